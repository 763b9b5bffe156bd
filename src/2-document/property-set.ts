import iconv from 'iconv-lite'

import { moment, rfc3339 } from '#ground'
import type { CompoundFile } from '#source'

import type { Draft } from './draft.ts'

/** [MS-OLEPS] §2.25.1: what the numbers of the summary stand for. */
const SUMMARY: Readonly<Record<number, string>> = {
  2: 'title',
  3: 'subject',
  4: 'author',
  5: 'keywords',
  6: 'comments',
  7: 'template',
  8: 'lastAuthor',
  9: 'revision',
  11: 'lastPrinted',
  12: 'created',
  13: 'saved',
  18: 'program',
}
/** §2.25.2: of the document summary only who it belongs to. */
const DOCUMENT_SUMMARY: Readonly<Record<number, string>> = { 14: 'manager', 15: 'company' }

/** Reads what an Office file up to 2003 says of itself: author, program, dates (MS-OLEPS). */
export function readPropertySets(file: CompoundFile, draft: Draft): void {
  readSet(file.root.streams.get('\u0005SummaryInformation')?.(), SUMMARY, draft)
  readSet(file.root.streams.get('\u0005DocumentSummaryInformation')?.(), DOCUMENT_SUMMARY, draft)
}

function readSet(bytes: Uint8Array | undefined, names: Readonly<Record<number, string>>, draft: Draft): void {
  if (bytes === undefined || bytes.length < 56) return
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  // §2.21: the first set's place stands at 44; §2.20: its size and number of properties begin it.
  const start = view.getUint32(44, true)
  if (start + 8 > bytes.length) return
  const count = Math.min(200, view.getUint32(start + 4, true), Math.floor((bytes.length - start - 8) / 8))
  const places = new Map<number, number>()
  for (let index = 0; index < count; index++)
    places.set(view.getUint32(start + 8 + index * 8, true), start + view.getUint32(start + 12 + index * 8, true))
  const codePage = numberAt(view, places.get(1)) ?? 1252
  for (const [number, place] of places) {
    const name = names[number]
    const value = name === undefined ? undefined : valueAt(view, place, codePage)
    if (name !== undefined && value !== undefined) draft.property('summary', name, value)
  }
}

function numberAt(view: DataView, place: number | undefined): number | undefined {
  // §2.15: type 2 is a short number.
  if (place === undefined || place + 6 > view.byteLength || view.getUint16(place, true) !== 2) return undefined
  return view.getUint16(place + 4, true)
}

/** §2.15: type 30 is text in the set's code page, 31 text in UTF-16, 64 a time in tenths of microseconds since 1601. */
function valueAt(view: DataView, place: number, codePage: number): string | undefined {
  if (place + 8 > view.byteLength) return undefined
  const type = view.getUint16(place, true)
  if (type === 64 && place + 12 <= view.byteLength) {
    const ticks = view.getBigUint64(place + 4, true)
    const at = ticks === 0n ? undefined : moment(Number(ticks / 10_000n) - 11_644_473_600_000)
    return at === undefined ? undefined : rfc3339(at)
  }
  if (type !== 30 && type !== 31) return undefined
  const length = Math.min(4000, view.getUint32(place + 4, true) * (type === 31 ? 2 : 1), view.byteLength - place - 8)
  const bytes = Buffer.from(view.buffer, view.byteOffset + place + 8, length)
  const charset = type === 31 || codePage === 1200 ? 'utf-16le' : codePage === 65001 ? 'utf-8' : `cp${codePage}`
  const text = iconv.decode(bytes, iconv.encodingExists(charset) ? charset : 'windows-1252')
  return text.replace(/\0.*$/s, '')
}
