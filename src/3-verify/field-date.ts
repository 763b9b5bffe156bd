import { type Moment, moment } from '#ground'
import type { RawField } from './raw-fields.ts'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Zones that RFC 5322 §4.3 still knows by name, in hours. */
const ZONES: Readonly<Record<string, number>> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
}

/** Reads a date of mail (RFC 5322 §3.3); undefined where it is none or has no known zone. */
export function readMailDate(text: string): Moment | undefined {
  const found =
    /(\d{1,2})\s+([A-Za-z]{3})[a-z]*\s+(\d{4})\s+(\d{1,2}):(\d\d)(?::(\d\d))?\s*([+-]\d{4}|[A-Za-z]{1,4})/.exec(
      text.slice(0, 500),
    )
  if (found === null) return undefined
  const [, day = '', month = '', year = '', hour = '', minute = '', second = '0', zone = ''] = found
  const at = MONTHS.indexOf(month.toLowerCase())
  const offset = /^[+-]/.test(zone)
    ? Number(`${zone[0]!}1`) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3)))
    : (ZONES[zone.toLowerCase()] ?? NaN) * 60
  return at === -1
    ? undefined
    : moment(Date.UTC(Number(year), at, Number(day), Number(hour), Number(minute) - offset, Number(second)))
}

/** The date of a Received field: what follows its last semicolon (RFC 5321 §4.4). */
export function receivedDate({ text }: RawField): Moment | undefined {
  return readMailDate(text.slice(text.lastIndexOf(';') + 1).replaceAll('\r\n', ''))
}

/** When the mail came to where it was kept: the date of the topmost Received field that has one. */
export function receiptDate(fields: readonly RawField[]): Moment | undefined {
  for (const field of fields) {
    const at = field.key === 'received' ? receivedDate(field) : undefined
    if (at !== undefined) return at
  }
  return undefined
}
