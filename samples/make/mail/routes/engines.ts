/** The outgoing side of newsletter engines, of web services, and of servers that nobody here has seen before. */
import { digest } from '#ground'
import { mailDate, ZONES } from '../calendar.ts'
import { hex, letters } from '../chance.ts'
import { type SigningHabit, signature } from '../dkim.ts'
import { mailDomain } from '../domains.ts'
import type { Field } from '../field.ts'
import {
  later,
  type Outgoing,
  type Sender,
  type Sending,
  signatureStart,
  type Verdicts,
  verdictsFor,
} from '../route.ts'

const HABIT: SigningHabit = {
  canonical: 'relaxed/relaxed',
  fields:
    'from to subject reply-to date message-id mime-version content-type list-id list-unsubscribe list-unsubscribe-post'.split(
      ' ',
    ),
  layout: 'plain',
}

interface Exit {
  readonly host: string
  readonly ip: string
  readonly mailFrom: string
  readonly hop: Field
  readonly selectors?: readonly string[]
}

function leave(sending: Sending, exit: Exit, spf: Verdicts['spf']): Outgoing {
  const { composed, at, from } = sending
  const domain = from.split('@')[1]!
  const keys = sending.ring(domain, at, exit.selectors)
  const signed = keys.map(key => signature(composed.fields, composed.body, key, HABIT, later(at, 1)))
  const verdicts = keys.map((key, index) => ({
    result: 'pass' as const,
    domain: key.domain,
    selector: key.selector,
    algorithm: key.algorithm,
    b: signatureStart(signed[index]!),
  }))
  return {
    fields: [...signed, exit.hop, ...composed.fields],
    body: composed.body,
    mailFrom: exit.mailFrom,
    helo: exit.host,
    host: exit.host,
    ip: exit.ip,
    at: later(at, 3),
    verdicts: verdictsFor(spf, verdicts, domain, exit.mailFrom, mailDomain(from).policy),
  }
}

/** Bellcast sends under its own return address, with a part that names the campaign. */
export const sendFromBellcast: Sender = sending => {
  const { random, at } = sending
  const number = 2 + random.below(7)
  return leave(
    sending,
    {
      host: `mail${number}.bellcast.example`,
      ip: `203.0.113.${40 + number}`,
      mailFrom: `bounce-mc.us${number}_${hex(random, 8)}@mail${number}.bellcast.example`,
      hop: `Received: by mail${number}.bellcast.example id h${letters(random, 11, 'abcdefghijklmnopqrstuvwxyz0123456789')} for <${sending.recipients[0]!}>; ${mailDate(at, ZONES.utc)}\r\n`,
      selectors: ['bc1'],
    },
    'pass',
  )
}

/** Pagoda Send sends under a subdomain of its customer. */
export const sendFromPagoda: Sender = sending => {
  const { random, at, from } = sending
  return leave(
    sending,
    {
      host: `o${1 + random.below(3)}.ptr${1000 + random.below(9000)}.em.${from.split('@')[1]!}`,
      ip: `203.0.113.${56 + random.below(4)}`,
      mailFrom: `bounces+${10_000_000 + random.below(9_000_000)}-${hex(random, 4)}@em.${from.split('@')[1]!}`,
      hop: `Received: by recvd-${hex(random, 10)}-${letters(random, 5, 'bcdfghjklmnpqrstvwxz2456789')} with SMTP id recvd-${hex(random, 10)}\r\n\t${mailDate(at, ZONES.utc, '0')} UTC\r\n`,
      selectors: ['pg1'],
    },
    'pass',
  )
}

/** A web service that sends its own notices. */
export const sendFromService: Sender = sending => {
  const { random, at, from } = sending
  const domain = from.split('@')[1]!
  const place = Number.parseInt(digest(domain).slice(0, 4), 16) % 20
  return leave(
    sending,
    {
      host: `mta${1 + random.below(4)}.${domain}`,
      ip: `192.0.2.${200 + place}`,
      mailFrom: `bounce@${domain}`,
      hop: `Received: from worker-${hex(random, 8)}.${domain} (worker [2001:db8:77:${place}::${(16 + random.below(200)).toString(16)}])\r\n\tby mta.${domain} (Postfix) with ESMTP id ${letters(random, 11, 'ABCDEF0123456789')};\r\n\t${mailDate(at, ZONES.utc, ' ')} (UTC)\r\n`,
    },
    'pass',
  )
}

/**
 * Any other server; the sending's address is its own. It signs if the author's domain has given it a key under the
 * selector `x1` or `tb`, which nobody gives to those who only borrow a domain's name.
 */
export function sendFromOutside(host: string, mailFrom: string, spf: Verdicts['spf']): Sender {
  return sending => {
    const { random, at } = sending
    return leave(
      sending,
      {
        host,
        ip: sending.ip,
        mailFrom,
        hop: `Received: by ${host} (Postfix, from userid ${1000 + random.below(60)})\r\n\tid ${letters(random, 11, 'ABCDEF0123456789')}; ${mailDate(at, ZONES.utc, ' ')} (UTC)\r\n`,
        selectors: ['x1', 'tb'],
      },
      spf,
    )
  }
}
