import { decided, print32, type Moment } from '#ground'

import type { LaneName } from './habit-lanes.ts'
import type { MonthSteps } from './month-steps.ts'

/** One value of a lane, with the mails that showed it in each step. */
export interface CourseValue {
  readonly value: string
  readonly mails: number
  readonly counts: readonly number[]
}

/** One habit over time: its commonest values and those of the marked mails; all others together. */
export interface CourseLane {
  readonly name: LaneName
  readonly values: readonly CourseValue[]
  readonly others: { readonly values: number; readonly mails: number; readonly counts: readonly number[] }
}

/** Values of a lane that are shown beside those of marked mails. */
const SHOWN = 4
/** Values that are counted apart; the rarest are put together beyond that. */
const KEPT = 64
/** Hours of one block of the day. */
const BLOCK = 4

/** Values that are remembered as seen, by their prints: far more people than anybody writes to. */
const REMEMBERED = 50_000

/** What was there of one value before some mail. */
export interface Earlier {
  /** Mails that showed it, without marked ones: those are in question too. */
  readonly before: number
  /** The first of them, and how many such mails of the account came before that one. */
  readonly first: { readonly at: Moment; readonly known: number } | undefined
  /** Marked mails that showed it. */
  readonly questioned: number
}

/** What a marked mail shows: a value, and what was there of it before. */
export interface Shown extends Earlier {
  readonly value: string
}

const NEVER: Earlier = { before: 0, first: undefined, questioned: 0 }

/** Mails by month. */
type Months = ReadonlyMap<number, number>

/** Mails by month, for each value of one lane. The number of values is bounded whatever the mails show. */
export class LaneCounts {
  readonly #name: LaneName
  readonly #values = new Map<string, Map<number, number>>()
  readonly #rest = new Map<number, number>()
  #forgotten = 0
  /** Values of marked mails, never put together with others. */
  readonly #wanted = new Set<string>()
  /** By print: what is put together with others was seen all the same. */
  readonly #seen = new Map<number, Earlier>()
  readonly #marks: { readonly values: readonly string[]; readonly earlier: ReadonlyMap<string, Earlier> }[] = []

  constructor(name: LaneName) {
    this.#name = name
  }

  /** Adds what a marked mail shows, and notes what was there of it before. */
  mark(values: readonly string[], month: number): void {
    // Hours become blocks of the day only when the usual zone is known, so all of them are noted.
    const noted = this.#name === 'hour' ? [...this.#values.keys()] : values
    this.#marks.push({ values, earlier: new Map(noted.map(value => [value, this.#earlier(value)])) })
    for (const value of values) {
      this.#wanted.add(value)
      const earlier = this.#earlier(value)
      this.#remember(value, { ...earlier, questioned: earlier.questioned + 1 })
    }
    this.#count(values, month)
  }

  /** Adds what one other mail shows, which came at a moment and after so many others that are not marked. */
  add(values: readonly string[], month: number, here: { readonly at: Moment; readonly known: number }): void {
    for (const value of values) {
      const { before, first, questioned } = this.#earlier(value)
      this.#remember(value, { before: before + 1, first: first ?? here, questioned })
    }
    this.#count(values, month)
  }

  #earlier(value: string): Earlier {
    return this.#seen.get(print32(value)) ?? NEVER
  }

  #remember(value: string, earlier: Earlier): void {
    const print = print32(value)
    if (this.#seen.size < REMEMBERED || this.#seen.has(print)) this.#seen.set(print, earlier)
  }

  #count(values: readonly string[], month: number): void {
    for (const value of values) {
      const months = this.#values.get(value) ?? new Map<number, number>()
      this.#values.set(value, months)
      months.set(month, (months.get(month) ?? 0) + 1)
    }
    if (this.#values.size > KEPT * 1.5 + this.#wanted.size) this.#forgetRarest()
  }

  /** The value that most mails showed. */
  commonest(): string | undefined {
    return ranked(this.#values)[0]?.[0]
  }

  /** The lane in steps, and for each marked mail what it shows. Hours are told by a clock so many minutes ahead of UTC. */
  finish(steps: MonthSteps, minutesAhead: number): { shown: CourseLane; marks: readonly (readonly Shown[])[] } {
    const named = (value: string) => (this.#name === 'hour' ? blockOf(Number(value), minutesAhead) : value)
    const values = joined(this.#values, named)
    const wanted = new Set([...this.#wanted].map(named))
    const order = this.#name === 'hour' ? [...values].sort(([one], [other]) => decided(0, one, other)) : ranked(values)
    const shown = this.#name === 'hour' ? order : order.filter(([value], place) => place < SHOWN || wanted.has(value))
    const others = new Map(this.#rest)
    for (const [value, months] of order) if (!shown.some(([other]) => other === value)) addInto(others, months)
    return {
      shown: {
        name: this.#name,
        values: shown.map(([value, months]) => ({ value, mails: total(months), counts: steps.spread(months) })),
        others: {
          values: order.length - shown.length + this.#forgotten,
          mails: total(others),
          counts: steps.spread(others),
        },
      },
      marks: this.#marks.map(mark =>
        [...new Set(mark.values.map(named))].map(value => ({
          value,
          ...together([...mark.earlier].flatMap(([other, earlier]) => (named(other) === value ? [earlier] : []))),
        })),
      ),
    }
  }

  #forgetRarest(): void {
    for (const [value, months] of ranked(this.#values).slice(KEPT)) {
      if (this.#wanted.has(value)) continue
      addInto(this.#rest, months)
      this.#values.delete(value)
      this.#forgotten++
    }
  }
}

/** Values with their months, the commonest first. */
function ranked(values: ReadonlyMap<string, Months>): (readonly [string, Months])[] {
  return [...values].sort(([one, counts], [other, others]) => decided(total(others) - total(counts), one, other))
}

function joined(values: ReadonlyMap<string, Months>, named: (value: string) => string): Map<string, Months> {
  const all = new Map<string, Map<number, number>>()
  for (const [value, months] of values) {
    const name = named(value)
    const sum = all.get(name) ?? new Map<number, number>()
    all.set(name, sum)
    addInto(sum, months)
  }
  return all
}

function addInto(sum: Map<number, number>, months: Months): void {
  for (const [month, mails] of months) sum.set(month, (sum.get(month) ?? 0) + mails)
}

function total(months: Months | undefined): number {
  return [...(months?.values() ?? [])].reduce((sum, mails) => sum + mails, 0)
}

/** What was there of several values that are shown as one. */
function together(all: readonly Earlier[]): Earlier {
  return {
    before: all.reduce((sum, { before }) => sum + before, 0),
    first: all
      .flatMap(({ first }) => (first === undefined ? [] : [first]))
      .reduce<Earlier['first']>((one, other) => (one === undefined || other.at < one.at ? other : one), undefined),
    questioned: all.reduce((sum, { questioned }) => sum + questioned, 0),
  }
}

/** The part of the day in which an hour of UTC lies by a clock so many minutes ahead: `08–12`. */
function blockOf(hour: number, minutesAhead: number): string {
  const local = (((hour + Math.floor(minutesAhead / 60)) % 24) + 24) % 24
  const from = BLOCK * Math.floor(local / BLOCK)
  return `${String(from).padStart(2, '0')}–${String(from + BLOCK).padStart(2, '0')}`
}
