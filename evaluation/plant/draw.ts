import { DAY, HOUR, MINUTE, random, type Moment, type Random } from '#ground'
import type { Mail } from '../archive/mail.ts'
import { groupBy } from '../group-by.ts'
import { phaseOf, type Protocol, type Strength } from '../protocol.ts'
import { habitsAt, isTheirHour, type Habits } from './habits.ts'
import { drawSeat, type Seat } from './network.ts'
import type { Scene } from './scene.ts'

/** One simulated takeover: who, when, how strong. Drawn before any detector is run and the same for all of them. */
export interface Episode {
  readonly id: string
  readonly archive: string
  readonly victim: string
  readonly strength: Strength
  readonly phase: 'train' | 'test'
  readonly year: number
  readonly seat: Seat
  /** What a forger (S0) knows: nothing, the victim's domain, or the victim's headers. */
  readonly grade: 'blind' | 'known-domain' | 'known-headers'
  readonly mails: readonly Shot[]
}

/** One mail of an episode: when it is written and which mail it answers. */
export interface Shot {
  readonly id: string
  readonly date: Moment
  readonly answers: Mail | undefined
}

const GRADES = ['blind', 'known-domain', 'known-headers'] as const

/** Draws all episodes of an archive. Each depends on its own name alone, so that more of one kind changes no other. */
export function drawEpisodes(scene: Scene, protocol: Protocol): Episode[] {
  const episodes: Episode[] = []
  for (const [victim, own] of scene.bySender) {
    for (const { year, phase, mails } of seasonsOf(scene, own.slice(protocol.history))) {
      const count = phase === 'test' ? protocol.episode.testPerSenderYear : protocol.episode.trainPerSenderYear
      for (const strength of protocol.strengths)
        for (let number = 0; number < count; number++) {
          const id = `${scene.archive.name}/${victim}/${year}/${strength}/${number}`
          const episode = drawEpisode(scene, protocol, { id, victim, year, strength, phase, mails, number })
          if (episode !== undefined) episodes.push(episode)
        }
    }
  }
  return episodes
}

interface Season {
  readonly year: number
  readonly phase: 'train' | 'test'
  readonly mails: readonly Mail[]
}

/** A sender's mails by calendar year and use, as far as they are for training or test. */
function seasonsOf(scene: Scene, mails: readonly Mail[]): Season[] {
  const phase = (mail: Mail) => phaseOf(scene.archive.protocol, mail.at)
  const year = (mail: Mail) => new Date(mail.at).getUTCFullYear()
  return [...groupBy(mails, mail => `${phase(mail)} ${year(mail)}`).values()].flatMap(some => {
    const used = phase(some[0]!)
    return used === 'train' || used === 'test' ? [{ year: year(some[0]!), phase: used, mails: some }] : []
  })
}

interface Wanted {
  readonly id: string
  readonly victim: string
  readonly year: number
  readonly strength: Strength
  readonly phase: 'train' | 'test'
  /** The victim's own mails of that year that have enough history before them. */
  readonly mails: readonly Mail[]
  readonly number: number
}

function drawEpisode(scene: Scene, protocol: Protocol, wanted: Wanted): Episode | undefined {
  const { id, victim, strength, year, phase, number } = wanted
  const chance = random(`${protocol.seed}/${id}`)
  const anchor = anchorDay(wanted.mails, chance)
  const habits = habitsAt(scene, victim, anchor)
  if (habits.past.length < protocol.history) return undefined
  const { mails, fromHours, toHours } = protocol.episode
  const span = fromHours * HOUR * (toHours / fromHours) ** chance.next()
  const seat = drawSeat(habits.zone, chance)
  const shots = isReply(strength)
    ? replyShots({ scene, wanted, habits, chance }, { count: mails, span })
    : freshShots({ strength, habits, seat, chance }, anchor, { count: mails, span })
  if (shots.length === 0) return undefined
  return {
    id,
    archive: scene.archive.name,
    victim,
    strength,
    phase,
    year,
    seat,
    grade: GRADES[number % GRADES.length]!,
    mails: shots.map((shot, index) => ({ id: `${id}/${index}`, ...shot })),
  }
}

/** True for the strengths that write into running threads. */
export function isReply(strength: Strength): boolean {
  return strength.startsWith('S3') || strength.startsWith('S4')
}

/**
 * A moment on a day when the victim is active. Any moment of the year would mostly fall into their silences, which
 * every detector that looks at silence would catch for a reason that says nothing about thieves.
 */
