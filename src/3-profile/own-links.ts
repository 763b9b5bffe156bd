import type { Gist, GistLink } from '#message'

import { isReachable } from './reachable.ts'

/** The links that the author wrote into this mail: not the quoted ones, not the signature's, not images. */
export function ownLinks({ links }: Gist): GistLink[] {
  return links.filter(link => !link.aside && isReachable(link))
}

/** Those and the signature's and the footer's: all that are not quoted. */
export function unquotedLinks({ links }: Gist): GistLink[] {
  return links.filter(link => !link.quoted && isReachable(link))
}
