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
  const hex = /^[0-9a-f-]+$/.test(old) ? 'abcdef' : /^[0-9A-F-]+$/.test(old) ? 'ABCDEF' : undefined
  let drawn = ''
  for (const letter of old) {
    if (DIGITS.includes(letter)) drawn += letter === '0' && drawn === '' ? '0' : chance.pick([...(drawn === '' ? '123456789' : DIGITS)])
    else if (LOWER.includes(letter)) drawn += letterFrom(hex ?? LOWER, chance)
    else if (UPPER.includes(letter)) drawn += letterFrom(hex ?? UPPER, chance)
    else drawn += letter
  }
  return drawn
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
