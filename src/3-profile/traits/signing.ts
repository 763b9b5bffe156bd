import type { Trait } from '../trait.ts'

/**
 * The domains whose DKIM signatures the mail carries; selectors are left out, since they rotate for everybody. The copy in
 * the sender's own folder never travelled and cannot show any: it says nothing of whether the account's mail is signed.
 */
export const signing: Trait = {
  name: 'signing',
  values: ({ signing, route }) => {
    if (signing.length === 0) return route.span === undefined ? [] : ['unsigned']
    return [[...new Set(signing.map(name => name.slice(0, name.indexOf('/'))))].join(' ')]
  },
}
