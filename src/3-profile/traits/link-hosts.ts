import { isReachable } from '../reachable.ts'
import type { Trait } from '../trait.ts'

/** The organisations to which the author links, in the signature too; links in quotes are others' words. */
export const linkHosts: Trait = {
  name: 'link-hosts',
  values: ({ links }) => {
    const own = links.filter(link => !link.quoted && isReachable(link))
    return [...new Set(own.map(({ organisation }) => organisation))].slice(0, 20)
  },
}
