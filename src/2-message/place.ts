import type { Span } from '#ground'
import { byteSpan } from './charset.ts'
import type { Part } from './message.ts'
import { encodedBody, partBytes, type PartSource } from './part-bytes.ts'
import { readTextAgain } from './text-body.ts'
import { encodedSpan } from './transfer-encoding.ts'

/**
 * The bytes of the item in which some characters of a part's text are written, so that a link inside a base64 body can
 * be shown where it lies. The way back goes through line ends, charset, transfer encoding, and every encoded part around
 * it; in base64 the answer is whole groups, so that these bytes alone decode to text that holds the characters.
 *
 * Undefined where the part has no such characters. It reads the part again, so it is for what is cited, not for all.
 */
export function placeOf(message: PartSource, partIndex: number, characters: Span): Span | undefined {
  const part = message.parts[partIndex]
  const { text, charset } = part ?? {}
  if (part === undefined || text === undefined || charset === undefined) return undefined
  if (characters.from < 0 || characters.from >= characters.to || characters.to > text.length) return undefined
  // A line end of two characters is one in the text, so twice as many characters hold them in any case.
  const written = readTextAgain(partBytes(message, part), charset, characters.to * 2)
  const decoded = byteSpan(written.bytes, charset, written.text, beforeLineFeeds(written.text, characters))
  return placeOfBytes(message, part, decoded)
}

/** The bytes of the item in which some of a part's decoded bytes are written. */
export function placeOfBytes(message: PartSource, part: Part, decoded: Span): Span | undefined {
  const inBody = encodedSpan(encodedBody(message, part), part.encoding, decoded)
  if (inBody === undefined) return undefined
  const span = { from: part.bodySpan.from + inBody.from, to: part.bodySpan.from + inBody.to }
  const around = part.base === undefined ? undefined : message.parts[part.base]
  return around === undefined ? span : placeOfBytes(message, around, span)
}

/** The same characters in the text as it was written, where a line end may be two. */
function beforeLineFeeds(written: string, { from, to }: Span): Span {
  let pairs = 0
  let pairsBeforeFrom = 0
  for (let pair = written.indexOf('\r\n'); pair >= 0 && pair - pairs < to; pair = written.indexOf('\r\n', pair + 2)) {
    if (pair - pairs < from) pairsBeforeFrom++
    pairs++
  }
  return { from: from + pairsBeforeFrom, to: to + pairs }
}
