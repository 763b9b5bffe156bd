import type { Limits, Span } from '#ground'
import { ByteWindow } from './byte-window.ts'
import { declaredLength, landing } from './mbox-length.ts'
import { holdsUnquoted, unquote } from './mbox-quoting.ts'
import { envelopeStands, envelopeText, messageBegins } from './mbox-separator.ts'

/** What a store holds between one envelope line and the next. */
export interface StoredMessage {
  /** From its envelope line to the next one, in the bytes of the store. */
  readonly stored: Span
  /** Sender and date as the envelope line has them. Absent: these bytes stand before the first envelope line. */
  readonly envelope?: string
  /** The message itself, in bytes of its own; none where there is no envelope. */
  readonly bytes: Buffer
  readonly unquotedLines: number
  /** What is odd about it: it is too long and was cut, its Content-Length is wrong, it holds an envelope line. */
  readonly odd?: 'too-long' | 'length-wrong' | 'holds-message'
}

const SEPARATOR = Buffer.from('\nFrom ')
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf])
const LF = 10
const CR = 13

/** How a store marks where messages end, as its messages show one after another. */
interface Dialect {
  /** Whether messages tell their length: the first one decides. */
  lengths: 'unknown' | 'used' | 'unused'
  /** mboxcl2 tells lengths and does not quote. */
  quoted: boolean
}

/** Where a message ends, and where the next begins. */
interface Ends {
  readonly content: number
  readonly next: number
  /** The first bytes of a message that is too long to be held. */
  readonly head?: Buffer
  readonly odd?: StoredMessage['odd']
}

/**
 * Parts the bytes of an mbox into messages, in all its dialects: mboxo, mboxrd, mboxcl and mboxcl2. A separator is an
 * envelope line after an empty line (or at the start) with a header field behind it. Where the messages tell their
 * length from the first one on, and it leads exactly to a separator or to the end, the length counts instead.
 *
 * It holds no more than the message at which it is. A message over the limit is cut, and its end still looked for.
 */
export async function* storedMessages(
  pieces: AsyncIterable<Uint8Array>,
  limits: Limits,
): AsyncGenerator<StoredMessage, void> {
  const window = new ByteWindow(pieces)
  const dialect: Dialect = { lengths: 'unknown', quoted: true }
  try {
    let start = await firstByte(window)
    let begins = await envelopeAtStart(window, start)
    while (start < window.end) {
      const told = begins && dialect.lengths !== 'unused' ? await toldEnd(window, start, dialect, limits) : undefined
      const ends = typeof told === 'object' ? told : await foundEnd(window, start, limits, told)
      if (begins) yield message(window, start, ends, dialect)
      else yield { stored: { from: start, to: ends.next }, bytes: Buffer.alloc(0), unquotedLines: 0 }
      start = ends.next
      begins = true
      window.release(start)
      while (window.bytes.length === 0 && !window.ended) await window.more()
    }
  } finally {
    await window.close()
  }
}

/** Where the first line with something in it begins: some programs leave a byte order mark or empty lines before it. */
async function firstByte(window: ByteWindow): Promise<number> {
  while (window.bytes.length < 3 && !window.ended) await window.more()
  if (window.bytes.subarray(0, 3).equals(BYTE_ORDER_MARK)) window.release(3)
  while (true) {
    const found = window.bytes.findIndex(byte => byte !== LF && byte !== CR)
    window.release(found === -1 ? window.end : window.offset + found)
    if (found !== -1 || window.ended) return window.offset
    await window.more()
  }
}

async function envelopeAtStart(window: ByteWindow, start: number): Promise<boolean> {
  while (true) {
    const look = envelopeStands(window.bytes, start - window.offset, window.ended)
    if (look !== 'more') return look === 'yes'
    await window.more()
  }
}

