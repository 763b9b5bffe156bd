import { ownLinks } from '../own-links.ts'
import type { Trait } from '../trait.ts'

/** The organisations to which the author's own links lead; links in quotes and signatures are not new words. */
export const linkHosts: Trait = {
  name: 'link-hosts',
  values: gist => [...new Set(ownLinks(gist).map(({ organisation }) => organisation))].slice(0, 20),
}
