/** What the tests of findings share: a card that counts everything whole, and mails examined the real way. */
import { messageEvidenceList } from '#evidence'
import type { Gist } from '#message'
import { teamOf } from '#team'

import { examineInOrder, examiner, type Examined } from './examine-in-order.ts'
import type { Tree } from './tree.ts'
import type { Card } from './weigh.ts'

/** Counts every piece of evidence, the strongest of each kin so many times more, so that tests do not move when the real card is drawn anew. */
export function plainCard(factor = 1): Card {
  const asked = messageEvidenceList.map(({ name }) => name)
  const trees = asked.flatMap((_, place) =>
    Array.from({ length: 24 }, (__, step) => risingTree(place, 0.25 * (step + 1), 0.25)),
  )
  return { asked, trees, plain: factor, untaught: factor }
}

/** A tree that gives something from so many bits of one piece on. */
export function risingTree(place: number, from: number, value: number): Tree {
  return [place, from, place, from, place, from, 0, 0, value, value]
}

/** Examines mails in the order given. */
export function examined(gists: readonly Gist[], factor = 1): Examined[] {
  return [...examineInOrder(gists, examiner(teamOf([], []), plainCard(factor)))]
}
