import { show } from '#profile'
import { teamOf } from '#team'

import assert from 'node:assert/strict'
import { test } from 'node:test'

import { gistOfText, history, mail, TODAY } from '../4-evidence/mail.contract.ts'
import { examineInOrder, examiner } from './examine-in-order.ts'
import { examined, plainCard } from './examined.contract.ts'

const nobody = teamOf([], [])
const before = history().map(text => gistOfText(text))
const strange = (day: number) =>
  gistOfText(
    mail({ day, headers: { 'User-Agent': 'Roundcube Webmail/1.6' }, body: 'Please sign in at https://a.test/x\n' }),
  )

test('the same mail in two mailboxes is examined and learnt once', () => {
  const text = mail({ day: TODAY })
  const working = examiner(nobody, plainCard())
  const answers = [...examineInOrder([...before, gistOfText(text), gistOfText(text, 'carla')], working)]
  const [first, second] = answers.slice(-2)
  assert.equal(working.memory.mails, before.length + 1)
  assert.deepEqual([first?.copy, second?.copy, second?.gist.mailbox], [false, true, 'carla'])
  assert.equal(second?.examination, first?.examination)
})

test('a copy that came by another way is a copy still', () => {
  const copy = mail({
    day: TODAY,
    headers: { Received: 'from mail.example.org by mx.example.com; Sat, 16 Mar 2024 09:31:00 +0000' },
  })
  assert.equal(examined([gistOfText(mail({ day: TODAY })), gistOfText(copy, 'carla')])[1]?.copy, true)
})

test('one Message-ID with other words, or another sender, is another mail', () => {
  const [one, words, sender] = [
    mail({ headers: { 'Message-ID': '<same@example.org>' } }),
    mail({ headers: { 'Message-ID': '<same@example.org>' }, body: 'Please pay now.\n' }),
    mail({ headers: { 'Message-ID': '<same@example.org>' }, from: 'Emil <emil@example.com>' }),
  ]
  assert.deepEqual(
    examined([one, words, sender].map(text => gistOfText(text))).map(({ copy }) => copy),
    [false, false, false],
  )
})

test('what comes two months later is no copy any more', () => {
  const late = mail({
    day: TODAY,
    headers: { Received: 'from mail.example.org by mx.example.com; Thu, 16 May 2024 09:31:00 +0000' },
  })
  assert.equal(examined([gistOfText(mail({ day: TODAY })), gistOfText(late, 'carla')])[1]?.copy, false)
})

test('each mail is judged by what came before it, and then learnt', () => {
  const answers = examined([...before, gistOfText(mail({ day: TODAY }))])
  assert.deepEqual(
    answers.map(({ examination }) => examination.history),
    Array.from({ length: 13 }, (_, index) => index),
  )
})

test('a strange mail is learnt after ten days, and not before', () => {
  const working = examiner(nobody, plainCard(10))
  for (const gist of before) working.take(show(gist), working.look(show(gist)))
  const knows = (day: number) => {
    working.look(show(gistOfText(mail({ day }))))
    return working.memory.mails - before.length
  }
  const { score = 0 } = working.look(show(strange(TODAY)))
  assert(score > 100)
  working.take(show(strange(TODAY)), working.look(show(strange(TODAY))))
  assert.deepEqual([TODAY, TODAY + 9.9, TODAY + 10.1, TODAY + 40].map(knows), [0, 0, 1, 1])
})

test('the second mail of a turning is not excused by the first', () => {
  const scores = (days: readonly number[]) =>
    examined([...before, ...days.map(strange)], 10)
      .slice(-days.length)
      .map(({ examination }) => examination.score ?? 0)
  const [first = 0, next = 0] = scores([TODAY, TODAY + 1])
  const [, later = 0] = scores([TODAY, TODAY + 11])
  assert(next > 0.9 * first, `${next} after ${first}`)
  assert(later < next, `${later} after the mail was learnt`)
})

test('an account that nobody knows and a mail that shows nothing have no score', () => {
  assert.equal(examined([gistOfText(mail())])[0]?.examination.score, undefined)
})

test('the same mails give the same answers, byte for byte', () => {
  const gists = [...before, strange(TODAY)]
  assert.equal(JSON.stringify(examined(gists)), JSON.stringify(examined(gists)))
})
