import { random, type Random } from '#ground'
import { cutHeader, firstValue, type Field } from '../archive/fields.ts'
import type { Family } from '../archive/family.ts'
import type { Mail } from '../archive/mail.ts'
import { shiftDates } from '../archive/written-date.ts'
import type { Carrier } from './carrier.ts'
import { chooseCarrier } from './choose-carrier.ts'
import { clientOf } from './clients.ts'
import { freshValues } from './fresh.ts'
import { deskOf, most, ownMails, travelled, type Made, type Plan } from './plan.ts'
import { refresh } from './refresh.ts'
import { handIn, submissionAt } from './submission.ts'
import { writeAsOwner } from './write-as-owner.ts'

/** S2, S3 and hooks: written in the victim's webmail, which is a page of the victim's own provider. */
export function writeInPage(plan: Plan): Made | undefined {
  const { scene, habits, letter, chance, shot } = plan
  const past = habits.past.slice(-60)
  const provider =
    past.findLast(({ family }) => clientOf(family)?.web === true)?.provider ?? most(past.map(mail => mail.provider))
  const family = pageOf(provider)
  const client = family === undefined ? undefined : clientOf(family)
  // Proton, Zoho and the like: nobody here knows their page, but it writes what the victim always sends.
  if (family === undefined || client === undefined) return writeAsOwner(plan)
  const answers = shot.answers !== undefined
  const carrier = chooseCarrier({ scene, mails: ownMails(plan), chance }, shot.date, { provider, family, answers })
  if (carrier === undefined) return undefined
  const like = carrier.mail.family === family ? carrier : nearestLike(plan, { family, provider, answers })
  const page = like === carrier ? carrier : asFromPage(carrier, like, chance)
  const html = !scene.archive.protocol.plainTextOnly && writesHtml(past, family, chance)
  // A page's version is the same for all its users in one week.
  const agent = family === 'fastmail-web' || family === 'roundcube' ? like?.mail.agent : undefined
  const desk = { ...deskOf(plan, carrier, client), ...(agent === undefined ? {} : { agent }) }
  return travelled(plan, page, client.write({ ...letter, html }, desk, chance))
}

function pageOf(provider: string): Family | undefined {
  if (provider === 'google') return 'gmail-web'
  if (provider === 'microsoft') return 'outlook'
  if (provider === 'fastmail') return 'fastmail-web'
  if (provider.startsWith('yahoo')) return 'yahoo-web'
  return /^(?:proton|gmx|zoho|qq\.com|yandex|163\.com|isc4sb\.com)/.test(provider) ? undefined : 'roundcube'
}

/** The victim's own setting where they used that page before, else the page's default. */
function writesHtml(past: readonly Mail[], family: Family, chance: Random): boolean {
  const used = past.filter(mail => mail.family === family).slice(-5)
  if (used.length === 0) return chance.chance(0.8)
  return /^multipart\/alternative/i.test(firstValue(cutHeader(chance.pick(used).bytes).fields, 'content-type') ?? '')
}

function nearestLike(
  { scene, shot }: Plan,
  wanted: { family: Family; provider: string; answers: boolean },
): Carrier | undefined {
  const at = scene.indexAt(shot.date)
  const like = scene.archive.mails
    .slice(Math.max(0, at - 400), at + 400)
    .filter(mail => mail.family === wanted.family && mail.provider === wanted.provider && mail.sent !== undefined)
    .filter(mail => mail.references.length > 0 === wanted.answers)
    .sort((one, other) => Math.abs(one.at - shot.date) - Math.abs(other.at - shot.date))[0]
  return like === undefined ? undefined : scene.carrier(like)
}

/**
 * A mail that a program sent, as if it had been written in the provider's page: what lies below the handing in goes, and
 * what the provider writes otherwise for its own page is taken from a mail that was written there. The hosts and the
 * signing domain stay the victim's.
 */
function asFromPage(carrier: Carrier, like: Carrier | undefined, chance: Random): Carrier {
  const above = handIn(carrier, { kind: 'web', like: like === undefined ? undefined : hopOf(like, carrier) }, chance)
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
  if (hop === undefined) return undefined
  return { ...hop, text: shiftDates(hop.text, carrier.mail.sent!.at - like.mail.sent!.at, 'spaced') }
}
