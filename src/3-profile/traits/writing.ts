import type { Trait } from '../trait.ts'

/**
 * How dates and names are written in the header, and how the text is encoded. How a day is filled up is left out: from
 * the tenth of a month on it cannot be seen, and would be another value for the same program.
 */
export const writing: Trait = {
  name: 'writing',
  values: ({ form }) => [`${form.writing.replace(/^(?:any|dd|_d|d)/, 'date')}; ${form.encoding}`],
}
