import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LIMITS, random, type Limits } from '#ground'
import { ENVELOPE, mboxOf, message, messages } from './material.contract.ts'
import { storedMessages, type StoredMessage } from './mbox-store.ts'

/** Gives the bytes in pieces of these lengths, over and over. */
async function* inPieces(bytes: Buffer, lengths: () => number): AsyncGenerator<Buffer, void> {
  for (let from = 0; from < bytes.length;) {
    const to = from + Math.max(1, lengths())
    yield await Promise.resolve(bytes.subarray(from, to))
    from = to
  }
}

async function parted(text: string | Buffer, lengths = () => Infinity, limits: Limits = LIMITS) {
  const found: StoredMessage[] = []
  for await (const one of storedMessages(inPieces(Buffer.from(text), lengths), limits)) found.push(one)
  return found
}

const texts = (all: readonly StoredMessage[]) => all.map(({ bytes }) => bytes.toString())

/** A message of this body, with a Content-Length that is right or off by some bytes. */
const counted = (body: string, off = 0, subject = 'x') =>
  `From: a@x.example\nSubject: ${subject}\nContent-Length: ${Buffer.byteLength(body) + off}\n\n${body}`

const head = 'From: a@x.example\nSubject: x\n\n'
const crlf = (text: string) => text.replaceAll('\n', '\r\n')

const table: { name: string; store: string; want: string[]; odd?: (string | undefined)[] }[] = [
  { name: 'mboxrd gives each message back', store: mboxOf(messages(3)), want: messages(3) },
  {
    name: 'one > comes off, however many there are',
    store: `${ENVELOPE}${head}>From a\n>>From b\n>>>From c\n\n`,
    want: [`${head}From a\n>From b\n>>From c\n`],
  },
  {
    name: 'a > elsewhere stays',
    store: `${ENVELOPE}${head}> From a\n>from b\nx >From c\n>Fromage\n\n`,
    want: [`${head}> From a\n>from b\nx >From c\n>Fromage\n`],
  },
  {
    name: 'a >From line in the header section stays',
    store: `${ENVELOPE}>From relay Mon Jan  1 1996\n${head}>From b\n\n`,
    want: [`>From relay Mon Jan  1 1996\n${head}From b\n`],
  },
  {
    name: 'a body line that begins with From does not part',
    store: `${ENVELOPE}${head}\nFrom here on all is well.\n\nFrom Mon on, too.\n\n`,
    want: [`${head}\nFrom here on all is well.\n\nFrom Mon on, too.\n`],
  },
  {
    name: 'an envelope line without an empty line before it does not part',
    store: `${ENVELOPE}${head}she wrote\n${ENVELOPE}Subject: y\n\nz\n\n`,
    want: [`${head}she wrote\n${ENVELOPE}Subject: y\n\nz\n`],
  },
  {
    name: 'an envelope line without a field behind it does not part',
    store: `${ENVELOPE}${head}see\n\n${ENVELOPE}that line there\n\n`,
    want: [`${head}see\n\n${ENVELOPE}that line there\n`],
  },
  { name: 'CRLF', store: crlf(mboxOf(messages(2))), want: messages(2).map(crlf) },
  {
    name: 'CRLF is unquoted, too',
    store: crlf(`${ENVELOPE}${head}>From a\n\n`),
    want: [crlf(`${head}From a\n`)],
  },
  {
    name: 'only one empty line at the end is the store’s',
    store: `${ENVELOPE}${head}x\n\n\n\n${ENVELOPE}${head}y\n\n\n`,
    want: [`${head}x\n\n\n`, `${head}y\n\n`],
  },
  { name: 'no empty line at the end', store: `${ENVELOPE}${head}x\n`, want: [`${head}x\n`] },
  { name: 'no line end at the end', store: `${ENVELOPE}${head}x`, want: [`${head}x`] },
  {
    name: 'empty lines and a byte order mark before the first',
    store: `\uFEFF\n\r\n${mboxOf(messages(2))}`,
    want: messages(2),
  },
  { name: 'empty lines before the first', store: `\n\n${mboxOf(messages(2))}`, want: messages(2) },
  { name: 'a header section without a body', store: `${ENVELOPE}Subject: x\n\n`, want: ['Subject: x\n'] },
  { name: 'nothing', store: '', want: [] },
  { name: 'empty lines only', store: '\n\n\n', want: [] },
  {
    name: 'what stands before the first envelope line is told apart',
    store: `the end of a letter\n\n${mboxOf(messages(1))}`,
    want: ['', ...messages(1)],
  },
  { name: 'no envelope line at all', store: 'Subject: x\n\ny\n', want: [''] },
  { name: 'cut behind the envelope line', store: ENVELOPE, want: [''] },
  {
    name: 'mboxcl: lengths hold, and lines are quoted',
    store: `${ENVELOPE}${counted('>From a\n')}\n${ENVELOPE}${counted('b\n')}\n`,
    want: [counted('>From a\n').replace('>From', 'From'), counted('b\n')],
  },
  {
    name: 'mboxcl2: a line From is not quoted, and from then on nothing is',
    store: `${ENVELOPE}${counted('x\n\nFrom a\n')}\n${ENVELOPE}${counted('>From b\n')}\n`,
    want: [counted('x\n\nFrom a\n'), counted('>From b\n')],
  },
  {
    name: 'mboxcl2: an unquoted mailbox within a message belongs to it, and is told',
    store: `${ENVELOPE}${counted(`x\n\n${ENVELOPE}Subject: inner\n\ny\n`)}\n${ENVELOPE}${counted('b\n')}\n`,
    want: [counted(`x\n\n${ENVELOPE}Subject: inner\n\ny\n`), counted('b\n')],
    odd: ['holds-message', undefined],
  },
  {
    name: 'mboxcl2: a message without a line end, and one whose own last line is empty',
    store: `${ENVELOPE}${counted('x')}\n${ENVELOPE}${counted('y\n\n')}\n${ENVELOPE}${counted('z\n')}`,
    want: [counted('x'), counted('y\n\n'), counted('z\n')],
  },
  {
    name: 'a length that is wrong in the first message means nothing',
    store: `${ENVELOPE}${counted('x\n', 7)}\n${ENVELOPE}${counted('y\n')}\n`,
    want: [counted('x\n', 7), counted('y\n')],
    odd: [undefined, undefined],
  },
  {
    name: 'a length that is wrong later is told, and the envelope line counts',
    store: `${ENVELOPE}${counted('x\n')}\n${ENVELOPE}${counted('y\n', -1)}\n${ENVELOPE}${counted('z\n')}\n`,
    want: [counted('x\n'), counted('y\n', -1), counted('z\n')],
    odd: [undefined, 'length-wrong', undefined],
  },
  {
    name: 'a length cannot swallow the next message where the store does not use lengths',
    store: `${ENVELOPE}${head}x\n\n${ENVELOPE}${counted('y\n', Buffer.byteLength(`\n${ENVELOPE}${head}hidden\n`))}\n${ENVELOPE}${head}hidden\n\n`,
    want: [`${head}x\n`, counted('y\n', Buffer.byteLength(`\n${ENVELOPE}${head}hidden\n`)), `${head}hidden\n`],
  },
  {
    name: 'the last message of a store with lengths was cut',
    store: `${ENVELOPE}${counted('x\n')}\n${ENVELOPE}${counted('y\n', 100)}`,
    want: [counted('x\n'), counted('y\n', 100)],
    odd: [undefined, 'length-wrong'],
  },
  { name: 'a length beyond all measure', store: `${ENVELOPE}${counted('x\n', 9e11)}\n`, want: [counted('x\n', 9e11)] },
]

