import assert from 'node:assert/strict'
import { test } from 'node:test'

import { random, type Moment } from '#ground'

import { RecentMails } from './recent-mails.ts'

test('a mail is known by its print until it is forgotten', () => {
  const recent = new RecentMails<string>()
  recent.add(7, 10 as Moment, 'first')
  recent.forget(9 as Moment)
  assert.equal(recent.get(7), 'first')
  assert.equal(recent.get(8), undefined)
  recent.forget(10 as Moment)
  assert.equal(recent.get(7), undefined)
})

test('of two mails with one print the last is known, also when the first is forgotten', () => {
  const recent = new RecentMails<string>()
  recent.add(7, 10 as Moment, 'first')
  recent.add(7, 20 as Moment, 'last')
  assert.equal(recent.get(7), 'last')
  recent.forget(10 as Moment)
  assert.equal(recent.get(7), 'last')
})

test('it answers as a list of all mails would, however many go through it', () => {
  const dice = random('recent mails')
  const recent = new RecentMails<string>()
  const all: { print: number; at: number; value: string }[] = []
  let now = 0
  for (let round = 0; round < 8000; round++) {
    now += dice.below(3)
    const until = now - 40
    recent.forget(until as Moment)
    const asked = dice.below(60)
    const want = all.findLast(({ print, at }) => print === asked && at > until)
    assert.equal(recent.get(asked), want?.value)
    const print = dice.below(60)
    const value = `mail ${round}`
    recent.add(print, now as Moment, value)
    all.push({ print, at: now, value })
    if (all.length > 200) all.shift()
  }
})
