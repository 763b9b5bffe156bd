/**
 * The world failed: a disk, a net, a database, a missing file. Thrown on floors 1, 7 and 9 only. The message says what
 * happened, where, and what to do next, in that order.
 */
export class Outage extends Error {
  override readonly name = 'Outage'
}
