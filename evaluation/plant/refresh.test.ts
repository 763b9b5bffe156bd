import assert from 'node:assert/strict'
import { test } from 'node:test'
import { random, type Moment } from '#ground'
import { cutHeader } from '../archive/fields.ts'
import type { Carrier } from './carrier.ts'
import { clients } from './clients.ts'
import type { Letter } from './clients/client.ts'
import { dressField } from './dress.ts'
import { freshValues } from './fresh.ts'
import { freshMessageId } from './message-id.ts'
import { refresh, rewitness, signatureLetters } from './refresh.ts'
import { resign } from './resign.ts'
import { submissionAt } from './submission.ts'

const DAY = 86_400_000
const fieldOf = (text: string) => cutHeader(Buffer.from(text)).fields[0]!
const fresh = () => freshValues(random('fresh'))

test('a hop keeps its hosts and loses its ids', () => {
  const hop = fieldOf(
    'Received: from a.example (a.example [198.51.100.1])\n by lists.example (Postfix) with ESMTPS id 4FRb4j1SJvz2xYj\n for <l@lists.example>; Fri, 23 Apr 2021 23:39:48 +1000 (AEST)\n',
  )
  const { text } = refresh(hop, DAY, fresh())
  assert(
    text.includes('from a.example (a.example [198.51.100.1])') &&
      text.includes('Sat, 24 Apr 2021 23:39:48 +1000 (AEST)'),
  )
  assert(!text.includes('4FRb4j1SJvz2xYj'))
  assert.match(text, /id 4FR[0-9B-DF-HJ-NP-TV-Zb-df-hj-np-tv-z]{12}\n/)
})

test('Google’s ids keep the host and follow the time', () => {
  const hop = fieldOf(
    'Received: from me ([203.0.113.9])\n by smtp.gmail.com with ESMTPSA id v81sm1259994oie.13.2021.04.23.06.39.44\n (version=TLS1_3); Fri, 23 Apr 2021 06:39:44 -0700 (PDT)\n',
  )
  assert.match(refresh(hop, DAY, fresh()).text, /id [a-z]\d\dsm\d{7}oie\.13\.2021\.04\.24\.06\.39\.44\n/)
  const received = fieldOf(
    'X-Received: by 2002:aca:44b:: with SMTP id 72mr2811664oie.68.1619185184935;\n Fri, 23 Apr 2021 06:39:44 -0700 (PDT)\n',
  )
  assert.match(
    refresh(received, 1000, fresh()).text,
    /by 2002:aca:[0-9a-f]{3}:: with SMTP id \d\dmr\d{7}oie\.68\.1619185185935;/,
  )
})

test('a signature becomes other letters of the same form, and its witness follows', () => {
  const old = fieldOf(
    'DKIM-Signature: v=1; a=rsa-sha256; d=x.example; s=s1; t=1619185184;\n h=from:to; bh=AAAA;\n b=uKToH/ZWJY+4UTvayjyjaLdSzwLu1kdU\n wcTgMt==\n',
  )
  const renewed = refresh(old, DAY, fresh())
  assert.equal(signatureLetters(renewed).length, signatureLetters(old).length)
  assert.notEqual(signatureLetters(renewed), signatureLetters(old))
  assert.equal(signatureLetters(renewed).slice(-3), 't==', 'the letter before the padding has few values')
  assert(renewed.text.includes('t=1619271584') && renewed.text.includes('d=x.example; s=s1'))
  const witness = fieldOf('Authentication-Results: l.example; dkim=pass header.d=x.example header.b=uKToH/ZW\n')
  const signatures = [{ before: signatureLetters(old), after: signatureLetters(renewed) }]
  assert(rewitness(witness, signatures).text.includes(`header.b=${signatureLetters(renewed).slice(0, 8)}`))
})

test('what stands for an account or a tenant stays', () => {
  for (const text of [
    'X-MS-Exchange-CrossTenant-Id: 3f0e69e0-eb38-4eb2-b4ee-52919719d31e\n',
    'Feedback-ID: i12284293:Fastmail\n',
    'X-OriginatorOrg: flex.example\n',
  ])
    assert.equal(refresh(fieldOf(text), DAY, fresh()).text, text)
  const drawnAnew = 'X-MS-Exchange-CrossTenant-Network-Message-Id: 5ca6fe39-83cf-415c-7428-08d9617095c9\n'
  assert.notEqual(refresh(fieldOf(drawnAnew), DAY, fresh()).text, drawnAnew)
})

