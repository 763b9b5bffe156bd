import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Moment, random } from '#ground'
import { datedKey, keyStore } from './key-store.ts'
import { mutate } from './mutation.contract.ts'
import { type ProofGiven, proveMail } from './proof.ts'
import type { ProofWord } from './proof-verdict.ts'
import { keysOf, makeSigner, type SigningStyle, signMail } from './signer.contract.ts'

const signer = makeSigner('rsa', 1024)
const list = makeSigner('rsa', 1024, 'lists.test', 'list')
const keys = keysOf(signer, list)

const FIELDS = [
  'From: Anna <anna@x.example>',
  'To: Ben <ben@y.example>',
  'Subject: The plan',
  'Date: Mon, 1 Jun 2026 09:30:00 +0000',
]
const BODY = 'Dear Ben,\r\n\r\nthe plan is settled.\r\n\r\nAnna\r\n'
const mailOf = (fields: readonly string[] = FIELDS, body = BODY) => Buffer.from(`${fields.join('\r\n')}\r\n\r\n${body}`)
const signed = (style: Partial<SigningStyle> = {}, mail = mailOf()) => signMail(mail, { signer, ...style })
const changed = (mail: Buffer, from: string, to: string) =>
  Buffer.from(mail.toString('latin1').replace(from, to), 'latin1')

interface Row {
  readonly name: string
  readonly bytes: Buffer
  readonly given?: Partial<ProofGiven>
  readonly word: ProofWord
  readonly says?: RegExp
}

const footer = '_______________________________________________\r\nFriends mailing list\r\n'
const weak = makeSigner('rsa', 896)
const factorable = makeSigner('rsa', 512)

const rows: readonly Row[] = [
  {
    name: "a mail that the author's domain signed as it is",
    bytes: signed(),
    word: 'verified',
    says: /proves the domain, not the person/,
  },
  {
    name: 'the same kept with LF line ends',
    bytes: Buffer.from(signed().toString('latin1').replaceAll('\r\n', '\n'), 'latin1'),
    word: 'verified',
  },
  {
    name: 'a mail whose recipient is not signed is verified, and warned of',
    bytes: signed({ names: ['from', 'subject', 'date'] }),
    word: 'verified',
  },
  {
    name: 'a mail rebuilt from a store with another body says nothing',
    bytes: changed(signed(), 'settled', 'cancelled'),
    given: { fidelity: 'rebuilt' },
    word: 'undetermined',
    says: /put together again.*header fields are those that x\.example signed/,
  },
  {
    name: 'a mail rebuilt from a store to the very bytes that were signed',
    bytes: signed(),
    given: { fidelity: 'rebuilt' },
    word: 'verified',
  },
  { name: 'a mail without a signature', bytes: mailOf(), word: 'undetermined', says: /not signed/ },
  {
    name: 'a body with another word',
    bytes: changed(signed(), 'settled', 'cancelled'),
    word: 'altered',
    says: /not the one that was signed/,
  },
  {
    name: 'a body with a list footer is got back and not verified',
    bytes: Buffer.concat([signed(), Buffer.from(footer)]),
    word: 'corroborated',
    says: /Took 2 lines/,
  },
  {
    name: 'a subject with a list tag is got back and not verified',
    bytes: changed(signed(), 'Subject: ', 'Subject: [friends] '),
    word: 'corroborated',
  },
  {
    name: 'a subject with other words is no sign of forgery',
    bytes: changed(signed(), 'The plan', 'Another'),
    word: 'undetermined',
    says: /no sign of forgery/,
  },
  {
    name: 'a mail with an added From',
    bytes: Buffer.concat([Buffer.from('From: eve@x.example\r\n'), signed()]),
    word: 'undetermined',
    says: /stands above the signed one/,
  },
  {
    name: 'a mail with an added Content-Type',
    bytes: Buffer.concat([
      Buffer.from('Content-Type: text/html\r\n'),
      signed({}, mailOf([...FIELDS, 'Content-Type: text/plain'])),
    ]),
    word: 'undetermined',
  },
  {
    name: 'a second To above one that is not signed',
    bytes: Buffer.concat([Buffer.from('To: eve@x.example\r\n'), signed({ names: ['from', 'subject', 'date'] })]),
    word: 'undetermined',
  },
  { name: 'a mail with an unsigned tail', bytes: signed({ tags: ['l=9'] }), word: 'undetermined', says: /not signed/ },
  { name: 'a mail whose subject is not signed', bytes: signed({ names: ['from', 'date'] }), word: 'undetermined' },
  {
    name: 'a key that was published',
    bytes: signed(),
    given: { keys: keyStore([datedKey({ ...signer, source: 'list', public: true })]) },
    word: 'undetermined',
    says: /anybody can have signed/,
  },
  {
    name: 'a published key and another body',
    bytes: changed(signed(), 'settled', 'x'),
    given: { keys: keyStore([datedKey({ ...signer, source: 'list', public: true })]) },
    word: 'undetermined',
  },
  {
    name: 'a key that can be factored',
    bytes: signed({ signer: factorable }),
    given: { keys: keysOf(factorable) },
    word: 'undetermined',
    says: /anybody can compute/,
  },
  {
    name: 'a key that is only just unbroken',
    bytes: signed({ signer: weak }),
    given: { keys: keysOf(weak) },
    word: 'consistent',
  },
  { name: 'SHA-1', bytes: signed({ algorithm: 'rsa-sha1' }), word: 'consistent' },
  {
    name: 'a signature of another organisation',
    bytes: signed({ signer: list }),
    word: 'consistent',
    says: /not the organisation/,
  },
  {
    name: 'an intact body and no key',
    bytes: signed(),
    given: { keys: keyStore([]) },
    word: 'undetermined',
    says: /No key is known.*only be said with that key/,
  },
  {
    name: 'a changed body and no key',
    bytes: changed(signed(), 'settled', 'x'),
    given: { keys: keyStore([]) },
    word: 'undetermined',
  },
  {
    name: 'a Message-ID from days after receipt',
    bytes: mailOf([
      'Received: from a by b; Mon, 1 Jun 2026 10:00:00 +0000',
      'Message-ID: <20260609093000.1-1-a@x.example>',
      ...FIELDS,
    ]),
    word: 'contradicted',
    says: /2026-06-09/,
  },
  {
    name: 'a copy with the same words in the archive',
    bytes: mailOf(),
    given: { twins: [{ relation: 'same-text', proven: false, where: 'ben.mbox #7' }] },
    word: 'corroborated',
    says: /ben\.mbox #7/,
  },
  {
    name: 'a proven copy with other words',
    bytes: mailOf(),
    given: { twins: [{ relation: 'other-text', proven: true, where: 'ben.mbox #7' }] },
    word: 'altered',
  },
  {
    name: 'an unproven copy with other words settles nothing',
    bytes: mailOf(),
    given: { twins: [{ relation: 'other-text', proven: false, where: 'ben.mbox #7' }] },
    word: 'undetermined',
  },
  {
    name: 'of two signatures the good one counts',
    bytes: signMail(changed(signed(), 'b=', 'b=x'), { signer }),
    word: 'verified',
  },
]

