/**
 * Joins lines that a program broke at a width: a line is joined to the next where the next one's first word would have
 * made it too long. Quoted, indented and empty lines keep their ends. Lines end with CRLF.
 */
export function joinLines(text: string, width: number): string {
  const lines = text.split('\r\n')
  const joined: string[] = []
  let length = 0
  for (const [at, line] of lines.entries()) {
    const last = joined.length - 1
    if (at > 0 && joinable(lines[at - 1]!, line, length, width)) {
      const above = joined[last]!
      joined[last] = above.endsWith(' ') ? above + line : `${above} ${line}`
    } else {
      joined.push(line)
    }
    length = line.trimEnd().length
  }
  return joined.join('\r\n')
}

function joinable(above: string, line: string, length: number, width: number): boolean {
  if (above === '' || line === '' || length > width || /^[\s>|\-*]/.test(line) || above.startsWith('>')) return false
  const word = line.split(' ', 1)[0]!
  return length + 1 + word.length > width
}

/** Joins the soft lines of flowed text: those that end with a space (RFC 3676 §4.1), the signature mark left alone. */
export function joinFlowed(text: string, space: 'kept' | 'dropped'): string {
  const mark = '\u0000'
  return text
    .replace(/^(>*)-- \r\n/gm, `$1--${mark}\r\n`)
    .replace(/ \r\n(?!\r\n|>|$)/g, space === 'kept' ? ' ' : '')
    .replaceAll(mark, ' ')
}

/** How a line that is too long is broken. */
export interface WrapStyle {
  readonly width: number
  /** 'soft' leaves the space at the end of the line, 'hard' takes it away. */
  readonly ends: 'soft' | 'hard'
  /** 'words' that are longer than a line stay whole; 'anywhere' cuts them. */
  readonly breaks: 'words' | 'anywhere'
}

/** Breaks every line that is longer than a width at its spaces, as mail programs do before they send. */
export function wrapLines(text: string, style: WrapStyle): string {
  return text
    .split('\r\n')
    .map(line => (line.length <= style.width ? line : wrapLine(line, style)))
    .join('\r\n')
}

function wrapLine(line: string, { width, ends, breaks }: WrapStyle): string {
  const lines: string[] = []
  let from = 0
  while (line.length - from > width) {
    const space = line.lastIndexOf(' ', from + width)
    const at = space > from ? space : breaks === 'anywhere' ? from + width : line.indexOf(' ', from + width)
    if (at === -1) break
    const atSpace = line[at] === ' '
    lines.push(line.slice(from, ends === 'soft' && atSpace ? at + 1 : at))
    from = atSpace ? at + 1 : at
  }
  return [...lines, line.slice(from)].join('\r\n')
}
