import { random, type Moment, type Random } from '#ground'
import type { Mail } from '../archive/mail.ts'
import { cutHeader, firstValue, type Field } from '../archive/fields.ts'
import type { Person } from '../archive/person.ts'
import { shiftDates } from '../archive/written-date.ts'
import { submissionAt, handIn, type Way } from './submission.ts'
import { chooseCarrier } from './choose-carrier.ts'
import type { Carrier } from './carrier.ts'
import { clientOf } from './clients.ts'
import type { Bundle, Client, Desk, Letter } from './clients/client.ts'
import type { Episode, Shot } from './draw.ts'
import { freshValues, type Fresh } from './fresh.ts'
import { forgedSpf, forgeFilter, forgeRoute } from './forge.ts'
import { habitsAt, type Habits } from './habits.ts'
import type { Lures } from './lures.ts'
import { mimic } from './mimic.ts'
import { refresh } from './refresh.ts'
import type { Scene } from './scene.ts'
import { mailboxServer, serialise } from './serialise.ts'
import { imitation, layOut, quotedOf, wordsFor, type Words } from './words.ts'

/** A mail that nobody wrote, as it would lie in the archive. */
export interface Planted {
  readonly id: string
  readonly at: Moment
  readonly bytes: Buffer
  readonly episode: Episode
  /** The lure's cluster, for looking at what was missed. */
  readonly lure: string
}

/** All that the parts of one planting need. */
interface Plan {
  readonly scene: Scene
  readonly episode: Episode
  readonly shot: Shot
  readonly habits: Habits
  readonly words: Words
  readonly letter: Letter
  readonly chance: Random
  readonly fresh: Fresh
}

/** Writes one planted mail. Undefined where no honest mail near enough can carry it. */
export function plant(scene: Scene, episode: Episode, shot: Shot, lures: Lures, seed: string): Planted | undefined {
  const chance = random(`${seed}/${shot.id}`)
  const habits = habitsAt(scene, episode.victim, shot.date)
  const plan = planOf(scene, episode, shot, habits, lures, chance)
  const { strength } = episode
  const made =
    strength === 'S0'
      ? plantForged(plan)
      : strength === 'S1'
        ? plantForeign(plan)
        : strength.startsWith('S4')
          ? plantOwn(plan)
          : plantWeb(plan)
  if (made === undefined) return undefined
  const arrived = (made.carrier.mail.at + made.by) as Moment
  // An answer cannot come before what it answers, whatever the clocks of both writers say.
  const at = Math.max(arrived, shot.answers === undefined ? 0 : shot.answers.at + 60_000) as Moment
  return { id: shot.id, at, bytes: made.bytes, episode, lure: plan.words.lure }
}

function planOf(scene: Scene, episode: Episode, shot: Shot, habits: Habits, lures: Lures, chance: Random): Plan {
  const { strength } = episode
  const { to, cc } = recipients(scene, episode, shot, habits, chance)
  const reader = shot.answers?.from.name ?? to.find(({ name }) => name !== '')?.name ?? ''
  const words = wordsFor(strength, lures, habits, reader, chance)
  const forger = strength === 'S0' && episode.grade !== 'known-headers'
  const zone = forger || strength === 'S1' ? episode.seat.zone : habits.zone
  const answered = shot.answers
  const letter: Letter = {
    from: habits.self,
    to,
    cc,
    subject: answered === undefined ? words.subject : `Re: ${answered.subject.replace(/^(?:re|aw|sv):\s*/i, '')}`,
    date: { at: shot.date, zone },
    references: answered === undefined ? [] : [...answered.references, answered.messageId],
    own: words.own,
    html: false,
    ...(habits.replyTo === undefined || forger ? {} : { replyTo: habits.replyTo }),
    ...(answered === undefined ? {} : { quoted: quotedOf(answered) }),
  }
  return { scene, episode, shot, habits, words, letter, chance, fresh: freshValues(chance.fork('ids')) }
}

