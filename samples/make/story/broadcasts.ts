/** Mail to many: newsletters from two engines, a paper's morning brief, a donation service, shared documents. */
import { DAY, HOUR, type Moment, type Random, random as startRandom } from '#ground'
import { fromWall, spoken, utc, wall, ZONES } from '../mail/calendar.ts'
import { letters } from '../mail/chance.ts'
import type { ClientName } from '../mail/client.ts'
import type { Contact } from '../mail/field.ts'
import type { Letter } from '../mail/letter.ts'
import { Deck, expand, readTopic } from './grammar.ts'
import { factsAround } from './places.ts'
import type { PostOffice } from './post-office.ts'
import { TEAM, type TeamKey } from './team.ts'
import { NEWS, SHARED } from './topics/news.ts'
import { YEAR } from './year.ts'

/** The day on which "Ballot & Beacon" moved to another newsletter engine. */
export const ENGINE_CHANGE: Moment = utc(2025, 11, 10)

interface Paper {
  readonly name: string
  readonly from: Contact
  readonly every: number
  readonly hour: number
  readonly readers: readonly TeamKey[]
  readonly engine: (at: Moment) => ClientName
  /** Turns an address into the one that counts clicks. */
  readonly track: (target: string, at: Moment, random: Random) => string
}

const bellcast = (account: string) => (target: string, _: Moment, random: Random) =>
  `https://${account}.click.bellcast.example/track/click/${letters(random, 8)}/?u=${encodeURIComponent(target)}`
const pagoda = (host: string) => (_: string, __: Moment, random: Random) =>
  `https://${host}/ls/click?upn=u001.${letters(random, 44)}`

const PAPERS: readonly Paper[] = [
  {
    name: 'Ballot & Beacon',
    from: { name: 'Ballot & Beacon', address: 'editors@ballotandbeacon.example' },
    every: 7,
    hour: 6,
    readers: ['colm', 'tomas'],
    engine: at => (at < ENGINE_CHANGE ? 'bellcast' : 'pagoda'),
    track: (target, at, random) =>
      (at < ENGINE_CHANGE ? bellcast('beacon') : pagoda('em.ballotandbeacon.example'))(target, at, random),
  },
  {
    name: 'PolicyWire',
    from: { name: 'PolicyWire Calder', address: 'wire@policywire.example' },
    every: 14,
    hour: 11,
    readers: ['priya'],
    engine: () => 'bellcast',
    track: bellcast('policywire'),
  },
  {
    name: 'Tidewater Forum',
    from: { name: 'Tidewater Forum', address: 'hello@tidewaterforum.example' },
    every: 28,
    hour: 15,
    readers: ['ingrid', 'hana'],
    engine: () => 'pagoda',
    track: pagoda('em.tidewaterforum.example'),
  },
  {
    name: 'Courier Morning Brief',
    from: { name: 'Calder Courier', address: 'brief@mail.caldercourier.example' },
    every: 7,
    hour: 5,
    readers: ['colm'],
    engine: () => 'service',
    track: (target: string) => target,
  },
]

/** Sends a year of newsletters and notices. */
export function broadcast(office: PostOffice): void {
  const news = readTopic(NEWS)
  for (const paper of PAPERS) {
    const random = startRandom(`paper ${paper.name}`)
    const decks = {
      open: new Deck(news.open, random),
      more: new Deck(news.more, random),
      subjects: new Deck(news.subjects, random),
    }
    for (let day = YEAR.from + (3 + random.below(4)) * DAY; day < YEAR.until - DAY; day += paper.every * DAY) {
      const { year, month, day: date } = wall(ZONES.eastern, day as Moment)
      const at = (fromWall(ZONES.eastern, year, month, date, paper.hour) + random.below(20 * 60) * 1000) as Moment
      const facts = new Map<string, string>()
      const fill = (text: string) => expand(text, random, facts, factsAround(at, {}))
      const host = paper.from.address.split('@')[1]!
      const item = (text: string) => {
        const target = `https://www.${host.replace(/^mail\./, '')}/${spoken(at, ZONES.eastern, '{year}/{mm}/{dd}')}/${letters(random, 6).toLowerCase()}`
        return `${fill(text)} ⟦${paper.track(target, at, random)}|Read more⟧`
      }
      const body = Array.from({ length: 4 }, () => item(decks.open.draw()))
      const subject = fill(decks.subjects.draw())
      const opening = fill(random.pick(news.reply))
      const short = [fill(decks.more.draw()), fill(decks.more.draw())]
      for (const reader of paper.readers)
        send(office, paper.engine(at), paper.from, reader, (at + random.below(90_000)) as Moment, subject, {
          greeting: opening,
          paragraphs: [...body, ...short],
          closing: [fill(random.pick(news.close))],
          signature: [`${paper.name}. You receive this because you asked for it.`],
        })
    }
  }
  donations(office)
  sharedDocuments(office)
}

