import { random, type Moment, type Random } from '#ground'
import type { Mail } from '../archive/mail.ts'
import type { Person } from '../archive/person.ts'
import type { Carrier } from './carrier.ts'
import type { Bundle, Client, Desk, Letter } from './clients/client.ts'
import type { Episode, Shot } from './draw.ts'
import { freshValues, type Fresh } from './fresh.ts'
import { habitsAt, type Habits } from './habits.ts'
import type { Lures } from './lures.ts'
import type { Scene } from './scene.ts'
import { mailboxServer, serialise } from './serialise.ts'
import { quotedOf, wordsFor, type Words } from './words.ts'

/** What planting in one archive needs: where, with which words, from which seed. */
export interface Planting {
  readonly scene: Scene
  readonly lures: Lures
  readonly seed: string
}

/** What is known of one mail before it is written: all but the client's form and the way. */
export interface Plan {
  readonly scene: Scene
  readonly episode: Episode
  readonly shot: Shot
  readonly habits: Habits
  readonly words: Words
  readonly letter: Letter
  readonly chance: Random
  readonly fresh: Fresh
}

/** A mail that was written, and the honest one on whose way it came. */
export interface Made {
  readonly carrier: Carrier
  /** Milliseconds after the carrier. */
  readonly by: number
  readonly bytes: Buffer
}

/** Draws what one mail says, to whom, and when by whose clock. */
export function planOf({ scene, lures, seed }: Planting, episode: Episode, shot: Shot): Plan {
  const chance = random(`${seed}/${shot.id}`)
  const habits = habitsAt(scene, episode.victim, shot.date)
  const { answers } = shot
  const forger = episode.strength === 'S0' && episode.grade !== 'known-headers'
  const { to, cc } =
    answers === undefined ? newCircle(scene, episode, habits, chance) : answerCircle(scene, answers, habits)
  const reader = answers?.from.name ?? to.find(({ name }) => name !== '')?.name ?? ''
  const words = wordsFor({ strength: episode.strength, habits, reader }, lures, chance)
  const zone = forger || episode.strength === 'S1' ? episode.seat.zone : habits.zone
  const letter: Letter = {
    from: habits.self,
    ...(habits.replyTo === undefined || forger ? {} : { replyTo: habits.replyTo }),
    to,
    cc,
    subject: answers === undefined ? words.subject : `Re: ${answers.subject.replace(/^(?:re|aw|sv):\s*/i, '')}`,
    date: { at: shot.date, zone },
    references: answers === undefined ? [] : [...answers.references, answers.messageId],
    own: words.own,
    html: false,
    ...(answers === undefined ? {} : { quoted: quotedOf(answers) }),
  }
  return { scene, episode, shot, habits, words, letter, chance, fresh: freshValues(chance.fork('ids')) }
}

interface Circle {
  readonly to: readonly Person[]
  readonly cc: readonly Person[]
}

/** A reply to all; the list is always among them, or the mail would not be in its archive. */
function answerCircle(scene: Scene, answers: Mail, { self }: Habits): Circle {
  const list = scene.archive.protocol.list
  const others = [...answers.to, ...answers.cc].filter(
    ({ address }) => address !== self.address && address !== answers.from.address,
  )
  const cc = [...new Map(others.map(person => [person.address, person])).values()]
  return {
    to: [answers.from],
    cc: cc.some(({ address }) => address === list) ? cc : [...cc, { name: '', address: list }],
  }
}

/** A new mail to past contacts, one or many, and the list. */
function newCircle(scene: Scene, { strength }: Episode, habits: Habits, chance: Random): Circle {
  const list: Person = { name: '', address: scene.archive.protocol.list }
  const contacts = habits.contacts().slice(0, 40)
  const many = strength === 'S1' && chance.chance(0.4)
  const count = many ? 5 + chance.below(10) : (strength === 'S0' ? 0 : 1) + chance.below(2)
  const chosen = chance.shuffle(contacts).slice(0, count)
  // As often as on honest new mail here, everybody stands in To, where the list is too.
  if (!chance.chance(scene.copiesShare))
    return { to: chance.chance(0.5) ? [list, ...chosen] : [...chosen, list], cc: [] }
  return chosen.length === 0 || chance.chance(0.3) ? { to: [list], cc: chosen } : { to: chosen, cc: [list] }
}

/** The victim's own mails, among which carriers are looked for. */
export function ownMails({ scene, episode }: Plan): readonly Mail[] {
  return scene.bySender.get(episode.victim) ?? []
}

/** The desk at which a client writes for this plan. */
export function deskOf({ habits, letter, episode }: Plan, carrier: Carrier, client: Client): Desk {
  const server = mailboxServer(carrier)
  const { machine } = episode.seat
  return {
    year: new Date(letter.date.at).getUTCFullYear(),
    domain: episode.victim.split('@')[1]!,
    machine: client.web || !machine.startsWith('[') ? machine.toLowerCase() : 'localhost',
    dayFirst: habits.dayFirst(),
    ...(habits.gmailKey === undefined ? {} : { gmailKey: habits.gmailKey }),
    ...(server === undefined ? {} : { server }),
  }
}

/** Sends a bundle on a carrier, in the plan's time. */
export function travelled({ letter, fresh }: Plan, carrier: Carrier, bundle: Bundle): Made {
  const by = letter.date.at - carrier.mail.sent!.at
  return { carrier, by, bytes: serialise({ carrier, bundle, by, fresh }) }
}

/** When a made mail reached the archive. An answer cannot come before what it answers, whatever both writers' clocks say. */
export function arrivalOf({ shot }: Plan, { carrier, by }: Made): Moment {
  return Math.max(carrier.mail.at + by, shot.answers === undefined ? 0 : shot.answers.at + 60_000) as Moment
}

/** What occurs most often; the first of those that do. There must be something. */
export function most<Thing>(things: readonly Thing[]): Thing {
  const counts = new Map<Thing, number>()
  for (const thing of things) counts.set(thing, (counts.get(thing) ?? 0) + 1)
  return [...counts].sort((one, other) => other[1] - one[1])[0]![0]
}
