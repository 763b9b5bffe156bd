import {
  alignLetters,
  closestTexts,
  decided,
  kinship,
  lettersOf,
  passagesOf,
  runFinder,
  type Holders,
  type Kinship,
  type Letters,
  type Likeness,
} from '#ground'
import { isHeld } from '#evidence'

import { leakPassages, type LeakPassage } from './leak-passages.ts'

/** How a held document stands to the leaked one. */
export type VersionKind = 'exact' | 'same-text' | 'excerpt' | 'edited'

/** The fixed words for how far a leaked file can be believed. `verified` is never said of altered bytes. */
export type LeakVerdict = 'verified' | 'corroborated' | 'consistent' | 'altered' | 'undetermined'

/** What leaked, as it was read. */
export interface LeakedText {
  readonly text: string
  /** True where it was read from a picture: then a line that is missing may only not have been seen. */
  readonly isRecognised?: boolean
}

/** A text that may be what leaked. */
export interface HeldText {
  readonly number: number
  readonly text: string
  /** Its first line, where that is the subject of a mail and not part of its words. */
  readonly subject?: string
}

/** A held document of which the leaked one is a copy, in whole or in part, or another version. */
export interface LeakVersion {
  readonly number: number
  readonly version: VersionKind
  /** Shared letters of both over all letters of both, 0 to 1. */
  readonly similarity: number
  /** Share of the leaked letters that the held document has at their place, 0 to 1. */
  readonly containment: number
}

/** What became of a leaked text. */
export interface LeakMatch {
  readonly verdict: LeakVerdict
  /** The held documents that explain it best. More than one: the text does not tell them apart. */
  readonly versions: readonly LeakVersion[]
  /** Other versions of the same document, the closest first. */
  readonly family: readonly LeakVersion[]
  /** The leaked text against the first of `versions`, in order. */
  readonly passages: readonly LeakPassage[]
  /** Where it is none of the held ones: the held document with which it shares most of its letters, a form of it perhaps. */
  readonly resembles?: { readonly number: number; readonly containment: number }
}

/** Bits by which a held text must explain the leak better than another one: less than one wrong letter weighs. */
const TOLD_APART = 4
/** Wrong letters among right ones from which a text was read from a picture or badly. */
const NOISY = 0.004
/** In a badly read text, characters up to which a difference may be one of reading: words run together, figures. */
const UNSURE = { same: 0, changed: 48, inserted: 24, removed: 24 }
/** A text that shares so much, and so many letters, with a held one and is not it: a form that was filled in anew, say. */
const RESEMBLES = { containment: 0.6, letters: 120 }
/** Of a version family a member has at least this part of the leaked letters, and of what tells them from others. */
const FAMILY = { containment: 0.4, common: 0.25 }

/** A file of which nothing is known to be held. */
export const UNMATCHED: LeakMatch = { verdict: 'undetermined', versions: [], family: [], passages: [] }

/**
 * Compares a leaked text with the held ones that share its wording, and says which of them it is a copy of and what was
 * changed. `same` has the numbers of documents whose very bytes are the leaked ones: they settle the version.
 */
export function matchLeak(
  { text: leaked, isRecognised = false }: LeakedText,
  candidates: readonly HeldText[],
  same: readonly number[],
  holders: Holders,
): LeakMatch {
  const sought = lettersOf(leaked)
  const held = candidates.map(candidate => [candidate, lettersOf(candidate.text)] as const)
  const likenesses = closestTexts(sought, held)
  const [best] = likenesses
  const kin = (likeness: Likeness<HeldText>) => kinship(sought, likeness.letters, likeness.alignment, holders)
  if (same.length > 0) {
    const versions = same.map(number => ({ number, version: 'exact' as const, similarity: 1, containment: 1 }))
    return {
      verdict: 'verified',
      versions,
      family: familyOf(sought, held, new Set(same), holders),
      passages: wholly(leaked),
    }
  }
  if (best === undefined) return UNMATCHED
  const bestKin = kin(best)
  if (!isHeld(bestKin)) return resembling(best.held.number, bestKin, sought)
  const equal = likenesses.filter(({ bits }) => best.bits - bits < TOLD_APART)
  const read = { text: leaked, letters: sought }
  const passages = ({ held: { text, subject }, letters, alignment }: Likeness<HeldText>) =>
    withoutSubject(leakPassages(read, { text, letters }, passagesOf(read, { text, letters }, alignment)), subject)
  const first = passages(best)
  const versions = equal.map((likeness, index) =>
    versionOf(likeness.held.number, index === 0 ? bestKin : kin(likeness), {
      passages: index === 0 ? first : passages(likeness),
      isRecognised,
    }),
  )
  return {
    verdict: verdictOf(versions[0]!.version, isRecognised || bestKin.noise >= NOISY),
    versions,
    family: familyOf(sought, held, new Set(equal.map(({ held: { number } }) => number)), holders),
    passages: first,
  }
}

