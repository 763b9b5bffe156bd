import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { test } from 'node:test'
import { type Moment } from '#ground'
import { datedKey, keyStore } from './key-store.ts'
import { lookUpKeys, mergeSightings } from './look-up-keys.ts'
import { readKeys } from './read-keys.ts'
import { makeSigner } from './signer.contract.ts'

const one = makeSigner('rsa', 1024)
const other = makeSigner('ed25519', 256)
const at = (text: string) => Date.parse(text) as Moment

const dates = [
  { name: 'a key seen around the time was in use then', first: '2020-01-01', last: '2022-01-01', seen: 'then' },
  { name: 'a key first seen after the time says so', first: '2022-01-01', last: '2023-01-01', seen: 'later' },
  { name: 'a key last seen before the time says so', first: '2018-01-01', last: '2019-01-01', seen: 'earlier' },
  { name: 'a key with one date is judged by that', first: '2020-01-01', seen: 'then' },
  { name: 'a key without dates is undated', seen: 'undated' },
]

for (const row of dates)
  test(row.name, () => {
    const key = datedKey({
      ...one,
      source: 'archive',
      ...(row.first === undefined ? {} : { firstSeen: at(row.first) }),
      ...(row.last === undefined ? {} : { lastSeen: at(row.last) }),
    })
    const [candidate] = keyStore([key]).keyFor(one.selector, one.domain, at('2021-06-01'))
    assert.equal(candidate?.seen, row.seen)
  })

test('keys seen at the time come first, then undated ones, then the nearest', () => {
  const key = (source: string, first?: string) =>
    datedKey({ ...one, source, ...(first === undefined ? {} : { firstSeen: at(first), lastSeen: at(first) }) })
  const store = keyStore([key('far', '2010-01-01'), key('none'), key('near', '2021-01-01'), key('on', '2021-06-01')])
  const order = store.keyFor(one.selector, one.domain, at('2021-06-01')).map(candidate => candidate.key.source)
  assert.deepEqual(order, ['on', 'none', 'near', 'far'])
})

test('names have no letter-case and the end of a domain is no other domain', () => {
  const store = keyStore([datedKey({ ...one, domain: 'X.Example', source: 'test' })])
  assert.equal(store.keyFor(one.selector.toUpperCase(), 'x.EXAMPLE', undefined).length, 1)
  assert.equal(store.keyFor(one.selector, 'example', undefined).length, 0)
})

const p = (txt: string) => /p=(.*)$/.exec(txt)![1]!
const pem = (signer: typeof one) => signer.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
const md5 = (txt: string) => hash('md5', Buffer.from(p(txt), 'base64'), 'hex')

const published = [
  { name: 'a private key in a file marks its public half', file: `Old keys\n${pem(one)}`, signer: one },
  { name: 'an Ed25519 private key marks its public half', file: pem(other), signer: other },
  {
    name: 'the name of a published file marks the key of that MD5',
    file: `README.txt\n${md5(one.txt).slice(0, 2)}/${md5(one.txt)}.pem\n`,
    signer: one,
  },
]

for (const row of published)
  test(row.name, () => {
    const file = readKeys(row.file, 'published')
    assert.deepEqual([file.keys, file.troubles], [[], []])
    const store = keyStore([datedKey({ ...one, source: 'dns' }), datedKey({ ...other, source: 'dns' })], file.published)
    const flags = store.keys.map(key => [key.selector, key.public])
    assert.deepEqual(
      flags,
      [one, other].map(({ selector }) => [selector, selector === row.signer.selector]),
    )
  })

test('a key that is public under one name is public under all', () => {
  const store = keyStore([
    datedKey({ ...one, selector: 'old', source: 'list', public: true }),
    datedKey({ ...one, selector: 'new', source: 'dns' }),
  ])
  assert.deepEqual(
    store.keys.map(key => key.public),
    [true, true],
  )
})

