import { SHINGLE, shinglesOf } from './shingle.ts'
import { anchorsOf, placesOfUnique } from './text-anchors.ts'
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
/** And so many passed by on the way to them. */
const PLACES_WALKED = 64
/** After a wrong letter the text goes on where it was, give or take so many letters lost or doubled. */
const SHIFTS = [0, 1, -1, 2, -2, 3, -3]
/** It is believed to go on there unless a run elsewhere is so many times as long. */
const ELSEWHERE = 4

/**
 * Prepares a text for being compared with many others: what comes back finds the runs that another text shares with it,
 * in the other's order and without overlap there. Letters are compared, not prints, so a run is never a coincidence of
 * numbers. Linear in both lengths.
 */
export function runFinder(left: Letters): (right: Letters) => Run[] {
  const leftPrints = shinglesOf(left)
  const table = placesOf(leftPrints)
  const unique = placesOfUnique(leftPrints)
  return right => {
    const prints = shinglesOf(right)
    const anchors = anchorsOf(unique, prints)
    const codes = { left: left.codes, right: right.codes }
    const runs: Run[] = []
    let anchor = -1
    // How far the left text is ahead of the right one.
    let ahead: number | undefined
    for (let index = 0; index < prints.length;) {
      while (anchor + 1 < anchors.right.length && anchors.right[anchor + 1]! <= index) anchor++
      const from = anchor < 0 ? 0 : anchors.left[anchor]!
      const to = anchors.left[anchor + 1] ?? left.codes.length
      if (anchor >= 0 && anchors.right[anchor] === index) ahead = from - index
      const isNear = ahead !== undefined && index + ahead >= from && index + ahead <= to
      const going = isNear ? goingOn(codes, index, index + ahead!) : undefined
      const expected = ahead === undefined ? -1 : index + ahead
      const other = longestRun(table, codes, { print: prints[index]!, right: index, expected, from, to })
      const run = going !== undefined && going.length * ELSEWHERE >= (other?.length ?? 0) ? going : other
      if (run === undefined) {
        index++
        continue
      }
      runs.push(run)
      index += run.length
      ahead = run.left - run.right
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

interface Codes {
  readonly left: Uint16Array
  readonly right: Uint16Array
}

/** The longest run that begins about where the last one would go on. */
function goingOn({ left, right }: Codes, index: number, expected: number): Run | undefined {
  let best: Run | undefined
  for (const shift of SHIFTS) {
    const place = expected + shift
    if (place < 0 || place >= left.length || left[place] !== right[index]) continue
    const length = sharedLength(left, place, right, index)
    if (length >= SHINGLE && length > (best?.length ?? 0)) best = { left: place, right: index, length }
  }
  return best
}

/** A run that is looked for: by the print of its first shingle, between two places of the left text. */
interface Sought {
  readonly print: number
  readonly right: number
  /** Where it would go on; −1 where nobody knows. */
  readonly expected: number
  readonly from: number
  readonly to: number
}

/** What lies outside of the anchors around it stands there in another order, so no alignment can use it. */
function longestRun(places: Places, codes: Codes, { print, right, expected, from, to }: Sought): Run | undefined {
  let best: Run | undefined
  let [walked, tried] = [0, 0]
  for (let place = places.slots[slotOf(places, print)]!; place !== -1 && place <= to; place = places.next[place]!) {
    if (++walked > PLACES_WALKED) break
    if (place < from) continue
    const run = { left: place, right, length: sharedLength(codes.left, place, codes.right, right) }
    if (run.length >= SHINGLE && isBetter(run, best, expected)) best = run
    if (++tried === PLACES_TRIED) break
  }
  return best
}

/** Longer, or of one length and nearer to where the last run ended: a repeated line is read in its order. */
function isBetter(run: Run, best: Run | undefined, expected: number): boolean {
  if (best === undefined || run.length > best.length) return true
  return run.length === best.length && closer(run.left, best.left, expected)
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
