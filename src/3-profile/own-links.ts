import type { Gist, GistLink } from '#message'

/** The links that the author wrote into this mail: not the quoted ones, not the signature's, not images. */
export function ownLinks({ links }: Gist): GistLink[] {
  return links.filter(({ aside, kind, organisation }) => !aside && kind !== 'image' && organisation !== '')
}
