import { traits } from '#profile'

import { habitEvidence } from '../habit-evidence.ts'

/**
 * A file is attached of a type that this account does not send.
 *
 * Why it matters: where the lure is no link it is a file.
 * When it is wrong: every type is sent a first time.
 */
export const fileTypeIsNew = habitEvidence({
  name: 'file-type-is-new',
  kin: 'file',
  trait: traits.files,
  of: 'person',
  thing: 'type of attached file',
  spans: ({ gist }) => [...gist.files.map(({ span }) => span)],
})
