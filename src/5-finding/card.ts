import type { Card } from './weigh.ts'

/** The card that ships with this version. */
export const CARD: Card = {
  factors: {},
  caps: { wording: 6, people: 4, rhythm: 6, thread: 4 },
  together: { 'form+link': 0.5, 'ask+link': 0.5, 'form+ask': 0.3 },
}
