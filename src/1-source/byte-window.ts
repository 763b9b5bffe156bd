/**
 * A window on a stream of bytes: it grows at its end as more is asked for, and lets go of bytes at its start. Places are
 * counted from the start of the stream. It copies each byte once, and once more each time that it has to grow.
 */
export class ByteWindow {
  /** What is in view; its first byte is at `offset`. A new view after each `more`. */
  bytes: Buffer = Buffer.alloc(0)
  offset = 0
  /** True once no bytes come after these. */
  ended = false
  readonly #pieces: AsyncIterator<Uint8Array>
  #room: Buffer = Buffer.alloc(0)
  /** Where in `#room` the view begins. */
  #start = 0

  constructor(pieces: AsyncIterable<Uint8Array>) {
    this.#pieces = pieces[Symbol.asyncIterator]()
  }

  /** The place behind the last byte in view. */
  get end(): number {
    return this.offset + this.bytes.length
  }

  /** Says that bytes before this place are no longer needed. */
  release(before: number): void {
    const gone = Math.min(before - this.offset, this.bytes.length)
    if (gone <= 0) return
    this.offset += gone
    this.#start += gone
    this.bytes = this.bytes.subarray(gone)
  }

  /** Brings the next bytes into view, or sets `ended`. */
  async more(): Promise<void> {
    const step = await this.#pieces.next()
    if (step.done === true) this.ended = true
    else this.#append(step.value)
  }

  /** Lets go of the stream. */
  async close(): Promise<void> {
    await this.#pieces.return?.()
  }

  #append(piece: Uint8Array) {
    const held = this.bytes.length
    const needed = held + piece.length
    if (this.#start + needed > this.#room.length) {
      // Twice what is needed, so that a long message is copied a few times and not once for every piece.
      const room = 2 * needed > this.#room.length ? Buffer.allocUnsafeSlow(2 * needed + piece.length) : this.#room
      this.bytes.copy(room, 0)
      this.#room = room
      this.#start = 0
    }
    this.#room.set(piece, this.#start + held)
    this.bytes = this.#room.subarray(this.#start, this.#start + needed)
  }
}
