import assert from 'node:assert/strict'
import { test } from 'node:test'

import { DAY, random } from '#ground'

import { sourceLikelihood, type HeldDocument, type LeakedDocument, type MailboxHoldings } from './index.ts'

const document = (id: string, day: number, topic = id): HeldDocument => ({ id, thread: id, topic, at: day * DAY })
/** Documents that only this mailbox has, a day apart. */
const own = (mailbox: string, count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => document(`${mailbox}${index}`, from + index))
const box = (mailbox: string, ...documents: readonly HeldDocument[]): MailboxHoldings => ({
  mailbox,
  examined: true,
  documents,
})
const leak = (...ids: readonly string[]): LeakedDocument[] => ids.map(id => ({ ids: id === '?' ? [] : [id] }))

const common = ['a', 'b', 'c', 'd', 'e'].map((id, index) => document(id, 50 + index))
const oneTopic = common.map(each => ({ ...each, topic: 'lease' }))

/** Twelve mails of different subjects that went to the same people. */
const conversation = Array.from({ length: 12 }, (_, index) => document(`c${index}`, 40 + index))
/** Mails that did not. */
const extra = Array.from({ length: 60 }, (_, index) => document(`e${index}`, index))

const table: readonly {
  name: string
  leaked: readonly LeakedDocument[]
  mailboxes: readonly MailboxHoldings[]
  first: string
  atLeast?: number
  atMost?: number
}[] = [
  {
    name: 'of two that held all of it, the smaller mailbox is likelier',
    leaked: leak('a', 'b', 'c'),
    mailboxes: [
      box('large', ...common, ...own('large', 900).map(each => ({ ...each, at: each.at / 18 }))),
      box('small', ...common, ...own('small', 45)),
    ],
    first: 'small',
    atLeast: 0.9,
  },
  {
    name: 'whoever lacks two of five is hardly it, however small',
    leaked: leak('a', 'b', 'c', 'd', 'e'),
    mailboxes: [box('whole', ...common, ...own('whole', 300)), box('part', ...common.slice(0, 3), ...own('part', 40))],
    first: 'whole',
    atLeast: 0.8,
  },
  {
    name: 'a whole topic speaks for the mailbox in which the topic is small',
    leaked: leak('a', 'b', 'c', 'd', 'e'),
    mailboxes: [
      box('many', ...oneTopic, ...own('many', 150).map(each => ({ ...each, topic: 'lease' }))),
      box('few', ...oneTopic, ...own('few', 150)),
    ],
    first: 'few',
    atLeast: 0.8,
  },
  {
    name: 'a conversation that lay in two mailboxes speaks for the smaller one no more than for the larger',
    leaked: leak(...conversation.slice(0, 8).map(({ id }) => id)),
    mailboxes: [
      box('small', ...conversation, ...own('small', 45, 10)),
      box('large', ...conversation, ...own('large', 200).map(each => ({ ...each, at: each.at / 3 }))),
    ],
    first: 'small',
    atMost: 0.85,
  },
  {
    name: 'a sample of all that a small mailbox has speaks for it, though a large one has nearly as much of it',
    leaked: leak(...conversation.slice(0, 5).map(({ id }) => id), 'e0', 'e1', 'e2', 'e3'),
    mailboxes: [
      box('small', ...conversation, ...extra, ...own('small', 4, 10)),
      box('large', ...conversation, ...extra, ...own('large', 300).map(each => ({ ...each, at: each.at / 5 }))),
      box('friend', ...conversation, ...own('friend', 50, 10)),
    ],
    first: 'small',
    atLeast: 0.8,
  },
  {
    name: 'what came after the newest leaked document does not count as left behind',
    leaked: leak('a', 'b', 'c'),
    mailboxes: [
      box('grew', ...common, ...own('grew', 40), ...own('later', 5000, 60)),
      box('twice', ...common, ...own('twice', 90, -40)),
    ],
    first: 'grew',
  },
  {
    name: 'one stray document from elsewhere does not hide the source',
    leaked: leak('a', 'b', 'c', 'd', 'stray'),
    mailboxes: [
      box('source', ...common, ...own('source', 60)),
      box('other', document('stray', 400), ...own('other', 60), ...common.slice(0, 1)),
    ],
    first: 'source',
    atLeast: 0.9,
  },
  {
    name: 'a copy’s own trace decides between two that held the same',
    leaked: [{ ids: ['a'], form: new Map([['two', 5]]) }],
    mailboxes: [box('one', ...common), box('two', ...common)],
    first: 'two',
    atLeast: 0.9,
  },
  {
    name: 'two that held the same are as likely as each other',
    leaked: leak('a', 'b'),
    mailboxes: [box('one', ...common), box('two', ...common)],
    first: 'one',
    atMost: 0.5,
  },
  {
    name: 'copies of one document in two folders make a mailbox no larger',
    leaked: leak('a', 'b'),
    mailboxes: [box('double', ...common, ...common), box('single', ...common)],
    first: 'double',
    atMost: 0.5,
  },
  {
    name: 'of an account that was not examined only a part is known, which makes it no small one',
    leaked: leak('a', 'b', 'c'),
    mailboxes: [
      { mailbox: 'unseen', examined: false, documents: common },
      box('seen', ...common, ...own('seen', 60, 20)),
    ],
    first: 'seen',
    atMost: 0.7,
  },
]

