/** English names are part of Node itself, so they are the same wherever the pinned one runs. */
const NAMES = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' })

/** What a person calls a country of ISO 3166-1: `Switzerland` for `CH`; anything else as it is. */
export function countryName(code: string): string {
  return /^[A-Z]{2}$/.test(code) ? (NAMES.of(code) ?? code) : code
}
