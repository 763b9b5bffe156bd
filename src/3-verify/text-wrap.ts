/** Lines [from, to] that look like one line which a program broke: each but the last is full. */
interface LineRun {
  readonly from: number
  readonly to: number
}

/**
 * Finds the lines that a program may have broken at a width: a line goes on in the next where the next one's first word
 * would have made it too long. Quoted, indented and empty lines keep their ends.
 */
function joinableRuns(lines: readonly string[], width: number): readonly LineRun[] {
  const runs: LineRun[] = []
  for (let from = 0; from < lines.length - 1; from++) {
    let to = from
    while (to + 1 < lines.length && goesOn(lines[to]!, lines[to + 1]!, width)) to++
    if (to > from) runs.push({ from, to })
    from = to
  }
  return runs
}

function goesOn(above: string, line: string, width: number): boolean {
  const length = above.trimEnd().length
  if (length === 0 || line === '' || length > width || /^[\s>|\-*]/.test(line) || above.startsWith('>')) return false
  return length + 1 + line.split(' ', 1)[0]!.length > width
}

/** Makes one line of each run, with a space where it was broken. */
function joinRuns(lines: readonly string[], runs: readonly LineRun[]): string {
  const whole: string[] = []
  let next = 0
  for (const { from, to } of runs) {
    for (; next < from; next++) whole.push(lines[next]!)
    const run = lines.slice(from, to + 1)
    whole.push(run.map((line, at) => (at === run.length - 1 || line.endsWith(' ') ? line : `${line} `)).join(''))
    next = to + 1
  }
  for (; next < lines.length; next++) whole.push(lines[next]!)
  return whole.join('\r\n')
}

/** Joins all lines that look broken at a width. Lines end with CRLF. */
export function joinLines(text: string, width: number): string {
  const lines = text.split('\r\n')
  return joinRuns(lines, joinableRuns(lines, width))
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
