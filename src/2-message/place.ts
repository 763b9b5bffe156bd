import type { Span } from '#ground'
import type { Part } from './message.ts'
import { encodedBody, partBytes, type PartSource } from './part-bytes.ts'
import { isTnefMember } from './tnef-part.ts'
import { characterPlaces } from './text-place.ts'
import { decodeWithPlaces, type PlacedBody } from './transfer-encoding.ts'

/** Finds the bytes of the item in which something of a part is written; undefined where there is no such thing. */
export type Places = (found: Span) => Span | undefined

/**
 * The bytes of the item in which some characters of a part's text are written, so that a link inside a base64 body can
 * be shown where it lies. The way back goes through line ends, charset, transfer encoding, and every encoded part around
 * it; in base64 the answer is whole groups, so that these bytes alone decode to text that holds the characters.
 *
 * Undefined where the part has no such characters. It reads the part again; for several places in one part there is
 * `placesIn`.
 */
export function placeOf(message: PartSource, partIndex: number, characters: Span): Span | undefined {
  return placesIn(message, partIndex)(characters)
}

/** The same for many places of one part: it is read again once, and asking in the order of the text is fastest. */
export function placesIn(message: PartSource, partIndex: number): Places {
  const part = message.parts[partIndex]
  const { text, charset } = part ?? {}
  if (part === undefined || text === undefined || charset === undefined) return () => undefined
  const body = placedBody(message, part)
  const bytesOf = characterPlaces(body.decoded, text, charset)
  const placed = placesThrough(message, part, body)
  return characters => {
    const there = characters.from >= 0 && characters.from < characters.to && characters.to <= text.length
    return there ? placed(bytesOf(characters)) : undefined
  }
}

/** Finds the bytes of the item in which decoded bytes of a part are written. */
export function bytePlaces(message: PartSource, part: Part): Places {
  return placesThrough(message, part, placedBody(message, part))
}

function placesThrough(message: PartSource, part: Part, { places }: PlacedBody): Places {
  const around = part.base === undefined ? undefined : message.parts[part.base]
  const outside: Places = around === undefined ? span => span : bytePlaces(message, around)
  return decoded => {
    const span = places(decoded)
    const { from } = part.bodySpan
    return span === undefined ? undefined : outside({ from: from + span.from, to: from + span.to })
  }
}

function placedBody(message: PartSource, part: Part): PlacedBody {
  const body = encodedBody(message, part)
  if (!isTnefMember(message.parts, part)) return decodeWithPlaces(body, part.encoding)
  const decoded = partBytes(message, part)
  // Put together from several places in a winmail.dat: no place is exact, so all of it is named.
  return body.equals(decoded)
    ? decodeWithPlaces(body, part.encoding)
    : { decoded, places: () => ({ from: 0, to: body.length }) }
}
