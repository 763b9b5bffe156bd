import assert from 'node:assert/strict'
import { test } from 'node:test'
import { random, rfc3339 } from '#ground'
import { readDate, readSentDate } from './date.ts'

/** `want` is the moment in UTC and the zone in minutes, '?' where the text tells none; undefined where no day can be meant. */
const rows: readonly { readonly name: string; readonly text: string; readonly want: string | undefined }[] = [
  { name: 'the usual form', text: 'Tue, 4 Jun 2024 09:30:00 +0200', want: '2024-06-04T07:30:00Z 120' },
  { name: 'two digits for the day', text: 'Tue, 04 Jun 2024 09:30:00 -0330', want: '2024-06-04T13:00:00Z -210' },
  { name: 'no weekday', text: '4 Jun 2024 09:30:00 +0000', want: '2024-06-04T09:30:00Z 0' },
  {
    name: 'a zone in a comment behind the number',
    text: 'Tue, 4 Jun 2024 09:30:00 +0200 (CEST)',
    want: '2024-06-04T07:30:00Z 120',
  },
  { name: 'a wrong weekday does not matter', text: 'Sun, 4 Jun 2024 09:30:00 +0000', want: '2024-06-04T09:30:00Z 0' },
  { name: 'a weekday in another language', text: 'Di, 4 Jun 2024 09:30:00 +0000', want: '2024-06-04T09:30:00Z 0' },
  { name: 'minus nothing tells no zone', text: 'Tue, 4 Jun 2024 09:30:00 -0000', want: '2024-06-04T09:30:00Z ?' },
  {
    name: 'comments anywhere, folded lines',
    text: 'Fri, 21 Nov 1997 09(comment):   55  :  06 -0600',
    want: '1997-11-21T15:55:06Z -360',
  },
  { name: 'no seconds', text: 'Thu, 13 Feb 1969 23:32 -0330 (Newfoundland Time)', want: '1969-02-14T03:02:00Z -210' },
  { name: 'two digits up to 49 are this century', text: '21 Nov 24 10:00 GMT', want: '2024-11-21T10:00:00Z 0' },
  { name: 'two digits from 50 are the last one', text: '21 Nov 97 10:00 GMT', want: '1997-11-21T10:00:00Z 0' },
  { name: 'three digits count from 1900', text: '21 Nov 102 10:00:00 GMT', want: '2002-11-21T10:00:00Z 0' },
  { name: 'a zone of North America', text: 'Fri, 21 Nov 1997 10:00:00 EST', want: '1997-11-21T15:00:00Z -300' },
  { name: 'a zone of Europe', text: 'Fri, 21 Nov 1997 10:00:00 MET', want: '1997-11-21T09:00:00Z 60' },
  { name: 'a zone of Asia', text: 'Fri, 21 Nov 1997 10:00:00 JST', want: '1997-11-21T01:00:00Z 540' },
  {
    name: 'a name that means several zones tells none',
    text: 'Fri, 21 Nov 1997 10:00:00 IST',
    want: '1997-11-21T10:00:00Z ?',
  },
  { name: 'a military zone tells none', text: 'Tue, 1 Jul 2003 10:52:37 K', want: '2003-07-01T10:52:37Z ?' },
  { name: 'Z is the exception', text: 'Tue, 1 Jul 2003 10:52:37 Z', want: '2003-07-01T10:52:37Z 0' },
  {
    name: 'a zone in words',
    text: 'Tue, 1 Jul 2003 10:52:37 Eastern Daylight Time',
    want: '2003-07-01T14:52:37Z -240',
  },
  { name: 'no zone', text: 'Tue, 1 Jul 2003 10:52:37', want: '2003-07-01T10:52:37Z ?' },
  { name: 'a zone in a comment alone', text: 'Tue, 27 Jul 2021 15:15:30 (CEST)', want: '2021-07-27T13:15:30Z 120' },
  { name: 'GMT with an offset', text: 'Wed, 5 June 2002 10:00:00 GMT+0100', want: '2002-06-05T09:00:00Z 60' },
  { name: 'GMT and an offset', text: 'Wed, 5 Jun 2002 10:00:00 GMT +0100', want: '2002-06-05T09:00:00Z 60' },
  { name: 'an offset with a colon', text: 'Fri, 5 Oct 2018 06:56:28 GMT-07:00', want: '2018-10-05T13:56:28Z -420' },
  {
    name: 'an offset without its sign is east',
    text: 'Sat, 20 Nov 2021 10:11:00 0100',
    want: '2021-11-20T09:11:00Z 60',
  },
  {
    name: 'an offset that no place has tells none',
    text: 'Tue, 4 Jun 2024 09:30:00 +9999',
    want: '2024-06-04T09:30:00Z ?',
  },
  {
    name: 'minutes over 59 in an offset tell none',
    text: 'Tue, 4 Jun 2024 09:30:00 +0160',
    want: '2024-06-04T09:30:00Z ?',
  },
  { name: 'the form of asctime', text: 'Wed Jun  5 10:00:00 2002', want: '2002-06-05T10:00:00Z ?' },
  { name: 'the form of date', text: 'Wed Jun  5 10:00:00 EDT 2002', want: '2002-06-05T14:00:00Z -240' },
  { name: 'ISO 8601', text: '2002-06-05T10:00:00.123+01:00', want: '2002-06-05T09:00:00Z 60' },
  { name: 'ISO 8601 with a space', text: '2002-06-05 10:00:00 +0000', want: '2002-06-05T10:00:00Z 0' },
  { name: 'hyphens between', text: 'Sunday, 06-Nov-94 08:49:37 GMT', want: '1994-11-06T08:49:37Z 0' },
  { name: 'afternoon', text: 'Jun 5, 2002 10:00 PM', want: '2002-06-05T22:00:00Z ?' },
  { name: 'noon and midnight', text: 'Jun 5, 2002 12:30 am', want: '2002-06-05T00:30:00Z ?' },
  { name: 'dots between numbers, day first', text: '24.12.2003 12:00', want: '2003-12-24T12:00:00Z ?' },
  { name: 'a month in full', text: 'Wed, 5 September 2002 10:00:00 +0000', want: '2002-09-05T10:00:00Z 0' },
  {
    name: 'digits that run together with the zone',
    text: 'Tue, 4 Jun 2024 09:30:00+0200',
    want: '2024-06-04T07:30:00Z 120',
  },
  { name: 'no clock at all', text: '5 Jun 2002', want: '2002-06-05T00:00:00Z ?' },
  { name: 'a leap second', text: 'Thu, 31 Dec 1998 23:59:60 GMT', want: '1999-01-01T00:00:00Z 0' },
  { name: 'a leap day', text: '29 Feb 2024 00:00:00 +0000', want: '2024-02-29T00:00:00Z 0' },
  { name: 'no leap day', text: '29 Feb 2023 00:00:00 +0000', want: undefined },
  { name: 'a day that no month has', text: '31 Feb 2020 10:00:00 +0000', want: undefined },
  { name: 'an hour that no day has', text: '4 Jun 2024 25:00:00 +0000', want: undefined },
  { name: 'the first year', text: 'Mon, 01 Jan 0001 00:00:00 +0000', want: undefined },
  { name: 'no month', text: '5 10:00:00', want: undefined },
  { name: 'month and day in either order', text: '05/06/2002 10:00:00', want: undefined },
  { name: 'nothing', text: '', want: undefined },
  { name: 'words', text: 'yesterday, I think', want: undefined },
]

