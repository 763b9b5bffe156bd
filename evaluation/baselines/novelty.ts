import { MINUTE } from '#ground'
import type { Gist } from '#message'
import { Accounts, accountOf } from './account.ts'
import { ownLinks } from './b5-new-link.ts'
import { addGrams, gramsOf, noGrams, strangeness, type Grams } from './style.ts'
import { Tally } from './tally.ts'

/** Names of the novelties, in the order of their numbers. All grow with strangeness. */
export const NOVELTIES = [
  'client',
  'form',
  'way',
  'network',
  'proof',
  'zone',
  'hour',
  'circle',
  'link',
  'ask',
  'style',
  'silence',
] as const

/** What an account usually does. */
interface Usual {
  readonly tallies: Readonly<Record<'client' | 'form' | 'way' | 'network' | 'proof' | 'zone' | 'hour' | 'ask', Tally>>
  readonly contacts: Set<string>
  readonly links: Set<string>
  readonly grams: Grams
  last: number
}

function unusual(): Usual {
  const tally = () => new Tally()
  return {
    tallies: {
      client: tally(),
      form: tally(),
      way: tally(),
      network: tally(),
      proof: tally(),
      zone: tally(),
      hour: tally(),
      ask: tally(),
    },
    contacts: new Set(),
    links: new Set(),
    grams: noGrams(),
    last: 0,
  }
}

/** The same twelve numbers for all baselines that combine: how new each side of a mail is for its sender. */
export class Novelty {
  readonly #all = unusual()
  readonly #everybody = noGrams()
  readonly #accounts = new Accounts(unusual)

  /** Past mails of the account. */
  history(gist: Gist): number {
    return this.#accounts.known(accountOf(gist))?.history ?? 0
  }

  /** The novelties of a mail; undefined for an account that was never met. */
  of(gist: Gist): Float64Array | undefined {
    const usual = this.#accounts.known(accountOf(gist))?.state
    if (usual === undefined) return undefined
    const values = valuesOf(gist)
    const surprise = (name: keyof Usual['tallies']) =>
      Math.max(0, ...values[name].map(value => usual.tallies[name].surprise(value, this.#all.tallies[name])))
    const people = gist.to
    const strangers = people.filter(address => !usual.contacts.has(address)).length
    const links = ownLinks(gist).filter(domain => !usual.links.has(domain))
    const rarity = (domain: string) =>
      1 + Math.log2((this.#all.tallies.ask.total + 2) / ((this.#all.links.has(domain) ? 20 : 0) + 1))
    const own = gist.words.own
    return Float64Array.of(
      surprise('client'),
      surprise('form'),
      surprise('way'),
      surprise('network'),
      surprise('proof'),
      surprise('zone'),
      surprise('hour'),
      people.length === 0 ? 0 : strangers / people.length,
      links.length === 0 ? 0 : Math.max(...links.map(rarity)),
      surprise('ask'),
      strangeness(gramsOf(own), usual.grams, this.#everybody) * Math.min(1, own.length / 400),
      Math.log2(1 + Math.max(0, gist.at - usual.last) / 86_400_000),
    )
  }

  /** Takes a mail as usual for its sender. */
  learn(gist: Gist): void {
    const usual = this.#accounts.learning(accountOf(gist))
    const values = valuesOf(gist)
    for (const name of Object.keys(values) as (keyof Usual['tallies'])[])
      for (const value of values[name]) {
        usual.tallies[name].add(value)
        this.#all.tallies[name].add(value)
      }
    for (const address of gist.to) usual.contacts.add(address)
    for (const domain of ownLinks(gist)) {
      usual.links.add(domain)
      this.#all.links.add(domain)
    }
    const slots = gramsOf(gist.words.own)
    addGrams(usual.grams, slots)
    addGrams(this.#everybody, slots)
    usual.last = gist.at
  }
}

function valuesOf({
  form,
  route,
  signing,
  authentication,
  sent,
  words,
}: Gist): Record<keyof Usual['tallies'], string[]> {
  const zone = sent?.zone
  const hour =
    sent === undefined || zone === undefined
      ? []
      : [String(Math.floor(new Date(sent.at + zone * MINUTE).getUTCHours() / 3))]
  return {
    client: [
      `${form.family ?? ''} ${(form.agent ?? '-').replace(/[\d.]+.*$/, '')} ${form.messageIdShape.slice(0, 40)}`,
    ],
    form: [`${form.mimeShape} ${form.writing} ${form.encoding}`],
    way: [route.organisations],
    network: route.submissionIp === undefined ? [] : [route.submissionIp.split(/[.:]/).slice(0, 2).join('.')],
    proof: [
      `${signing.map(name => name.split('/')[0]!).join(' ')} ${authentication
        .filter(({ standing }) => standing === 'boundary')
        .flatMap(({ says }) => says)
        .sort()
        .join(' ')}`,
    ],
    zone: zone === undefined ? [] : [String(zone)],
    hour,
    ask: words.asks.length === 0 ? ['none'] : words.asks.map(({ kind }) => kind),
  }
}
