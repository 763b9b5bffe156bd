import { digest } from '#ground'

import assert from 'node:assert/strict'
import { test } from 'node:test'

import { gistOfText, history, mail, TODAY, type MailFields } from '../4-evidence/mail.contract.ts'
import { examined } from './examined.contract.ts'
import { Turnings } from './turned.ts'

const thresholds = { alert: 16, page: 21, from: 0 }
const ANNA = 'anna@example.org'
const strange = (day: number, changes: MailFields = {}) =>
  mail({
    day,
    headers: { 'User-Agent': 'Roundcube', 'Message-ID': `<strange-${day}@example.org>` },
    body: 'Please sign in at https://a.test/x right away.\n',
    ...changes,
  })
const answer = (day: number, from: string, to: string, body = 'Thank you, I will.\n') =>
  mail({ day, from, to, headers: { 'In-Reply-To': `<strange-${TODAY}@example.org>` }, body })

function turned(texts: readonly string[]) {
  const turnings = new Turnings()
  for (const one of examined(
    [...history(), ...texts].map(text => gistOfText(text)),
    3,
  ))
    turnings.add(one)
  return turnings.ranked(thresholds)
}

test('nothing strange turns nobody', () => assert.deepEqual(turned([mail({ day: TODAY })]), []))

test('the account with strange mails is named, with its window and what was seen', () => {
  const [account, ...others] = turned([strange(TODAY), strange(TODAY + 2)])
  assert(account !== undefined)
  assert.deepEqual([account.account, account.rank, others], [ANNA, 1, []])
  assert.deepEqual(
    [account.window.from, account.window.to],
    account.mails.map(({ at }) => at),
  )
  assert.equal(account.first, account.mails[0])
  assert.equal(new Set(account.evidence.map(({ name }) => name)).size, account.evidence.length)
})

test('somebody who only pretends to be the account has not turned it', () => {
  const failed = { 'Authentication-Results': 'mx.example.net; dkim=fail header.d=example.org; spf=fail; dmarc=fail' }
  assert.deepEqual(turned([strange(TODAY, { headers: { 'User-Agent': 'Roundcube', ...failed } })]), [])
})

test('a second strange mail makes it likelier, and less than twice as likely', () => {
  const score = (...days: number[]) => turned(days.map(day => strange(day)))[0]?.score ?? 0
  assert(score(TODAY, TODAY + 2) > score(TODAY))
  assert(score(TODAY, TODAY + 2) < 1.6 * score(TODAY))
})

test('mails a month apart are not one turning', () => {
  const [account] = turned([strange(TODAY), strange(TODAY + 30)])
  assert.equal(account?.mails.length, 1)
})

test('who received, answered or passed it on is named', () => {
  const [account] = turned([
    strange(TODAY),
    answer(TODAY + 0.1, 'Berta Muster <berta@example.net>', ANNA),
    answer(TODAY + 0.2, 'Carla <carla@example.net>', 'dora@example.com', 'Look at that.\n'),
  ])
  assert.deepEqual(
    account?.lateral.map(({ address, how }) => `${address} ${how}`),
    ['berta@example.net received', 'berta@example.net answered', 'carla@example.net passed-on'],
  )
})

test('who answers to the list that it went to, answers; who carries its lines to others, passes it on', () => {
  const lure =
    'The new plan of the whole office is ready to be read by you.\nPlease sign in at https://a.test/x right away.\n'
  const quoted = lure.replace(/^/gm, '> ')
  const carried = (day: number, changes: MailFields) =>
    mail({ day, headers: { 'Message-ID': `<carried-${day}@example.com>` }, ...changes, body: `See this.\n\n${quoted}` })
  const [account] = turned([
    strange(TODAY, { to: 'list@example.net, berta@example.net', body: lure }),
    answer(TODAY + 0.1, 'Dora <dora@example.com>', 'list@example.net'),
    carried(TODAY + 0.2, { from: 'Berta Muster <berta@example.net>', to: 'emil@example.com' }),
    carried(TODAY + 60, { from: 'Emil <emil@example.com>', to: 'fritz@example.com' }),
  ])
  assert.deepEqual(
    account?.lateral.filter(({ how }) => how !== 'received').map(({ address, how }) => `${address} ${how}`),
    ['dora@example.com answered', 'berta@example.net passed-on'],
  )
})

test('a line that others write too passes nothing on', () => {
  const common = 'Please remember the meeting of the whole office at nine on Friday.\n'
  const [account] = turned([
    strange(TODAY, { body: `${common}Please sign in at https://a.test/x right away.\n` }),
    mail({ day: TODAY + 0.1, from: 'Dora <dora@example.com>', to: 'emil@example.com', body: common }),
    mail({
      day: TODAY + 0.2,
      from: 'Emil <emil@example.com>',
      to: 'fritz@example.com',
      subject: `Re: Notes of day ${TODAY}`,
      body: `Yes.\n\n> ${common}`,
    }),
  ])
  assert.deepEqual([...new Set(account?.lateral.map(({ how }) => how))], ['received'])
})

test('an excuse that a look back finds counts here as in findings', () => {
  const excuse = {
    name: 'stayed-afterwards',
    says: 'It stayed.',
    excuses: ['form' as const],
    rest: 0.5,
    bits: -3,
    values: {},
    where: [{ source: digest('a test'), path: ['a'] }] as const,
  }
  const turnings = new Turnings()
  const mails = [...history(), strange(TODAY)].map(text => gistOfText(text))
  for (const one of examined(mails, 3)) turnings.add(one)
  const plain = turnings.ranked(thresholds)[0]
  const [excused] = turnings.ranked(thresholds, one => ({ ...one, score: (one.score ?? 0) - 3, against: [excuse] }))
  assert(plain !== undefined && excused !== undefined)
  assert(Math.abs(plain.score - 3 - excused.score) < 0.01)
  assert.deepEqual(excused.against, [excuse])
  assert.deepEqual(
    turnings.ranked(thresholds, one => ({ ...one, score: 0 })),
    [],
  )
})

test('an own answer to the strange mail touches nobody new', () => {
  const [account] = turned([
    strange(TODAY),
    answer(TODAY + 0.1, 'Anna Example <anna@example.org>', 'berta@example.net'),
  ])
  assert.deepEqual([...new Set(account?.lateral.map(({ how }) => how))], ['received'])
})

test('a reader whose own mail is strange afterwards is named', () => {
  const berta = { from: 'Berta Muster <berta@example.net>', to: 'carla@example.net' }
  const usual = history(berta).slice(0, 11)
  const late = strange(TODAY + 5, berta)
  const turnings = turned([...usual, strange(TODAY), late])
  const anna = turnings.find(({ account }) => account === ANNA)
  assert(
    anna !== undefined &&
      anna.lateral.some(({ address, how }) => address === 'berta@example.net' && how === 'deviates-afterwards'),
  )
})

test('copies in other mailboxes say only where the mail lies', () => {
  const turnings = new Turnings()
  const texts = [...history(), strange(TODAY)].map(text => gistOfText(text))
  for (const one of examined([...texts, gistOfText(strange(TODAY), 'carla')], 3)) turnings.add(one)
  const [account] = turnings.ranked(thresholds)
  assert.equal(account?.mails.length, 1)
  assert.deepEqual(
    account.mails[0]?.held.map(({ mailbox }) => mailbox),
    ['berta', 'carla'],
  )
})
