import { traits } from '#profile'

import { habitEvidence } from '../habit-evidence.ts'

/**
 * The client's fields stand in an order or letter-case that this account's programs do not write.
 *
 * Why it matters: copying the name of a program into a field is easy, writing all fields in its order is not.
 * When it is wrong: an update of the program, a first attachment or a first reply may change the order a little.
 */
export const headerOrderDiffers = habitEvidence({
  name: 'header-order-differs',
  kin: 'form',
  trait: traits.headerOrder,
  of: 'account',
  thing: 'order of the header fields',
  // The value is a print of the order; nobody can read it, but it tells one from another.
  reads: value => `order ${value.slice(0, 4)}`,
  spans: ({ gist }) => [gist.form.messageIdSpan],
})