function recipients(
  scene: Scene,
  { strength }: Episode,
  { answers }: Shot,
  habits: Habits,
  chance: Random,
): { to: Person[]; cc: Person[] } {
  const list: Person = { name: '', address: scene.archive.protocol.list }
  if (answers !== undefined) {
    const others = [...answers.to, ...answers.cc].filter(
      ({ address }) => address !== habits.self.address && address !== answers.from.address,
    )
    const cc = [...new Map(others.map(person => [person.address, person])).values()]
    return { to: [answers.from], cc: cc.some(({ address }) => address === list.address) ? cc : [...cc, list] }
  }
  const contacts = habits.contacts().slice(0, 40)
  const many =
    strength === 'S1' && chance.chance(0.4)
      ? 5 + chance.below(10)
      : strength === 'S0'
        ? chance.below(2)
        : 1 + chance.below(2)
  const chosen = chance.shuffle(contacts).slice(0, many)
  // As often as on honest new mail here, everybody stands in To, where the list is too.
  if (!chance.chance(scene.copiesShare))
    return { to: chance.chance(0.5) ? [list, ...chosen] : [...chosen, list], cc: [] }
  return chosen.length === 0 || chance.chance(0.3) ? { to: [list], cc: chosen } : { to: chosen, cc: [list] }
}

interface Made {
  readonly carrier: Carrier
  readonly by: number
  readonly bytes: Buffer
}

function own({ scene, episode }: Plan): readonly Mail[] {
  return scene.bySender.get(episode.victim) ?? []
}

