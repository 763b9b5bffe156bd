import type { Limits, Span } from '#ground'
import { declaredEnd, holdsMessage } from './mbox-length.ts'
import { unquote } from './mbox-quoting.ts'
import { envelopeStands, envelopeText, messageBegins, SEPARATOR_LENGTH } from './mbox-separator.ts'

/** What a store holds between one envelope line and the next. */
export interface StoredMessage {
  /** From its envelope line to the next one, in the bytes of the store. */
  readonly stored: Span
  /** Sender and date as the envelope line has them. Absent: these bytes stand before the first envelope line. */
  readonly envelope?: string
  /** The message itself, in bytes of its own. */
  readonly bytes: Buffer
  readonly unquotedLines: number
  /** It is longer than a message may be, and its bytes stop there. */
  readonly cut?: true
  /** Its Content-Length does not lead to the end of a message, while those before it did. */
  readonly lengthWrong?: true
  /** Within its Content-Length stands what would begin a message elsewhere. */
  readonly holdsMessage?: true
}

const SEPARATOR = Buffer.from('\nFrom ')
const LF = 10
const CR = 13

/**
 * Parts the bytes of an mbox into messages. Push pieces in, and take messages out until there is none; then push on.
 * It holds the bytes of the message at which it is, and no more than the longest message that is allowed.
 */
export class MboxStore {
  readonly #limits: Limits
  #bytes: Buffer = Buffer.alloc(0)
  #buffer: Buffer = Buffer.alloc(0)
  /** Place of the buffer's first byte in the store. */
  #offset = 0
  /** Where the message at hand begins, and from where its end is still to be looked for. */
  #start = 0
  #scan = 0
  #ended = false
  #state: 'begin' | 'junk' | 'message' | 'cut' | 'over' = 'begin'
  /** Start of a message or of junk that is too long to be held. */
  #long: { readonly from: number; readonly envelope: string | undefined; readonly bytes: Buffer } | undefined
  /** Whether messages tell their length: the first one decides. */
  #lengths: 'unknown' | 'used' | 'unused' = 'unknown'
  /** mboxcl2 tells lengths and does not quote. */
  #quoted = true
  #lengthWrong = false

  constructor(limits: Limits) {
    this.#limits = limits
  }

  /** Gives it the next bytes of the store. Take all messages out before. */
  push(piece: Uint8Array): void {
    const kept = this.#state === 'message' || this.#state === 'begin' ? this.#start : Math.max(0, this.#scan - 4)
    const held = this.#bytes.length - kept
    if (this.#buffer.length - this.#bytes.length < piece.length) {
      const room = held + piece.length <= this.#buffer.length ? this.#buffer : Buffer.allocUnsafeSlow(2 * (held + piece.length))
      this.#bytes.copy(room, 0, kept)
      this.#buffer = room
      this.#offset += kept
      this.#start -= kept
      this.#scan -= kept
      this.#bytes = room.subarray(0, held)
    }
    this.#buffer.set(piece, this.#bytes.length)
    this.#bytes = this.#buffer.subarray(0, this.#bytes.length + piece.length)
  }

  /** Says that all bytes of the store have been given. */
  end(): void {
    this.#ended = true
  }

  /** The next message; undefined where more bytes are needed, or where there are no more. */
  next(): StoredMessage | undefined {
    if (this.#state === 'begin' && !this.#begin()) return undefined
    if (this.#state === 'over') return undefined
    const end = this.#state === 'message' ? (this.#toldEnd() ?? this.#foundEnd()) : this.#foundEnd()
    if (end !== 'more') return this.#take(end)
    if (this.#state !== 'cut' && this.#bytes.length - this.#start > this.#limits.messageBytes) this.#giveUpHolding()
    return undefined
  }
}
