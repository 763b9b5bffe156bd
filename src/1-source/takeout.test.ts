import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ledger, message, takeFile, zipOf } from './material.contract.ts'
import { browserAccount } from './takeout.ts'

/** A Takeout mailbox; each message was delivered to the address of its place, or to nobody. */
const takeout = (addresses: readonly string[], body = 'x\n') =>
  addresses
    .map((address, index) => {
      const field = address === '' ? '' : `Delivered-To: ${address}\nX-GM-THRID: 1\n`
      return `From 18${String(index).padStart(14, '0')}@xxx Mon Jan 01 09:00:00 +0000 2024\n${field}${message(index, body)}\n`
    })
    .join('')

const table: { name: string; addresses: string[]; want: string }[] = [
  {
    name: 'the account is to whom most was delivered',
    addresses: ['anna@x.example', 'Anna@X.example', 'list@x.example'],
    want: 'anna@x.example',
  },
  { name: 'sent mail does not vote', addresses: ['', '', '', 'anna@x.example'], want: 'anna@x.example' },
  { name: 'without a majority the file names it', addresses: ['a@x.example', 'b@x.example'], want: 'Inbox' },
  { name: 'without any the file names it', addresses: ['', ''], want: 'Inbox' },
  { name: 'one message is enough', addresses: ['anna@x.example'], want: 'anna@x.example' },
  {
    name: 'only the first fifty are asked',
    addresses: [...Array<string>(50).fill('anna@x.example'), ...Array<string>(60).fill('ben@y.example')],
    want: 'anna@x.example',
  },
]

for (const { name, addresses, want } of table) {
  test(`Takeout: ${name}`, async () => {
    const { items, entries } = await takeFile('Inbox.mbox', takeout(addresses))
    assert.equal(items.length, addresses.length)
    assert(items.every(({ mailbox, folder }) => mailbox === want && folder === 'Inbox'))
    assert.equal(entries[0]?.mailbox, want)
    assert.deepEqual(
      items.map(({ where }) => where.path.at(-1)),
      addresses.map((_, index) => `#${index + 1}`),
    )
  })
}

const labelled = [
  { name: 'what was sent names its author', labels: ['Sent', 'Sent,Opened', 'Sent'], want: 'anna@x.example' },
  { name: 'a chat may be by the other side', labels: ['Chat', 'Chat,Sent'], want: 'Sent' },
]
for (const { name, labels, want } of labelled)
  test(`Takeout: without any delivered mail, ${name}`, async () => {
    const store = takeout(labels.map(() => '')).replaceAll('\nReceived:', '\nX-Gmail-Labels: \nReceived:')
    const parts = store.split('X-Gmail-Labels: ')
    const content = parts.map((part, index) => (index === 0 ? part : `X-Gmail-Labels: ${labels[index - 1]!}${part}`))
    const { items } = await takeFile('Sent.mbox', content.join(''))
    assert.deepEqual(
      items.map(({ mailbox, folder }) => `${mailbox}/${folder}`),
      labels.map(() => `${want}/Sent`),
    )
  })

test('Takeout: large messages are looked at, too, but not held for long', async () => {
  const { items } = await takeFile(
    'Inbox.mbox',
    takeout(Array<string>(6).fill('anna@x.example'), 'line\n'.repeat(800_000)),
  )
  assert.equal(items.length, 6)
  assert(items.every(({ mailbox }) => mailbox === 'anna@x.example'))
})

const page = '<h1>Archive for anna@x.example</h1><a href="mailto:anna@x.example">you</a>'

test('Takeout: the page of the archive names the account, wherever it stands', async () => {
  const taken = await takeFile(
    'takeout-20240101.zip',
    zipOf([
      { name: 'Takeout/Mail/Inbox.mbox', content: takeout(['list@x.example', 'list@x.example']) },
      { name: 'Takeout/Mail/Sent.mbox', content: takeout(['']) },
      { name: 'Takeout/archive_browser.html', content: page },
    ]),
  )
  assert.deepEqual(
    taken.items.map(({ mailbox, folder }) => `${mailbox}/${folder}`),
    ['anna@x.example/Inbox', 'anna@x.example/Inbox', 'anna@x.example/Sent'],
  )
  assert.deepEqual(ledger(taken), [
    'mail takeout-20240101.zip/Takeout/Mail/Inbox.mbox 2=2+0+0',
    'mail takeout-20240101.zip/Takeout/Mail/Sent.mbox 1=1+0+0',
    'archive takeout-20240101.zip 3=2+1+0',
  ])
})

test('Takeout: the user’s name wins', async () => {
  const { items } = await takeFile('Inbox.mbox', takeout(['anna@x.example']), { mailbox: 'A' })
  assert.deepEqual(
    items.map(({ mailbox }) => mailbox),
    ['A'],
  )
})

test('the page names an account only if it names one', () => {
  assert.equal(browserAccount(page), 'anna@x.example')
  assert.equal(browserAccount(`${page} ben@y.example`), undefined)
  assert.equal(browserAccount('<h1>Archive</h1>'), undefined)
})
