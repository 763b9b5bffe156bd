import { traits } from '#profile'

import { habitEvidence } from '../habit-evidence.ts'

/**
 * The own text is in a language that this account does not write.
 *
 * Why it matters: a stranger writes in a language of their own.
 * When it is wrong: people know several languages; short texts are misjudged.
 */
export const languageIsNew = habitEvidence({
  name: 'language-is-new',
  kin: 'wording',
  trait: traits.language,
  of: 'person',
  thing: 'language',
  spans: ({ gist }) => [gist.words.span],
})
