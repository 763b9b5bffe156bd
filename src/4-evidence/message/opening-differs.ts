import { traits } from '#profile'

import { habitEvidence } from '../habit-evidence.ts'

/**
 * The mail begins a conversation where this account answers, or answers where it begins.
 *
 * Why it matters: an intruder with a lure of his own begins something new.
 * When it is wrong: everybody begins a conversation now and then. It counts together with others.
 */
export const openingDiffers = habitEvidence({
  name: 'opening-differs',
  kin: 'thread',
  trait: traits.opening,
  of: 'person',
  thing: 'kind of opening',
  spans: ({ gist }) => [gist.thread.span ?? gist.subjectSpan],
})