for (const { name, text, want } of rows)
  test(name, () => {
    const date = readDate(text)
    assert.equal(date === undefined ? undefined : `${rfc3339(date.at)} ${date.zone ?? '?'}`, want)
  })

test('a sent date keeps what was written and where', () => {
  const span = { from: 3, to: 9 }
  assert.deepEqual(readSentDate('5 Jun 2002', span), {
    at: Date.UTC(2002, 5, 5),
    zone: undefined,
    written: '5 Jun 2002',
    span,
  })
})

test('every minute comes back from the usual form, in every zone', () => {
  const chance = random('dates')
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
  const two = (value: number) => String(value).padStart(2, '0')
  for (let round = 0; round < 3000; round++) {
    const at = new Date(Math.floor(chance.next() * 4e9) * 1000)
    const zone = (chance.below(27) - 12) * 60 + chance.pick([0, 30, 45])
    const local = new Date(at.getTime() + zone * 60_000)
    const sign = zone < 0 ? '-' : '+'
    const offset = sign + two(Math.floor(Math.abs(zone) / 60)) + two(Math.abs(zone) % 60)
    const clock = [local.getUTCHours(), local.getUTCMinutes(), local.getUTCSeconds()].map(two).join(':')
    const text = `${local.getUTCDate()} ${months[local.getUTCMonth()]!} ${local.getUTCFullYear()} ${clock} ${offset}`
    assert.deepEqual(readDate(text), { at: at.getTime(), zone })
  }
})

test('whatever the text, it is read or is not', () => {
  const chance = random('broken dates')
  const pieces = [
    'Tue',
    ',',
    ' ',
    '4',
    '31',
    'Jun',
    '2024',
    '99',
    ':',
    '09:30',
    '+',
    '-',
    '0200',
    '(',
    ')',
    'GMT',
    'PM',
    '\\',
    'T',
    'é',
  ]
  for (let round = 0; round < 20_000; round++) {
    const date = readDate(Array.from({ length: chance.below(14) }, () => chance.pick(pieces)).join(''))
    if (date !== undefined) assert(Number.isInteger(date.at) && Math.abs(date.zone ?? 0) <= 900)
  }
  for (const piece of ['(', ')', '1 ', ': ', 'Jun', '\\', ' ']) readDate(piece.repeat(1e6 / piece.length))
})
