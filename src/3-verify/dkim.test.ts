import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import { type Moment } from '#ground'
import { type SignatureVerdict, verifyDkim } from './dkim.ts'
import { datedKey, keyStore } from './key-store.ts'
import { keysOf, makeSigner, type SigningStyle, signMail } from './signer.contract.ts'
import { readSignedMail } from './signed-mail.ts'

const rsa = makeSigner('rsa', 1024)
const ed25519 = makeSigner('ed25519', 256)
const keys = keysOf(rsa, ed25519)

const FIELDS = [
  'From: Anna <anna@x.example>',
  'To: Ben <ben@y.example>',
  'Subject: The plan',
  'Date: Mon, 1 Jun 2026 09:30:00 +0000',
  'Content-Type: text/plain; charset=utf-8',
]
const mailOf = (fields: readonly string[], body: string) =>
  Buffer.from(`${fields.join('\r\n')}\r\n\r\n${body}`, 'latin1')
const MAIL = mailOf(FIELDS, 'Dear Ben,\r\n\r\nhere  is the plan.\r\n')

const verified = (mail: Uint8Array, store = keys, at?: string): SignatureVerdict =>
  verifyDkim(readSignedMail(mail), store, at === undefined ? undefined : (Date.parse(at) as Moment))[0]!
const halves = ({ headers, body }: SignatureVerdict) => `${headers}/${body}`
const codes = ({ warnings }: SignatureVerdict) => warnings.map(({ code }) => code)
const changed = (mail: Buffer, from: string, to: string) =>
  Buffer.from(mail.toString('latin1').replace(from, to), 'latin1')

for (const signer of [rsa, ed25519])
  for (const headerForm of ['simple', 'relaxed'] as const)
    for (const bodyForm of ['simple', 'relaxed'] as const)
      test(`${signer.type} holds in ${headerForm}/${bodyForm}, and each half breaks by itself`, () => {
        const mail = signMail(MAIL, { signer, headerForm, bodyForm })
        assert.equal(halves(verified(mail)), 'pass/pass')
        assert.equal(halves(verified(changed(mail, 'is the plan', 'is no plan'))), 'pass/fail')
        assert.equal(halves(verified(changed(mail, 'Subject: The', 'Subject: A'))), 'fail/pass')
        assert.equal(
          halves(verified(changed(mail, 'here  is', 'here is'))),
          bodyForm === 'simple' ? 'pass/fail' : 'pass/pass',
        )
        assert.equal(
          halves(verified(changed(mail, 'To: Ben', 'TO:  Ben'))),
          headerForm === 'simple' ? 'fail/pass' : 'pass/pass',
        )
        assert.equal(
          halves(verified(Buffer.from(mail.toString('latin1').replaceAll('\r\n', '\n'), 'latin1'))),
          'pass/pass',
        )
        assert.equal(halves(verified(mail, keyStore([]))), 'unknown/pass')
      })

const ALL = ['from', 'to', 'subject', 'date', 'content-type']

const warnings: readonly {
  name: string
  style?: Partial<SigningStyle>
  mail?: Buffer
  after?: (mail: Buffer) => Buffer
  at?: string
  has?: string[]
  lacks?: string[]
}[] = [
  {
    name: 'a field that is shown and not signed is named',
    style: { names: ['from', 'subject', 'date'] },
    has: ['to-not-signed', 'content-type-not-signed'],
    lacks: ['subject-not-signed'],
  },
  { name: 'a field that is not there is not missed', has: [], lacks: ['cc-not-signed', 'reply-to-not-signed'] },
  {
    name: 'a second subject on top is an added field',
    after: mail => Buffer.concat([Buffer.from('Subject: Pay now\r\n'), mail]),
    has: ['subject-added'],
  },
  {
    name: 'two fields that are both signed are only repeated',
    mail: mailOf(['To: Cleo <cleo@z.example>', ...FIELDS], 'x\r\n'),
    style: { names: [...ALL, 'to'] },
    has: ['to-repeated'],
    lacks: ['to-added'],
  },
  {
    name: 'a body that is signed in part has an unsigned tail',
    style: { tags: ['l=9'] },
    has: ['body-length-limited', 'unsigned-tail'],
    lacks: ['tail-may-replace'],
  },
  {
    name: 'with an unsigned Content-Type the tail can replace the body',
    style: { tags: ['l=9'], names: ['from', 'to', 'subject', 'date'] },
    has: ['unsigned-tail', 'tail-may-replace'],
  },
  {
    name: 'expiry is told against receipt',
    style: { tags: ['t=1700000000', 'x=1700003600'] },
    at: '2023-11-20T00:00:00Z',
    has: ['expired-at-receipt'],
  },
  {
    name: 'expiry after receipt is nothing',
    style: { tags: ['t=1700000000', 'x=1700003600'] },
    at: '2023-11-14T22:30:00Z',
    lacks: ['expired-at-receipt'],
  },
  {
    name: 'a signature from after receipt is told',
    style: { tags: ['t=1700000000'] },
    at: '2023-11-10T00:00:00Z',
    has: ['signed-after-receipt'],
  },
  {
    name: 'an expiry before the signing is told',
    style: { tags: ['t=1700000000', 'x=1600000000'] },
    has: ['expires-before-signing'],
  },
  {
    name: 'the same organisation below another name is the author',
    mail: mailOf(['From: a@mail.x.example', ...FIELDS.slice(1)], 'x\r\n'),
    lacks: ['signer-not-from-domain'],
  },
  {
    name: 'another organisation than the author is told',
    mail: mailOf(['From: "a@x.example" <a@y.test>', ...FIELDS.slice(1)], 'x\r\n'),
    has: ['signer-not-from-domain'],
  },
  {
    name: 'one strange author among two is told',
    mail: mailOf(['From: a@x.example, b@y.test', ...FIELDS.slice(1)], 'x\r\n'),
    has: ['signer-not-from-domain'],
  },
  { name: 'a key without dates is told', has: ['key-seen-undated'] },
  { name: 'SHA-1 is told', style: { algorithm: 'rsa-sha1' }, has: ['weak-hash'] },
]

