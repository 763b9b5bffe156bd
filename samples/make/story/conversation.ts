/** Conversations: somebody begins, others answer when they get round to it, and somebody has the last word. */
import { type Moment, type Random, random as startRandom } from '#ground'
import type { Contact } from '../mail/field.ts'
import type { Attachment } from '../mail/letter.ts'
import { asidesAt } from './asides.ts'
import { Deck, expand, type Facts, type Topic } from './grammar.ts'
import { REMARKS } from './remarks.ts'
import { answerTime, clockOf, deviceFor, networkOf, sometimeOn } from './habit.ts'
import { type Account, accountAt, agentOf, type Person } from './person.ts'
import { factsAround } from './places.ts'
import type { Mail, PostOffice, Posting } from './post-office.ts'
import { TEAM } from './team.ts'
import { letterBy } from './voice.ts'

/** What a conversation needs to begin. */
export interface Opening {
  readonly topic: Topic
  readonly name: string
  readonly starter: Person
  /** First the one who is addressed, then those who are copied. */
  readonly others: readonly Person[]
  readonly day: Moment
  /** How many mails, the first included. */
  readonly length: number
  /** The starter's account, where it is not the usual one. */
  readonly account?: Account
}

/** What the story lets happen or not. */
export interface Rules {
  /** False where this conversation could not take place. */
  mayBegin(starter: Person, others: readonly Person[], at: Moment): boolean
  /** False where this person would not answer that mail. */
  mayAnswer(person: Person, mail: Mail, author: Person, at: Moment): boolean
  /** A file that goes with a mail on that topic, now and then. */
  enclosure(topic: string, facts: Facts, at: Moment, random: Random): Attachment | undefined
  readonly until: Moment
}

/** Draws lines evenly over the whole year. */
export type Decks = Map<string, Deck>

function draw(decks: Decks, topic: Topic, name: string, kind: keyof Topic): string {
  const key = `${name}/${kind}`
  const deck = decks.get(key) ?? new Deck(topic[kind], startRandom(`deck ${key}`))
  decks.set(key, deck)
  return deck.draw()
}

/** Name and address of a person at a moment. */
export function contactAt(person: Person, at: Moment): Contact {
  const { name, address } = accountAt(person, at)
  return { name, address }
}

/** Holds one conversation and gives its mails. */
export function converse(office: PostOffice, decks: Decks, rules: Rules, opening: Opening, random: Random): Mail[] {
  const { starter, others } = opening
  const everybody = [starter, ...others]
  const facts: Facts = new Map()
  const said: { mail: Mail; author: Person }[] = []
  let at = sometimeOn(starter, opening.day, random)
  if (!rules.mayBegin(starter, others, at)) return []
  let author = starter
  for (let index = 0; index < opening.length; index++) {
    const last = said.at(-1)
    if (last !== undefined) {
      author = nextAuthor(everybody, last.author, said.length, random)
      at = answerTime(author, last.mail.at, random)
      if (at >= rules.until || !rules.mayAnswer(author, last.mail, last.author, at)) break
    }
    const addressed = last?.author ?? others[0]!
    const step: Step = {
      author,
      addressed,
      everybody,
      at,
      index,
      last: last?.mail,
      isLast: index === opening.length - 1,
    }
    const posting = write(step, opening, decks, rules, facts, random)
    said.push({ mail: office.post(posting), author })
  }
  return said.map(({ mail }) => mail)
}

interface Step {
  readonly author: Person
  readonly addressed: Person
  readonly everybody: readonly Person[]
  readonly at: Moment
  readonly index: number
  readonly last: Mail | undefined
  readonly isLast: boolean
}

function nextAuthor(everybody: readonly Person[], last: Person, count: number, random: Random): Person {
  const free = everybody.filter(person => person !== last)
  // The one who was addressed answers first; later anybody may.
  return count === 1 && random.chance(0.8) ? free[0]! : random.pick(free)
}

