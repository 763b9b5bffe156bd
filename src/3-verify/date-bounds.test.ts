import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Moment, rfc3339 } from '#ground'
import { verifyArc } from './arc.ts'
import { dateBounds } from './date-bounds.ts'
import { verifyDkim } from './dkim.ts'
import { embeddedTimes } from './embedded-time.ts'
import { readMailDate } from './field-date.ts'
import { datedKey, keyStore } from './key-store.ts'
import { makeSigner, signMail } from './signer.contract.ts'
import { readSignedMail } from './signed-mail.ts'

const signer = makeSigner('rsa', 1024)
const at = (text: string) => Date.parse(text) as Moment

const dates = [
  { text: 'Mon, 1 Jun 2026 09:30:00 +0200', want: '2026-06-01T07:30:00Z' },
  { text: '1 Jun 2026 09:30 GMT', want: '2026-06-01T09:30:00Z' },
  { text: 'Mon, 01 Jun 2026 00:30:00 -0730 (PDT)', want: '2026-06-01T08:00:00Z' },
  { text: 'Mon, 1 June 2026 09:30:00 EST', want: '2026-06-01T14:30:00Z' },
  { text: 'Mon, 1 Foo 2026 09:30:00 +0000' },
  { text: 'Mon, 1 Jun 2026 09:30:00 XYZ' },
  { text: 'yesterday' },
]

for (const { text, want } of dates)
  test(`"${text}" is ${want ?? 'no date'}`, () => {
    const found = readMailDate(text)
    assert.equal(found === undefined ? undefined : rfc3339(found), want)
  })

const embedded = [
  {
    name: 'git send-email',
    field: 'Message-Id: <20190507211735.31785-1-anna@x.example>',
    want: '2019-05-07T21:17:35Z',
  },
  { name: 'Mutt', field: 'Message-ID: <20201118015503.GA5636@laptop>', want: '2020-11-18T01:55:03Z' },
  { name: 'Netscape', field: 'Message-ID: <54B84785.1060301@x.example>', want: '2015-01-15T23:04:37Z' },
  { name: 'Outlook', field: 'Message-ID: <000601c4a8fb$4cb9c720$0100a8c0@desk>', want: '2004-10-03T03:44:35.071Z' },
  {
    name: 'Gmail',
    field: 'Content-Type: multipart/alternative; boundary="000000000000b6809105a0ae7b18"',
    want: '2020-03-12T20:49:03.864Z',
  },
  {
    name: 'JavaMail',
    field: 'Content-Type: multipart/mixed; \r\n\tboundary="----=_Part_768_2015662723.1569946892035"',
    want: '2019-10-01T16:21:32.035Z',
  },
  { name: 'Exchange', field: 'Thread-Index: AdWNbjSbWMj/xlM+R2ugYYuU5vZkaw==', want: '2019-10-28T09:00:54.578Z' },
  { name: 'a Message-ID that means nothing', field: 'Message-ID: <CAO9PYRL-VUFar6MRFfEHxvx@mail.example>' },
  { name: 'a month that is none', field: 'Message-ID: <20199907211735.31785-1-a@x.example>' },
  { name: 'a Thread-Index that is none', field: 'Thread-Index: AAAA' },
]

for (const row of embedded)
  test(`${row.name} ${row.want === undefined ? 'holds no time' : 'wrote its time into the mail'}`, () => {
    const times = embeddedTimes(readSignedMail(Buffer.from(`${row.field}\r\n\r\n`)))
    assert.deepEqual(
      times.map(({ at: time }) => rfc3339(time)),
      row.want === undefined ? [] : [row.want],
    )
  })

interface Row {
  readonly name: string
  readonly fields?: readonly string[]
  readonly tags?: readonly string[]
  readonly from?: string
  readonly key?: { readonly firstSeen?: Moment; readonly lastSeen?: Moment }
  readonly receivedAt?: string
  readonly want: readonly [string | undefined, string | undefined]
  readonly contradiction?: boolean
}

const T = at('2026-06-01T09:30:00Z') / 1000
const HOP = 'Received: from a by b; Mon, 1 Jun 2026 10:00:00 +0000'

