import { traits } from '#profile'

import { habitEvidence } from '../habit-evidence.ts'

/**
 * The parts of the mail are built as this account's programs do not build them.
 *
 * Why it matters: the tree of parts and the form of their boundaries belong to a program as a hand belongs to a writer.
 * When it is wrong: a first attachment or picture makes a tree that was not there before.
 */
export const mimeDiffers = habitEvidence({
  name: 'mime-differs',
  kin: 'form',
  trait: traits.mime,
  of: 'account',
  thing: 'build of the parts',
  spans: ({ gist }) => [gist.words.span],
})
