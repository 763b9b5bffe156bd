/** Reads a stream of pieces as if it were one run of bytes: look ahead, take so many, go on. */
export class ByteStream {
  /** Bytes taken so far. */
  position = 0
  readonly #pieces: AsyncIterator<Uint8Array>
  #held: Buffer = Buffer.alloc(0)
  #ended = false

  constructor(pieces: AsyncIterable<Uint8Array>) {
    this.#pieces = pieces[Symbol.asyncIterator]()
  }

  /** The next bytes without taking them: fewer than asked for only at the end. */
  async peek(length: number): Promise<Buffer> {
    if (this.#held.length < length && !this.#ended) await this.#fill(length)
    return this.#held.subarray(0, length)
  }

  /** Takes the next bytes: fewer than asked for only at the end. */
  async take(length: number): Promise<Buffer> {
    const taken = await this.peek(length)
    this.#drop(taken.length)
    return taken
  }

  /** Takes what is at hand, at least a byte and at most so many. Empty only at the end. */
  async some(most: number): Promise<Buffer> {
    if (this.#held.length === 0 && !this.#ended) await this.#fill(1)
    const taken = this.#held.subarray(0, most)
    this.#drop(taken.length)
    return taken
  }

  /** Puts back the last bytes that were taken. */
  unread(bytes: Buffer): void {
    this.#held = this.#held.length === 0 ? bytes : Buffer.concat([bytes, this.#held])
    this.position -= bytes.length
  }

  /** Takes bytes and forgets them; says how many there were. */
  async skip(length: number): Promise<number> {
    let left = length
    while (left > 0) {
      const gone = await this.some(left)
      if (gone.length === 0) break
      left -= gone.length
    }
    return length - left
  }

  /** Lets go of the stream. */
  async close(): Promise<void> {
    this.#ended = true
    this.#held = Buffer.alloc(0)
    await this.#pieces.return?.()
  }

  #drop(length: number) {
    this.#held = this.#held.subarray(length)
    this.position += length
  }

  async #fill(length: number) {
    const pieces = [this.#held]
    let held = this.#held.length
    while (held < length) {
      const step = await this.#pieces.next()
      if (step.done === true) {
        this.#ended = true
        break
      }
      pieces.push(Buffer.from(step.value.buffer, step.value.byteOffset, step.value.byteLength))
      held += step.value.length
    }
    const filled = pieces.filter(piece => piece.length > 0)
    this.#held = filled.length === 1 ? filled[0]! : Buffer.concat(filled)
  }
}