function write(step: Step, opening: Opening, decks: Decks, rules: Rules, facts: Facts, random: Random): Posting {
  const { author, addressed, at, index, last } = step
  const account = (index === 0 ? opening.account : undefined) ?? sameAccount(author, last, at) ?? accountAt(author, at)
  const device = deviceFor(author, account, at, random)
  const others = step.everybody.filter(person => person !== author && person !== addressed)
  const stranger = random.pick(Object.values(TEAM).filter(person => person !== author && person !== addressed))
  const given = { me: author.first, you: addressed.first, other: stranger.first }
  const fill = (text: string) => expand(text, random, facts, factsAround(at, given))
  const subject = last?.subject ?? fill(draw(decks, opening.topic, opening.name, 'subjects'))
  const paragraphs = paragraphsOf(step, opening, decks, random).map(fill)
  const enclosed = index === 0 || random.chance(0.1) ? rules.enclosure(opening.name, facts, at, random) : undefined
  const contact = (person: Person) => (person === author ? account : contactOf(person, last, at))
  return {
    at,
    zone: clockOf(author, device, at),
    client: device.client,
    agent: agentOf(device, at),
    ip: networkOf(author, device, at, random),
    from: { name: account.name, address: account.address },
    to: [toContact(contact(addressed))],
    cc: others.map(person => toContact(contact(person))),
    subject,
    letter: letterBy(
      author,
      enclosed === undefined
        ? paragraphs
        : [...paragraphs, `${random.pick(['Attached', 'Enclosed'])}: ${enclosed.name}.`],
      { first: addressed.first, many: others.length > 1 && random.chance(0.7) },
      { quick: index > 0, block: device.place === 'desk' && (index === 0 || random.chance(0.4)) },
      random,
    ),
    topic: opening.name,
    ...(last === undefined ? {} : { answers: last }),
    ...(enclosed === undefined ? {} : { attachments: [enclosed] }),
  }
}

function toContact({ name, address }: Contact): Contact {
  return { name, address }
}

/** People go on writing to the address that a conversation has used, as long as it is alive. */
function contactOf(person: Person, last: Mail | undefined, at: Moment): Contact {
  return sameAccount(person, last, at) ?? contactAt(person, at)
}

function sameAccount(person: Person, last: Mail | undefined, at: Moment): Account | undefined {
  if (last === undefined) return undefined
  const used = [last.posting.from, ...last.posting.to, ...(last.posting.cc ?? [])].map(({ address }) => address)
  return person.accounts.find(
    account => used.includes(account.address) && (account.until === undefined || at < account.until),
  )
}

function paragraphsOf(step: Step, opening: Opening, decks: Decks, random: Random): string[] {
  const { index, isLast, at } = step
  const line = (kind: keyof Topic) => draw(decks, opening.topic, opening.name, kind)
  const remarks = decks.get('remarks') ?? new Deck(REMARKS, startRandom('deck remarks'))
  decks.set('remarks', remarks)
  const aside = () => (random.chance(0.3) ? [random.pick(asidesAt(at))] : [])
  const remark = (share: number) => (random.chance(share) ? [remarks.draw()] : [])
  if (index === 0) {
    const more = Array.from({ length: random.pick([0, 1, 1, 2, 2, 3]) }, () => line('more'))
    return grouped([line('open'), ...more, ...remark(0.55), ...aside()], random)
  }
  if (isLast && index > 1)
    return grouped([line('close'), ...remark(0.2), ...(random.chance(0.3) ? aside() : [])], random)
  const main = index === 1 || random.chance(0.3) ? line('reply') : line('follow')
  const extra = random.chance(0.35) ? [line('more')] : []
  return grouped([main, ...extra, ...remark(0.75), ...aside()], random)
}

/** Sentences as paragraphs: some people write one block, some a line each. */
function grouped(sentences: readonly string[], random: Random): string[] {
  const paragraphs: string[] = []
  for (const sentence of sentences) {
    const last = paragraphs.length - 1
    if (last >= 0 && random.chance(0.45)) paragraphs[last] = `${paragraphs[last]!} ${sentence}`
    else paragraphs.push(sentence)
  }
  return paragraphs
}
