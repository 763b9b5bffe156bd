import { winnow } from './shingle.ts'
import type { Alignment } from './text-alignment.ts'
import type { Letters } from './text-letters.ts'

/** Whether two texts that share wording are one text in two states, or only cut from the same form. */
export interface Kinship {
  /** Share of the left text's letters that the right one has at their place. */
  readonly containment: number
  /** Shared letters of both texts over all letters of both: 1 only for texts with the same letters. */
  readonly similarity: number
  /**
   * Share of wrong letters that stand alone among right ones, 0 to 1: a scan spoils letters, an editor changes words. The
   * same letters wrong at the same word again are no error of reading; that wording counts as different.
   */
  readonly noise: number
  /** Share of what tells these texts from others that they have in common, 0 to 1. */
  readonly common: number
  /** How much they share, in letters that nobody else has; wording of n other texts counts as one part in √n. */
  readonly rareLetters: number
  /** The most of that in one stretch without a gap but for single letters: the longest passage that is theirs alone. */
  readonly longestRare: number
}

/** How many of the known documents have each print. */
export type Holders = (prints: Uint32Array) => Uint32Array

/** Fewer letters missing in a row are an error of reading, more are other wording. */
const OTHER_WORDING = 3
/** Letters on each side of a wrong one that make the word, or the number, in which it stands. */
const AROUND = 4

/**
 * Judges how two aligned texts are related.
 *
 * Mails are written on forms: disclaimers, tickets, invitations, patches. Two of them may agree in nine letters of ten
 * and have nothing to do with each other. What tells is the tenth letter. So wording weighs the less the more documents
 * have it.
 */
export function kinship(left: Letters, right: Letters, alignment: Alignment, holders: Holders): Kinship {
  const { partner, equal, replaced, leftGaps } = alignment
  const shared = new Uint8Array(right.codes.length)
  for (const place of partner) if (place !== -1) shared[place] = 1
  const { leftOwn, rightOwn } = differing(alignment, right.codes.length)
  const swaps = loneSwaps(left.codes, right.codes, partner)
  const again = repeated(swaps)
  for (const { at } of again) {
    const [from, to] = [Math.max(0, at - AROUND), at + AROUND]
    rightOwn.fill(1, from, to)
    shared.fill(0, from, to)
  }
  const leftRarity = rarity(left, holders)
  const rightRarity = rarity(right, holders)
  const rareLetters = weighed(rightRarity, shared)
  const different = weighed(leftRarity, leftOwn) + weighed(rightRarity, rightOwn)
  const aligned = equal + replaced
  return {
    containment: ratio(aligned, aligned + leftGaps.letters),
    similarity: ratio(2 * equal, left.codes.length + right.codes.length),
    noise: ratio(swaps.length - again.length, aligned),
    common: ratio(rareLetters, rareLetters + different),
    rareLetters,
    longestRare: longestStretch(partner, rightRarity, shared),
  }
}

function longestStretch(partner: Int32Array, rightRarity: Float32Array, shared: Uint8Array): number {
  let [longest, sum, before] = [0, 0, -1]
  for (let index = 0; index < partner.length; index++) {
    const other = partner[index]!
    if (other === -1 || shared[other] === 0) continue
    const goesOn = before !== -1 && index - before <= OTHER_WORDING && other - partner[before]! <= OTHER_WORDING
    sum = (goesOn ? sum : 0) + rightRarity[other]!
    before = index
    if (sum > longest) longest = sum
  }
  return longest
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.min(1, part / whole)
}

/**
 * Marks the letters of both texts at places where each has something of its own. What is only left out is no difference.
 * Where something stands instead of something else, the right text's wording is what tells: how rare the left one's is
 * cannot be known, since a scan tears it into wording that nobody has.
 */
function differing({ partner }: Alignment, rightLength: number): { leftOwn: Uint8Array; rightOwn: Uint8Array } {
  const leftOwn = new Uint8Array(partner.length)
  const rightOwn = new Uint8Array(rightLength)
  for (const { from, to } of gaps(partner)) {
    const inside = from > 0 && to < partner.length
    const rightFrom = inside ? partner[from - 1]! + 1 : 0
    const rightTo = inside ? partner[to]! : 0
    const instead = Math.min(rightTo - rightFrom, 2 * (to - from))
    if (to - from >= OTHER_WORDING) rightOwn.fill(1, rightFrom, rightFrom + instead)
    const added = to - from - Math.ceil(1.5 * instead)
    if (added >= OTHER_WORDING) leftOwn.fill(1, to - added, to)
  }
  return { leftOwn, rightOwn }
}

function* gaps(partner: Int32Array): Generator<{ from: number; to: number }> {
  let from = 0
  while (from < partner.length) {
    if (partner[from] !== -1) {
      from++
      continue
    }
    let to = from
    while (to < partner.length && partner[to] === -1) to++
    yield { from, to }
    from = to
  }
}

/** A place where one letter is wrong, or one or two are missing or too many, between letters that are right. */
interface Swap {
  /** The letter of the right text behind it. */
  readonly at: number
  /** What stands instead of what, with the letters before it, and with those behind it. */
  readonly after: string
  readonly before: string
}

function loneSwaps(left: Uint16Array, right: Uint16Array, partner: Int32Array): Swap[] {
  const isRight = (index: number) => partner[index] !== -1 && left[index] === right[partner[index]!]
  const swaps: Swap[] = []
  let last = -1
  for (let index = 0; index < partner.length; index++) {
    if (!isRight(index)) continue
    if (last !== -1) {
      const [from, at] = [partner[last]! + 1, partner[index]!]
      const wrongLeft = index - last - 1
      if (wrongLeft + at - from > 0 && wrongLeft < OTHER_WORDING && at - from < OTHER_WORDING) {
        const swap = `${left.subarray(last + 1, index).join()} ${right.subarray(from, at).join()}`
        const after = `${right.subarray(Math.max(0, from - AROUND), from).join()} ${swap}`
        swaps.push({ at, after, before: `${swap} ${right.subarray(at, at + AROUND).join()}` })
      }
    }
    last = index
  }
  return swaps
}

/** Swaps that were made in the same way at another place too: a form says the name that was filled in more than once. */
function repeated(swaps: readonly Swap[]): Swap[] {
  const times = new Map<string, number>()
  for (const { after, before } of swaps)
    for (const key of [`after ${after}`, `before ${before}`]) times.set(key, (times.get(key) ?? 0) + 1)
  return swaps.filter(({ after, before }) => times.get(`after ${after}`)! > 1 || times.get(`before ${before}`)! > 1)
}

/** What each letter of a text weighs: 1 where nobody or one has the wording that it stands in, 1/√n where n have it. */
function rarity(letters: Letters, holders: Holders): Float32Array {
  const { prints, at } = winnow(letters)
  const counts = holders(prints)
  const weights = new Float32Array(letters.codes.length).fill(1)
  for (let index = 0; index < at.length; index++)
    weights.fill(1 / Math.sqrt(Math.max(1, counts[index]!)), index === 0 ? 0 : at[index], at[index + 1])
  return weights
}

function weighed(weights: Float32Array, marked: Uint8Array): number {
  let sum = 0
  for (let index = 0; index < marked.length; index++) if (marked[index] === 1) sum += weights[index]!
  return sum
}
