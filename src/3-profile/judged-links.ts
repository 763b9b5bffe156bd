import type { Gist, GistLink } from '#message'

import type { Memory } from './memory.ts'
import { unquotedLinks } from './own-links.ts'
import { isReachable } from './reachable.ts'

/**
 * The links of a mail that nobody but its author answers for. Those of the signature and of the list's footer too:
 * honest ones are known after the first mail, and an intruder who puts his link there must not be overlooked. Links in
 * quoted text only where the material holds nothing of what is quoted, since a quote is as easily made up.
 */
export function judgedLinks(gist: Gist, memory: Memory): GistLink[] {
  const links = gist.links.filter(isReachable)
  const own = unquotedLinks(gist)
  return own.length === links.length || quotesWhatIsHeld(gist, memory) ? own : links
}

function quotesWhatIsHeld({ thread, words }: Gist, { lines, threadMails }: Memory): boolean {
  return (
    words.quotedPrints.length === 0 ||
    (thread.parent !== undefined && threadMails.has(thread.parent)) ||
    words.quotedPrints.some(print => lines.authorOf(print) !== undefined)
  )
}

/** The last part of a host's name; all numbers are one ending. */
export function endingOf(organisation: string): string {
  const ending = organisation.slice(organisation.lastIndexOf('.') + 1)
  return /^[\d:\]]+$/.test(ending) ? 'a bare number' : ending
}
