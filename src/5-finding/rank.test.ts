import type { Gist } from '#message'

import assert from 'node:assert/strict'
import { test } from 'node:test'

import { gistOfText, history, mail, TODAY } from '../4-evidence/mail.contract.ts'
import { examined } from './examined.contract.ts'
import { rank, type Score } from './rank.ts'

const gists = (texts: readonly string[], mailbox = 'berta') => texts.map(text => gistOfText(text, mailbox))
const lure = { body: 'Please sign in at https://a.test/x right away.\n' }
const strange = mail({ day: TODAY + 1, subject: 'Strange', headers: { 'User-Agent': 'Roundcube' }, ...lure })
const odd = mail({ day: TODAY, subject: 'Odd', ...lure, body: 'See https://b.test/x\n\nBest regards,\nAnna\n' })
const all = [...gists(history()), ...gists([odd, strange])]

function ranked(mails: readonly Gist[], asked: (gist: Gist) => boolean = () => true) {
  const scores: Score[] = []
  const answer = rank(
    examined(mails, 2),
    { alerts: 1, messages: 1000 },
    score => scores.push(score),
    ({ gist }) => asked(gist),
  )
  return { ...answer, scores }
}

test('the strangest mail stands first, and ranks count from 1', () => {
  const { findings } = ranked(all)
  assert.deepEqual(
    findings.slice(0, 2).map(({ subject }) => subject),
    ['Strange', 'Odd'],
  )
  assert.deepEqual(
    findings.map(finding => finding.rank),
    findings.map((_, index) => index + 1),
  )
  const scores = findings.map(({ score }) => score)
  assert.deepEqual(
    scores,
    scores.toSorted((one, other) => other - one),
  )
})

test('a finding states its evidence by weight, and where each piece stands', () => {
  const [first] = ranked(all).findings
  assert(first !== undefined && first.evidence.length > 3)
  assert(first.evidence.every(({ bits, where }) => bits > 0 && where.length > 0))
  // The odd mail of the day before is kept apart, so it is not known yet.
  assert.equal(first.history, 12)
  assert.match(first.id, /^[0-9a-f]{64}$/)
})

test('a mail in several mailboxes is one finding that names them all', () => {
  const { findings, messages, scores } = ranked([...all, ...gists([strange], 'carla'), ...gists([strange], 'dora')])
  assert.deepEqual(
    findings[0]?.held.map(({ mailbox }) => mailbox),
    ['berta', 'carla', 'dora'],
  )
  assert.equal(findings.filter(({ subject }) => subject === 'Strange').length, 1)
  assert.equal(messages, all.length + 2)
  assert.equal(scores.length, all.length + 2)
})

test('mails that are not asked for count for the thresholds and make no finding', () => {
  const answer = ranked(all, ({ subject }) => subject !== 'Strange')
  assert(answer.findings.every(({ subject }) => subject !== 'Strange'))
  assert.deepEqual(answer.thresholds, ranked(all).thresholds)
})

test('an account that nobody knows is told as such, and its mails have no score', () => {
  const stranger = gists([mail({ from: 'Emil <emil@example.com>', headers: { 'Authentication-Results': undefined } })])
  const { abstained, scores, findings } = ranked(stranger)
  assert.deepEqual(
    abstained.map(({ account, messages }) => ({ account, messages })),
    [{ account: 'emil@example.com', messages: 1 }],
  )
  assert.deepEqual([scores[0]?.score, findings], [null, []])
})

test('weeks stand from the oldest to the newest with their strangest mail', () => {
  const { weeks, findings } = ranked(all)
  assert.deepEqual(
    weeks.map(({ from }) => from),
    weeks.map(({ from }) => from).toSorted(),
  )
  assert.equal(Math.max(...weeks.map(({ highest }) => highest)), findings[0]?.score)
})

test('no mails give no findings', () => {
  const { findings, messages, weeks } = ranked([])
  assert.deepEqual([findings, messages, weeks], [[], 0, []])
})
