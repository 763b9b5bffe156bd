import type { Kinship } from '#ground'

/** Below so many letters of wording that nobody else has, a text is too common to have an origin: five are about a word. */
const RARE_LETTERS = 5
/** Part of its rare wording that a cleanly read text must share with a held one. */
const COMMON_CLEAN = 0.85
/** Part that the worst scan must still share. */
const COMMON_NOISY = 0.5
/** How much less is asked for each lone wrong letter in a hundred: errors tear rare words apart in both texts. */
const COMMON_PER_NOISE = 7

/**
 * Whether a leaked text is one that was held, in whole, in part or edited, or only resembles it. Calibrated on mail that
 * nobody held: `benchmarks/match.ts` prints how often this is wrong. Forms that were filled in twice are the hard case;
 * they share most letters and still are not one document.
 */
export function isHeld({ common, noise, rareLetters }: Kinship): boolean {
  return rareLetters >= RARE_LETTERS && common >= Math.max(COMMON_NOISY, COMMON_CLEAN - COMMON_PER_NOISE * noise)
}
