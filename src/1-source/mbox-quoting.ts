const QUOTED = Buffer.from('>From ')
const UNQUOTED = Buffer.from('\nFrom ')
const LF = 10
const CR = 13
const MARK = 62

/** A message's bytes once the store's quoting is taken off. */
export interface Unquoted {
  /** Bytes of their own, not a view into the store. */
  readonly bytes: Buffer
  readonly lines: number
}

/**
 * Takes one `>` off body lines of the form `>From `, `>>From ` and so on, which mboxo, mboxrd and mboxcl put there so
 * that the line is not taken for an envelope line. Whether the line had one before is not known: mboxo does not tell.
 * In the header section such a line is a relay's own remark and stays.
 */
export function unquote(stored: Buffer): Unquoted {
  const marks: number[] = []
  let body: number | undefined
  for (let found = stored.indexOf(QUOTED); found !== -1; found = stored.indexOf(QUOTED, found + QUOTED.length)) {
    let line = found
    while (line > 0 && stored[line - 1] === MARK) line--
    if (line > 0 && stored[line - 1] !== LF) continue
    body ??= bodyStart(stored) ?? stored.length
    if (line >= body) marks.push(found)
  }
  return { bytes: without(stored, marks), lines: marks.length }
}

/** Where the body begins, behind the empty line. Undefined where there is none. */
export function bodyStart(message: Buffer): number | undefined {
  for (let end = message.indexOf(LF); end !== -1; end = message.indexOf(LF, end + 1)) {
    if (message[end + 1] === LF) return end + 2
    if (message[end + 1] === CR && message[end + 2] === LF) return end + 3
  }
  return undefined
}

/** Whether a line of the body begins with `From ` and is not quoted. */
export function holdsUnquoted(message: Buffer, body: number): boolean {
  return message.indexOf(UNQUOTED, body - 1) !== -1
}

function without(stored: Buffer, marks: readonly number[]): Buffer {
  const bytes = Buffer.allocUnsafe(stored.length - marks.length)
  let from = 0
  let to = 0
  for (const mark of marks) {
    to += stored.copy(bytes, to, from, mark)
    from = mark + 1
  }
  stored.copy(bytes, to, from)
  return bytes
}
