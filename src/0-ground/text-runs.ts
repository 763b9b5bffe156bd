import { SHINGLE, shinglesOf } from './shingle.ts'
import type { Letters } from './text-letters.ts'

/** A run of letters that two texts share, at least eight long. */
export interface Run {
  /** Letter of the first text at which it begins. */
  readonly left: number
  /** Letter of the second text at which it begins. */
  readonly right: number
  readonly length: number
}

/** Of a run that the first text has many times, so many places are tried: against texts that repeat one line for ever. */
const PLACES_TRIED = 8

/**
 * Prepares a text for being compared with many others: what comes back finds the runs that another text shares with it,
 * in the other's order and without overlap there. Letters are compared, not prints, so a run is never a coincidence of
 * numbers. Linear in both lengths.
 */
export function runFinder(left: Letters): (right: Letters) => Run[] {
  const table = placesOf(shinglesOf(left))
  return right => {
    const prints = shinglesOf(right)
    const runs: Run[] = []
    let expected = -1
    for (let index = 0; index < prints.length;) {
      const run = longestRun(table, { left: left.codes, right: right.codes }, prints[index]!, index, expected)
      if (run === undefined) {
        index++
        continue
      }
      runs.push(run)
      index += run.length
      expected = run.left + run.length
    }
    return runs
  }
}

/** Places of each print in a text: an open hash table of first places, and for each place the next of its print. */
interface Places {
  readonly mask: number
  readonly prints: Uint32Array
  readonly slots: Int32Array
  readonly next: Int32Array
}

function placesOf(prints: Uint32Array): Places {
  let size = 16
  while (size < prints.length * 2) size *= 2
  const slots = new Int32Array(size).fill(-1)
  const next = new Int32Array(prints.length).fill(-1)
  const places = { mask: size - 1, prints, slots, next }
  // Backwards, so that the first place of a print ends up at the head of its list.
  for (let index = prints.length - 1; index >= 0; index--) {
    const slot = slotOf(places, prints[index]!)
    next[index] = slots[slot]!
    slots[slot] = index
  }
  return places
}

function slotOf({ mask, prints, slots }: Places, print: number): number {
  let slot = print & mask
  while (slots[slot] !== -1 && prints[slots[slot]!] !== print) slot = (slot + 1) & mask
  return slot
}

function longestRun(
  places: Places,
  codes: { readonly left: Uint16Array; readonly right: Uint16Array },
  print: number,
  right: number,
  expected: number,
): Run | undefined {
  let best: Run | undefined
  let tried = 0
  for (let place = places.slots[slotOf(places, print)]!; place !== -1; place = places.next[place]!) {
    const length = sharedLength(codes.left, place, codes.right, right)
    // Of equally long ones the one that goes on where the last run ended: a repeated line is read in its order.
    if (length >= SHINGLE && (best === undefined || length > best.length || closer(place, best.left, expected)))
      if (best === undefined || length >= best.length) best = { left: place, right, length }
    if (++tried === PLACES_TRIED) break
  }
  return best
}

function closer(place: number, other: number, expected: number): boolean {
  return expected >= 0 && Math.abs(place - expected) < Math.abs(other - expected)
}

function sharedLength(left: Uint16Array, leftFrom: number, right: Uint16Array, rightFrom: number): number {
  const most = Math.min(left.length - leftFrom, right.length - rightFrom)
  let length = 0
  while (length < most && left[leftFrom + length] === right[rightFrom + length]) length++
  return length
}
