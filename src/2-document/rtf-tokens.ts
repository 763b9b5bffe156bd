/** What to do at each token of an RTF file. */
export interface RtfSteps {
  open(): void
  close(): void
  /** A control word with its number: `\par`, `\f2`, `\u8212`. */
  word(name: string, number: number | undefined): void
  /** A control symbol: `~`, `-`, `_`, `*`. */
  symbol(sign: string): void
  /** One byte of text in the current font's charset. */
  byte(value: number): void
}

const BACKSLASH = 0x5c
const OPEN = 0x7b
const CLOSE = 0x7d

/** Cuts an RTF file (specification 1.9.1) into tokens, in one pass over the bytes. What is no RTF comes out as text. */
export function walkRtf(bytes: Uint8Array, steps: RtfSteps): void {
  let at = 0
  while (at < bytes.length) {
    const byte = bytes[at]!
    if (byte === OPEN) steps.open()
    else if (byte === CLOSE) steps.close()
    else if (byte === BACKSLASH) {
      at = control(bytes, at + 1, steps)
      continue
    } else if (byte !== 10 && byte !== 13 && byte !== 0) steps.byte(byte)
    at++
  }
}

/** Reads what stands after a backslash and returns the place behind it. */
function control(bytes: Uint8Array, from: number, steps: RtfSteps): number {
  const first = bytes[from]
  if (first === undefined) return from
  if (!isLetter(first)) return symbol(bytes, from, first, steps)
  let at = from
  while (at < bytes.length && at - from < 32 && isLetter(bytes[at]!)) at++
  const name = latin(bytes, from, at)
  const numberFrom = at
  if (bytes[at] === 0x2d) at++
  while (at < bytes.length && at - numberFrom < 11 && isDigit(bytes[at]!)) at++
  const number = Number.parseInt(latin(bytes, numberFrom, at), 10)
  // The one space behind a control word belongs to it.
  if (bytes[at] === 0x20) at++
  if (Number.isNaN(number)) steps.word(name, undefined)
  // Binary bytes follow as they are, braces and backslashes among them.
  else if (name === 'bin') return Math.min(bytes.length, at + Math.max(0, number))
  else steps.word(name, number)
  return at
}

function symbol(bytes: Uint8Array, at: number, sign: number, steps: RtfSteps): number {
  if (sign === 0x27) {
    const value = Number.parseInt(latin(bytes, at + 1, at + 3), 16)
    if (!Number.isNaN(value)) steps.byte(value)
    return at + 3
  }
  // A backslash before a line end is a paragraph; before a brace or another one it is that sign.
  if (sign === 10 || sign === 13) steps.word('par', undefined)
  else if (sign === OPEN || sign === CLOSE || sign === BACKSLASH) steps.byte(sign)
  else steps.symbol(String.fromCharCode(sign))
  return at + 1
}

function latin(bytes: Uint8Array, from: number, to: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + from, Math.max(0, Math.min(to, bytes.length) - from)).toString(
    'latin1',
  )
}

function isLetter(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a)
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39
}
