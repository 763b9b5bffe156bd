import type { AskKind } from '#message'
import { surprises, traits } from '#profile'

import { blind, NOTHING, saw, type EvidenceFunction } from '../evidence.ts'
import { mails, nameOf, percent, type GivenMessage } from '../given.ts'
import { LEAST_HISTORY, tooFew } from '../habit-evidence.ts'

/** How each ask reads in a sentence. */
const READS: Readonly<Record<AskKind, string>> = {
  'sign-in': 'to sign in or to give a password',
  'open-link': 'to open a link',
  'open-file': 'to open or look at a file',
  'send-file': 'to send files or lists',
  money: 'for money or about a payment',
  call: 'to call or for a number',
  'other-channel': 'to go on over another channel',
  'other-address': 'to answer to another address',
  urgency: 'for haste',
  secrecy: 'for secrecy',
  presence: 'whether the reader is there or has a moment',
}

/**
 * What each ask adds, because attackers need it more often than honest people do, and how much its being new counts:
 * haste, secrecy and a look at a file are asked by everybody some day.
 */
const WEIGHTS: Readonly<Record<AskKind, { readonly need: number; readonly news: number }>> = {
  'sign-in': { need: 1.5, news: 1 },
  'open-link': { need: 1, news: 1 },
  'open-file': { need: 0.3, news: 0.6 },
  'send-file': { need: 0.3, news: 0.8 },
  money: { need: 1, news: 1 },
  call: { need: 0.3, news: 0.8 },
  'other-channel': { need: 0.8, news: 1 },
  'other-address': { need: 1.5, news: 1 },
  urgency: { need: 0.3, news: 0.3 },
  secrecy: { need: 0.6, news: 0.5 },
  presence: { need: 0.5, news: 0.7 },
}

/**
 * The mail asks for something for which this account never asked, or never asked this reader.
 *
 * Why it matters: the ask is what an attacker is there for. Client, place and words can be copied; the ask cannot be
 * left out.
 * When it is wrong: everything is asked a first time. It weighs with other evidence, hardly alone.
 */
export const askIsNew: EvidenceFunction<GivenMessage> = {
  name: 'ask-is-new',
  kin: 'ask',
  claims: ['account-turned', 'phish'],
  look(given) {
    const { person, memory, gist } = given
    if (person === undefined || person.mails < LEAST_HISTORY) return blind(tooFew(person))
    if (gist.words.asks.length === 0) return NOTHING
    const pairs = gist.to.map(to => memory.pairs.get(`${person.address}>${to}`)).filter(pair => pair !== undefined)
    const found = surprises(memory, person, traits.asks, given.showing)
    const asked = gist.words.asks.map(({ kind, words }) => {
      const surprise = found.find(({ value }) => value === kind)
      const newForPair = pairs.length > 0 && !pairs.some(pair => pair.asks.has(kind))
      const { need, news } = WEIGHTS[kind]
      return { kind, words, surprise, newForPair, bits: news * (surprise?.bits ?? 0) + (newForPair ? 0.7 : 0) + need }
    })
    const telling = asked
      .filter(({ surprise, newForPair }) => newForPair || (surprise?.bits ?? 0) > 0.5)
      .sort((one, other) => other.bits - one.bits)
    const [most] = telling
    if (most === undefined) return NOTHING
    const bits = most.bits + telling.slice(1).reduce((sum, ask) => sum + 0.25 * ask.bits, 0)
    const share = most.surprise?.share ?? 0
    const earlier = most.surprise?.mails ?? 0
    return saw({
      says: `${nameOf(given)} asks ${READS[most.kind]} (“${most.words}”), as ${earlier === 0 ? 'none' : percent(share)} of ${mails(person.mails)} before did${most.newForPair ? ', and none to these readers' : ''}.`,
      bits: Math.min(bits, 8),
      spans: gist.words.span === undefined ? [] : [gist.words.span],
      values: { ask: most.kind, words: most.words, share, newForPair: most.newForPair, asks: telling.length },
      usual: earlier === 0 ? 'never asked so' : `asked so in ${percent(share)} of mails`,
      now: telling.map(({ kind }) => READS[kind]).join('; '),
    })
  },
}
