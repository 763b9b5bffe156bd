import { alignLetters, type Alignment } from './text-alignment.ts'
import { SHINGLE } from './shingle.ts'
import type { Letters } from './text-letters.ts'
import { runFinder, type Run } from './text-runs.ts'
import type { ShingleHit } from './shingle-index.ts'

/** A held text that was compared with a sought one. */
export interface Likeness<Held> {
  readonly held: Held
  readonly letters: Letters
  readonly alignment: Alignment
  /** How much better the sought text is explained as a copy of this one than as a text of its own, in bits. */
  readonly bits: number
}

/** Documents of an index are compared letter by letter where they share at least this part of the query's weight. */
const SHARED_AT_LEAST = 0.03
/** And at least this part of what the best one shares. */
const OF_THE_BEST = 0.3
/** So many are compared however long they are; after them no more than fit into so many letters. */
const COMPARED = { always: 3, letters: 400_000 }

/** Chooses from an index's answers those that are worth being compared, and gives their letters. */
export function worthComparing<Held>(
  hits: readonly ShingleHit[],
  read: (document: number) => readonly [Held, Letters],
): (readonly [Held, Letters])[] {
  const best = hits[0]?.bits ?? 0
  const chosen: (readonly [Held, Letters])[] = []
  let letters = 0
  for (const { document, bits, share } of hits) {
    if (share < SHARED_AT_LEAST || bits < best * OF_THE_BEST) break
    if (chosen.length >= COMPARED.always && letters > COMPARED.letters) break
    const held = read(document)
    letters += held[1].codes.length
    chosen.push(held)
  }
  return chosen
}

/** Only held texts that share at least this part of what the best one shares are aligned: the others cannot win. */
const WORTH_ALIGNING = 0.8
/** At most so many are aligned. A tie of more than these is a tie all the same. */
const ALIGNED_AT_MOST = 12

/**
 * Puts held texts in order of how well each explains the sought one, best first.
 *
 * A leak is a copy, a part of a copy, or a bad scan of either. Each letter that stands where it should speaks for the
 * held text; each wrong letter and each gap against it. A part could have been cut out of a long text in more ways than
 * out of a short one, so of two texts that both have the whole passage the shorter one is the likelier source, and one
 * that has nothing but the passage is likelier still. The weights are the logarithms of rough chances: an equal letter
 * is worth what a letter of known language tells (1.5 bits), an error happens once in some twenty letters.
 */
export function closestTexts<Held>(sought: Letters, held: readonly (readonly [Held, Letters])[]): Likeness<Held>[] {
  const find = runFinder(sought)
  const compared = held.map(([name, letters]) => {
    const runs = find(letters)
    return { name, letters, runs, shared: sharedShingles(sought, runs) }
  })
  const most = compared.reduce((sum, { shared }) => Math.max(sum, shared), 0)
  return compared
    .filter(({ shared }) => shared > 0 && shared >= most * WORTH_ALIGNING)
    .sort((one, other) => other.shared - one.shared)
    .slice(0, ALIGNED_AT_MOST)
    .map(({ name, letters, runs }) => {
      const alignment = alignLetters(sought.codes, letters.codes, runs)
      return { held: name, letters, alignment, bits: explained(alignment, letters.codes.length) }
    })
    .sort((one, other) => other.bits - one.bits)
}

/** How many of a text's shingles lie in one of the runs; a run that the other has twice counts once. */
function sharedShingles({ codes }: Letters, runs: readonly Run[]): number {
  const seen = new Uint8Array(codes.length)
  let shared = 0
  for (const { left, length } of runs)
    for (let index = left; index <= left + length - SHINGLE; index++)
      if (seen[index] === 0) {
        seen[index] = 1
        shared++
      }
  return shared
}

function explained({ equal, replaced, leftGaps, rightGaps, right }: Alignment, size: number): number {
  const outside = size - (right.to - right.from)
  const cutOut = Math.min(2 * Math.log2(Math.max(2, size)), 0.3 * outside)
  const edits = replaced + leftGaps.count + rightGaps.count
  return 1.5 * equal - 4 * edits - 0.1 * rightGaps.letters - cutOut
}