function wholly(leaked: string): LeakPassage[] {
  const text = squeezed(leaked)
  return text === '' ? [] : [{ state: 'same', leaked: text, held: text }]
}

function resembling(number: number, { containment }: Kinship, { codes }: Letters): LeakMatch {
  const much = containment >= RESEMBLES.containment && containment * codes.length >= RESEMBLES.letters
  return much ? { ...UNMATCHED, resembles: { number, containment: rounded(containment) } } : UNMATCHED
}

/** A subject stands over the words of a held mail; a copy of the words alone lacks nothing. */
function withoutSubject(passages: readonly LeakPassage[], subject: string | undefined): readonly LeakPassage[] {
  const [first, ...others] = passages
  const isSubject = first?.state === 'removed' && subject !== undefined && first.held === squeezed(subject)
  return isSubject ? others : passages
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** The passages, and whether they were read from a picture. */
interface Compared {
  readonly passages: readonly LeakPassage[]
  readonly isRecognised: boolean
}

function versionOf(
  number: number,
  { similarity, containment, noise }: Kinship,
  { passages, isRecognised }: Compared,
): LeakVersion {
  const differs = passages.filter(({ state }) => state !== 'same')
  const isUnsure = ({ state, leaked, held }: LeakPassage) =>
    state !== 'same' && Math.max(leaked.length, held.length) <= UNSURE[state]
  // A bad reading turns figures and short words into others; that alone does not make it another version.
  const real = noise < NOISY && !isRecognised ? differs : differs.filter(passage => !isUnsure(passage))
  const isPart = (passage: LeakPassage) =>
    isRecognised ? isUnseen(passage) : passage.state === 'removed' && isEnd(passage, passages)
  const version: VersionKind = real.length === 0 ? 'same-text' : real.every(isPart) ? 'excerpt' : 'edited'
  return { number, version, similarity: rounded(similarity), containment: rounded(containment) }
}

/** Lines that a picture does not show, or of which no more was read than a few signs. */
function isUnseen({ state, leaked, held }: LeakPassage): boolean {
  return state === 'removed' || (state === 'changed' && leaked.length <= UNSURE.inserted && leaked.length < held.length)
}

function isEnd(passage: LeakPassage, passages: readonly LeakPassage[]): boolean {
  return passage === passages[0] || passage === passages.at(-1)
}

function verdictOf(version: VersionKind, isReadBadly: boolean): LeakVerdict {
  if (version === 'edited') return 'altered'
  return isReadBadly ? 'consistent' : 'corroborated'
}

/** Held documents that are other states of the leaked one. */
function familyOf(
  sought: Letters,
  held: readonly (readonly [HeldText, Letters])[],
  without: ReadonlySet<number>,
  holders: Holders,
): LeakVersion[] {
  const find = runFinder(sought)
  return held
    .filter(([{ number }]) => !without.has(number))
    .map(([{ number }, letters]) => {
      const alignment = alignLetters(sought.codes, letters.codes, find(letters))
      return { number, kin: kinship(sought, letters, alignment, holders) }
    })
    .filter(({ kin }) => kin.containment >= FAMILY.containment && kin.common >= FAMILY.common)
    .map(({ number, kin: { similarity, containment } }) => ({
      number,
      version: similarity === 1 ? ('same-text' as const) : ('edited' as const),
      similarity: rounded(similarity),
      containment: rounded(containment),
    }))
    .sort((one, other) => decided(other.similarity - one.similarity, String(one.number), String(other.number)))
}

function rounded(share: number): number {
  return Math.round(share * 10_000) / 10_000
}
