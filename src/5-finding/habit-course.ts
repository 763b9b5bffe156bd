import { DAY, decided, type Digest, type Moment } from '#ground'
import { accountOf } from '#profile'
import type { Gist } from '#message'

import { HABIT_LANES, type LaneName } from './habit-lanes.ts'
import { CopyWatch, type NotedMail } from './mail-copy.ts'
import { LaneCounts, type CourseLane, type Shown } from './lane-counts.ts'
import { monthOf, stepsOf } from './month-steps.ts'

/** A mail that the course is drawn for, with what it shows against all that the account showed before. */
export interface CourseMark {
  readonly sha256: Digest
  readonly at: Moment
  /** The step in which it stands. */
  readonly step: number
  /** Mails of the account before it, without other marked ones. */
  readonly known: number
  /** What it shows in each lane, and what was there of it before. */
  readonly shows: readonly ShownValue[]
}

/** A value that a marked mail shows. */
export interface ShownValue extends Shown {
  readonly lane: LaneName
}

/** Weeks in which an account wrote nothing. */
export interface Silence {
  readonly from: Moment
  readonly to: Moment
}

/** How one account wrote over the years: counts alone, so that it stays small for the largest archive. */
export interface HabitCourse {
  readonly account: string
  readonly mails: number
  /** Beginning of the first step. */
  readonly from: Moment
  /** Calendar months (UTC) of one step. */
  readonly months: number
  /** Mails in each step, oldest first. */
  readonly counts: readonly number[]
  /** The longest silences, oldest first. */
  readonly silences: readonly Silence[]
  readonly lanes: readonly CourseLane[]
  readonly marks: readonly CourseMark[]
}

/** The mails that pictures are asked for, by account. */
export type Marked = ReadonlyMap<string, ReadonlySet<Digest>>

/** Days without a mail from which a silence is told, and how many of them. */
const SILENT = 60 * DAY
const SILENCES = 6
/** Marked mails of one account: more would hide the picture. */
const MARKS = 60

/** Gathers the courses of some accounts from their mails, one after the other in order of time. */
export class HabitCourses {
  readonly #marked: Marked
  readonly #copies = new CopyWatch()
  readonly #drafts = new Map<string, Draft>()

  constructor(marked: Marked) {
    this.#marked = marked
  }

  /**
   * Takes one mail; mails of other accounts are nothing to it. A further copy of a mail tells only what the first could
   * not: the one that the author keeps shows no way.
   */
  add(gist: Gist): void {
    const account = accountOf(gist)
    const marked = account === undefined ? undefined : this.#marked.get(account)
    // A mail whose clock nobody knows has no place on a line of time.
    if (account === undefined || marked === undefined || gist.clock === 'none') return
    const draft = this.#drafts.get(account) ?? new Draft(account)
    this.#drafts.set(account, draft)
    draft.add(gist, marked.has(gist.id), this.#copies.note(gist))
  }

  /** All courses, by account. */
  finish(): readonly HabitCourse[] {
    return [...this.#drafts.values()]
      .map(draft => draft.finish())
      .sort((one, other) => decided(0, one.account, other.account))
  }
}

/** The course of one account while it grows. */
class Draft {
  readonly #account: string
  readonly #lanes = HABIT_LANES.map(lane => ({ lane, counts: new LaneCounts(lane.name) }))
  readonly #months = new Map<number, number>()
  readonly #marks: { readonly sha256: Digest; readonly at: Moment; readonly known: number }[] = []
  #silences: Silence[] = []
  #mails = 0
  #last: Moment | undefined

  constructor(account: string) {
    this.#account = account
  }

  add(gist: Gist, isMarked: boolean, { at, isCopy, told }: NotedMail): void {
    // A copy stands where the first one does, though it may have come in the next month.
    const month = monthOf(at)
    const shown = this.#lanes.map(({ lane, counts }) => {
      const values = told.has(lane.name) ? [] : [...new Set(lane.values(gist))]
      if (values.length > 0) told.add(lane.name)
      return { counts, values }
    })
    if (!isCopy) this.#addFirst(gist, month)
    if (isMarked && !isCopy && this.#marks.length < MARKS) {
      this.#marks.push({ sha256: gist.id, at: gist.at, known: this.#mails - 1 - this.#marks.length })
      for (const { counts, values } of shown) counts.mark(values, month)
    } else {
      const known = Math.max(0, this.#mails - 1 - this.#marks.length)
      for (const { counts, values } of shown) counts.add(values, month, { at, known })
    }
  }

  #addFirst({ at }: Gist, month: number): void {
    if (this.#last !== undefined && at - this.#last >= SILENT) this.#silent({ from: this.#last, to: at })
    this.#mails++
    this.#last = at
    this.#months.set(month, (this.#months.get(month) ?? 0) + 1)
  }

  #silent(silence: Silence): void {
    this.#silences = [...this.#silences, silence]
      .sort((one, other) => other.to - other.from - (one.to - one.from))
      .slice(0, SILENCES)
  }

  finish(): HabitCourse {
    const steps = stepsOf(this.#months)
    const zone = this.#lanes.find(({ lane }) => lane.name === 'zone')?.counts.commonest()
    const ahead = /^-?\d+$/.test(zone ?? '') ? Number(zone) : 0
    const lanes = this.#lanes.map(({ lane, counts }) => ({ lane, ...counts.finish(steps, ahead) }))
    return {
      account: this.#account,
      mails: this.#mails,
      from: steps.from,
      months: steps.months,
      counts: steps.spread(this.#months),
      silences: this.#silences.toSorted((one, other) => one.from - other.from),
      lanes: lanes.flatMap(({ shown }) => (shown.values.length === 0 ? [] : [shown])),
      marks: this.#marks.map((mark, index) => ({
        ...mark,
        step: steps.stepOf(mark.at),
        shows: lanes.flatMap(({ lane, marks }) => (marks[index] ?? []).map(value => ({ lane: lane.name, ...value }))),
      })),
    }
  }
}