/** The end that a message tells itself; 'wrong' where it should tell one that holds and does not. */
async function toldEnd(
  window: ByteWindow,
  start: number,
  dialect: Dialect,
  limits: Limits,
): Promise<Ends | 'wrong' | undefined> {
  while (true) {
    const bytes = window.bytes.subarray(start - window.offset)
    const declared = declaredLength(bytes, window.ended, limits.headerBytes)
    if (declared.kind === 'length' && declared.end <= limits.messageBytes) {
      const { look, at } = landing(bytes, declared.end, window.ended)
      if (look === 'yes') {
        dialect.lengths = 'used'
        if (holdsUnquoted(bytes.subarray(0, declared.end), declared.body)) dialect.quoted = false
        const odd = separatorIn(bytes.subarray(0, declared.end), declared.body, true).look === 'yes'
        return { content: start + declared.end, next: start + at, ...(odd ? { odd: 'holds-message' } : {}) }
      }
      if (look === 'no') return wrong(dialect)
    } else if (declared.kind !== 'more') return wrong(dialect)
    await window.more()
  }
}

function wrong(dialect: Dialect): 'wrong' | undefined {
  if (dialect.lengths === 'used') return 'wrong'
  dialect.lengths = 'unused'
  return undefined
}

/** The end of a message by the next separator. */
async function foundEnd(window: ByteWindow, start: number, limits: Limits, told: 'wrong' | undefined): Promise<Ends> {
  let scan = start + 1
  let head: Buffer | undefined
  while (true) {
    const { look, index } = separatorIn(window.bytes, scan - window.offset, window.ended)
    scan = window.offset + index
    if (look === 'yes' || window.ended) {
      const next = look === 'yes' ? scan : window.end
      if (head !== undefined) return { content: next, next, head, odd: 'too-long' }
      return {
        content: withoutEmptyLine(window, start, next),
        next,
        ...(told === undefined ? {} : { odd: 'length-wrong' }),
      }
    }
    if (head === undefined && window.end - start > limits.messageBytes) {
      const from = start - window.offset
      head = Buffer.from(window.bytes.subarray(from, from + limits.messageBytes))
    }
    // Only the line that may have to be looked at again, with the empty line before it.
    if (head !== undefined) window.release(scan - 4)
    await window.more()
  }
}

/**
 * The index of the next separator; or, where there is none, the index from which to look once there are more bytes.
 * This is where the time of reading goes, and so nothing is done line by line.
 */
function separatorIn(bytes: Buffer, from: number, ended: boolean): { look: 'yes' | 'more'; index: number } {
  let found = bytes.indexOf(SEPARATOR, Math.max(0, from - 1))
  while (found !== -1) {
    const before = bytes[found - 1]
    if (before === LF || (before === CR && bytes[found - 2] === LF)) {
      const look = messageBegins(bytes, found + 1, ended)
      if (look !== 'no') return { look, index: found + 1 }
    }
    found = bytes.indexOf(SEPARATOR, found + 1)
  }
  return { look: 'more', index: Math.max(from, bytes.length - SEPARATOR.length + 1) }
}

/** The place before the one empty line that the store put behind the message. */
function withoutEmptyLine(window: ByteWindow, start: number, end: number): number {
  const bytes = window.bytes.subarray(start - window.offset, end - window.offset)
  const last = bytes.length - 1
  if (bytes[last] !== LF) return end
  if (bytes[last - 1] === LF) return end - 1
  return bytes[last - 1] === CR && bytes[last - 2] === LF ? end - 2 : end
}

function message(window: ByteWindow, start: number, ends: Ends, dialect: Dialect): StoredMessage {
  const whole = ends.head ?? window.bytes.subarray(start - window.offset, ends.content - window.offset)
  const line = whole.indexOf(LF)
  const stored = line === -1 ? whole.subarray(whole.length) : whole.subarray(line + 1)
  const { bytes, lines } = dialect.quoted ? unquote(stored) : { bytes: Buffer.from(stored), lines: 0 }
  return {
    stored: { from: start, to: ends.next },
    envelope: envelopeText(whole, 0),
    bytes,
    unquotedLines: lines,
    ...(ends.odd === undefined ? {} : { odd: ends.odd }),
  }
}
