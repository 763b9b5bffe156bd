import { HabitCourses, Turnings, type HabitCourse, type Thresholds, type TurnedAccount } from '#finding'
import type { Store } from '#store'

import { markedIn } from './answer.ts'
import type { Bench } from './bench.ts'
import { examineWith, isWithin, type Examining } from './examine-store.ts'

/** Accounts for which the course is drawn: more nobody looks at. */
const DRAWN = 40

/** Accounts by how likely they are turned, with how each wrote over time. */
export interface TurnedAnswer {
  readonly accounts: readonly TurnedAccount[]
  readonly courses: readonly HabitCourse[]
  /** The bits from which an account stands out. */
  readonly thresholds: Thresholds
}

/** Ranks the accounts of a store, with the same excuses that findings are weighed with. */
export function turnedIn(store: Store, examining: Examining, bench: Bench): TurnedAnswer {
  const turnings = new Turnings()
  const { ranked, examiner } = examineWith(
    store,
    {
      ...examining,
      each: score => {
        examining.each?.(score)
        if (isWithin(examining, score.examined.gist.at)) turnings.add(score.examined)
      },
    },
    bench,
  )
  const accounts = turnings.ranked(ranked.thresholds, examiner.lookBack)
  const drawn = accounts.slice(0, DRAWN)
  const courses = new HabitCourses(markedIn(drawn.flatMap(({ mails }) => mails)))
  for (const gist of store.gistsFrom(drawn.map(({ account }) => account))) courses.add(gist)
  return { accounts, courses: courses.finish(), thresholds: ranked.thresholds }
}
