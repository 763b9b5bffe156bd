import { ownLinks } from '../own-links.ts'
import type { Trait } from '../trait.ts'

/** Whether the author links at all, and how: plainly, hidden behind words, shortened, to a shared file. */
export const linking: Trait = {
  name: 'linking',
  values: gist => {
    const links = ownLinks(gist)
    if (links.length === 0) return ['no link']
    return [
      ...new Set(
        links.map(({ kind, unwrapped }) =>
          kind === 'anchor' ? 'behind words' : unwrapped.length > 0 ? 'redirected' : 'plain',
        ),
      ),
    ]
  },
}
