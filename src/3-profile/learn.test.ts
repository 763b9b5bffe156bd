import { DAY, random } from '#ground'

import assert from 'node:assert/strict'
import { test } from 'node:test'

import { gistOfText, mail, type MailFields } from '../4-evidence/mail.contract.ts'
import { emptyMemory, learn, show, surprises, traitList, traits, usualValues, type Memory } from './index.ts'

const ANNA = 'anna@example.org'

function learnt(mails: readonly MailFields[]): Memory {
  const memory = emptyMemory()
  mails.forEach((fields, day) => learn(memory, show(gistOfText(mail({ day, ...fields })))))
  return memory
}

test('an account is its first author’s address, with the names that it used', () => {
  const { accounts, mails } = learnt([{}, {}, { from: 'Anna E. <ANNA@example.org>' }])
  assert.deepEqual([...accounts.keys()], [ANNA])
  assert.deepEqual([mails, accounts.get(ANNA)?.mails], [3, 3])
  assert.deepEqual(
    [...(accounts.get(ANNA)?.names ?? [])],
    [
      ['Anna Example', 2],
      ['Anna E.', 1],
    ],
  )
})

test('whoever has two addresses is learnt as one person and as two accounts, and the archive only once', () => {
  const memory = emptyMemory()
  for (const [day, from] of [`Anna <${ANNA}>`, 'Anna <a@x.test>', 'Anna <a@x.test>'].entries())
    learn(memory, show(gistOfText(mail({ day, from, to: 'b@x.test' }))), ANNA)
  const { accounts, people, everybody, pairs } = memory
  assert.deepEqual(
    [accounts.get(ANNA)?.mails, accounts.get('a@x.test')?.mails, people.get(ANNA)?.mails, everybody.mails],
    [1, 2, 3, 3],
  )
  assert.deepEqual(
    [...pairs].map(([key, pair]) => [key, pair.mails]),
    [[`${ANNA}>b@x.test`, 3]],
  )
})

test('a mail without an author is counted and teaches nothing of anybody', () => {
  const { mails, accounts, pairs } = learnt([{ headers: { From: undefined } }])
  assert.deepEqual([mails, accounts.size, pairs.size], [1, 0, 0])
})

test('each pair knows what was asked for and linked to', () => {
  const { pairs, linked } = learnt([
    { to: 'b@x.test, c@x.test', body: 'Please pay the invoice at https://pay.example.com/1\n' },
  ])
  assert.deepEqual([...pairs.keys()], [`${ANNA}>b@x.test`, `${ANNA}>c@x.test`])
  const pair = pairs.get(`${ANNA}>b@x.test`)
  assert.deepEqual([pair?.mails, pair?.asks.has('money'), pair?.links.has('example.com')], [1, true, true])
  assert.deepEqual([linked.get('example.com')?.mails, [...(linked.get('example.com')?.by ?? [])]], [1, [ANNA]])
})

test('a mail to a thousand people teaches a bounded number of pairs', () => {
  const to = Array.from({ length: 1000 }, (_, one) => `reader${one}@x.test`).join(', ')
  assert.equal(learnt([{ to }]).pairs.size, 30)
})

test('what is usual is told with its share, the commonest first', () => {
  const memory = learnt([{}, {}, {}, { headers: { 'User-Agent': 'Roundcube' } }])
  const [first, second, ...others] = usualValues(memory.accounts.get(ANNA)!, traits.client, memory.last)
  assert.deepEqual([first?.value, second?.value, others], ['Thunderbird', 'Roundcube', []])
  assert(first!.share > 0.7 && second!.share < 0.3)
})

test('who always writes to new people surprises less than who never does', () => {
  const bits = (to: (day: number) => string) => {
    const memory = learnt(Array.from({ length: 30 }, (_, day) => ({ to: to(day) })))
    const today = show(gistOfText(mail({ day: 31, to: 'new@x.test' })))
    return surprises(memory, memory.accounts.get(ANNA)!, traits.recipients, today)[0]!.bits
  }
  const [steady, changing] = [bits(() => 'same@x.test'), bits(day => `reader${day}@x.test`)]
  assert(steady > changing + 2, `${steady} and ${changing}`)
})

test('law: every trait shows few and short values, and the same for the same mail', () => {
  const dice = random('traits')
  for (let round = 0; round < 40; round++) {
    const text = mail({
      day: dice.below(400),
      to: Array.from({ length: dice.below(80) }, (_, one) => `r${one}@x.test`).join(', '),
      subject: 'x'.repeat(dice.below(3000)),
      headers: {
        'Message-ID': `<${'y'.repeat(dice.below(3000))}@x.test>`,
        'User-Agent': 'z '.repeat(dice.below(1000)),
      },
      body: Array.from(
        { length: dice.below(60) },
        (_, one) => `see https://h${one}.test/${'p'.repeat(dice.below(90))}`,
      ).join('\n'),
    })
    const [one, other] = [show(gistOfText(text)), show(gistOfText(text))]
    assert.deepEqual(one.values, other.values)
    one.values.forEach((values, place) => {
      const { name } = traitList[place]!
      assert(values.length <= 60, `${name} shows ${values.length} values`)
      assert(
        values.every(value => value.length <= 320),
        `${name} shows a long value`,
      )
    })
  }
})

test('law: learning moves the clock forward only', () => {
  const memory = learnt([{ day: 5 }, { day: 1 }, { day: 3 }])
  assert.equal(memory.last - memory.first, 0)
  assert.equal(memory.accounts.get(ANNA)!.last, memory.last)
  assert(memory.last % DAY !== 0)
})
