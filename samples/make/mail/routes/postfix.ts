/** Providers and offices that run Postfix: the hosting provider Lantern with its webmail, and people's own servers. */
import { digest, type Moment } from '#ground'
import { mailDate, type Zone, ZONES } from '../calendar.ts'
import { letters } from '../chance.ts'
import { type SigningHabit, signature } from '../dkim.ts'
import { mailDomain } from '../domains.ts'
import { type Field, line } from '../field.ts'
import { later, type Receiver, type Sender, type Sending, signatureStart, verdictsFor } from '../route.ts'
import { authorDomain } from './exchange.ts'

/** rspamd lists fields twice so that nobody can add a second one behind the signature. */
const RSPAMD: SigningHabit = {
  canonical: 'relaxed/simple',
  fields:
    'from from reply-to subject subject date date message-id message-id to to cc mime-version mime-version content-type content-type in-reply-to references'.split(
      ' ',
    ),
  layout: 'rspamd',
}
const OPENDKIM: SigningHabit = {
  canonical: 'relaxed/simple',
  fields: 'Date From To Cc Subject References In-Reply-To Message-ID'.split(' '),
  layout: 'plain',
}
const QUEUE = 'BCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz0123456789'

interface Office {
  readonly host: string
  readonly ip: string
  readonly zone: Zone
  readonly habit: SigningHabit
}

const LANTERN: Office = { host: 'smtp.lanternmail.example', ip: '192.0.2.33', zone: ZONES.utc, habit: RSPAMD }
const OFFICES: Readonly<Record<string, Office>> = {
  'meridianpolling.example': {
    host: 'mx.meridianpolling.example',
    ip: '192.0.2.140',
    zone: ZONES.central,
    habit: OPENDKIM,
  },
  'local52.example': { host: 'mail.local52.example', ip: '192.0.2.151', zone: ZONES.eastern, habit: OPENDKIM },
  'portstanley.example': {
    host: 'mailgw.portstanley.example',
    ip: '192.0.2.163',
    zone: ZONES.eastern,
    habit: OPENDKIM,
  },
  'coastalinstitute.example': {
    host: 'mail.coastalinstitute.example',
    ip: '192.0.2.188',
    zone: ZONES.eastern,
    habit: OPENDKIM,
  },
  'abendblatt.example': { host: 'post.abendblatt.example', ip: '192.0.2.174', zone: ZONES.berlin, habit: OPENDKIM },
}

function stamp(at: Moment, zone: Zone): string {
  return `${mailDate(at, zone, ' ')} (${zone.label(at)})`
}

/** The line of the server that took the mail from the author's device, or from the webmail. */
function submission(sending: Sending, office: Office): Field[] {
  const { random, at, ip } = sending
  const id = letters(random, 15, QUEUE)
  const recipient = sending.recipients.length === 1 ? `\r\n\tfor <${sending.recipients[0]!}>` : ''
  if (sending.client === 'roundcube')
    return [
      `Received: from webmail.lanternmail.example (web${1 + random.below(3)}.lanternmail.example [192.0.2.38])\r\n\tby ${office.host} (Postfix) with ESMTPA id ${id}${recipient};\r\n\t${stamp(later(at, 1), office.zone)}\r\n`,
      `Received: from [${ip}]\r\n\tby webmail.lanternmail.example\r\n\twith HTTP (HTTP/2.0 POST); ${mailDate(at, ZONES.utc)}\r\n`,
    ]
  const name = sending.client === 'thunderbird' ? `[${ip}]` : 'smtpclient.apple'
  return [
    `Received: from ${name} (unknown [${ip.includes(':') ? 'IPv6:' : ''}${ip}])\r\n\tby ${office.host} (Postfix) with ESMTPSA id ${id}${recipient};\r\n\t${stamp(later(at, 1), office.zone)}\r\n`,
  ]
}

/** Sends out, signed with all the keys that the domain has at that time. */
export const sendFromPostfix: Sender = sending => {
  const { composed, at, random, from } = sending
  const domain = from.split('@')[1]!
  const lantern = mailDomain(from).provider === 'lantern'
  const office = lantern ? LANTERN : OFFICES[domain]!
  const keys = sending.ring(domain, at)
  const signed = keys.map(key => signature(composed.fields, composed.body, key, office.habit, later(at, 1)))
  const verdicts = keys.map((key, index) => ({
    result: 'pass' as const,
    domain,
    selector: key.selector,
    algorithm: key.algorithm,
    b: signatureStart(signed[index]!),
  }))
  const out = lantern ? `out${1 + random.below(2)}.lanternmail.example` : office.host
  return {
    fields: [
      ...(lantern
        ? [
            `Received: from ${office.host} (${office.host} [2001:db8:33:1::25])\r\n\tby ${out} (Postfix) with ESMTPS id ${letters(random, 15, QUEUE)};\r\n\t${stamp(later(at, 2), office.zone)}\r\n`,
          ]
        : []),
      ...signed,
      ...submission(sending, office),
      ...composed.fields,
    ],
    body: composed.body,
    mailFrom: from,
    helo: out,
    host: out,
    ip: out.startsWith('out2') ? '192.0.2.34' : office.ip,
    at: later(at, 3),
    verdicts: verdictsFor('pass', verdicts, domain, from, mailDomain(from).policy),
  }
}

/** Takes a mail in for a mailbox at Lantern. */
export const receiveOnLantern: Receiver = (outgoing, recipient, random) => {
  const at = later(outgoing.at, 1 + random.below(4))
  const { spf, dkim, dmarc, policy } = outgoing.verdicts
  const store = `store${1 + (Number.parseInt(digest(recipient).slice(0, 4), 16) % 4)}.lanternmail.example`
  const signed = dkim.map(
    each =>
      `\tdkim=${each.result} header.d=${each.domain} header.s=${each.selector} header.b="${each.b.slice(0, 8)}";\r\n`,
  )
  return {
    at: later(at, 1),
    body: outgoing.body,
    fields: [
      line('Return-Path', `<${outgoing.mailFrom}>`),
      line('Delivered-To', recipient),
      `Received: from mx1.lanternmail.example ([2001:db8:33:1::11])\r\n\tby ${store} with LMTP\r\n\tid ${letters(random, 22)}\r\n\t(envelope-from <${outgoing.mailFrom}>)\r\n\tfor <${recipient}>; ${mailDate(later(at, 1), ZONES.utc, '0')}\r\n`,
      `Authentication-Results: mx1.lanternmail.example;\r\n${signed.length === 0 ? '\tdkim=none;\r\n' : signed.join('')}\tspf=${spf} (mx1.lanternmail.example: domain of ${outgoing.mailFrom} designates ${outgoing.ip} as permitted sender) smtp.mailfrom=${outgoing.mailFrom};\r\n\tdmarc=${dmarc}${dmarc === 'none' ? '' : ` (policy=${policy})`} header.from=${authorDomain(outgoing.fields)}\r\n`,
      `Received: from ${outgoing.helo} (${outgoing.host} [${outgoing.ip}])\r\n\t(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)\r\n\t key-exchange X25519 server-signature RSA-PSS (2048 bits) server-digest SHA256)\r\n\t(No client certificate requested)\r\n\tby mx1.lanternmail.example (Postfix) with ESMTPS id ${letters(random, 15, QUEUE)}\r\n\tfor <${recipient}>; ${stamp(at, ZONES.utc)}\r\n`,
      ...outgoing.fields,
    ],
  }
}
