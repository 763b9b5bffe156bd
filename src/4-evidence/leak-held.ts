import type { Kinship } from '#ground'

/** One passage of so many letters that nobody else has is no chance, whatever stands around it. */
const PASSAGE = 90
/** Below so many letters of wording that nobody else has, a text is too common to have an origin. */
const RARE_LETTERS = 3
/** Part of what tells the texts from others that a cleanly read one must share with a held one, and the worst scan. */
const COMMON = { clean: 0.9, noisy: 0.55 }
/** How much less is asked for each lone wrong letter in a hundred: errors tear rare words apart in both texts. */
const COMMON_PER_NOISE = 3.5
/** Part of the shared rare letters that stands in one passage: of a form that was filled in twice it is scattered. */
const TOGETHER = 0.3
const TOGETHER_PER_NOISE = 2.5
/** A passage of so many letters is enough of a long text, which has many of them. */
const TOGETHER_AT_MOST = 75
/** Where few letters are rare and not nearly all of them shared, more must stand together: a sentence, no signs here and there. */
const FEW = { rareLetters: 40, common: 0.85, together: 0.5 }
/** From so many lone wrong letters on, what excuses a bad scan would excuse a form that was filled in anew. */
const BADLY_READ = 0.03
/**
 * Then more must be shared than is asked of either: of the wording, and of all letters of a text read so badly. A passage of
 * so many letters is more than forms have in common by chance, and needs no more.
 */
const BOTH = { containment: 0.95, margin: 0.05, passage: 55 }
/**
 * Texts from which only words were left out, blackened say, are scattered: what they share lies in pieces. The first share
 * next to everything. The others are cleanly read; they lose the lone words between two black bars, and have little of
 * their own, as no form has that was filled in anew.
 */
const BLACKENED = [
  { rareLetters: 100, common: 0.95, containment: 0.93, noise: 1 },
  { rareLetters: 40, common: 0.75, containment: 0.85, noise: 0.02 },
]

/**
 * Whether a leaked text is one that was held, in whole, in part or edited, or only resembles it. Calibrated on mail that
 * nobody held: `benchmarks/match.ts` prints how often this is wrong. Forms that were filled in twice are the hard case;
 * they share most letters and still are not one document.
 */
export function isHeld(kinship: Kinship): boolean {
  const { common, noise, rareLetters, longestRare } = kinship
  if (longestRare >= PASSAGE || isBlackened(kinship)) return true
  const enough = Math.max(COMMON.noisy, COMMON.clean - COMMON_PER_NOISE * noise)
  return (
    rareLetters >= RARE_LETTERS && common >= enough && longestRare >= together(kinship) && !isFormReadBadly(kinship)
  )
}

function isBlackened({ common, containment, noise, rareLetters }: Kinship): boolean {
  return BLACKENED.some(
    least =>
      rareLetters >= least.rareLetters &&
      common >= least.common &&
      containment >= least.containment &&
      noise <= least.noise,
  )
}

/** Rare letters that must stand in one passage. */
function together({ common, noise, rareLetters }: Kinship): number {
  if (rareLetters < FEW.rareLetters && common < FEW.common) return FEW.together * rareLetters
  return Math.min(TOGETHER_AT_MOST, (TOGETHER - TOGETHER_PER_NOISE * noise) * rareLetters)
}

function isFormReadBadly({ common, containment, noise, longestRare }: Kinship): boolean {
  if (noise <= BADLY_READ || longestRare >= BOTH.passage) return false
  const asked = Math.max(COMMON.noisy, COMMON.clean - COMMON_PER_NOISE * noise) + BOTH.containment - noise
  return common + containment - asked < BOTH.margin
}
