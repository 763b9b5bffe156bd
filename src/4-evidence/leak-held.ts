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
/**
 * A text from which only words were left out, blackened say, is scattered: what it shares lies in pieces. Lone words between
 * two black bars are lost too. It is cleanly read and has next to nothing of its own, which no form filled in anew has.
 */
const BLACKENED = { rareLetters: 60, common: 0.8, containment: 0.88, noise: 0.02 }
/** From so many lone wrong letters on, what excuses a bad scan would excuse a form that was filled in anew. */
const BADLY_READ = 0.03
/** Then more must be shared than is asked of either: of the wording, and of all letters of a text read so badly. */
const BOTH = { containment: 0.95, margin: 0.04 }

/**
 * Whether a leaked text is one that was held, in whole, in part or edited, or only resembles it. Calibrated on mail that
 * nobody held: `benchmarks/match.ts` prints how often this is wrong. Forms that were filled in twice are the hard case;
 * they share most letters and still are not one document.
 */
export function isHeld({ common, containment, noise, rareLetters, longestRare }: Kinship): boolean {
  if (longestRare >= PASSAGE) return true
  if (
    rareLetters >= BLACKENED.rareLetters &&
    common >= BLACKENED.common &&
    containment >= BLACKENED.containment &&
    noise <= BLACKENED.noise
  )
    return true
  const enough = Math.max(COMMON.noisy, COMMON.clean - COMMON_PER_NOISE * noise)
  const together = (TOGETHER - TOGETHER_PER_NOISE * noise) * rareLetters
  const beyond = common - enough + containment - (BOTH.containment - noise)
  if (noise > BADLY_READ && beyond < BOTH.margin) return false
  return rareLetters >= RARE_LETTERS && common >= enough && longestRare >= together
}
