import { MINUTE, type Moment, type Random } from '#ground'
import type { Family } from '../archive/family.ts'
import type { Mail } from '../archive/mail.ts'
import type { Person } from '../archive/person.ts'
import { firstIndexAt, type Scene } from './scene.ts'

/** What a thief who has read the victim's mailbox knows of them: drawn from mails before the attack alone. */
export interface Habits {
  readonly self: Person
  readonly past: readonly Mail[]
  readonly zone: number
  /** Hours on the victim's own clock of their last 200 mails. */
  readonly hours: readonly number[]
  /** People they wrote to, the most frequent first; the list itself is left out. */
  readonly contacts: () => readonly Person[]
  /** What they last wrote about. */
  readonly topic: string
  readonly dayFirst: () => boolean
  /** What Google begins their Message-IDs with, if they ever used its page. */
  readonly gmailKey: string | undefined
  /** The reply address that their webmail sets, if it does. */
  readonly replyTo: Person | undefined
  /** The client that they answer with, when they do not send patches. */
  readonly talkFamily: Family
}

/** Draws a victim's habits as they stood at a moment. */
export function habitsAt(scene: Scene, address: string, at: Moment): Habits {
  const own = scene.bySender.get(address) ?? []
  const past = own.slice(0, firstIndexAt(own, at))
  const recent = past.slice(-200)
  const last = recent.at(-1)
  const talk = recent.filter(mail => mail.family !== 'git-send-email' && !/^\[/.test(mail.subject))
  const gmail = recent.findLast(({ family }) => family === 'gmail-web')
  return {
    self: { name: (talk.at(-1) ?? last)?.from.name ?? '', address },
    past,
    zone: last?.sent?.zone ?? 0,
    hours: recent.flatMap(({ sent }) =>
      sent === undefined ? [] : [new Date(sent.at + sent.zone * MINUTE).getUTCHours()],
    ),
    topic: topicOf(talk.at(-1) ?? last),
    gmailKey: gmail === undefined ? undefined : /<CA(.{5})/.exec(gmail.messageId)?.[1],
    replyTo: recent.findLast(({ family }) => family === 'gmail-web' || family === 'roundcube')?.replyTo,
    talkFamily: mostFrequent(talk.slice(-40).map(({ family }) => family)) ?? 'other',
    // Looked up only where a mail is really written: most episodes are drawn without.
    contacts: () => contactsOf(recent, scene.archive.protocol.list, address),
    dayFirst: () => daysFirst(talk.slice(-12).map(mail => scene.words(mail).attribution ?? '')),
  }
}

function contactsOf(mails: readonly Mail[], list: string, self: string): Person[] {
  const counts = new Map<string, { person: Person; count: number }>()
  for (const mail of mails)
    for (const person of [...mail.to, ...mail.cc]) {
      if (
        person.address === list ||
        person.address === self ||
        /^(?:linux-|openbmc|libc-)|@(?:vger|lists)\./.test(person.address)
      )
        continue
      const known = counts.get(person.address)
      if (known === undefined) counts.set(person.address, { person, count: 1 })
      else {
        known.count++
        if (known.person.name === '') known.person = person
      }
    }
  return [...counts.values()].sort((one, other) => other.count - one.count).map(({ person }) => person)
}

function topicOf(mail: Mail | undefined): string {
  const topic = (mail?.subject ?? '')
    .replace(/^(?:(?:re|fwd?|aw):\s*|\[[^\]]*\]\s*)+/gi, '')
    .replace(/^[\w/.-]+:\s+/, '')
  return topic.length < 4 ? 'our last thread' : `"${topic.slice(0, 60).trim()}"`
}

function daysFirst(lines: readonly string[]): boolean {
  return (
    lines.filter(line => /On \w{3}, \d|On \d\d?\/\d\d\/\d{4}/.test(line)).length >
    lines.filter(line => /On \w{3}, \w{3} \d/.test(line)).length
  )
}

function mostFrequent<Thing>(things: readonly Thing[]): Thing | undefined {
  const counts = new Map<Thing, number>()
  for (const thing of things) counts.set(thing, (counts.get(thing) ?? 0) + 1)
  return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0]
}

/**
 * Takes a moment for the victim's as often as they write at that hour of their clock: moments that are drawn until one is
 * taken follow the victim's own rhythm.
 */
export function isTheirHour(habits: Habits, at: Moment, chance: Random): boolean {
  const counts = new Uint16Array(24)
  for (const hour of habits.hours) counts[hour]!++
  const hour = new Date(at + habits.zone * MINUTE).getUTCHours()
  return chance.chance(counts[hour]! / Math.max(1, ...counts))
}

/** Own sentences, greeting and farewell of a person, from their answers to others. */
export interface Voice {
  readonly sentences: readonly string[]
  readonly greeting: string | undefined
  readonly farewell: string | undefined
  /** Their line before a quote, as they last had it. */
  readonly attribution: string | undefined
  /** True where they write above what they quote. */
  readonly above: boolean
}

/** Hears a victim's voice in their last answers. */
export function voiceOf(scene: Scene, habits: Habits): Voice {
  const texts = habits.past
    .filter(mail => mail.references.length > 0 && !/^\[/.test(mail.subject))
    .slice(-40)
    .map(mail => scene.words(mail))
  const firsts = texts.map(({ own }) => own.find(line => line.trim() !== '')?.trim() ?? '')
  const greetings = firsts.filter(line => /^(?:hi|hello|dear|hey|good \w+|hallo|moin)\b.{0,40}$/i.test(line))
  const farewells = texts
    .map(({ own }) => own.filter(line => line.trim() !== '').slice(-2))
    .filter(lines => lines.length === 2 && lines.every(line => line.length < 30))
  const common = mostFrequent(farewells.map(lines => lines.join('\n')))
  const repeated = common !== undefined && farewells.filter(lines => lines.join('\n') === common).length > 1
  const answered = texts.filter(({ attribution }) => attribution !== undefined)
  return {
    sentences: texts.flatMap(({ own }) => sentencesIn(own)),
    greeting: greetings.length * 3 >= texts.length ? greetings.at(-1) : undefined,
    farewell: repeated ? common : undefined,
    attribution: answered.at(-1)?.attribution,
    above: answered.filter(({ above }) => above).length * 2 > answered.length,
  }
}

function sentencesIn(lines: readonly string[]): string[] {
  const text = lines
    .filter(line => !/^\s{2,}|^[-+*#@|]|[{};=<>]|https?:/.test(line))
    .join(' ')
    .replace(/\s+/g, ' ')
  return text
    .split(/(?<=[.!?])\s+/)
    .filter(
      sentence => /^[A-Z].{18,140}[.!?]$/.test(sentence) && !/\b(?:hi|hello|thanks|cheers|regards)\b/i.test(sentence),
    )
}
