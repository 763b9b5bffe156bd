/**
 * Minutes east of UTC of the zone names that mean one thing only. RFC 5322 §4.3 defines the North American ones; the
 * others are those that mail programs write. Names with several meanings (IST, CST of China, BST) are not guessed, but
 * for CST and its kin, which the RFC gives to North America.
 */
const NAMED = new Map([
  ['UT', 0],
  ['UTC', 0],
  ['GMT', 0],
  ['Z', 0],
  ['WET', 0],
  ['EST', -300],
  ['EDT', -240],
  ['CST', -360],
  ['CDT', -300],
  ['MST', -420],
  ['MDT', -360],
  ['PST', -480],
  ['PDT', -420],
  ['AKST', -540],
  ['AKDT', -480],
  ['HST', -600],
  ['NST', -210],
  ['NDT', -150],
  ['WEST', 60],
  ['CET', 60],
  ['MET', 60],
  ['MEZ', 60],
  ['CEST', 120],
  ['MEST', 120],
  ['MESZ', 120],
  ['EET', 120],
  ['EEST', 180],
  ['MSK', 180],
  ['MSD', 240],
  ['HKT', 480],
  ['AWST', 480],
  ['JST', 540],
  ['KST', 540],
  ['ACST', 570],
  ['ACDT', 630],
  ['AEST', 600],
  ['AEDT', 660],
  ['NZST', 720],
  ['NZDT', 780],
])

/** Widest offset in civil use, with a little room: UTC+14. More is a mistake or a lie, and stands for no zone. */
const WIDEST = 15 * 60

/**
 * Minutes east of UTC that a zone tells: `+0100`, `-05:30`, `GMT+1`, `EST`. Undefined where it tells nothing: `-0000`
 * (RFC 5322 §3.3), a military letter (§4.3: they were defined wrongly once, so their meaning is lost), an unknown name.
 */
export function zoneOf(written: string): number | undefined {
  const found = /^(?:GMT|UTC?)?([+-])(\d{1,2}):?(\d{2})?$/i.exec(written)
  if (found === null) return NAMED.get(written.toUpperCase())
  const digits = Number(found[2]) * 100 + Number(found[3] ?? 0)
  if (found[1] === '+') return numericZone(digits)
  return digits === 0 ? undefined : numericZone(-digits)
}

/** The same for a zone read as a number: -330 is `-0330`, three and a half hours west. */
export function numericZone(digits: number): number | undefined {
  const minutes = Math.trunc(digits / 100) * 60 + (digits % 100)
  return Math.abs(minutes) > WIDEST || Math.abs(digits % 100) > 59 ? undefined : minutes
}
