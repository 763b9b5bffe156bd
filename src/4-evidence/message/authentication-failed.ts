import { organisation } from '#ground'

import { blind, NOTHING, saw, type EvidenceFunction } from '../evidence.ts'
import type { GivenMessage } from '../given.ts'

/** What each failed check adds. SPF breaks with every forward, DMARC only where both checks broke. */
const WEIGHTS: Readonly<Record<string, number>> = {
  'dmarc=fail': 4,
  'dkim=fail': 2,
  'spf=fail': 2.5,
  'spf=softfail': 1.5,
  'dkim=permerror': 0.5,
}

/**
 * The receiving side recorded that the sender could not be authenticated, or that somebody else was.
 *
 * Why it matters: it is the one statement in the mail that a sender cannot write, where the receiving host's own field
 * is read and no other.
 * When it is wrong: forwards and lists break SPF, and DKIM where they change the mail; small senders never set it up.
 * Failing is no proof of forgery, and passing none of honesty: a taken-over account passes everything.
 */
export const authenticationFailed: EvidenceFunction<GivenMessage> = {
  name: 'authentication-failed',
  kin: 'authentication',
  claims: ['impersonated', 'phish'],
  look({ gist }) {
    if (gist.fidelity === 'rebuilt')
      return blind('The mail was rebuilt from properties: what its receiving host recorded may be missing.')
    const trusted = gist.authentication.filter(({ standing }) => standing !== 'foreign')
    if (trusted.length === 0)
      return blind(
        'No Authentication-Results field of the receiving side was found, so nothing is recorded of the sender’s authentication.',
      )
    const domain = organisation(gist.from[0]?.domain ?? '')
    const words = trusted.flatMap(({ says }) => says)
    const passes = words.some(
      word => /^(?:dmarc|dkim|spf)=pass/.test(word) && organisation(word.split(' ')[1] ?? '') === domain,
    )
    if (passes) return NOTHING
    const failures = [...new Set(words.map(word => word.split(' ')[0]!))]
      .filter(word => WEIGHTS[word] !== undefined)
      .sort()
    const strangers = [
      ...new Set(
        words.filter(word => /^(?:dkim|spf)=pass/.test(word)).map(word => organisation(word.split(' ')[1] ?? '')),
      ),
    ].filter(name => name !== '')
    if (failures.length === 0 && (strangers.length === 0 || gist.list !== undefined)) return NOTHING
    const other = strangers.length > 0 ? ` Authenticated was ${strangers.join(', ')} instead.` : ''
    return saw({
      says: `${trusted[0]!.host === '' ? 'The receiving server' : trusted[0]!.host} could not confirm that this came from ${domain}: ${failures.length === 0 ? 'no check passed for it' : failures.join(', ')}.${other}`,
      bits: Math.max(0.7, ...failures.map(word => WEIGHTS[word]!)) * (gist.list === undefined ? 1 : 0.3),
      spans: trusted.map(({ span }) => span),
      values: { failures: failures.join(' '), authenticated: strangers.join(' ') },
    })
  },
}