for (const { name, leaked, mailboxes, first, atLeast = 0, atMost = 1 } of table)
  test(name, () => {
    const [best] = sourceLikelihood(leaked, mailboxes).mailboxes
    assert.equal(best?.mailbox, first)
    assert(best.probability >= atLeast && best.probability <= atMost, String(best.probability))
  })

const boxes = [box('one', ...common, ...own('one', 20)), box('two', ...common.slice(2), ...own('two', 90))]

test('documents that nobody held move no account before another, and speak for a stranger', () => {
  const without = sourceLikelihood(leak('a', 'c'), boxes)
  const along = sourceLikelihood(leak('a', 'c', '?', '?', '?', '?'), boxes)
  assert.deepEqual(
    along.mailboxes.map(({ mailbox, explains }) => [mailbox, explains]),
    without.mailboxes.map(({ mailbox, explains }) => [mailbox, explains]),
  )
  assert(along.outside > without.outside)
})

test('where nothing that leaked was held, no account stands out', () => {
  const { mailboxes, outside } = sourceLikelihood(leak('?', '?', '?'), boxes)
  assert(outside > mailboxes[0]!.probability)
  assert.equal(mailboxes[0]!.probability, mailboxes[1]!.probability)
})

test('probabilities add up to one and do not hang on the order in which anything is given', () => {
  const chance = random('source law')
  for (let round = 0; round < 60; round++) {
    const world = Array.from({ length: 1 + chance.below(6) }, (_, number) =>
      box(
        `box ${number}`,
        ...Array.from({ length: 1 + chance.below(30) }, () =>
          document(`d${chance.below(40)}`, chance.below(300), `t${chance.below(4)}`),
        ),
      ),
    )
    const leaked = Array.from({ length: chance.below(9) }, () => leak(`d${chance.below(45)}`)[0]!)
    const { mailboxes, outside } = sourceLikelihood(leaked, world)
    const sum = mailboxes.reduce((total, { probability }) => total + probability, outside)
    assert(Math.abs(sum - 1) < 1e-9, `${round}: ${sum}`)
    const again = sourceLikelihood(chance.shuffle(leaked), chance.shuffle(world))
    for (const { mailbox, probability } of mailboxes) {
      const other = again.mailboxes.find(each => each.mailbox === mailbox)!.probability
      assert(Math.abs(other - probability) < 1e-9, `${round} ${mailbox}: ${probability} ${other}`)
    }
  }
})
