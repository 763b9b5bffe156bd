import type { Random } from '#ground'

const LOWER = 'abcdefghijklmnopqrstuvwxyz'
const UPPER = LOWER.toUpperCase()
const DIGITS = '0123456789'

/** Values that only ever occur once in real mail, drawn anew: the same old value becomes the same new one. */
export interface Fresh {
  /** The value with every letter and digit drawn anew from its own class: `4FRb4w1Mzlz301k` → `8KTq2c7Nfaz914d`. */
  of(old: string): string
  /** What an old value became, undefined where it was not met. */
  became(old: string): string | undefined
}

/** Starts drawing for one mail. */
export function freshValues(chance: Random): Fresh {
  const known = new Map<string, string>()
  return {
    of(old) {
      const before = known.get(old)
      if (before !== undefined) return before
      const drawn = redraw(old, chance)
      known.set(old, drawn)
      return drawn
    },
    became: old => known.get(old),
  }
}

function redraw(old: string, chance: Random): string {
  const classes = classesOf(old)
  // The letter before the padding of Base64 has few values, and the first three of a long Postfix id tell the day.
  const kept = old.endsWith('=') ? old.search(/.=+$/) : -1
  let drawn = ''
  for (let index = 0; index < old.length; index++) {
    const letter = old[index]!
    if (index === kept || index < classes.head) drawn += letter
    else if (DIGITS.includes(letter))
      drawn +=
        drawn === '' && letter !== '0'
          ? letterFrom(classes.digits.replace('0', ''), chance)
          : letterFrom(classes.digits, chance)
    else if (LOWER.includes(letter)) drawn += letterFrom(classes.lower, chance)
    else if (UPPER.includes(letter)) drawn += letterFrom(classes.upper, chance)
    else drawn += letter
  }
  return drawn
}

function classesOf(old: string): { lower: string; upper: string; digits: string; head: number } {
  if (/^[0-9a-f:-]+$/.test(old)) return { lower: 'abcdef', upper: 'ABCDEF', digits: DIGITS, head: 0 }
  if (/^[0-9A-F:-]+$/.test(old)) return { lower: 'abcdef', upper: 'ABCDEF', digits: DIGITS, head: 0 }
  // Base32 (RFC 4648), as neomutt writes it, knows no 0, 1, 8 and 9.
  if (/^[a-z2-7]{24,}$/.test(old)) return { lower: LOWER, upper: UPPER, digits: '234567', head: 0 }
  // Postfix writes long queue ids without vowels (enable_long_queue_ids).
  if (/^4[0-9B-DF-HJ-NP-TV-Zb-df-hj-np-tv-z]{11,16}$/.test(old))
    return { lower: LOWER.replace(/[aeiou]/g, ''), upper: UPPER.replace(/[AEIOU]/g, ''), digits: DIGITS, head: 3 }
  return { lower: LOWER, upper: UPPER, digits: DIGITS, head: 0 }
}

function letterFrom(letters: string, chance: Random): string {
  return letters[chance.below(letters.length)]!
}

/** So many letters from an alphabet. */
export function drawn(count: number, alphabet: string, chance: Random): string {
  let text = ''
  for (let index = 0; index < count; index++) text += alphabet[chance.below(alphabet.length)]!
  return text
}

/** Alphabets of the ids that clients and servers write. */
export const ALPHABET = {
  digits: DIGITS,
  hex: '0123456789abcdef',
  upperHex: '0123456789ABCDEF',
  letters: `${UPPER}${LOWER}${DIGITS}`,
  base64: `${UPPER}${LOWER}${DIGITS}+/`,
  base64url: `${UPPER}${LOWER}${DIGITS}-_`,
  gmail: `${UPPER}${LOWER}${DIGITS}=+_-`,
  upper: `${UPPER}${DIGITS}`,
} as const
