/** Two mailing lists on which the team reads and sometimes writes. */
import { DAY, type Random, random as startRandom, type Moment } from '#ground'
import { listContact, type MailingList, throughList } from '../mail/list.ts'
import { asidesAt } from './asides.ts'
import { Deck, expand, readTopic } from './grammar.ts'
import { answerTime, clockOf, deviceFor, networkOf, sometimeOn } from './habit.ts'
import { COORDINATORS, VOLUNTEER_PEOPLE } from './outsiders.ts'
import { ALLY_PEOPLE, PRESS_CORPS, VENDORS } from './partners.ts'
import { accountAt, agentOf, type Person } from './person.ts'
import { factsAround } from './places.ts'
import { type Mail, type PostOffice, wayOut } from './post-office.ts'
import { TEAM } from './team.ts'
import { LIST_TALK } from './topics/lists.ts'
import { letterBy } from './voice.ts'
import { YEAR } from './year.ts'

interface Circle {
  readonly list: MailingList
  readonly writers: readonly Person[]
  readonly readers: readonly Person[]
  readonly weekly: number
}

const CIRCLES: readonly Circle[] = [
  {
    list: { address: 'field-directors@lists.civicnet.example', tag: 'field', title: 'Field directors' },
    writers: [TEAM.devon, ...COORDINATORS, ...VOLUNTEER_PEOPLE.slice(0, 5), ALLY_PEOPLE[1]!],
    readers: [TEAM.devon],
    weekly: 0.75,
  },
  {
    list: { address: 'calder-comms@lists.calderparty.example', tag: 'comms', title: 'Calder communicators' },
    writers: [
      TEAM.colm,
      ALLY_PEOPLE[0]!,
      ALLY_PEOPLE[2]!,
      VENDORS[0]!,
      VENDORS[1]!,
      PRESS_CORPS[4]!,
      ...VOLUNTEER_PEOPLE.slice(6, 9),
    ],
    readers: [TEAM.colm, TEAM.tomas],
    weekly: 0.55,
  },
]

/** Lets the lists talk for a year. */
export function talkOnLists(office: PostOffice): void {
  const topic = readTopic(LIST_TALK)
  for (const circle of CIRCLES) {
    const random = startRandom(`list ${circle.list.tag}`)
    const decks = {
      subjects: new Deck(topic.subjects, random),
      open: new Deck(topic.open, random),
      reply: new Deck([...topic.reply, ...topic.follow], random),
      more: new Deck(topic.more, random),
    }
    const gap = () => (-Math.log(1 - random.next()) * 7 * DAY) / circle.weekly
    for (let day = YEAR.from + gap(); day < YEAR.until - 4 * DAY; day += gap()) {
      const facts = new Map<string, string>()
      const writers = random.shuffle(circle.writers).slice(0, 1 + random.below(3))
      let last: Mail | undefined
      let at = sometimeOn(writers[0]!, day as Moment, random)
      for (const writer of writers) {
        if (last !== undefined) at = answerTime(writer, last.at, random)
        const fill = (text: string) => expand(text, random, facts, factsAround(at, { other: 'Lorna' }))
        const lines = [last === undefined ? decks.open.draw() : decks.reply.draw()]
        if (random.chance(0.7)) lines.push(decks.more.draw())
        if (random.chance(0.5)) lines.push(random.pick(asidesAt(at)))
        const subject = last?.subject ?? fill(decks.subjects.draw())
        last = post(office, circle, writer, at, subject, lines.map(fill), last, random)
      }
    }
  }
}

function post(
  office: PostOffice,
  circle: Circle,
  writer: Person,
  at: Moment,
  subject: string,
  paragraphs: readonly string[],
  last: Mail | undefined,
  random: Random,
): Mail {
  const account = accountAt(writer, at)
  const device = deviceFor(writer, account, at, random)
  return office.post({
    at,
    zone: clockOf(writer, device, at),
    client: device.client,
    agent: agentOf(device, at),
    ip: networkOf(writer, device, at, random),
    from: { name: account.name, address: account.address },
    to: [listContact(circle.list)],
    bcc: circle.readers.map(reader => accountAt(reader, at)).map(({ name, address }) => ({ name, address })),
    subject,
    letter: letterBy(
      writer,
      paragraphs,
      { first: 'all', many: true },
      { quick: last !== undefined, block: false },
      random,
    ),
    topic: 'list',
    send: throughList(circle.list, wayOut(account.address)),
    ...(last === undefined ? {} : { answers: last }),
  })
}
