/** A point in time: milliseconds since 1970-01-01T00:00:00Z. */
export type Moment = number & { readonly kind: 'Moment' }

/** One minute, hour and day as milliseconds, for differences between moments. */
export const MINUTE = 60_000
/** One hour in milliseconds. */
export const HOUR = 3_600_000
/** One day in milliseconds. */
export const DAY = 86_400_000

/** Milliseconds since the epoch as a moment; undefined where the number is none or outside the years 1–9999. */
export function moment(milliseconds: number): Moment | undefined {
  return milliseconds >= -62_135_596_800_000 && milliseconds < 253_402_300_800_000
    ? (milliseconds as Moment)
    : undefined
}

/** A moment as RFC 3339 in UTC, whole seconds unless it has milliseconds: `2024-06-01T09:30:00Z`. */
export function rfc3339(at: Moment): string {
  return new Date(at).toISOString().replace('.000Z', 'Z')
}

/** Reads RFC 3339, or a bare date as midnight UTC; undefined for anything else. */
export function readRfc3339(text: string): Moment | undefined {
  if (!/^\d{4}-\d\d-\d\d(?:[Tt ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:[Zz]|[+-]\d\d:\d\d))?$/.test(text)) return undefined
  return moment(Date.parse(text.toUpperCase().replace(' ', 'T')))
}