for (const row of warnings)
  test(row.name, () => {
    const signed = signMail(row.mail ?? MAIL, { signer: rsa, ...row.style })
    const verdict = verified(row.after?.(signed) ?? signed, keys, row.at)
    assert.equal(halves(verdict), 'pass/pass')
    for (const code of row.has ?? [])
      assert(codes(verdict).includes(code), `${code} is missing: ${codes(verdict).join(' ')}`)
    for (const code of row.lacks ?? []) assert(!codes(verdict).includes(code), `${code} is there`)
  })

test('names that are signed once more than they stand are over-signed', () => {
  const { overSigned } = verified(signMail(MAIL, { signer: rsa, names: ['from', 'from', 'subject', 'cc', 'to'] }))
  assert.deepEqual(overSigned, ['from', 'cc'])
})

test('the unsigned tail is given by its bytes', () => {
  const mail = signMail(MAIL, { signer: rsa, tags: ['l=9'] })
  const { unsignedTail } = verified(mail)
  assert.equal(mail.toString('latin1', unsignedTail!.from, unsignedTail!.to), '\r\n\r\nhere  is the plan.\r\n')
})

test('an l= that goes past the end of the body fails the body', () => {
  assert.equal(verified(signMail(MAIL, { signer: rsa, tags: ['l=9999'] })).body, 'fail')
})

const malformed = [
  { name: 'another version', from: 'v=1', to: 'v=2', code: 'version' },
  { name: 'an unknown algorithm', from: 'rsa-sha256', to: 'rsa-md5', code: 'algorithm' },
  { name: 'an unknown canonical form', from: 'c=relaxed/relaxed', to: 'c=nowsp', code: 'canonical-form' },
  { name: 'an unsigned From', from: 'h=from:', to: 'h=', code: 'from-not-signed' },
  { name: 'a missing selector', from: 's=rsa1024;', to: '', code: 'missing-tag' },
  { name: 'a doubled tag', from: 'v=1;', to: 'v=1; v=1;', code: 'tag-list' },
  { name: 'a body hash that is no base64', from: 'bh=', to: 'bh=?', code: 'base64' },
  { name: 'an unknown way to get the key', from: 'v=1;', to: 'v=1; q=http;', code: 'query' },
  {
    name: 'an identity outside of the domain',
    from: 'v=1;',
    to: 'v=1; i=@evil.example;',
    code: 'identity-outside-domain',
  },
  { name: 'a length that is no number', from: 'v=1;', to: 'v=1; l=all;', code: 'length' },
]

for (const row of malformed)
  test(`${row.name} is a permanent error with its cause`, () => {
    const verdict = verified(changed(signMail(MAIL, { signer: rsa }), row.from, row.to))
    assert.equal(verdict.error?.code, row.code)
    assert.equal(verdict.headers, 'unknown')
  })

