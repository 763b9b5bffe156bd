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
    ? replyShots(scene, wanted, habits, { count: mails, span }, chance)
    : freshShots(strength, anchor, habits, seat, { count: mails, span }, chance)
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

interface Size {
  readonly count: number
  readonly span: number
}

function freshShots(
  strength: Strength,
  anchor: Moment,
  habits: Habits,
  seat: Seat,
  { count, span }: Size,
  chance: Random,
) {
  const theirs = strength === 'S2b'
  const first = hourOf(anchor + chance.next() * DAY, theirs, habits, seat, chance)
  const offsets = [0, ...Array.from({ length: count - 1 }, () => chance.next() * span)].sort(
    (one, other) => one - other,
  )
  const start = first < habits.past.at(-1)!.at ? first + DAY : first
  return offsets.map(offset => ({ date: (Math.floor((start + offset) / 1000) * 1000) as Moment, answers: undefined }))
}

/** Moves a moment into the attacker's working day, or into an hour of the victim's. */
function hourOf(at: number, theirs: boolean, habits: Habits, seat: Seat, chance: Random): number {
  const zone = theirs ? habits.zone : seat.zone
  const hour = theirs && habits.hours.length > 0 ? chance.pick(habits.hours) : 8 + chance.below(12)
  const midnight = Math.floor((at + zone * MINUTE) / DAY) * DAY - zone * MINUTE
  return midnight + hour * HOUR + chance.next() * HOUR
}

/**
 * Answers into live threads. The first comes 5–300 minutes after a mail in it. The next ones answer what came in the
 * same hours; where too little came, the newest mails of the month before, as a thief does who searches the mailbox.
 */
function replyShots(scene: Scene, wanted: Wanted, habits: Habits, { count, span }: Size, chance: Random) {
  const live = scene.live.get(wanted.victim) ?? []
  const from = wanted.mails[0]!.at
  const to = wanted.mails.at(-1)!.at
  const fits = live.filter(({ at, messageId }) => at >= from && at <= to && messageId !== '')
  const imitates = wanted.strength.startsWith('S4') || wanted.strength === 'S3b'
  for (let attempt = 0; attempt < 12 && fits.length > 0; attempt++) {
    const first = chance.pick(fits)
    const start = (first.at + delay(wanted.strength, chance)) as Moment
    if (imitates && attempt < 11 && !isTheirHour(habits, start)) continue
    const later = chance.shuffle(
      live.filter(({ at, messageId }) => at > first.at && at <= first.at + span && messageId !== ''),
    )
    const older = live
      .filter(({ at, messageId }) => at < first.at && at > first.at - 30 * DAY && messageId !== '')
      .slice(-12)
    const shots = [
      { date: start, answers: first },
      ...later
        .slice(0, count - 1)
        .map(mail => ({ date: (mail.at + delay(wanted.strength, chance)) as Moment, answers: mail })),
    ]
    for (const mail of chance.shuffle(older).slice(0, count - shots.length))
      shots.push({ date: (start + 5 * MINUTE + chance.next() * span) as Moment, answers: mail })
    return shots.sort((one, other) => one.date - other.date)
  }
  return []
}

function delay(strength: Strength, chance: Random): number {
  // S4 keeps the victim's own pace, which on lists is hours rather than minutes.
  const longest = strength.startsWith('S4') ? 720 : 300
  return Math.floor(5 * MINUTE * (longest / 5) ** chance.next())
}
