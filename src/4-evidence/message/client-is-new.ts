import { traits } from '#profile'

import { habitEvidence } from '../habit-evidence.ts'

/**
 * The mail was written with a program that this account does not use.
 *
 * Why it matters: whoever takes an account over seldom has its owner's device, and writes from a web page or a program of their own.
 * When it is wrong: people buy phones and try programs. One new program alone is a change; with a new link or an unusual ask it is more.
 */
export const clientIsNew = habitEvidence({
  name: 'client-is-new',
  kin: 'form',
  trait: traits.client,
  of: 'account',
  thing: 'program that wrote it',
  spans: ({ gist }) => [gist.form.agentSpan, gist.form.messageIdSpan],
})
