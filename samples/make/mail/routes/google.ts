/** Gmail and Workspace: out through the web page or SMTP, in with the checks written on top. */
import type { Random } from '#ground'
import { mailDate, ZONES } from '../calendar.ts'
import { hex, letters } from '../chance.ts'
import { type SigningHabit, signature } from '../dkim.ts'
import { mailDomain } from '../domains.ts'
import { type Field, line } from '../field.ts'
import { later, type Receiver, type Sender, signatureStart, verdictsFor } from '../route.ts'
import { authorDomain } from './exchange.ts'

const HABIT: SigningHabit = {
  canonical: 'relaxed/relaxed',
  fields:
    'cc to subject message-id date from in-reply-to references reply-to x-gm-features mime-version content-transfer-encoding'.split(
      ' ',
    ),
  layout: 'google',
}
const SMALL = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** An address in the provider's own network. */
function inner(random: Random): string {
  return `2001:db8:${(0x5900 + random.below(32)).toString(16)}:${hex(random, 3)}:b0:${hex(random, 3)}:${hex(random, 4)}:${hex(random, 4)}`
}

function stamp(at: Parameters<typeof mailDate>[0]): string {
  return `${mailDate(at, ZONES.pacific, '0')} (${ZONES.pacific.label(at)})`
}

/** Sends out: what comes from the web page has no trace of the author's address, what comes by SMTP has. */
export const sendFromGoogle: Sender = sending => {
  const { composed, at, random, from } = sending
  const domain = from.split('@')[1]!
  const id = `${letters(random, 3, SMALL)}${10 + random.below(40)}csp${1_000_000 + random.below(9_000_000)}`
  const submitted: Field[] =
    sending.client === 'gmail'
      ? []
      : [
          `Received: from ${sending.client === 'thunderbird' ? `[${sending.ip}]` : 'smtpclient.apple'} ([${sending.ip}])\r\n        by smtp.gmail.example with ESMTPSA id ${letters(random, 11, SMALL)}sm${1_000_000 + random.below(9_000_000)}\r\n        (version=TLS1_3 cipher=TLS_AES_128_GCM_SHA256 bits=128/128);\r\n        ${stamp(at)}\r\n`,
        ]
  const key = sending.ring(domain, at).find(({ selector }) => selector === 'google' || /^20/.test(selector))
  const signed = key === undefined ? [] : [signature(composed.fields, composed.body, key, HABIT, at)]
  const own = [
    ...signed,
    line('X-Gm-Message-State', `AOJu0Y${letters(random, 54)}`),
    line('X-Google-Smtp-Source', `AGHT+IF${letters(random, 76)}==`),
    `X-Received: by ${inner(random)} with SMTP id ${id};\r\n        ${stamp(later(at, 1))}\r\n`,
    ...submitted,
  ]
  const verdict = signed.map(raw => ({
    result: 'pass' as const,
    domain,
    selector: key!.selector,
    algorithm: key!.algorithm,
    b: signatureStart(raw),
  }))
  const host = `mail-${random.pick(['wr', 'wm', 'pj', 'il', 'yw', 'ed'])}1-x${(0x420 + random.below(64)).toString(16)}.google.example`
  return {
    fields: [
      `Received: by ${host} with SMTP id ${letters(random, 14, SMALL)}so${10_000_000 + random.below(9_000_000)}.${1 + random.below(9)};\r\n        ${stamp(later(at, 2))}\r\n`,
      ...own,
      ...composed.fields,
    ],
    body: composed.body,
    mailFrom: from,
    helo: host,
    host,
    ip: `192.0.2.${96 + random.below(16)}`,
    at: later(at, 3),
    verdicts: verdictsFor('pass', verdict, domain, from, mailDomain(from).policy),
  }
}

/** Takes a mail in, from outside or from another mailbox of the provider. */
export const receiveOnGoogle: Receiver = (outgoing, recipient, random) => {
  const at = later(outgoing.at, 1 + random.below(3))
  const { spf, dkim, dmarc, policy } = outgoing.verdicts
  const id = `${letters(random, 14, SMALL)}si${1_000_000 + random.below(9_000_000)}${letters(random, 3, SMALL)}.${random.below(900)}.${new Date(at).toISOString().slice(0, 19).replace(/[-T:]/g, '.')}`
  const verdict = dkim.map(
    each =>
      `       dkim=${each.result === 'pass' ? 'pass' : 'fail (body hash did not verify)'} header.i=@${each.domain} header.s=${each.selector} header.b=${each.b};\r\n`,
  )
  const remark = spf === 'pass' ? 'designates' : 'does not designate'
  const note = `google.example: domain of ${outgoing.mailFrom} ${remark} ${outgoing.ip} as permitted sender`
  const mark =
    dmarc === 'none'
      ? ''
      : `;\r\n       dmarc=${dmarc} (p=${policy.toUpperCase()} sp=${policy.toUpperCase()} dis=NONE) header.from=${authorDomain(outgoing.fields)}`
  return {
    at: later(at, 1),
    body: outgoing.body,
    fields: [
      line('Delivered-To', recipient),
      `Received: by ${inner(random)} with SMTP id ${letters(random, 3, SMALL)}${10 + random.below(40)}csp${1_000_000 + random.below(9_000_000)};\r\n        ${stamp(later(at, 1))}\r\n`,
      line('Return-Path', `<${outgoing.mailFrom}>`),
      `Received: from ${outgoing.helo} (${outgoing.host}. [${outgoing.ip}])\r\n        by mx.google.example with ESMTPS id ${id}\r\n        for <${recipient}>\r\n        (version=TLS1_3 cipher=TLS_AES_256_GCM_SHA384 bits=256/256);\r\n        ${stamp(at)}\r\n`,
      `Received-SPF: ${spf} (${note}) client-ip=${outgoing.ip};\r\n`,
      `Authentication-Results: mx.google.example;\r\n${verdict.join('')}       spf=${spf} (${note}) smtp.mailfrom=${outgoing.mailFrom}${mark}\r\n`,
      ...outgoing.fields,
    ],
  }
}
