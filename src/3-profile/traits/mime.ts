import type { Trait } from '../trait.ts'

/** The tree of MIME parts with the shape of its boundaries. */
export const mime: Trait = {
  name: 'mime',
  values: ({ form }) => [form.mimeShape],
}
