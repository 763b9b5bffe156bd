import assert from 'node:assert/strict'
import { test } from 'node:test'
import { random } from '#ground'
import { isForward, readMessageId, readThread, readTopic } from './thread.ts'
import type { Header } from './message.ts'

const header = (name: string, value: string): Header => ({
  name,
  key: name.toLowerCase(),
  value,
  span: { from: 0, to: 0 },
})

const answers: readonly { name: string; value: string; want: readonly string[] }[] = [
  { name: 'one id', value: '<a.1@x.example>', want: ['a.1@x.example'] },
  { name: 'white space inside from folding', value: '<a.1\t@x.example >', want: ['a.1@x.example'] },
  { name: 'two ids', value: '<a@x.example> <b@x.example>', want: ['a@x.example', 'b@x.example'] },
  { name: 'ids parted by commas', value: '<a@x.example>,<b@x.example>', want: ['a@x.example', 'b@x.example'] },
  { name: 'an id said twice', value: '<a@x.example> <a@x.example>', want: ['a@x.example'] },
  { name: 'an id without brackets', value: 'a.1@x.example', want: ['a.1@x.example'] },
  { name: 'an id that is never closed', value: '<a.1@x.example', want: ['a.1@x.example'] },
  {
    name: 'a phrase before',
    value: 'Your message of "Fri, 06 Sep 2002 09:44:17 EDT." <a.1@x.example>',
    want: ['a.1@x.example'],
  },
  {
    name: 'an address in the phrase before is no id',
    value: 'Message from Anna <anna@x.example> of "Thu, 22 Aug 2002 13:20:30 EDT." <a.1@x.example>',
    want: ['a.1@x.example'],
  },
  {
    name: 'an address in the phrase behind is no id',
    value: '<a.1@x.example>; from <anna@x.example> on Tue, Aug 06, 2002',
    want: ['a.1@x.example'],
  },
  {
    name: 'a comment behind',
    value: '<a.1@x.example> (Anna\'s message of "Thu, 30 May 2019")',
    want: ['a.1@x.example'],
  },
  { name: 'words without an id', value: 'your mail of yesterday', want: [] },
  { name: 'an address in words is no id', value: 'what anna@x.example wrote', want: [] },
  { name: 'nothing', value: '', want: [] },
  { name: 'empty brackets', value: '<>', want: [] },
]

for (const { name, value, want } of answers)
  test(`in-reply-to: ${name}`, () => assert.deepEqual(readThread([header('In-Reply-To', value)], '').inReplyTo, want))

const chains: readonly { name: string; value: string; want: readonly string[] }[] = [
  {
    name: 'oldest first',
    value: '<a@x.example>\t<b@x.example>\n <c@x.example>',
    want: ['a@x.example', 'b@x.example', 'c@x.example'],
  },
  { name: 'without brackets', value: 'a@x.example, b@x.example', want: ['a@x.example', 'b@x.example'] },
  { name: 'one bracket lost', value: '<a@x.example <b@x.example>', want: ['a@x.example', 'b@x.example'] },
  { name: 'an id without @ is one where it stands in brackets', value: '<a-b-c>', want: ['a-b-c'] },
]

for (const { name, value, want } of chains)
  test(`references: ${name}`, () => assert.deepEqual(readThread([header('references', value)], '').references, want))

const topics: readonly { name: string; subject: string; want: string }[] = [
  { name: 'a plain subject', subject: 'Budget  for June', want: 'budget for june' },
  { name: 'an answer', subject: 'Re: Budget', want: 'budget' },
  { name: 'many answers', subject: 'Re: RE: re: Budget', want: 'budget' },
  { name: 'a counted answer', subject: 'Re[4]: Budget', want: 'budget' },
  { name: 'a counted answer with parentheses', subject: 'Re(2): Budget', want: 'budget' },
  { name: 'a German answer', subject: 'AW: Budget', want: 'budget' },
  { name: 'a German answer to a forward', subject: 'AW: WG: Budget', want: 'budget' },
  { name: 'a Swedish answer', subject: 'Sv: Budget', want: 'budget' },
  { name: 'a French forward with a space', subject: 'TR : Budget', want: 'budget' },
  { name: 'a Dutch answer', subject: 'Antw: Budget', want: 'budget' },
  { name: 'a Chinese answer', subject: '回复：Budget', want: 'budget' },
  { name: 'a Russian answer', subject: 'Отв: Budget', want: 'budget' },
  { name: 'a list tag', subject: '[team] Budget', want: 'budget' },
  { name: 'list tags and answers mixed', subject: 'Re: [team] Fwd: [External] Re: Budget', want: 'budget' },
  { name: 'a forward mark behind', subject: 'Budget (fwd)', want: 'budget' },
  { name: 'a word with a colon is no mark', subject: 'Note: Budget', want: 'note: budget' },
  { name: 'a word that begins like a mark', subject: 'Rent: Budget', want: 'rent: budget' },
  { name: 'a tag in the middle stays', subject: 'Budget [draft]', want: 'budget [draft]' },
  { name: 'only a tag stays', subject: '[team]', want: '[team]' },
  { name: 'only a mark stays', subject: 'Re:', want: 're:' },
  { name: 'a tag that is never closed stays', subject: '[team Budget', want: '[team budget' },
  { name: 'nothing', subject: '', want: '' },
]

for (const { name, subject, want } of topics) test(`topic: ${name}`, () => assert.equal(readTopic(subject), want))

test('a forward is told from an answer, behind list tags too', () => {
  for (const subject of ['Fwd: Budget', 'FW: Re: Budget', '[team] WG: Budget', 'TR : Budget', '转发：Budget'])
    assert.equal(isForward(subject), true, subject)
  for (const subject of ['Re: Fwd: Budget', 'Budget', 'Forward: march', ''])
    assert.equal(isForward(subject), false, subject)
})

test('a message id is read without its brackets, and nothing is none', () => {
  assert.equal(readMessageId('<a.1@x.example>'), 'a.1@x.example')
  assert.equal(readMessageId(' <a.1\n @x.example> (added)'), 'a.1@x.example')
  assert.equal(readMessageId('a.1@x.example'), 'a.1@x.example')
  assert.equal(readMessageId('<a.1@x.example'), 'a.1@x.example')
  assert.equal(readMessageId('<>'), undefined)
  assert.equal(readMessageId(''), undefined)
})

test('of two Message-ID fields the upper one counts', () => {
  assert.equal(readThread([header('Message-ID', '<a@x>'), header('Message-Id', '<b@x>')], '').id, 'a@x')
})

test('a topic stays what it is, whatever marks are put before it', () => {
  const chance = random('topics')
  for (let round = 0; round < 2000; round++) {
    const topic = Array.from({ length: 1 + chance.below(20) }, () => chance.pick(Array.from('abc: []回é'))).join('')
    const once = readTopic(topic)
    assert.equal(readTopic(once), once, JSON.stringify(topic))
    const marks = chance.pick(['Re: ', 'Fwd: ', '[list] ', 'AW: [x] ', 'RE[3]: '])
    if (once !== '') assert.equal(readTopic(marks + once), once, JSON.stringify(topic))
  }
})

test('a field of a million brackets is read in no time', () => {
  const start = performance.now()
  for (const value of ['<'.repeat(1_000_000), '<a@b>'.repeat(200_000), `<a@b> ${' '.repeat(1_000_000)}x`])
    readThread([header('References', value), header('In-Reply-To', value), header('Message-ID', value)], '[[[[')
  assert.ok(performance.now() - start < 5000)
})
