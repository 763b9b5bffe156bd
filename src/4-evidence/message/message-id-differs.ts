import { traits } from '#profile'

import { habitEvidence } from '../habit-evidence.ts'

/**
 * The Message-ID has a form that this account's programs and servers do not make.
 *
 * Why it matters: the form is made by program and server, nobody types it, and it survives where other marks are stripped.
 * When it is wrong: providers change their form now and then, for all accounts at once; the expected rate then rises with them.
 */
export const messageIdDiffers = habitEvidence({
  name: 'message-id-differs',
  kin: 'form',
  trait: traits.messageId,
  of: 'account',
  thing: 'form of the Message-ID',
  spans: ({ gist }) => [gist.form.messageIdSpan],
})