function send(
  office: PostOffice,
  client: ClientName,
  from: Contact,
  reader: TeamKey,
  at: Moment,
  subject: string,
  letter: Letter,
): void {
  const { name, address } = TEAM[reader].accounts[0]!
  const posting = {
    at,
    zone: ZONES.utc,
    client,
    agent: '',
    ip: '',
    from,
    to: [{ name: client === 'service' ? '' : name, address }],
    subject,
    letter,
  }
  // The engine decides the way out, whoever's domain the newsletter comes from.
  office.post(client === 'pagoda' ? { ...posting, engine: 'pagoda' } : posting)
}

/** The donation service's weekly account to the finance director. */
function donations(office: PostOffice): void {
  const random = startRandom('donations')
  for (let day = YEAR.from + DAY; day < YEAR.until - DAY; day += 7 * DAY) {
    const at = (day + 12 * HOUR + random.below(900) * 1000) as Moment
    const fact = (name: string) => factsAround(at, {})(name, random)
    send(
      office,
      'service',
      { name: 'Giveleaf', address: 'reports@giveleaf.example' },
      'ingrid',
      at,
      `Weekly summary: ${fact('money')} from ${fact('n')} gifts`,
      {
        greeting: 'Hello Ingrid,',
        paragraphs: [
          `Between ${fact('past')} and yesterday Harbour for Governor received ${fact('big')} dollars in ${fact('n')} gifts, ${fact('small')} of them recurring.`,
          `Payout ${fact('invoice')} of ${fact('money')} is on its way to your bank. Fees: ${random.below(90) + 10}.${10 + random.below(90)} dollars.`,
          `Top referrers: the page on ${fact('issue')}, the page on ${fact('issue')}, a letter to ${fact('county')}.`,
          `⟦https://app.giveleaf.example/reports/${letters(random, 10)}|Open the full report⟧`,
        ],
        closing: ['The Giveleaf team'],
        signature: ['Giveleaf, PO Box 52, Port Stanley'],
      },
    )
  }
}

/** Notices of the document service, by which colleagues share and comment all year. */
function sharedDocuments(office: PostOffice): void {
  const random = startRandom('shared documents')
  const shared = readTopic(SHARED)
  const owners = ['Ingrid Sørensen', 'Marcus Teague', 'Lorna Beck', 'Tomás Villanueva', 'Beatriz Lima']
  const readers: readonly TeamKey[] = ['tomas', 'ruth', 'priya', 'ingrid']
  for (let day = YEAR.from + 5 * DAY; day < YEAR.until - DAY; day += (6 + random.below(14)) * DAY) {
    const at = (day + 14 * HOUR + random.below(6 * 3600) * 1000) as Moment
    const owner = random.pick(owners)
    const reader = random.pick(readers.filter(key => TEAM[key].name !== owner))
    const source = factsAround(at, {})
    const facts = new Map([
      ['name', owner],
      ['file', `${random.pick(['Plan', 'Notes', 'List', 'Draft'])} ${source('county', random)} ${source('n', random)}`],
    ])
    const fill = (text: string) => expand(text, random, facts, source)
    const target = `https://share.draftdesk.example/d/${letters(random, 8)}`
    const from = { name: `${owner} via DraftDesk`, address: 'notify@draftdesk.example' }
    send(office, 'service', from, reader, at, fill(random.pick(shared.subjects)), {
      greeting: '',
      paragraphs: [fill(random.pick(shared.open)), `⟦${target}|Open in DraftDesk⟧`, fill(random.pick(shared.more))],
      closing: [],
      signature: ['DraftDesk, documents for teams'],
    })
  }
}