const rows: readonly Row[] = [
  { name: 'nothing dates a bare mail', want: [undefined, undefined] },
  {
    name: "the signer's clock bounds it on both sides",
    tags: [`t=${T}`],
    want: ['2026-06-01T09:25:00Z', '2026-06-01T09:35:00Z'],
  },
  {
    name: 'a signer of another organisation only says by when',
    tags: [`t=${T}`],
    from: 'a@y.test',
    want: [undefined, '2026-06-01T09:35:00Z'],
  },
  { name: 'an expiry bounds it above', tags: [`x=${T}`], want: [undefined, '2026-06-01T09:35:00Z'] },
  {
    name: 'the lowest hop bounds it above',
    fields: ['Received: from b by c; Mon, 1 Jun 2026 10:10:00 +0000', HOP],
    want: [undefined, '2026-06-01T10:05:00Z'],
  },
  {
    name: 'of hops out of order only the topmost counts',
    fields: [
      HOP,
      'Received: from b by c; Fri, 1 May 2026 10:10:00 +0000',
      'Received: from b by c; Sat, 2 May 2026 10:10:00 +0000',
    ],
    want: [undefined, '2026-06-01T10:05:00Z'],
  },
  {
    name: 'a time in the Message-ID bounds it below',
    fields: ['Message-ID: <20260601093000.1-1-a@x.example>'],
    want: ['2026-06-01T09:25:00Z', undefined],
  },
  {
    name: "the holder's word bounds it above",
    receivedAt: '2026-06-02T00:00:00Z',
    want: [undefined, '2026-06-02T00:05:00Z'],
  },
  {
    name: 'sightings of the key bound it where nothing else does, a day around them',
    key: { firstSeen: at('2026-01-02'), lastSeen: at('2026-12-30') },
    want: ['2026-01-01T00:00:00Z', '2026-12-31T00:00:00Z'],
  },
  {
    name: 'a key first seen only with this mail does not push the signing behind its own clock',
    tags: [`t=${T}`],
    key: { firstSeen: at('2026-06-01T09:30:06Z') },
    want: ['2026-06-01T09:25:00Z', '2026-06-01T09:35:00Z'],
  },
  {
    name: 'sightings that exclude the rest are left out',
    tags: [`t=${T}`],
    key: { firstSeen: at('2027-01-01') },
    want: ['2026-06-01T09:25:00Z', '2026-06-01T09:35:00Z'],
  },
  {
    name: 'a Message-ID made days after receipt is a contradiction',
    fields: [HOP, 'Message-ID: <20260605093000.1-1-a@x.example>'],
    want: [undefined, '2026-06-01T10:05:00Z'],
    contradiction: true,
  },
  {
    name: 'a clock that is off by minutes is none',
    fields: [HOP, 'Message-ID: <20260601101500.1-1-a@x.example>'],
    want: [undefined, '2026-06-01T10:05:00Z'],
  },
]

for (const row of rows)
  test(row.name, () => {
    const fields = [...(row.fields ?? []), `From: ${row.from ?? 'anna@x.example'}`, 'Subject: x']
    const bytes = signMail(Buffer.from(`${fields.join('\r\n')}\r\n\r\nx\r\n`), {
      signer,
      ...(row.tags === undefined ? {} : { tags: row.tags }),
    })
    const mail = readSignedMail(bytes)
    const keys = keyStore([datedKey({ ...signer, source: 'archive', ...row.key })])
    const receivedAt = row.receivedAt === undefined ? undefined : at(row.receivedAt)
    const { from, to, because, contradiction } = dateBounds({
      mail,
      verdicts: verifyDkim(mail, keys),
      arc: verifyArc(mail, keys),
      receivedAt,
    })
    const shown = (moment: Moment | undefined) => (moment === undefined ? undefined : rfc3339(moment))
    assert.deepEqual([shown(from), shown(to)], row.want)
    assert.equal(because.length, row.want.filter(bound => bound !== undefined).length)
    assert.equal(contradiction !== undefined, row.contradiction ?? false)
  })
