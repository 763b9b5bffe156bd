import { traits } from '#profile'

import { habitEvidence } from '../habit-evidence.ts'

/**
 * The subject lacks the mark that this account's subjects bear, or bears another.
 *
 * Why it matters: marks are habits of a team, and strangers do not think of them.
 * When it is wrong: who mostly sends patches or tickets also writes ordinary mails.
 */
export const subjectFormDiffers = habitEvidence({
  name: 'subject-form-differs',
  kin: 'wording',
  trait: traits.subjectForm,
  of: 'person',
  thing: 'mark of the subject',
  spans: ({ gist }) => [gist.subjectSpan],
})