function anchorDay(mails: readonly Mail[], chance: Random): Moment {
  const days = [...new Set(mails.map(({ at }) => Math.floor(at / DAY)))]
  const day = chance.pick(days) * DAY
  return Math.max(day, mails[0]!.at) as Moment
}

interface Replying {
  readonly scene: Scene
  readonly wanted: Wanted
  readonly habits: Habits
  readonly chance: Random
}

interface Size {
  readonly count: number
  readonly span: number
}

interface Writing {
  readonly strength: Strength
  readonly habits: Habits
  readonly seat: Seat
  readonly chance: Random
}

/** New mails: each in the attacker's working day, or (S2b) in an hour of the victim's. */
function freshShots(writing: Writing, anchor: Moment, { count, span }: Size): Omit<Shot, 'id'>[] {
  const { habits, chance } = writing
  const first = hourOf(anchor + chance.next() * DAY, writing)
  const start = first < habits.past.at(-1)!.at ? first + DAY : first
  const offsets = Array.from({ length: count - 1 }, () => chance.next() * span)
  const later = offsets.map(offset => {
    const at = hourOf(start + offset, writing)
    return at > start && at <= start + span ? at : start + offset
  })
  return [start, ...later.sort((one, other) => one - other)].map(at => ({
    date: (Math.floor(at / 1000) * 1000) as Moment,
    answers: undefined,
  }))
}

/** Moves a moment into the attacker's working day, or into an hour of the victim's. */
function hourOf(at: number, { strength, habits, seat, chance }: Writing): number {
  const theirs = strength === 'S2b'
  const zone = theirs ? habits.zone : seat.zone
  const hour = theirs && habits.hours.length > 0 ? chance.pick(habits.hours) : 8 + chance.below(12)
  const midnight = Math.floor((at + zone * MINUTE) / DAY) * DAY - zone * MINUTE
  return midnight + hour * HOUR + chance.next() * HOUR
}

/**
 * Answers into live threads. The first comes 5–300 minutes after a mail in it. The next ones answer what came in the
 * same hours; where too little came, the newest mails of the two months before, as a thief does who searches the mailbox.
 * Imitators write when the victim does.
 */
function replyShots({ scene, wanted, habits, chance }: Replying, { count, span }: Size): Omit<Shot, 'id'>[] {
  const { victim, mails, strength } = wanted
  const live = (scene.live.get(victim) ?? []).filter(({ messageId }) => messageId !== '')
  const fits = live.filter(({ at }) => at >= mails[0]!.at && at <= mails.at(-1)!.at)
  const imitates = strength.startsWith('S4') || strength === 'S3b'
  const taken = (date: Moment) => !imitates || isTheirHour(habits, date, chance)
  const soonAfter = (answers: Mail) => drawUntil(() => (answers.at + delay(strength, chance)) as Moment, taken)
  for (let attempt = 0; attempt < 20 && fits.length > 0; attempt++) {
    const answers = chance.pick(fits)
    const first = soonAfter(answers)
    if (first === undefined) continue
    const later = chance.shuffle(live.filter(({ at }) => at > answers.at && at <= answers.at + span))
    const older = chance.shuffle(live.filter(({ at }) => at < answers.at && at > answers.at - 60 * DAY).slice(-30))
    const next = later.flatMap(mail => {
      const date = soonAfter(mail)
      return date === undefined ? [] : [{ date, answers: mail }]
    })
    const searched = older.flatMap(mail => {
      const date = drawUntil(() => (first + 5 * MINUTE + chance.next() * span) as Moment, taken)
      return date === undefined ? [] : [{ date, answers: mail }]
    })
    const rest = [...next.slice(0, count - 1), ...searched].slice(0, count - 1)
    return [{ date: first, answers }, ...rest].sort((one, other) => one.date - other.date)
  }
  return []
}

/** Draws until something is taken; gives up after forty times. */
function drawUntil<Thing>(draw: () => Thing, taken: (thing: Thing) => boolean): Thing | undefined {
  for (let attempt = 0; attempt < 40; attempt++) {
    const thing = draw()
    if (taken(thing)) return thing
  }
  return undefined
}

function delay(strength: Strength, chance: Random): number {
  // S4 keeps the victim's own pace, which on lists is hours rather than minutes.
  const longest = strength.startsWith('S4') ? 720 : 300
  return Math.floor(5 * MINUTE * (longest / 5) ** chance.next())
}
