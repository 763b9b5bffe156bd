import type { Message, Part } from './message.ts'
import { isTnefMember, tnefMemberBytes } from './tnef-part.ts'
import { decodeTransfer } from './transfer-encoding.ts'

/** As much of a message as its parts' bytes are found with. */
export type PartSource = Pick<Message, 'item' | 'parts'>

/**
 * The decoded body of a part: the bytes of an attached file. They are not kept in the message, but cut from the item's
 * bytes and decoded again, so that whoever holds both can prove that one came from the other.
 */
export function partBytes(message: PartSource, part: Part): Buffer {
  const { item, parts } = message
  if (!isTnefMember(parts, part)) return decodeTransfer(encodedBody(message, part), part.encoding)
  return tnefMemberBytes(parts, part, groundOf({ item, parts }, part.base)) ?? Buffer.alloc(0)
}

/** The body of a part as it lies in the bytes that its spans count in. */
export function encodedBody(message: PartSource, { base, bodySpan }: Part): Buffer {
  return groundOf(message, base).subarray(bodySpan.from, bodySpan.to)
}

function groundOf(message: PartSource, base: number | undefined): Buffer {
  const around = base === undefined ? undefined : message.parts[base]
  if (around !== undefined) return partBytes(message, around)
  const { buffer, byteOffset, byteLength } = message.item.bytes
  return Buffer.from(buffer, byteOffset, byteLength)
}