for (const { name, store, want, odd } of table) {
  test(name, async () => {
    const found = await parted(store)
    assert.deepEqual(texts(found), want)
    if (odd !== undefined)
      assert.deepEqual(
        found.map(one => one.odd),
        odd,
      )
    // However the bytes arrive, the same comes out.
    const chance = random(name)
    for (const most of [1, 7, 300])
      assert.deepEqual(await parted(store, () => 1 + chance.below(most)), found, `in pieces up to ${most} bytes`)
  })
}

test('the spans lie one behind the other and hold the messages', async () => {
  const store = Buffer.from(mboxOf(messages(20).map(one => one.replaceAll('From here', 'Here'))))
  let end = 0
  for (const { stored, bytes } of await parted(store)) {
    assert.equal(stored.from, end)
    assert(store.subarray(stored.from, stored.to).includes(bytes))
    end = stored.to
  }
  assert.equal(end, store.length)
})

test('the envelope is told as it stands, without From', async () => {
  const [one] = await parted(`From ä@x.example Mon Jan  1 09:00:00 2024\r\n${head}x\n`)
  assert.equal(one?.envelope, Buffer.from('ä@x.example Mon Jan  1 09:00:00 2024').toString('latin1'))
})

test('lines that were unquoted are counted', async () => {
  const found = await parted(`${ENVELOPE}${head}>From a\n>>From b\nc\n\n${ENVELOPE}${head}d\n`)
  assert.deepEqual(
    found.map(({ unquotedLines }) => unquotedLines),
    [2, 0],
  )
})

test('a message over the limit is cut, its end is found, and the rest is read', async () => {
  const long = `${ENVELOPE}${head}${'long line\n'.repeat(5000)}\n`
  const store = long + mboxOf(messages(2))
  const limits = { ...LIMITS, messageBytes: 10_000 }
  const found = await parted(store, () => 512, limits)
  assert.deepEqual(
    found.map(({ odd }) => odd),
    ['too-long', undefined, undefined],
  )
  assert.equal(found[0]!.stored.to, long.length)
  assert.equal(found[0]!.bytes.toString(), long.slice(ENVELOPE.length, 10_000))
  assert.deepEqual(texts(found.slice(1)), messages(2))
})

test('random messages come back from mboxrd byte for byte', async () => {
  const chance = random('mboxrd')
  const lines = ['From a', '>From b', '>>From c', ENVELOPE.trim(), 'Subject: x', '', '', 'text', 'From ', '>', 'From:']
  for (let round = 0; round < 300; round++) {
    const all = Array.from({ length: 1 + chance.below(5) }, (_, index) =>
      message(index, Array.from({ length: chance.below(12) }, () => `${chance.pick(lines)}\n`).join('')),
    )
    const found = await parted(mboxOf(all), () => 1 + chance.below(200))
    assert.deepEqual(texts(found), all)
  }
})
