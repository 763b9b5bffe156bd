import type { Trait } from '../trait.ts'

/** The order and letter-case of the fields that the client writes. */
export const headerOrder: Trait = {
  name: 'header-order',
  values: ({ form }) => [form.headerOrder],
}
