import { LIMITS, type Limits } from '#ground'
import type { Body } from './body.ts'
import type { HtmlLink } from './html-text.ts'
import { findTextLinks } from './link-text.ts'
import { readTarget } from './link-target.ts'
import type { Link } from './message.ts'
import { unwrap } from './unwrap.ts'

/** Characters of markup that may stand between a line's beginning and an address in it. */
const NEAR = 4000

/**
 * Reads where a mail leads: addresses in plain text, and in HTML what can be clicked, what is loaded and where forms go.
 * Each is unwrapped as far as its own text tells (`unwrap`) and is never fetched. `quoted` are those among others'
 * words. In order of the parts; parts of the page itself, `cid:` and `#`, are no links.
 */
export function readLinks(bodies: readonly Body[], limits: Limits = LIMITS): Link[] {
  const links: Link[] = []
  for (const body of bodies) {
    if (links.length >= limits.links) break
    const most = limits.links - links.length
    const found = body.format === 'plain' ? textLinks(body, most) : htmlLinks(body, most)
    for (const link of found) {
      if (links.length >= limits.links) break
      links.push(link)
    }
  }
  return links
}

function* textLinks(body: Body, most: number): Generator<Link> {
  let line = 0
  for (const { target, characters } of findTextLinks(body.text, most)) {
    while (line + 1 < body.lines.length && body.lines[line + 1]!.from <= characters.from) line++
    yield linkOf(body, { target, kind: 'text', from: characters.from, to: characters.to, line })
  }
}

function* htmlLinks(body: Body, most: number): Generator<Link> {
  const shown = new Map<number, string>()
  for (const link of body.links) {
    if (link.shown !== undefined) shown.set(link.line, `${shown.get(link.line) ?? ''} ${link.shown}`)
    if (!leadsNowhere(link)) yield linkOf(body, link)
  }
  yield* wordsOfPage(body, shown, most)
}

/** Parts of the mail itself, and pictures that are written out in their own address. */
function leadsNowhere({ target, kind }: HtmlLink): boolean {
  return /^(?:cid:|mid:|#|about:)/i.test(target) || (kind === 'image' && /^data:/i.test(target))
}

/** Addresses that stand in the page's words without being links: programs make links of them too. */
function* wordsOfPage(body: Body, shown: ReadonlyMap<number, string>, most: number): Generator<Link> {
  for (const [line, { text, from }] of body.lines.entries()) {
    if (!text.includes('://') && !text.includes('www.')) continue
    const anchored = shown.get(line) ?? ''
    for (const { target } of findTextLinks(text, most)) {
      if (anchored.includes(target)) continue
      // Where escapes are in it, the place is that of its line.
      const near = body.text.slice(from, from + NEAR + text.length).indexOf(target)
      const at = near === -1 ? from : from + near
      yield linkOf(body, { target, kind: 'text', from: at, to: Math.min(at + target.length, body.text.length), line })
    }
  }
}

function linkOf(body: Body, { target, kind, from, to, line, shown: words }: HtmlLink): Link {
  const { url, host, steps } = unwrap(target, body.base)
  const region = body.regions.of[line]
  const shown = words?.replace(/\s+/g, ' ').trim()
  const shownHost = shown === undefined ? undefined : hostShown(shown)
  return {
    target,
    resolved: url,
    unwrapped: steps,
    host,
    ...(shown === undefined ? {} : { shown }),
    ...(shownHost === undefined ? {} : { shownHost }),
    kind,
    part: body.part.index,
    characters: { from, to },
    quoted: body.enclosed || region === 'quoted' || region === 'attribution',
  }
}

/** Names of files that end like domains of countries: `readme.md` is shown as a name and not as an address. */
const FILE_ENDING = /\.(?:md|py|sh|zip|mov|js|ts|pdf|docx?|xlsx?|pptx?|html?|php|txt|png|jpe?g|gif)$/i

/**
 * The host that the text of a link looks like, if a reader would take it for an address: with a scheme or `www.`, or a
 * bare domain that is all there is, perhaps with a path.
 */
function hostShown(shown: string): string | undefined {
  if (shown.length > 300 || !shown.includes('.') || shown.includes('@')) return undefined
  const found =
    /^[("'<[]?(https?:\/\/|www\.)?((?:[\p{L}\p{N}][\p{L}\p{N}-]{0,62}\.)+\p{L}{2,24})(?=[/:?#]|[)"'>\].,…]*$)/iu.exec(
      shown,
    )
  if (found === null || (found[1] === undefined && /\s/.test(shown))) return undefined
  if (found[1] === undefined && FILE_ENDING.test(found[2]!)) return undefined
  const name = `${found[1]?.toLowerCase() === 'www.' ? 'www.' : ''}${found[2]!}`
  const { host } = readTarget(`http://${name}/`)
  return host === '' ? undefined : host
}