function deskOf({ habits, letter, episode }: Plan, carrier: Carrier, client: Client, agent?: string): Desk {
  const server = mailboxServer(carrier)
  return {
    year: new Date(letter.date.at).getUTCFullYear(),
    domain: episode.victim.split('@')[1]!,
    machine: client.web || !/^\[/.test(episode.seat.machine) ? episode.seat.machine.toLowerCase() : 'localhost',
    dayFirst: habits.dayFirst(),
    ...(habits.gmailKey === undefined ? {} : { gmailKey: habits.gmailKey }),
    ...(server === undefined ? {} : { server }),
    ...(agent === undefined ? {} : { agent }),
  }
}

/** S2, S3 and hooks: the victim's webmail, which is a page of the victim's own provider. */
function plantWeb(plan: Plan): Made | undefined {
  const { scene, habits, letter, chance, shot } = plan
  const past = habits.past.slice(-60)
  const provider =
    past.findLast(({ family }) => clientOf(family)?.web === true)?.provider ?? most(past.map(mail => mail.provider))
  const family = webFamily(provider)
  const answers = shot.answers !== undefined
  const carrier = chooseCarrier(
    scene,
    own(plan),
    shot.date,
    { provider, ...(family === undefined ? {} : { family }), answers },
    chance,
  )
  if (carrier === undefined) return undefined
  const client = family === undefined ? undefined : clientOf(family)
  // Proton, Zoho and the like: their page writes what the victim always sends.
  if (client === undefined) return mimicked(plan, carrier, carrier.above)
  const like = carrier.mail.family === family ? carrier : nearestLike(plan, family!, provider, answers)
  const way: Way = { kind: 'web', like: like === undefined || like === carrier ? undefined : hopOf(like, carrier) }
  const page =
    carrier.mail.family === family ? carrier : asFromPage(carrier, like, handIn(carrier, carrier.above, way, chance))
  const html = !scene.archive.protocol.plainTextOnly && writesHtml(past, family!, chance)
  const desk = deskOf(
    plan,
    carrier,
    client,
    family === 'fastmail-web' || family === 'roundcube' ? like?.mail.agent : undefined,
  )
  return travelled(plan, page, client.write({ ...letter, html }, desk, chance), page.above)
}

function webFamily(provider: string): Client['name'] | undefined {
  if (provider === 'google') return 'gmail-web'
  if (provider === 'microsoft') return 'outlook'
  if (provider === 'fastmail') return 'fastmail-web'
  if (/^yahoo/.test(provider)) return 'yahoo-web'
  return /^(?:proton|gmx|zoho|qq\.com|yandex|163\.com|isc4sb\.com)/.test(provider) ? undefined : 'roundcube'
}

/** The victim's own setting where they used that page before, else the page's default. */
function writesHtml(past: readonly Mail[], family: Client['name'], chance: Random): boolean {
  const used = past.filter(mail => mail.family === family)
  if (used.length === 0) return chance.chance(0.8)
  return chance.pick(
    used
      .slice(-5)
      .map(({ bytes }) => /^multipart\/alternative/i.test(firstValue(cutHeader(bytes).fields, 'content-type') ?? '')),
  )
}

function nearestLike(
  { scene, shot }: Plan,
  family: Client['name'],
  provider: string,
  answers: boolean,
): Carrier | undefined {
  const at = scene.indexAt(shot.date)
  const near = scene.archive.mails.slice(Math.max(0, at - 400), at + 400)
  const like = near
    .filter(
      mail =>
        mail.family === family &&
        mail.provider === provider &&
        mail.references.length > 0 === answers &&
        mail.sent !== undefined,
    )
    .sort((one, other) => Math.abs(one.at - shot.date) - Math.abs(other.at - shot.date))[0]
  return like === undefined ? undefined : scene.carrier(like)
}

/**
 * What Google adds only to mail from programs goes; what it writes otherwise for its own page is taken from a mail that
 * was written there. The hosts and the signing domain stay the victim's.
 */
function asFromPage(carrier: Carrier, like: Carrier | undefined, above: Carrier['above']): Carrier {
  if (carrier.mail.provider !== 'google' || like === undefined) return { ...carrier, above }
  const later = carrier.mail.sent!.at - like.mail.sent!.at
  const theirs = (key: string) => like.above.find(other => other.key === key)
  const names = /[;\s]h=\s*[^;]+/.exec(theirs('dkim-signature')?.text ?? '')?.[0]
  const first = above.findIndex(({ key }) => key === 'x-received')
  const written = above.flatMap((old, index): Field[] => {
    if (old.key === 'x-forwarded-encrypted' || (old.key === 'x-received' && index !== first)) return []
    if (old.key === 'dkim-signature' && names !== undefined)
      return [{ ...old, text: old.text.replace(/[;\s]h=\s*[^;]+/, names) }]
    const other = old.key === 'x-received' || old.key === 'x-google-dkim-signature' ? theirs(old.key) : undefined
    return [
      other === undefined ? old : refresh(other, later, freshValues(random(`${carrier.mail.id}/${like.mail.id}`))),
    ]
  })
  return { ...carrier, above: written, among: like.among }
}

/** The hop at which another mail of the same page was handed in, brought to the carrier's time. */
function hopOf(like: Carrier, carrier: Carrier): Field | undefined {
  const hop = like.above[submissionAt(like.above) ?? like.above.findLastIndex(({ key }) => key === 'received')]
  return hop === undefined
    ? undefined
    : { ...hop, text: shiftDates(hop.text, carrier.mail.sent!.at - like.mail.sent!.at, 'spaced') }
}

/** S1: another program, another clock, handed in over SMTP with the victim's password. */
function plantForeign(plan: Plan): Made | undefined {
  const { scene, letter, chance, shot, episode, habits } = plan
  const provider = most(habits.past.slice(-60).map(mail => mail.provider))
  const carrier = chooseCarrier(scene, own(plan), shot.date, { provider, answers: false }, chance)
  if (carrier === undefined) return undefined
  const episodeChance = random(`client/${episode.id}`)
  const client = clientOf(episodeChance.pick(FOREIGN.filter(family => family !== habits.talkFamily)))!
  const above = handIn(carrier, carrier.above, { kind: 'smtp', seat: episode.seat }, chance)
  return travelled(plan, carrier, client.write(letter, deskOf(plan, carrier, client), chance), above)
}

const FOREIGN = [
  'thunderbird',
  'thunderbird',
  'outlook-desktop',
  'outlook-desktop',
  'apple-mail',
  'iphone',
  'mutt',
] as const

/** S4: the victim's own device, or one set up like it in the same network. */
function plantOwn(plan: Plan): Made | undefined {
  const { scene, chance, shot, habits } = plan
  const carrier = chooseCarrier(
    scene,
    own(plan),
    shot.date,
    { provider: most(habits.past.slice(-60).map(mail => mail.provider)), family: habits.talkFamily, answers: true },
    chance,
  )
  if (carrier === undefined) return undefined
  return mimicked(plan, carrier, handIn(carrier, carrier.above, { kind: 'neighbour' }, chance))
}

function mimicked(plan: Plan, carrier: Carrier, above: Carrier['above']): Made {
  const { letter, habits, words, chance, fresh } = plan
  const by = letter.date.at - carrier.mail.sent!.at
  const imitates = plan.episode.strength.startsWith('S4')
  const { own: said, voice } = imitates
    ? imitation(habits, words.own, letter.quoted?.from.name ?? '', chance)
    : imitation({ ...habits, past: [] }, words.own, '', chance)
  const text =
    letter.quoted === undefined
      ? `${said}\n`
      : layOut(said, letter.quoted, imitates ? voice : { ...voice, above: true })
  return travelled(plan, carrier, mimic(carrier.client, letter, text, by, fresh), above)
}

/** S0: a forger's own host. What it shows of the victim grows with what the forger has seen. */
function plantForged(plan: Plan): Made | undefined {
  const { scene, letter, chance, shot, episode, fresh } = plan
  const { mails } = scene.archive
  const carrier = chooseCarrier(scene, mails, shot.date, {}, chance)
  if (carrier === undefined) return undefined
  const domain = episode.victim.split('@')[1]!
  const envelope =
    episode.grade === 'blind'
      ? `info@${chance.pick(['mail', 'web', 'smtp'])}${chance.below(900)}.${chance.pick(['com', 'net', 'ru', 'in'])}`
      : episode.victim
  const spf = forgedSpf(episode.grade, chance)
  const route = forgeRoute(carrier, { seat: episode.seat, fromDomain: domain, envelope, spf })
  const by = letter.date.at - carrier.mail.sent!.at
  const bundle = forgedBundle(plan, carrier, envelope)
  if (bundle === undefined) return undefined
  const list = carrier.list.map(old => forgeFilter(old, spf))
  const bytes = serialise({ carrier, bundle, by, fresh, above: [], route, list, outside: true })
  return { carrier, by, bytes }
}

function forgedBundle(plan: Plan, carrier: Carrier, envelope: string): Bundle | undefined {
  const { scene, episode, letter, chance, habits, fresh } = plan
  const domain = envelope.split('@')[1]!
  if (episode.grade === 'known-headers') {
    const seen = habits.past
      .slice(-10)
      .map(mail => scene.carrier(mail))
      .filter(other => other !== undefined && other.mail.sent !== undefined)
    const model = seen.length === 0 ? undefined : chance.pick(seen)
    if (model === undefined) return undefined
    return mimic(model.client, letter, `${letter.own}\n`, letter.date.at - model.mail.sent!.at, fresh)
  }
  const colleagues = scene.archive.mails
    .slice(0, scene.indexAt(letter.date.at))
    .slice(-4000)
    .filter(({ from }) => from.address.endsWith(`@${domain}`))
  const family = episode.grade === 'known-domain' ? most(colleagues.map(mail => mail.family)) : undefined
  const client = clientOf(family ?? 'other') ?? clientOf(random(`client/${episode.id}`).pick(FOREIGN))!
  return client.write(letter, { ...deskOf(plan, carrier, client), domain }, chance)
}

function travelled(plan: Plan, carrier: Carrier, bundle: Bundle, above: Carrier['above']): Made {
  const by = plan.letter.date.at - carrier.mail.sent!.at
  return { carrier, by, bytes: serialise({ carrier, bundle, by, fresh: plan.fresh, above }) }
}

function most<Thing>(things: readonly Thing[]): Thing {
  const counts = new Map<Thing, number>()
  for (const thing of things) counts.set(thing, (counts.get(thing) ?? 0) + 1)
  return [...counts].sort((one, other) => other[1] - one[1])[0]![0]
}
