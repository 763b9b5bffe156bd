import { traits } from '#profile'

import { habitEvidence } from '../habit-evidence.ts'

/**
 * The answer is put above, below or between the quoted lines otherwise than this account does it.
 *
 * Why it matters: it is a habit of person and program together.
 * When it is wrong: a reply from the phone.
 */
export const quotingDiffers = habitEvidence({
  name: 'quoting-differs',
  kin: 'wording',
  trait: traits.quoting,
  of: 'person',
  thing: 'way of quoting',
  reads: readable,
  spans: ({ gist }) => [gist.words.span],
})

/** `reply, quote below, html` as a person says it. */
function readable(value: string): string {
  const [kind, quote, form] = value.split(', ')
  const quoted =
    quote === 'quote none' ? 'without a quote' : quote === 'quote forwarded' ? 'forwarding' : `with the ${quote}`
  return `${kind === 'new' ? 'a new mail' : 'an answer'} ${quoted} in ${form === 'html' ? 'HTML' : 'plain text'}`
}
