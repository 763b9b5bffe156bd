import { ipScope } from '#ground'
import type { GistLink } from '#message'

/**
 * True for links that somebody outside could stand behind: no picture, no page of the mail itself, no name within one
 * house (`http://printer/`) and no address of a private network (RFC 1918, RFC 3927).
 */
export function isReachable({ kind, organisation }: GistLink): boolean {
  if (kind === 'image' || !/[.:]/.test(organisation)) return false
  const scope = ipScope(organisation)
  return scope !== 'private' && scope !== 'loopback' && scope !== 'link-local'
}