const keyRows = [
  { name: 'a revoked key judges nothing', txt: 'v=DKIM1; p=', error: 'key-revoked' },
  { name: 'a key of another service judges nothing', txt: `${rsa.txt}; s=chat`, error: 'key-other-service' },
  {
    name: 'a key of another version judges nothing',
    txt: rsa.txt.replace('DKIM1', 'DKIM9'),
    error: 'key-unknown-version',
  },
  { name: 'a key that is none judges nothing', txt: 'v=DKIM1; p=AAAA', error: 'key-malformed' },
  { name: 'a key for other hashes judges nothing', txt: `${rsa.txt}; h=sha1`, error: 'key-other-hash' },
  { name: 'a key of another type judges nothing', txt: ed25519.txt, error: 'key-other-type' },
  { name: 'a testing domain is told', txt: `${rsa.txt}; t=y`, warning: 'key-testing' },
]

for (const row of keyRows)
  test(row.name, () => {
    const store = keyStore([datedKey({ domain: rsa.domain, selector: rsa.selector, txt: row.txt, source: 'test' })])
    const verdict = verified(signMail(MAIL, { signer: rsa }), store)
    assert.equal(verdict.error?.code, row.error)
    assert.equal(verdict.headers, row.error === undefined ? 'pass' : 'unknown')
    if (row.warning !== undefined) assert(codes(verdict).includes(row.warning))
  })

test('t=s of a key forbids an identity in a subdomain', () => {
  const store = keyStore([datedKey({ ...rsa, txt: `${rsa.txt}; t=s`, source: 'test' })])
  const sub = signMail(MAIL, { signer: rsa, tags: ['i=@news.x.example'] })
  assert.equal(verified(sub, store).error?.code, 'key-strict-identity')
  assert.equal(halves(verified(sub)), 'pass/pass')
})

test('a short key is computed with, and said to be weak', () => {
  const short = makeSigner('rsa', 512)
  const verdict = verified(signMail(MAIL, { signer: short }), keysOf(short))
  assert.equal(halves(verdict), 'pass/pass')
  assert(codes(verdict).includes('factorable-key'))
})

test('a failed RSA signature tells whether the key made it over other fields, or did not make it', () => {
  const mail = signMail(MAIL, { signer: rsa })
  assert.equal(verified(changed(mail, 'Subject: The', 'Subject: A')).made, 'over-other-headers')
  const other = keysOf({ ...makeSigner('rsa', 1024), selector: rsa.selector })
  assert.equal(verified(mail, other).made, 'not-by-this-key')
})

test('of several keys under one name the one that fits is found, whatever its dates', () => {
  const old = makeSigner('rsa', 1024)
  const store = keyStore([
    datedKey({ ...old, selector: rsa.selector, source: 'archive' }),
    datedKey({ ...rsa, source: 'archive', lastSeen: Date.parse('2020-01-01') as Moment }),
  ])
  const verdict = verified(signMail(MAIL, { signer: rsa }), store, '2026-01-01T00:00:00Z')
  assert.equal(verdict.headers, 'pass')
  assert(codes(verdict).includes('key-seen-earlier'))
})

test('every signature is judged by itself', () => {
  const both = signMail(signMail(MAIL, { signer: rsa }), { signer: ed25519 })
  const verdicts = verifyDkim(readSignedMail(both), keysOf(rsa))
  assert.deepEqual(verdicts.map(halves), ['unknown/pass', 'pass/pass'])
})

interface Oracle {
  dkimSign(mail: Buffer, options: object): Promise<{ signatures: string }>
  dkimVerify(mail: Buffer, options: object): Promise<{ results: { status: { result: string } }[] }>
}

test("mailauth and we accept each other's signatures", async () => {
  const load = createRequire(import.meta.url)
  const { dkimSign } = load('mailauth/lib/dkim/sign') as Oracle
  const { dkimVerify } = load('mailauth/lib/dkim/verify') as Oracle
  for (const canonicalization of ['relaxed/relaxed', 'simple/simple', 'relaxed/simple']) {
    const privateKey = rsa.privateKey.export({ type: 'pkcs8', format: 'pem' })
    const signatureData = [{ signingDomain: rsa.domain, selector: rsa.selector, privateKey }]
    const { signatures } = await dkimSign(MAIL, { canonicalization, signatureData, signTime: '2026-06-01T09:30:00Z' })
    assert.equal(halves(verified(Buffer.concat([Buffer.from(signatures), MAIL]))), 'pass/pass')
    const [headerForm, bodyForm] = canonicalization.split('/') as ['simple', 'simple']
    const ours = await dkimVerify(signMail(MAIL, { signer: rsa, headerForm, bodyForm }), {
      resolver: () => Promise.resolve([[rsa.txt]]),
    })
    assert.equal(ours.results[0]?.status.result, 'pass')
  }
})
