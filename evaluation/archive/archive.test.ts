import assert from 'node:assert/strict'
import { test } from 'node:test'
import { random, type Moment } from '#ground'
import { bodyText, ownText } from './body-text.ts'
import { familyOf } from './family.ts'
import { cutHeader, valueOf } from './fields.ts'
import { splitMboxrd } from './mbox.ts'
import { readMail } from './mail.ts'
import { readPersons } from './person.ts'
import { readDate, shiftDates, writeDate } from './written-date.ts'

test('an mboxrd file falls into its messages, quoting undone', () => {
  const file = Buffer.from(
    'From a Thu Jan  1 00:00:00 1970\nA: 1\n\n>From here\n>>From there\n\nFrom b Thu Jan  1 00:00:00 1970\nB: 2\n\nx\n',
  )
  assert.deepEqual(splitMboxrd(file).map(String), ['A: 1\n\nFrom here\n>From there\n', 'B: 2\n\nx\n'])
  assert.equal(splitMboxrd(file, 1).length, 1)
  assert.deepEqual(splitMboxrd(Buffer.from('no mbox')), [])
})

test('a header is cut letter for letter', () => {
  const bytes = Buffer.from('From: a@x.example\nSubject: one\n two\n\nbody: none\n')
  const { fields, bodyFrom } = cutHeader(bytes)
  assert.equal(fields.map(({ text }) => text).join(''), 'From: a@x.example\nSubject: one\n two\n')
  assert.equal(valueOf(fields[1]!), 'one two')
  assert.equal(bytes.toString('latin1', bodyFrom), 'body: none\n')
})

test('cutting any bytes never throws', () => {
  const chance = random('bytes')
  for (let round = 0; round < 300; round++) {
    const bytes = Buffer.from(
      Array.from({ length: chance.below(200) }, () => chance.pick([10, 13, 32, 58, 61, 63, 65, 200, 0])),
    )
    cutHeader(bytes)
    bodyText(bytes)
    readMail(bytes, 'x', 'x')
  }
})

test('addresses', () => {
  const table = [
    { name: 'bare', value: 'a@x.example', want: ['|a@x.example'] },
    {
      name: 'named, quoted comma',
      value: '"Bills, Jason" <J@X.example>, b@y.example',
      want: ['Bills, Jason|j@x.example', '|b@y.example'],
    },
    { name: 'encoded word', value: '=?UTF-8?Q?J=C3=B6rg?= <j@x.example>', want: ['Jörg|j@x.example'] },
    { name: 'comment', value: 'a@x.example (Anna)', want: ['Anna|a@x.example'] },
    { name: 'nobody', value: 'undisclosed-recipients:;', want: [] },
    { name: 'unknown charset', value: '=?x-none?Q?a?= <a@x.example>', want: ['=?x-none?Q?a?=|a@x.example'] },
  ]
  for (const { name, value, want } of table)
    assert.deepEqual(
      readPersons(value).map(person => `${person.name}|${person.address}`),
      want,
      name,
    )
})

test('dates move in their own way of writing', () => {
  const day = 86_400_000
  const table = [
    {
      name: 'Postfix pads with a space',
      text: 'Fri, 28 Apr 2021 23:59:59 +0200',
      by: 7 * day,
      days: 'spaced',
      want: 'Wed,  5 May 2021 23:59:59 +0200',
    },
    {
      name: 'a padded day grows',
      text: 'Sat,  9 Jan 2021 10:00:00 +0100',
      by: day,
      days: 'spaced',
      want: 'Sun, 10 Jan 2021 10:00:00 +0100',
    },
    {
      name: 'Google writes two digits',
      text: 'Sun, 28 Feb 2021 01:00:00 -0800',
      by: day,
      days: 'two-digits',
      want: 'Mon, 01 Mar 2021 01:00:00 -0800',
    },
    {
      name: 'a named zone follows the clocks',
      text: 'Mon, 29 Mar 2021 10:00:00 +0200 (CEST)',
      by: -7 * day,
      days: 'plain',
      want: 'Mon, 22 Mar 2021 09:00:00 +0100 (CET)',
    },
    {
      name: 'America changes earlier',
      text: 'Wed, 10 Mar 2021 10:00:00 -0800 (PST)',
      by: 7 * day,
      days: 'plain',
      want: 'Wed, 17 Mar 2021 11:00:00 -0700 (PDT)',
    },
    {
      name: 'a fold stays',
      text: 'Fri,\n 23 Apr 2021 06:39:44 -0700',
      by: 60_000,
      days: 'plain',
      want: 'Fri,\n 23 Apr 2021 06:40:44 -0700',
    },
    {
      name: 'no weekday',
      text: '17 Aug 2021 11:17:22.4456 (UTC)',
      by: day,
      days: 'plain',
      want: '18 Aug 2021 11:17:22.4456 (UTC)',
    },
  ] as const
  for (const { name, text, by, days, want } of table) assert.equal(shiftDates(text, by, days), want, name)
})

test('a date that is written reads back', () => {
  const chance = random('dates')
  for (let round = 0; round < 200; round++) {
    const date = {
      at: (1_500_000_000_000 + chance.below(400_000_000) * 1000) as Moment,
      zone: (chance.below(53) - 24) * 30,
    }
    for (const day of ['plain', 'spaced', 'two-digits'] as const) assert.deepEqual(readDate(writeDate(date, day)), date)
  }
})

test('own words are told from quotes, patches and signatures', () => {
  const text = 'Hi,\n\nyes.\n\nOn Mon, Jan 4, 2021 at 9:49 AM Anna <a@x.example> wrote:\n> really?\n\nmore\n-- \nBo\n'
  const { own, attribution, above } = ownText(text)
  assert.deepEqual(
    own.filter(line => line !== ''),
    ['Hi,', 'yes.', 'more'],
  )
  assert.match(attribution ?? '', /^On Mon/)
  assert.equal(above, true)
})

test('a body is decoded through its parts', () => {
  const mail =
    'Content-Type: multipart/alternative; boundary="b"\n\n--b\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\ngr=C3=BC=\nn\n--b\nContent-Type: text/html\n\n<p>\n--b--\n'
  assert.equal(bodyText(Buffer.from(mail)), 'grün')
})

test('families', () => {
  assert.equal(familyOf('', '<CACPK8Xf_abc@mail.gmail.com>'), 'gmail-web')
  assert.equal(familyOf('git-send-email 2.25.1', '<1@x>'), 'git-send-email')
  assert.equal(familyOf('Mozilla Thunderbird', '<1@x>'), 'thunderbird')
  assert.equal(familyOf('', '<1@x.example>'), 'other')
})
