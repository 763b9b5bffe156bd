import type { Card } from './weigh.ts'

/** The card that ships with this version. */
export const CARD: Card = {
  factors: {},
  together: {},
  untaught: 1,
}
