import type { Trait } from '../trait.ts'

/** How dates and names are written in the header, and how the text is encoded. */
export const writing: Trait = {
  name: 'writing',
  values: ({ form }) => [`${form.writing}; ${form.encoding}`],
}