test('h= follows the fields that are there', () => {
  const old = fieldOf(
    'DKIM-Signature: v=1; c=relaxed/relaxed; h=from:to:references:subject:x-mailer; bh=AAAA; b=BBBB\n',
  )
  const before = new Set(['from', 'to', 'references', 'subject', 'x-mailer'])
  const after = new Set(['from', 'to', 'subject', 'cc'])
  const { text } = resign(old, { before, after, body: Buffer.from('x\n') })
  assert.deepEqual(/h=([a-z:-]+)/.exec(text)![1]!.split(':').toSorted(), ['cc', 'from', 'subject', 'to'])
  assert(!text.includes('bh=AAAA'))
})

test('the same value becomes the same new one, and another becomes another', () => {
  const values = fresh()
  assert.equal(values.of('DA9DF87E12A'), values.of('DA9DF87E12A'))
  assert.notEqual(values.of('DA9DF87E12A'), values.of('DA9DF87E12B'))
  assert.match(values.of('DA9DF87E12A'), /^[A-F]{2}\d[A-F]{2}\d\d[A-F]\d\d[A-F]$/)
})

test('a Message-ID keeps its form, its words and its host', () => {
  const about = { date: { at: Date.UTC(2025, 9, 3, 10, 20, 30) as Moment, zone: 0 }, address: 'bo.lind@lind.example' }
  const table = [
    {
      old: '<fd68e1d5a021275af117f5668022bcc44d5d226b.1759220000.git.bo.lind@lind.example>',
      want: /^<[0-9a-f]{40}\.1759486830\.git\.bo\.lind@lind\.example>$/,
    },
    { old: '<m2nyqfc2mv65iwgugj2zysx7dof6k4nzdvez4luxfk3yzg3x5s@s7mjae7pm2kd>', want: /^<[a-z2-7]{50}@s7mjae7pm2kd>$/ },
    {
      old: '<1855d0c68cbae144e6f5613ee4a6f109cd5e3562.camel@lind.example>',
      want: /^<[0-9a-f]{40}\.camel@lind\.example>$/,
    },
    {
      old: '<2025-10-01-frayed-minty-deputy-nag-zwy8se@lind.example>',
      want: /^<2025-10-03-frayed-minty-deputy-nag-[a-z]{3}\d[a-z]{2}@lind\.example>$/,
    },
    {
      old: '<20251001-new-beds-v4-1-1261201ab562@lind.example>',
      want: /^<20251003-new-beds-v4-1-[0-9a-f]{12}@lind\.example>$/,
    },
    { old: '<20251001090807.GA12345@shed>', want: /^<20251003102030\.[A-Z]{2}\d{5}@shed>$/ },
    {
      old: '<CACPK8Xf_ciMEtayQ78yUo=YhrovRMe65xuwviE+DWXDSuQb5-Q@mail.gmail.com>',
      want: /^<CACPK8X.{43,44}@mail\.gmail\.com>$/,
    },
    {
      old: '<DM6PR08MB5514BD820BCA7BCD3B810BFDDCFE9@DM6PR08MB5514.namprd08.prod.outlook.com>',
      want: /^<DM6PR08MB5514[0-9A-F]{25}@DM6PR08MB5514\.namprd08\.prod\.outlook\.com>$/,
    },
    { old: '<git@lind.example>', want: /^<[a-z]{3}@lind\.example>$/ },
  ]
  for (const { old, want } of table) {
    const drawn = freshMessageId(fieldOf(`Message-ID: ${old}\n`), about, fresh()).slice('Message-ID: '.length, -1)
    assert.match(drawn, want)
    assert.notEqual(drawn, old)
  }
})

test('zmailer writes addresses from column 8', () => {
  const dress: Carrier['dress'] = 'zmailer'
  assert.equal(
    dressField(fieldOf('To: a@x.example,\n\tb@y.example\n'), dress).text,
    'To:     a@x.example, b@y.example\n',
  )
  assert.equal(dressField(fieldOf('From: a@x.example\n'), dress).text, 'From:   a@x.example\n')
  assert.equal(dressField(fieldOf('Subject: a\n\tb\n'), dress).text, 'Subject: a\n        b\n')
})

