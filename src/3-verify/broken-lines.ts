import { type PatchLine, patchLines } from './patch-lines.ts'

/** A text as it may have been before a program broke its long lines. */
export interface Unbroken {
  readonly text: string
  /** Line ends that were taken out. */
  readonly joined: number
}

/**
 * Texts that a program may have broken into the lines given, at one width, the likeliest first. Nobody can tell for
 * certain a line that a program broke from one that a person ended, so each stretch of full lines has several readings
 * with a price each, and readings are put together from the cheapest sum on.
 *
 * What speaks: a line that ends early though the next one goes on is the rest of a broken one. A patch shows its broken
 * lines by its form. A paragraph of full lines is either wholly one line or was typed so.
 */
export function* unbroken(lines: readonly string[], width: number, price: number): Generator<Unbroken> {
  const patch = patchLines(lines)
  const sure = [...lines.keys()].filter(at => patch[at + 1] === 'goes-on-above' && isFull(lines, at, width))
  const runs = runsOf(lines, patch, width)
  for (const prior of ['typed', 'whole'] as const)
    for (const chosen of withPrice(
      runs.map(run => readingsOf(run, lines, prior)),
      price,
    )) {
      const joined = new Set([...sure, ...chosen])
      if (joined.size > 0) yield { text: joinAt(lines, joined), joined: joined.size }
    }
}

/** How badly lines fit with having been broken at a width: longer lines that would have been, and sure breaks elsewhere. */
export function misfit(lines: readonly string[], width: number): number {
  const patch = patchLines(lines)
  return lines.filter(
    (line, at) =>
      (line.length > width && /^[^\s>|]/.test(line) && line.lastIndexOf(' ', width) > 0) ||
      (patch[at + 1] === 'goes-on-above' && !isFull(lines, at, width)),
  ).length
}

/**
 * Whether the first word of the next line would have made a line too long. A space at its end is of a client that writes
 * flowed text; after a full stop or another space it may be the first of two, where the second made the break.
 */
function isFull(lines: readonly string[], at: number, width: number): boolean {
  const [line = '', next = ''] = lines.slice(at, at + 2)
  const room = width - line.length
  return room >= 0 && next.trimStart().split(' ', 1)[0]!.length >= room && !/(?<![.!?: ]) $/.test(line)
}

/** Neighbouring line ends, each of which a program may have made. */
interface Run {
  readonly from: number
  /** The last of its lines; the line ends are those of the lines before. */
  readonly to: number
}

function runsOf(lines: readonly string[], patch: readonly PatchLine[], width: number): readonly Run[] {
  const runs: Run[] = []
  for (let from = 0; from < lines.length - 1; from++) {
    let to = from
    while (to + 1 < lines.length && mayGoOn(lines, patch, to, width)) to++
    if (to > from) runs.push({ from, to })
    from = to
  }
  return runs
}

function mayGoOn(lines: readonly string[], patch: readonly PatchLine[], at: number, width: number): boolean {
  if (patch[at] !== 'outside' || patch[at + 1] !== 'outside' || !isFull(lines, at, width)) return false
  const [line = '', next = ''] = lines.slice(at, at + 2)
  // A full line and an empty one: a space stood at the end of it. Two spaces at the break: one begins the next line.
  if (next === '' || /^ \S/.test(next)) return line.length === width
  return /^[^\s>|]/.test(line) && /^[^\s>|]/.test(next)
}

interface Reading {
  /** Lines that end with a break which a program made. */
  readonly joins: readonly number[]
  readonly price: number
}

/**
 * The readings of one run: typed as it is, one line as a whole, or only its end or its start. Where it ends a paragraph the
 * prior decides; else its last line tells whether its writer would have stopped there.
 */
function readingsOf({ from, to }: Run, lines: readonly string[], prior: 'typed' | 'whole'): readonly Reading[] {
  const all = Array.from({ length: to - from }, (_, index) => from + index)
  const next = lines[to + 1] ?? ''
  const rest = all.length === 1 && lines[from]!.length < SHORT ? 2 : restBits(lines[to]!, next)
  const isRest = rest > 0
  const none: Reading = { joins: [], price: isRest ? rest : prior === 'typed' ? 0 : 2 }
  const whole: Reading = { joins: all, price: isRest ? Math.min(all.length - 1, 1) : prior === 'typed' ? 2 : 0 }
  const ends = all.slice(1).map((at, index): Reading => ({
    joins: all.filter(other => other >= at),
    price: isRest ? (index === all.length - 2 ? 0 : 2) : 3,
  }))
  const starts = all.slice(1).map((at): Reading => ({
    joins: all.filter(other => other < at),
    price: lines[from]!.length < SHORT ? 1 : 4,
  }))
  return [none, whole, ...ends, ...starts]
}

/** A short line above a very long word is the start of a broken one. */
const SHORT = 30

/** How much a line looks like the rest of a broken one: it is short, and the text goes on below. */
function restBits(line: string, next: string): number {
  if (!/^[^\s>|*-]/.test(next) || line.length + 1 + next.split(' ', 1)[0]!.length > 60) return 0
  const goesOn = /^[a-z(]/.test(next) ? 2 : /[.!?:;>]$/.test(line) || /^[\w-]{1,40}:/.test(next) ? -2 : 0
  return Math.min(3, (line.length <= 20 ? 2 : line.length <= 40 ? 1 : 0) + goesOn)
}

/** Choices of one reading a run whose prices add up to a sum; the cheapest reading of a run counts for nothing. */
function* withPrice(runs: readonly (readonly Reading[])[], price: number): Generator<readonly number[]> {
  const sorted = runs.map(readings => readings.toSorted((one, other) => one.price - other.price))
  const chosen = sorted.map(readings => readings[0]!)
  const others = sorted.map(readings =>
    readings.slice(1).map(one => ({ ...one, price: Math.max(1, one.price - readings[0]!.price) })),
  )
  function* from(run: number, left: number): Generator<readonly number[]> {
    if (left === 0) {
      yield chosen.flatMap(({ joins }) => joins)
      return
    }
    for (let at = run; at < runs.length; at++)
      for (const reading of others[at]!) {
        if (reading.price > left) continue
        const before = chosen[at]!
        chosen[at] = reading
        yield* from(at + 1, left - reading.price)
        chosen[at] = before
      }
  }
  yield* from(0, price)
}

/** The lines with some of their ends taken out; a break stands for the space that was there. */
function joinAt(lines: readonly string[], joined: ReadonlySet<number>): string {
  return lines.map((line, at) => (at === lines.length - 1 ? line : line + (joined.has(at) ? ' ' : '\r\n'))).join('')
}
