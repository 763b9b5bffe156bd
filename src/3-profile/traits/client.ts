import type { Trait } from '../trait.ts'

/**
 * The program that writes the mail, without its version: people update programs but seldom change them. Where no field
 * names it, the shape of the Message-ID stands for it.
 */
export const client: Trait = {
  name: 'client',
  values: ({ form }) => [form.family ?? `an unnamed client (${form.messageIdShape})`],
}