test('the hop at which a mail was handed in', () => {
  const received = (text: string) => fieldOf(`Received: ${text}\n`)
  const table = [
    {
      name: 'SMTP with a password',
      hops: [
        'by mail.x.example with SMTP id a1',
        'from pc ([203.0.113.1]) by smtp.gmail.com with ESMTPSA id b2',
        'from pc by pc (Postfix, from userid 1000)',
      ],
      want: 1,
    },
    { name: 'a page of Google', hops: ['by mail-qt1.google.com with SMTP id e5so3806103qtq.2'], want: undefined },
    {
      name: 'Exchange inside',
      hops: [
        'from A.prod.outlook.com by B.prod.outlook.com with HTTPS',
        'from A.prod.outlook.com ([fe80::1]) by A.prod.outlook.com with mapi id 15.20',
      ],
      want: undefined,
    },
    {
      name: 'a chain of inner servers',
      hops: [
        'from b.x.example by c.x.example with ESMTP',
        'from pc.x.example (unknown [10.0.0.3]) by b.x.example (Postfix) with ESMTP',
      ],
      want: 1,
    },
  ]
  for (const { name, hops, want } of table) assert.equal(submissionAt(hops.map(received)), want, name)
})

const letter: Letter = {
  from: { name: 'Jörg Berg', address: 'j@berg.example' },
  to: [
    { name: 'Bo Lind', address: 'bo@lind.example' },
    { name: '', address: 'l@lists.example' },
  ],
  cc: [{ name: 'Marsh, Cleo', address: 'cleo@marsh.example' }],
  subject: 'Re: A rather long subject about tomatoes that needs more than one single line',
  date: { at: Date.UTC(2021, 3, 9, 7, 5, 3) as Moment, zone: 120 },
  references: ['<1@a.example>', '<2@b.example>'],
  own: 'Grüße,\nplease see https://x.example/a',
  quoted: {
    from: { name: 'Bo Lind', address: 'bo@lind.example' },
    to: [],
    cc: [],
    subject: 'A',
    sent: { at: Date.UTC(2021, 3, 8, 20, 0, 0) as Moment, zone: 120 },
    text: 'old line',
  },
  html: false,
}
const desk = { year: 2021, domain: 'berg.example', machine: 'shed', dayFirst: false }

const ORDERS: Readonly<Record<string, string>> = {
  'gmail-web':
    'MIME-Version References In-Reply-To From Date Message-ID Subject To Cc Content-Type Content-Transfer-Encoding',
  outlook:
    'From To CC Subject Thread-Topic Thread-Index Date Message-ID References In-Reply-To Accept-Language Content-Language X-MS-Has-Attach X-MS-TNEF-Correlator Content-Type Content-Transfer-Encoding MIME-Version',
  'fastmail-web':
    'X-Mailer User-Agent Mime-Version Message-Id In-Reply-To References Date From To Cc Subject Content-Type Content-Transfer-Encoding',
  roundcube:
    'MIME-Version Date From To Cc Subject In-Reply-To References User-Agent Message-ID X-Sender Content-Type Content-Transfer-Encoding',
  iphone:
    'Content-Type Content-Transfer-Encoding From Mime-Version Subject Date Message-Id References Cc In-Reply-To To X-Mailer',
  'apple-mail':
    'Content-Type Mime-Version Subject From In-Reply-To Date Cc Content-Transfer-Encoding Message-Id References To X-Mailer',
  mutt: 'Date From To Cc Subject Message-ID References MIME-Version Content-Type Content-Disposition Content-Transfer-Encoding In-Reply-To User-Agent',
}

test('clients write their fields in the order of honest mail', () => {
  for (const client of clients) {
    const want = ORDERS[client.name]
    const { fields } = client.write(
      letter,
      { ...desk, agent: client.name === 'roundcube' ? 'Roundcube Webmail/1.4.9' : undefined } as typeof desk,
      random(client.name),
    )
    if (want !== undefined) assert.equal(fields.map(({ name }) => name).join(' '), want, client.name)
  }
})

test('what every client writes reads back as the letter', () => {
  for (const client of clients)
    for (const html of [false, true]) {
      const { fields, body } = client.write({ ...letter, html }, desk, random(client.name))
      const raw = Buffer.from(`${fields.map(({ text }) => text).join('')}\n${body}`, 'latin1')
      const value = (key: string) => cutHeader(raw).fields.filter(other => other.key === key)
      assert.equal(value('from').length, 1, client.name)
      assert.equal(value('message-id').length, 1, client.name)
      assert(
        !/[^\t\n\x20-\x7e]/.test(fields.map(({ text }) => text).join('')),
        `${client.name} writes raw bytes into its header`,
      )
      assert(
        fields.every(({ text }) =>
          text.split('\n').every((line, index) => index === 0 || line === '' || /^[ \t]/.test(line)),
        ),
        client.name,
      )
    }
})
