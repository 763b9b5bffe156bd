import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import { verifyArc } from './arc.ts'
import { keyStore } from './key-store.ts'
import { keysOf, makeSigner } from './signer.contract.ts'
import { readSignedMail } from './signed-mail.ts'

const signer = makeSigner('rsa', 1024, 'list.example', 'arc')
const keys = keysOf(signer)

const MAIL = Buffer.from(
  'From: anna@x.example\r\nTo: friends@list.example\r\nSubject: The plan\r\nDate: Mon, 1 Jun 2026 09:30:00 +0000\r\n\r\nHello\r\n',
)

interface Oracle {
  sealMessage(mail: Buffer, seal: object): Promise<Buffer>
}

const { sealMessage } = createRequire(import.meta.url)('mailauth/lib/arc') as Oracle

/** The mail with one more set on top, made by mailauth. */
async function sealed(mail: Buffer, cv: 'none' | 'pass' | 'fail', host: string): Promise<Buffer> {
  const privateKey = signer.privateKey.export({ type: 'pkcs8', format: 'pem' })
  const seal = await sealMessage(mail, {
    signingDomain: signer.domain,
    selector: signer.selector,
    privateKey,
    cv,
    authResults: `${host}; dkim=pass header.d=x.example`,
    signTime: '2026-06-01T09:31:00Z',
  })
  return Buffer.concat([seal, mail])
}

const one = await sealed(MAIL, 'none', 'mx.list.example')
const two = await sealed(one, 'pass', 'out.list.example')
const text = (mail: Buffer, change: (text: string) => string) => Buffer.from(change(mail.toString('latin1')), 'latin1')
const chainOf = (mail: Buffer, store = keys) => verifyArc(readSignedMail(mail), store)

const rows = [
  { name: 'a mail without ARC has no chain', mail: MAIL, status: 'none' },
  {
    name: 'one set that holds is a chain',
    mail: one,
    status: 'pass',
    seals: ['pass'],
    views: ['pass/pass'],
    oldest: 1,
  },
  {
    name: 'two sets that hold are a chain',
    mail: two,
    status: 'pass',
    seals: ['pass', 'pass'],
    views: ['pass/pass', 'pass/pass'],
    oldest: 1,
  },
  {
    name: 'a changed body breaks the view and not the seals',
    mail: text(two, all => all.replace('Hello', 'Adieu')),
    status: 'fail',
    seals: ['pass', 'pass'],
    views: ['pass/fail', 'pass/fail'],
    oldest: undefined,
  },
  {
    name: 'a changed field breaks the other half of the view',
    mail: text(two, all => all.replace('The plan', 'No plan')),
    status: 'fail',
    seals: ['pass', 'pass'],
    views: ['fail/pass', 'fail/pass'],
    oldest: undefined,
  },
  {
    name: 'a changed statement breaks its seal and those above',
    mail: text(two, all => all.replace('mx.list.example;', 'mx.evil.example;')),
    status: 'fail',
    seals: ['fail', 'fail'],
    views: ['pass/pass', 'pass/pass'],
    oldest: 1,
  },
  {
    name: 'without keys nothing is said for or against it',
    mail: two,
    keys: keyStore([]),
    status: 'unknown',
    seals: ['unknown', 'unknown'],
    views: ['unknown/pass', 'unknown/pass'],
    oldest: undefined,
  },
  { name: 'a gap in the instances is no chain', mail: text(one, all => all.replace(/i=1;/g, 'i=2;')), status: 'fail' },
  {
    name: 'a set without its seal is no chain',
    mail: text(one, all => all.replace(/^ARC-Seal: [^]*?\r\n(?=\S)/m, '')),
    status: 'fail',
  },
  {
    name: 'two seals of one instance are no chain',
    mail: text(one, all => all.replace(/^(ARC-Seal: [^]*?\r\n)(?=\S)/m, '$1$1')),
    status: 'fail',
  },
]

for (const row of rows)
  test(row.name, () => {
    const { status, statements, oldestPass, reason } = chainOf(row.mail, row.keys)
    assert.equal(status, row.status, reason?.says)
    assert.equal(reason === undefined, status === 'pass' || status === 'none')
    assert.deepEqual(
      statements.map(({ seal }) => seal),
      row.seals ?? [],
    )
    assert.deepEqual(
      statements.map(({ headers, body }) => `${headers}/${body}`),
      row.views ?? [],
    )
    assert.equal(oldestPass, row.oldest)
  })

test('a statement names who speaks, what it found, and when', () => {
  const [statement] = chainOf(one).statements
  assert.deepEqual(
    [statement!.host, statement!.results, statement!.sealedBy, statement!.at, statement!.found],
    ['mx.list.example', 'dkim=pass header.d=x.example', 'list.example', Date.parse('2026-06-01T09:31:00Z'), 'none'],
  )
})

test('a chain that a host found broken is broken, though all seals hold', async () => {
  const { status, reason } = chainOf(await sealed(one, 'fail', 'out.list.example'))
  assert.deepEqual([status, reason?.code], ['fail', 'chain-failed-before'])
})
