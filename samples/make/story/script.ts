/** Scenes: mails that the story needs as they are, played by the same people on the same devices as all the others. */
import { insist, type Moment, random as startRandom } from '#ground'
import { fromWall, ZONES } from '../mail/calendar.ts'
import type { ClientName } from '../mail/client.ts'
import type { Contact } from '../mail/field.ts'
import type { Attachment } from '../mail/letter.ts'
import { contactAt } from './conversation.ts'
import { clockOf, deviceFor, networkOf } from './habit.ts'
import { OUTSIDERS } from './outsiders.ts'
import { accountAt, agentOf, inUse, type Person } from './person.ts'
import type { Mail, PostOffice } from './post-office.ts'
import { TEAM } from './team.ts'
import { letterBy } from './voice.ts'

/** One mail of a scene. */
export interface Scene {
  /** Its name; an answer names it in `re`, a forward in `fwd`. */
  readonly key: string
  readonly at: Moment
  readonly by: string
  /** Which of the author's accounts, where it is not the usual one. */
  readonly from?: string
  readonly client?: ClientName
  readonly to: readonly string[]
  readonly cc?: readonly string[]
  readonly bcc?: readonly string[]
  readonly subject?: string
  readonly re?: string
  readonly fwd?: string
  readonly text: readonly string[]
  readonly files?: readonly Attachment[]
  /** Without greeting and sign-off. */
  readonly bare?: boolean
  /** Who pressed Send for the author, as an assistant does. */
  readonly sender?: string
  readonly folder?: string
}

const CAST: ReadonlyMap<string, Person> = new Map([...Object.values(TEAM), ...OUTSIDERS].map(each => [each.key, each]))

/** Somebody of the story by the short name. */
export function person(key: string): Person {
  const found = CAST.get(key)
  insist(found !== undefined, `Nobody is called ${key}.`)
  return found
}

/** Office time in Calder: months from March on belong to 2025. */
export function et(month: number, day: number, hour: number, minute = 0, second = 0): Moment {
  const at = fromWall(ZONES.eastern, month >= 3 ? 2025 : 2026, month, day, hour, minute)
  return (at + second * 1000) as Moment
}

/** Plays scenes in the given order, which must be that of time where one answers another. */
export function play(office: PostOffice, scenes: readonly Scene[]): Mail[] {
  return scenes.map(scene => perform(office, scene))
}

/** Somebody as the address book has them: `key`, or an address outright. */
function contact(key: string, at: Moment): Contact {
  if (!key.includes('@')) return contactAt(person(key), at)
  const owner = [...CAST.values()].find(({ accounts }) => accounts.some(({ address }) => address === key))
  return { name: owner?.name ?? '', address: key }
}

function perform(office: PostOffice, scene: Scene): Mail {
  const random = startRandom(`scene ${scene.key}`)
  // Scenes are told to the minute; nobody presses Send on the full one.
  const at = (scene.at + random.below(60) * 1000) as Moment
  const author = person(scene.by)
  const hand = scene.sender === undefined ? author : person(scene.sender)
  const account = author.accounts.find(({ address }) => address === scene.from) ?? accountAt(author, at)
  const usedAccount = scene.sender === undefined ? account : accountAt(hand, at)
  const device =
    usedAccount.devices.find(each => each.client === scene.client && inUse(each, at)) ??
    deviceFor(hand, usedAccount, at, random)
  const earlier = scene.re ?? scene.fwd
  const before = earlier === undefined ? undefined : office.named(earlier)
  const to = scene.to.map(key => contact(key, at))
  const subject = scene.subject ?? before?.subject
  insist(subject !== undefined, `${scene.key} has no subject.`)
  const letter = letterBy(
    author,
    scene.text,
    { first: to[0]!.name.split(' ')[0]!, many: to.length > 1 },
    { quick: false, block: device.place === 'desk' && scene.bare !== true && scene.sender === undefined },
    random,
  )
  return office.post({
    key: scene.key,
    at,
    zone: clockOf(hand, device, at),
    client: device.client,
    agent: agentOf(device, at),
    ip: networkOf(hand, device, at, random),
    from: { name: account.name, address: account.address },
    to,
    cc: (scene.cc ?? []).map(key => contact(key, at)),
    bcc: (scene.bcc ?? []).map(key => contact(key, at)),
    subject,
    letter: scene.bare === true ? { ...letter, greeting: '', closing: [] } : letter,
    attachments: scene.files ?? [],
    ...(scene.sender === undefined ? {} : { sender: { name: usedAccount.name, address: usedAccount.address } }),
    ...(scene.re === undefined ? {} : { answers: before! }),
    ...(scene.fwd === undefined ? {} : { forwards: before! }),
    ...(scene.folder === undefined ? {} : { folder: scene.folder }),
  })
}
