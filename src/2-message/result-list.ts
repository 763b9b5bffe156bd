/** One piece of a list that is parted by semicolons: its words without comments, and the comments. */
export interface Piece {
  readonly text: string
  readonly comments: readonly string[]
}

/** Characters of a field that are read; honest ones, with several signatures, have some two thousand. */
const MOST_CHARACTERS = 20_000

const SPACE = 32
const QUOTE = 34
const OPEN = 40
const CLOSE = 41
const SEMICOLON = 59
const BACKSLASH = 92

/**
 * Parts a field at its semicolons as RFC 8601 §2.2 has it: not in comments, which nest, and not in quoted strings.
 * Empty pieces are left out: many hosts write a semicolon behind the last result.
 */
export function parted(value: string): Piece[] {
  const whole = value.length > MOST_CHARACTERS ? value.slice(0, MOST_CHARACTERS) : value
  const pieces: Piece[] = []
  let text = ''
  let comments: string[] = []
  let from = 0
  const finish = (to: number) => {
    text = `${text}${whole.slice(from, to)}`.trim()
    if (text !== '') pieces.push({ text, comments })
    text = ''
    comments = []
  }
  for (let at = 0; at < whole.length; at++) {
    const code = whole.charCodeAt(at)
    if (code === QUOTE) at = quoteEnd(whole, at)
    else if (code === SEMICOLON) {
      finish(at)
      from = at + 1
    } else if (code === OPEN) {
      const end = commentEnd(whole, at)
      text += `${whole.slice(from, at)} `
      comments.push(whole.slice(at + 1, end).trim())
      at = end
      from = end + 1
    }
  }
  finish(whole.length)
  return pieces
}

function quoteEnd(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === BACKSLASH) at++
    else if (code === QUOTE) return at
  }
  // A quote that never closes is a stray character, and not the rest of the field.
  return from
}

function commentEnd(text: string, from: number): number {
  let depth = 0
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === BACKSLASH) at++
    else if (code === OPEN) depth++
    else if (code === CLOSE && --depth === 0) return at
  }
  return text.length
}

/**
 * The pairs `name=value` of a piece in their order, names in lower case, values as written without their quotes. White
 * space may stand around the sign and around the dot of `ptype.property`.
 */
export function pairs(text: string): (readonly [name: string, value: string])[] {
  const found: (readonly [string, string])[] = []
  let from = 0
  for (let sign = text.indexOf('='); sign !== -1; sign = text.indexOf('=', from)) {
    const name = nameBefore(text, sign, from)
    let at = sign + 1
    while (at < text.length && text.charCodeAt(at) <= SPACE) at++
    const quoted = text.charCodeAt(at) === QUOTE ? quoteEnd(text, at) : at
    from = quoted > at ? quoted + 1 : wordEnd(text, at)
    if (name === '') continue
    found.push([name, quoted > at ? text.slice(at + 1, quoted).replace(/\\(.)/g, '$1') : text.slice(at, from)])
  }
  return found
}

function nameBefore(text: string, sign: number, from: number): string {
  const before = text.slice(from, sign).trimEnd()
  const name = before.slice(lastSpace(before) + 1)
  const dotted =
    name.startsWith('.') ||
    before
      .slice(0, before.length - name.length)
      .trimEnd()
      .endsWith('.')
  return (dotted ? (/\S+$/.exec(before.replace(/\s*\.\s*/g, '.'))?.[0] ?? '') : name).toLowerCase()
}

function lastSpace(text: string): number {
  return Math.max(text.lastIndexOf(' '), text.lastIndexOf('\t'), text.lastIndexOf('\n'))
}

function wordEnd(text: string, from: number): number {
  let at = from
  while (at < text.length && text.charCodeAt(at) > SPACE) at++
  return at
}
