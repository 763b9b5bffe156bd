import type { Trait } from '../trait.ts'

/** The mark that the subject begins with, as teams, lists and ticket systems put it: `[PATCH v2 3/4]` is `[patch]`. */
export const subjectForm: Trait = {
  name: 'subject-form',
  values({ subject }) {
    const mark = /^\s*(?:[a-z]{2,4}:\s{0,3}){0,4}\[\s*(\p{L}{1,40})/iu.exec(subject.slice(0, 200))?.[1]
    return [mark === undefined ? 'no mark' : `[${mark.toLowerCase()}]`]
  },
}
