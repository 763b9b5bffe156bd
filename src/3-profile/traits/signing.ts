import type { Trait } from '../trait.ts'

/** The domains whose DKIM signatures the mail carries; selectors are left out, since they rotate for everybody. */
export const signing: Trait = {
  name: 'signing',
  values: ({ signing }) => [
    signing.length === 0 ? 'unsigned' : [...new Set(signing.map(name => name.slice(0, name.indexOf('/'))))].join(' '),
  ],
}
