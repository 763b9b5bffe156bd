import { DAY, type Moment } from '#ground'
import { givenMessage, stayedAfterwards } from '#evidence'
import type { Gist } from '#message'
import { accountOf, emptyMemory, hold, learn, show, type Memory, type Showing } from '#profile'
import { personAddress, type Team } from '#team'

import { examine, withExcuse, type Examination } from './examine.ts'
import { COPIES, copyKey } from './mail-copy.ts'
import { RecentMails } from './recent-mails.ts'
import type { Card } from './weigh.ts'

/** How long a mail that looked strange is kept apart before it counts as usual, so that one turning does not teach us. */
export const QUARANTINE = 10 * DAY
/** Bits from which a mail is kept apart. Low on purpose: learning an honest mail late costs little. */
const STRANGE = 9

/** Examines mails one after the other; each is judged by what came before it, and then learnt. */
export interface Examiner {
  readonly memory: Memory
  /** Judges a mail by what is known now, and learns nothing from it. */
  look(showing: Showing): Examination
  /** Takes a mail into what is known: at once, or, where it looked strange, after some days. */
  take(showing: Showing, examination: Examination): void
  /** Looks back at a mail when all are learnt: what came after it may speak for innocence. */
  lookBack(examination: Examination): Examination
}

/** Starts an examiner that knows nothing yet. */
export function examiner(team: Team, card: Card): Examiner {
  const memory = emptyMemory()
  const apart: { readonly until: Moment; readonly showing: Showing }[] = []
  const learnOf = (showing: Showing) => {
    learn(memory, showing, personAddress(team, accountOf(showing.gist)))
  }
  const release = (now: Moment) => {
    while (apart.length > 0 && apart[0]!.until <= now) learnOf(apart.shift()!.showing)
  }
  return {
    memory,
    look(showing) {
      const { gist } = showing
      release(gist.at)
      return examine(givenMessage(showing, memory, team), card)
    },
    take(showing, { score = 0 }) {
      if (score < STRANGE) {
        learnOf(showing)
        return
      }
      hold(memory, showing)
      apart.push({ until: (showing.gist.at + QUARANTINE) as Moment, showing })
    },
    lookBack(examination) {
      const excuse = stayedAfterwards(examination.gist, memory)
      return excuse === undefined ? examination : withExcuse(examination, excuse, card)
    },
  }
}

/** One mail with what was said of it. */
export interface Examined {
  readonly gist: Gist
  readonly examination: Examination
  /** True where an earlier instance, in another mailbox or folder, was the one that was examined. */
  readonly copy: boolean
}

/**
 * Examines mails in order of time. The same mail in several mailboxes is examined once, at its first copy, and learnt
 * once; its further copies are given with the same examination, so that each instance has its score.
 */
export function* examineInOrder(gists: Iterable<Gist>, { look, take }: Examiner): Generator<Examined> {
  const recent = new RecentMails<Examination>()
  for (const gist of gists) {
    recent.forget((gist.at - COPIES) as Moment)
    const key = copyKey(gist)
    const earlier = recent.get(key)
    if (
      earlier !== undefined &&
      earlier.gist.messageId === gist.messageId &&
      earlier.gist.words.own === gist.words.own
    ) {
      yield { gist, examination: earlier, copy: true }
      continue
    }
    const showing = show(gist)
    const examination = look(showing)
    recent.add(key, gist.at, examination)
    take(showing, examination)
    yield { gist, examination, copy: false }
  }
}
