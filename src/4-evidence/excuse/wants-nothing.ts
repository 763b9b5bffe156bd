import type { Evidence, ExcuseFunction, Kin } from '../evidence.ts'
import type { GivenMessage } from '../given.ts'

/** That somebody links at all, who did not, wants nothing where the places are known. */
const KNOWN_PLACES = 'linking-differs'
/**
 * The kins in which a mail shows what it is there for, with the bits from which it wants something. Of files there are many kinds, and new ones every month.
 */
const LITTLE: Partial<Record<Kin, number>> = { link: 1, ask: 1, name: 1, file: 2 }
/** Bits from which a topic is so foreign that it may be what is wanted. */
const FOREIGN = 4

/**
 * The mail brings no link, file or ask that is new for the account, and talks of what is talked of here.
 *
 * Why it matters: an intruder writes in order to gain something. People change programs, servers and clocks every week,
 * and mails that only differ so are mostly theirs.
 * When it is wrong: a first mail that only opens a conversation, to ask in the second. That one is not excused.
 */
export const wantsNothing: ExcuseFunction<GivenMessage> = {
  name: 'wants-nothing',
  excuses: ['form', 'route', 'authentication', 'rhythm', 'people', 'thread', 'wording', 'topic'],
  rest: 0.4,
  look(_, evidence) {
    return evidence.some(isWanted)
      ? undefined
      : {
          says: 'It brings no link, file or ask that is new for the account, and talks of what is talked of here.',
          spans: [],
          values: {},
        }
  },
}

function isWanted({ kin, bits, name }: Evidence): boolean {
  return (
    (bits > (LITTLE[kin] ?? Infinity) && name !== KNOWN_PLACES) ||
    name === 'authentication-failed' ||
    (kin === 'topic' && bits >= FOREIGN)
  )
}
