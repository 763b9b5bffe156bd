import { unquotedLinks } from '../own-links.ts'
import type { Trait } from '../trait.ts'

/** The organisations to which the author links, in the signature too; links in quotes are others' words. */
export const linkHosts: Trait = {
  name: 'link-hosts',
  values: gist => [...new Set(unquotedLinks(gist).map(({ organisation }) => organisation))].slice(0, 20),
}
