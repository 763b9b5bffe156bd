import type { Trait } from '../trait.ts'

/** Types of attached files, by what their bytes show where that is known. */
export const files: Trait = {
  name: 'files',
  values: gist =>
    gist.files.length === 0
      ? ['none']
      : [...new Set(gist.files.map(({ type, recognised }) => recognised ?? type))].slice(0, 8),
}
