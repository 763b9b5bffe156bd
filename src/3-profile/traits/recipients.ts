import type { Trait } from '../trait.ts'

/** Each address that the mail goes to. */
export const recipients: Trait = {
  name: 'recipients',
  values: ({ to }) => to.slice(0, 30),
}
