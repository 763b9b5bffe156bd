import { organisation } from '#ground'
import { isFileHost, isShortener, type GistLink } from '#message'
import { surprises, traits, unquotedLinks } from '#profile'

import { blind, NOTHING, saw, type EvidenceFunction } from '../evidence.ts'
import { mails, nameOf, percent, type GivenMessage } from '../given.ts'
import { LEAST_HISTORY, tooFew } from '../habit-evidence.ts'

/**
 * The mail links to an organisation to which this account never linked, not for this reader and, most telling, for
 * nobody in the whole archive.
 *
 * Why it matters: a link is how most takeovers go on, and an attacker's site is new to everybody around.
 * When it is wrong: whoever shares news links somewhere new each time. Then new hosts are expected of this account, and
 * count little. A host that many others here link to counts less, a shortener or a place for shared files is not known
 * by its popularity, since anybody can put anything there.
 */
export const linkHostIsNew: EvidenceFunction<GivenMessage> = {
  name: 'link-host-is-new',
  kin: 'link',
  claims: ['account-turned', 'phish'],
  look(given) {
    const { person, memory, gist } = given
    if (person === undefined || person.mails < LEAST_HISTORY) return blind(tooFew(person))
    // What is quoted from outside leads where others wanted it to, as in a warning of a lure.
    const links = unquotedLinks(gist)
    if (links.length === 0) return NOTHING
    const found = surprises(memory, person, traits.linkHosts, given.showing)
    const rate = found[0]?.expected ?? expectedOf(given)
    const ranked = links
      .map(link => ({
        link,
        bits: bitsOf(
          link,
          found.find(({ value }) => value === link.organisation)?.bits ?? Math.log2(0.5 / rate),
          given,
        ),
      }))
      .sort((one, other) => other.bits - one.bits)
    const [worst] = ranked
    if (worst === undefined || worst.bits < 0.5) return NOTHING
    const { link, bits } = worst
    const known = memory.linked.get(link.organisation)
    const held = person.mails
    const others =
      known === undefined
        ? 'nobody in the material linked there before'
        : `${mails(known.mails)} of others linked there`
    return saw({
      says: `${nameOf(given)} never linked to ${link.host} in ${mails(held)} before; ${others}. About ${percent(rate)} of honest mails of such accounts link somewhere new.`,
      bits,
      spans: link.span === undefined ? [] : [link.span],
      values: { host: link.host, organisation: link.organisation, linkedBefore: known?.mails ?? 0, expected: rate },
      usual: found.length === 0 ? 'no links' : 'other hosts',
      now: link.host,
    })
  },
}

/** The chance of a new host where the person never linked: that it begins to. */
function expectedOf({ person }: GivenMessage): number {
  return Math.max(0.004, 1 / ((person?.mails ?? 0) + 12))
}

function bitsOf(link: GistLink, surprise: number, given: GivenMessage): number {
  const { gist, memory } = given
  if (surprise < 0.5) return pairBits(link, given)
  const own = gist.from[0]?.domain
  if (own !== undefined && organisation(own) === link.organisation) return Math.min(surprise, 1)
  if (isShortener(link.host) || isFileHost(link.host)) return surprise
  // The more others linked there before, the likelier it is simply a well-known place.
  const known = memory.linked.get(link.organisation)
  if (known === undefined) return surprise + 2.5
  return Math.max(0, surprise - 0.6 * Math.log2(1 + known.mails) - (known.by.size > 2 ? 1 : 0))
}

/** Known from this account, but never for any of these readers, and a place where anybody can put anything. */
function pairBits(link: GistLink, { gist, memory, person }: GivenMessage): number {
  if (!isShortener(link.host) && !isFileHost(link.host)) return 0
  const from = person?.address ?? ''
  return gist.to.some(to => memory.pairs.get(`${from}>${to}`)?.links.has(link.organisation) === true) ? 0 : 1
}
