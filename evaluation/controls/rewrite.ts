import type { Random } from '#ground'
import { bodyText } from '../archive/body-text.ts'
import { valueOf, type Field } from '../archive/fields.ts'
import type { Mail } from '../archive/mail.ts'
import type { Letter } from '../plant/clients/client.ts'
import { chooseCarrier } from '../plant/choose-carrier.ts'
import type { Carrier } from '../plant/carrier.ts'
import type { Fresh } from '../plant/fresh.ts'
import { freshMessageId } from '../plant/message-id.ts'
import { shiftedDate } from '../plant/mimic.ts'
import type { Scene } from '../plant/scene.ts'

/** An honest mail with its own parts and another honest mail of the same sender to travel on. */
export interface Rewriting {
  readonly mail: Mail
  readonly own: Carrier
  readonly carrier: Carrier
}

/** Finds what rewriting a mail needs; undefined where the sender has no other mail near enough. */
export function rewriting(scene: Scene, mail: Mail, chance: Random): Rewriting | undefined {
  const own = mail.sent === undefined ? undefined : scene.carrier(mail)
  if (own === undefined) return undefined
  const mails = scene.bySender.get(mail.from.address) ?? []
  const carrier = chooseCarrier({ scene, mails, chance }, mail.sent!.at, {
    provider: mail.provider,
    family: mail.family,
    answers: mail.references.length > 0,
    not: mail,
  })
  return carrier === undefined ? undefined : { mail, own, carrier }
}

/** The client's own fields with a new date and a new Message-ID, all else as it was. */
export function redated({ mail, own }: Rewriting, by: number, fresh: Fresh): Field[] {
  const date = { at: (mail.sent!.at + by) as Letter['date']['at'], zone: mail.sent!.zone }
  return own.client.map(old => {
    if (old.key === 'date') return shiftedDate(old, by, own.client)
    if (old.key === 'message-id')
      return { ...old, text: freshMessageId(old, { date, address: mail.from.address }, fresh) }
    return old.key === 'thread-index' ? { ...old, text: `${old.name}: ${fresh.of(valueOf(old))}\n` } : old
  })
}

/** An honest mail's content as a letter, to be written with another client. */
export function letterOf(mail: Mail): Letter {
  return {
    from: mail.from,
    to: mail.to,
    cc: mail.cc,
    subject: mail.subject,
    date: mail.sent!,
    references: mail.references,
    own: bodyText(mail.bytes).trimEnd(),
    html: false,
  }
}
