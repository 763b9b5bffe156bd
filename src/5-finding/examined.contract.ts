/** What the tests of findings share: a card that counts everything whole, and mails examined the real way. */
import { messageEvidenceList } from '#evidence'
import type { Gist } from '#message'
import { teamOf } from '#team'

import { examineInOrder, examiner, type Examined } from './examine-in-order.ts'
import type { Card } from './weigh.ts'

/** Counts every piece of evidence whole, or so many times, so that tests do not move when the real card is drawn anew. */
export function plainCard(factor = 1): Card {
  const factors = Object.fromEntries(messageEvidenceList.map(({ name }) => [name, factor]))
  return { factors, together: {}, untaught: factor }
}

/** Examines mails in the order given. */
export function examined(gists: readonly Gist[], factor = 1): Examined[] {
  return [...examineInOrder(gists, examiner(teamOf([], []), plainCard(factor)))]
}
