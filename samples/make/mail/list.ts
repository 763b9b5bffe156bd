/** A mailing list in the manner of Mailman: subject tag, footer, its own signature, and a sealed note on what it found. */
import { sign } from 'node:crypto'
import type { Moment, Random } from '#ground'
import { mailDate, ZONES } from './calendar.ts'
import { letters } from './chance.ts'
import { canonicalField, type SigningHabit, signature } from './dkim.ts'
import { mailDomain } from './domains.ts'
import { type Contact, type Field, line } from './field.ts'
import type { KeyRing, SigningKey } from './keys.ts'
import { multipart } from './mime.ts'
import { later, type Outgoing, type Sender, signatureStart, type SignatureVerdict, verdictsFor } from './route.ts'
import { authorDomain } from './routes/exchange.ts'

/** A list: its address, the tag in the subject, and what it calls itself. */
export interface MailingList {
  readonly address: string
  readonly tag: string
  readonly title: string
}

const HABIT: SigningHabit = {
  canonical: 'relaxed/simple',
  fields: 'date to subject from message-id list-id references in-reply-to mime-version content-type'.split(' '),
  layout: 'plain',
}

/** The author's way out, and the list behind it. */
export function throughList(list: MailingList, authors: Sender): Sender {
  return sending => {
    const incoming = authors(sending)
    return remail(list, incoming, sending.ring, sending.random)
  }
}

function remail(list: MailingList, incoming: Outgoing, ring: KeyRing, random: Random): Outgoing {
  const host = list.address.split('@')[1]!
  const at = later(incoming.at, 20 + random.below(70))
  const key = ring(host, at)[0]!
  const changed = withFooter(incoming, list, random)
  const munged = incoming.verdicts.policy === 'quarantine' || incoming.verdicts.policy === 'reject'
  const fields = [
    `Received: from ${incoming.helo} (${incoming.host} [${incoming.ip}])\r\n\tby ${host} (Postfix) with ESMTPS id ${letters(random, 12, 'BCDFGHJKLMNPQRSTVWXYZ0123456789')}\r\n\tfor <${list.address}>; ${mailDate(incoming.at, ZONES.utc, ' ')} (UTC)\r\n`,
    ...changed.fields.map(each => rewritten(each, list, munged)),
    ...(munged ? [line('Reply-To', authorOf(incoming.fields))] : []),
    ...listFields(list, host),
  ]
  const authResults = `${host};\r\n\t${incoming.verdicts.dkim.map(({ result, domain, selector, b }) => `dkim=${result} header.d=${domain} header.s=${selector} header.b=${b};\r\n\t`).join('')}spf=${incoming.verdicts.spf} smtp.mailfrom=${incoming.mailFrom};\r\n\tdmarc=${incoming.verdicts.dmarc} header.from=${authorDomain(incoming.fields)}`
  const sealed = arcSet(fields, changed.body, key, authResults, at)
  const signed = signature(fields, changed.body, key, HABIT, at)
  const own: SignatureVerdict = {
    result: 'pass',
    domain: key.domain,
    selector: key.selector,
    algorithm: key.algorithm,
    b: signatureStart(signed),
  }
  // The footer breaks the author's own signature over the body, as it does in life.
  const dkim = [own, ...incoming.verdicts.dkim.map(each => ({ ...each, result: 'fail' as const }))]
  const author = munged ? host : authorDomain(incoming.fields)
  const bounces = list.address.replace('@', '-bounces@')
  return {
    fields: [...sealed, signed, ...fields],
    body: changed.body,
    mailFrom: bounces,
    helo: host,
    host,
    ip: host.includes('civicnet') ? '192.0.2.180' : '192.0.2.181',
    at: later(at, 2),
    verdicts: verdictsFor('pass', dkim, author, bounces, munged ? 'none' : mailDomain(`x@${author}`).policy),
  }
}

