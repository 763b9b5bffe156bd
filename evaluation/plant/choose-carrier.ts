import { DAY, type Moment, type Random } from '#ground'
import type { Family } from '../archive/family.ts'
import type { Mail } from '../archive/mail.ts'
import type { Provider } from '../archive/provider.ts'
import { delayOf, type Carrier } from './carrier.ts'
import { firstIndexAt, type Scene } from './scene.ts'

/** What a carrier should be, the most important first; what cannot be had is given up from the end. */
export interface Wish {
  readonly provider?: Provider
  readonly family?: Family
  readonly answers?: boolean
  /** A mail that must not be the carrier. */
  readonly not?: Mail
}

/** Where a carrier is looked for. */
export interface Among {
  readonly scene: Scene
  /** In order of time: mostly one sender's. */
  readonly mails: readonly Mail[]
  readonly chance: Random
}

const REACH = 150 * DAY

/**
 * Chooses the honest mail that a planted mail travels on: one of the sender's next three that fit. The *next* ones,
 * because their way is exactly as new for the sender as that of honest mail of those days; a past one would be known
 * already, and a planted mail on it would be too normal. Only where none follows, one before is taken.
 */
export function chooseCarrier({ scene, mails, chance }: Among, date: Moment, wish: Wish): Carrier | undefined {
  const at = firstIndexAt(mails, date)
  const next = mails.slice(at, at + 60).filter(mail => mail.at - date < REACH)
  const before = mails
    .slice(Math.max(0, at - 60), at)
    .reverse()
    .filter(mail => date - mail.at < REACH)
  const era = eraAt(scene, date)
  const usable = (mail: Mail) => {
    const carrier = delayOf(mail) === undefined || mail === wish.not ? undefined : scene.carrier(mail)
    return carrier !== undefined && eraOf(carrier) === era ? carrier : undefined
  }
  for (const wishes of relaxed(wish))
    for (const side of [next, before]) {
      const found: Carrier[] = []
      for (const mail of side) {
        if (!fits(mail, wishes)) continue
        const carrier = usable(mail)
        if (carrier !== undefined) found.push(carrier)
        if (found.length === 3) break
      }
      if (found.length > 0) return chance.pick(found)
    }
  return undefined
}

function relaxed({ provider, family, answers }: Wish): Omit<Wish, 'not'>[] {
  const some = <Key extends keyof Wish>(key: Key, value: Wish[Key]) => (value === undefined ? {} : { [key]: value })
  return [
    { ...some('provider', provider), ...some('family', family), ...some('answers', answers) },
    { ...some('provider', provider), ...some('family', family) },
    { ...some('provider', provider) },
  ]
}

function fits(mail: Mail, { provider, family, answers }: Omit<Wish, 'not'>): boolean {
  return (
    (provider === undefined || mail.provider === provider) &&
    (family === undefined || mail.family === family) &&
    (answers === undefined || mail.references.length > 0 === answers)
  )
}

/** How the list handed mail on in those days: its software and what it wrote. Mail of another era would stand out. */
function eraOf({ dress, listAt, movesCc, route }: Carrier): string {
  return `${String(dress === 'zmailer')} ${listAt} ${String(movesCc)} ${String(route.some(({ key }) => key === 'arc-seal'))}`
}

function eraAt(scene: Scene, date: Moment): string | undefined {
  const { mails } = scene.archive
  const at = Math.min(scene.indexAt(date), mails.length - 1)
  const carrier = scene.carrier(mails[at]!)
  return carrier === undefined ? undefined : eraOf(carrier)
}
