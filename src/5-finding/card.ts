import card from './card.json' with { type: 'json' }
import type { Tree } from './tree.ts'
import type { Card } from './weigh.ts'

/**
 * The card that ships with this version: how much each piece of evidence counts. `evaluation/train.ts` writes the file
 * from simulated takeovers and says in it from how many mails; nothing in it is set by hand.
 */
export const CARD: Card = {
  asked: card.asked,
  trees: card.trees as unknown as readonly Tree[],
  plain: card.plain,
  untaught: card.untaught,
}