function authorOf(fields: readonly Field[]): string {
  return fields
    .find(each => each.startsWith('From:'))!
    .slice(5)
    .replace(/\r\n/g, '')
    .trim()
}

/** The tag goes before what was there; a From under a strict DMARC policy becomes the list's own. */
function rewritten(raw: Field, list: MailingList, munged: boolean): Field {
  if (/^Subject:/i.test(raw) && !raw.includes(list.tag)) return raw.replace(/^(Subject:) /i, `$1 [${list.tag}] `)
  if (!munged || !/^From:/i.test(raw)) return raw
  const name = /^From:\s*"?([^"<]*?)"?\s*</i.exec(raw)?.[1] ?? ''
  return name.includes('=?')
    ? `From: ${name} via ${list.tag} <${list.address}>\r\n`
    : `From: ${name} via ${list.tag}\r\n <${list.address}>\r\n`
}

function listFields(list: MailingList, host: string): Field[] {
  const [local] = list.address.split('@')
  return [
    line('X-BeenThere', list.address),
    line('X-Mailman-Version', '3.3.9'),
    line('Precedence', 'list'),
    line('List-Id', `${list.title}\r\n <${list.address.replace('@', '.')}>`),
    line('List-Archive', `<https://${host}/archives/list/${list.address}/>`),
    line('List-Post', `<mailto:${list.address}>`),
    line('List-Unsubscribe', `<mailto:${local!}-leave@${host}>`),
    line('Errors-To', list.address.replace('@', '-bounces@')),
  ]
}

function withFooter(incoming: Outgoing, list: MailingList, random: Random): { fields: Field[]; body: Buffer } {
  const footer = `_______________________________________________\r\n${list.title} mailing list -- ${list.address}\r\nTo unsubscribe send an email to ${list.address.replace('@', '-leave@')}\r\n`
  const type = incoming.fields.find(each => /^Content-Type:/i.test(each))!
  if (/text\/plain/i.test(type))
    return { fields: [...incoming.fields], body: Buffer.concat([incoming.body, Buffer.from(footer)]) }
  const boundary = `===============${1_000_000_000 + random.below(900_000_000)}${1_000_000_000 + random.below(900_000_000)}==`
  const outer = line('Content-Type', `multipart/mixed; boundary="${boundary}"`)
  const inner = { fields: [type], body: incoming.body }
  const note = {
    fields: [
      line('Content-Type', 'text/plain; charset="us-ascii"'),
      line('MIME-Version', '1.0'),
      line('Content-Transfer-Encoding', '7bit'),
      line('Content-Disposition', 'inline'),
    ],
    body: Buffer.from(footer),
  }
  return {
    fields: incoming.fields.map(each => (each === type ? outer : each)),
    body: multipart([inner, note], boundary),
  }
}

/** The three fields of RFC 8617 §4: what was found, a signature over the mail, a seal over both. */
function arcSet(fields: readonly Field[], body: Buffer, key: SigningKey, found: string, at: Moment): Field[] {
  const results = `ARC-Authentication-Results: i=1;\r\n\t${found}\r\n`
  const message = signature(fields, body, key, HABIT, at, 'ARC-Message-Signature', 'i=1; ')
  const unsealed = `ARC-Seal: i=1; a=rsa-sha256; d=${key.domain}; s=${key.selector};\r\n\tt=${Math.floor(at / 1000)}; cv=none;\r\n\tb=\r\n`
  const input = [results, message, unsealed]
    .map(each => canonicalField(each, 'relaxed'))
    .join('')
    .slice(0, -2)
  const seal = sign('sha256', Buffer.from(input, 'latin1'), key.privateKey).toString('base64')
  const sealed = unsealed.replace(/b=\r\n$/, `b=${(seal.match(/.{1,72}/g) ?? []).join('\r\n\t ')}\r\n`)
  return [sealed, message, results]
}

/** A list member as the list knows them. */
export function listContact(list: MailingList): Contact {
  return { name: list.title, address: list.address }
}