const limits = { body: { hashes: 2000, bytes: 5_000_000, depth: 1 }, fields: { hashes: 2000, depth: 2 } }

for (const row of rows)
  test(`${row.name}: ${row.word}`, () => {
    const proof = proveMail({ bytes: row.bytes, fidelity: 'original', keys, limits, ...row.given })
    assert.equal(proof.verdict, row.word, proof.because.join(' '))
    assert(proof.because.length > 0)
    if (row.says !== undefined) assert.match(proof.because.join(' '), row.says)
  })

test('a recovered body is called recovered, and its repair is told', () => {
  const proof = proveMail({ bytes: Buffer.concat([signed(), Buffer.from(footer)]), fidelity: 'original', keys })
  const [one] = proof.signatures
  assert.deepEqual(
    [one!.verdict.headers, one!.body, one!.repair?.steps.map(({ repair }) => repair)],
    ['pass', 'recovered', ['appended-lines']],
  )
})

test('warnings stand in the proof once each', () => {
  const { warnings } = proveMail({
    bytes: signMail(signed({ names: ['from', 'subject', 'date'] }), { signer, names: ['from'] }),
    fidelity: 'original',
    keys,
  })
  const codes = warnings.map(({ code }) => code)
  assert.equal(codes.length, new Set(codes).size)
  assert(codes.includes('to-not-signed') && codes.includes('subject-not-signed'))
})

test('of altered mails not one is verified', () => {
  const chance = random('mutation')
  const attacker = makeSigner('rsa', 1024, 'evil.test', 'e')
  const all = keysOf(signer, list, attacker)
  const mails = [
    signed(),
    signed({ bodyForm: 'simple', headerForm: 'simple' }),
    signed({ names: ['from', 'from', 'subject', 'subject', 'to', 'date'] }),
    signed({ signer: list }),
  ]
  const few = { body: { hashes: 40, bytes: 1_000_000, depth: 1 }, fields: { hashes: 40, depth: 1 } }
  let altered = 0
  while (altered < 3000) {
    const bytes = mutate(chance.pick(mails), {
      chance,
      other: changed(changed(chance.pick(mails), 'settled', 'open'), 'The plan', 'An idea'),
      attacker,
    })
    if (bytes === undefined) continue
    altered++
    const { verdict } = proveMail({ bytes, fidelity: 'original', keys: all, limits: few })
    assert.notEqual(verdict, 'verified', bytes.toString('latin1'))
  }
})

test('any bytes can be proven or not, without a throw, and the same bytes give the same proof', () => {
  const chance = random('bytes')
  const pieces = [
    'DKIM-Signature: ',
    'v=1; a=rsa-sha256; d=x.example; s=rsa1024; h=from; b=AAAA; bh=AAAA',
    'ARC-Seal: i=1; ',
    'a=',
    ';',
    ':',
    'From: a@x.example',
    '\r\n',
    '\n',
    '\r\n\r\n',
    '\0',
    '\xff',
    'l=99999999999999',
    't=99999999999',
    'Received: ; ',
    'Content-Type: multipart/mixed; boundary=b',
    '--b',
  ]
  for (let run = 0; run < 400; run++) {
    const bytes = Buffer.from(Array.from({ length: chance.below(30) }, () => chance.pick(pieces)).join(''), 'latin1')
    const given: ProofGiven = {
      bytes,
      fidelity: 'original',
      keys,
      receivedAt: 0 as Moment,
      limits: { body: { hashes: 20, bytes: 100_000, depth: 1 }, fields: { hashes: 20, depth: 1 } },
    }
    const proof = proveMail(given)
    assert.notEqual(proof.verdict, 'verified')
    assert.deepEqual(proveMail(given).because, proof.because)
  }
})
