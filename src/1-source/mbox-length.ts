import { bodyStart } from './mbox-quoting.ts'
import { messageBegins, type Look } from './mbox-separator.ts'

const LF = 10
const CR = 13

/** What a message says about its own length, in a store of the kinds mboxcl and mboxcl2. */
export type Declared =
  | { readonly kind: 'more' | 'none' }
  /** `body` and `end` are indexes: where the body begins, and where it should end. */
  | { readonly kind: 'length'; readonly body: number; readonly end: number }

/**
 * Reads Content-Length from the header section of a message that begins at the start of these bytes. A header section
 * longer than `limit` counts as having none.
 */
export function declaredLength(bytes: Buffer, ended: boolean, limit: number): Declared {
  const body = bodyStart(bytes.subarray(0, limit))
  if (body === undefined) return { kind: ended || bytes.length >= limit ? 'none' : 'more' }
  const field = /\ncontent-length[ \t]{0,8}:[ \t]{0,8}(\d{1,12})[ \t]{0,8}\r?\n/i.exec(
    bytes.toString('latin1', 0, body),
  )
  if (field === null) return { kind: 'none' }
  return { kind: 'length', body, end: body + Number(field[1]) }
}

/**
 * Where the message after one that should end here begins: right here or behind the one empty line between messages.
 * Being lenient by one byte more would take messages apart that another dialect has whole.
 */
export function landing(bytes: Buffer, end: number, ended: boolean): { readonly look: Look; readonly at: number } {
  const gap = bytes[end] === LF ? 1 : bytes[end] === CR && bytes[end + 1] === LF ? 2 : 0
  const at = end + gap
  if (ended && at === bytes.length) return { look: 'yes', at }
  if (at + 1 >= bytes.length) return { look: ended ? 'no' : 'more', at }
  return { look: bytes[at - 1] === LF ? messageBegins(bytes, at, ended) : 'no', at }
}