const long = one.txt.length >> 1
const files = [
  {
    name: 'a JSON object by name',
    text: JSON.stringify({ [`${one.selector}._domainkey.${one.domain}`]: { txt: one.txt, bits: 1024 } }),
  },
  {
    name: 'a JSON object of plain texts',
    text: JSON.stringify({ [`${one.selector}._domainkey.${one.domain}`]: one.txt }),
  },
  { name: 'a JSON array', text: JSON.stringify([{ selector: one.selector, domain: one.domain, txt: one.txt }]) },
  { name: 'JSON lines', text: `${JSON.stringify({ selector: one.selector, domain: one.domain, txt: one.txt })}\n\n` },
  { name: 'a record', text: `${one.selector}._domainkey.${one.domain} TXT "${one.txt}"` },
  {
    name: 'a record with everything',
    text: `${one.selector}._domainkey.${one.domain}. 3600 IN TXT "${one.txt}" ; key`,
  },
  {
    name: 'a record in parentheses over lines, in two strings',
    text: `; zone\n${one.selector}._domainkey.${one.domain}. IN TXT (\n "${one.txt.slice(0, long)}"\n "${one.txt.slice(long)}" )\n`,
  },
  {
    name: 'a zone with an origin',
    text: `$ORIGIN x.example.\n$TTL 60\n@ IN A 192.0.2.1\n${one.selector}._domainkey IN TXT "${one.txt}"\n`,
  },
  { name: 'a record without its type', text: `${one.selector}._domainkey.${one.domain} "${one.txt}"` },
]

for (const row of files)
  test(`${row.name} is read`, () => {
    const { keys, troubles } = readKeys(row.text, 'file')
    assert.deepEqual(troubles, [])
    assert.deepEqual(
      keys.map(({ selector, domain, txt, record, source }) => [selector, domain, txt, record.kind, source]),
      [[one.selector, one.domain, one.txt, 'key', 'file']],
    )
  })

test('dates, source and publication of an entry are read', () => {
  const entry = {
    selector: 's',
    domain: 'x.example',
    txt: one.txt,
    firstSeen: '2019-05-01',
    lastSeen: '2020-01-01T00:00:00Z',
    source: 'a walk of the DNS',
    public: true,
  }
  const [key] = readKeys(JSON.stringify([entry]), 'file').keys
  assert.deepEqual(
    [key!.firstSeen, key!.lastSeen, key!.source, key!.public],
    [at('2019-05-01'), at('2020-01-01'), 'a walk of the DNS', true],
  )
})

const bad = [
  '{"a": 1',
  '[]',
  '[1, "x"]',
  '{"s._domainkey.x": 7}',
  '{"unknown": {"a": 1}}',
  '',
  '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----',
  '\0'.repeat(50),
  'a TXT',
  '"""((((',
]

test('a file of nonsense gives no key and does not throw', () => {
  for (const text of bad) assert.deepEqual(readKeys(text, 'bad').keys, [], text)
})

test('keys from the DNS are dated with the time of asking', async () => {
  const asked: string[] = []
  const resolve = (name: string) => {
    asked.push(name)
    return Promise.resolve([[one.txt.slice(0, 20), one.txt.slice(20)]])
  }
  const keys = await lookUpKeys(one, resolve, at('2026-06-01'))
  assert.deepEqual(asked, [`${one.selector}._domainkey.${one.domain}`])
  assert.deepEqual(
    keys.map(key => [key.txt, key.firstSeen, key.source]),
    [[one.txt, at('2026-06-01'), 'DNS']],
  )
})

test('a key seen twice is one key, from its first sighting to its last, and another record is another key', () => {
  const seen = (txt: string, day: string) =>
    datedKey({ ...one, txt, source: 'DNS', firstSeen: at(day), lastSeen: at(day) })
  const other = one.txt.replace('k=rsa; ', '')
  const merged = mergeSightings(
    [seen(one.txt, '2026-06-01'), { ...seen(one.txt, '2026-02-01'), public: true }],
    [seen(other, '2026-07-01'), { ...seen(one.txt, '2026-08-01'), selector: one.selector.toUpperCase() }],
  )
  assert.deepEqual(
    merged.map(({ txt, firstSeen, lastSeen, public: published }) => [txt, firstSeen, lastSeen, published]),
    [
      [one.txt, at('2026-02-01'), at('2026-08-01'), true],
      [other, at('2026-07-01'), at('2026-07-01'), false],
    ],
  )
  assert.deepEqual(mergeSightings([], []), [])
})
