/** What a program reads of a proof: every field of the contract, and each warning where its cause is. One real run. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'

import { makeSigner, signMail, type SigningStyle } from '../3-verify/signer.contract.ts'

const ROOF = join(import.meta.dirname, '..', 'main.ts')
const room = mkdtempSync(join(tmpdir(), 'turncoat-test-'))
after(() => rmSync(room, { recursive: true, force: true }))

const put = (name: string, content: string | Buffer) => {
  writeFileSync(join(room, name), content)
  return name
}

const sound = makeSigner('rsa', 1024, 'x.example', 'sound')
const weak = makeSigner('rsa', 768, 'x.example', 'weak')
const leaked = makeSigner('rsa', 1024, 'x.example', 'leaked')
const other = makeSigner('rsa', 1024, 'list.test', 'other')
const signers = [sound, weak, leaked, other]
const keys = put(
  'keys.jsonl',
  signers
    .map(({ selector, domain, txt }) =>
      JSON.stringify({ selector, domain, txt, firstSeen: '2026-01-01', lastSeen: '2026-12-01', source: 'an archive' }),
    )
    .join('\n'),
)
const published = put('published.pem', leaked.privateKey.export({ type: 'pkcs8', format: 'pem' }))

const fields = [
  'Received: from a.example by mx.y.example; Mon, 1 Jun 2026 09:30:10 +0000',
  'From: Anna <anna@x.example>',
  'To: Ben <ben@y.example>',
  'Subject: The plan',
  'Date: Mon, 1 Jun 2026 09:30:00 +0000',
  'Message-ID: <plan@x.example>',
]
const plain: Buffer = Buffer.from(`${fields.join('\r\n')}\r\n\r\nthe plan is settled.\r\n`)
const seconds = (text: string) => Date.parse(text) / 1000
const signed = (style: Partial<SigningStyle>, mail = plain) => signMail(mail, { signer: sound, ...style })
const all = ['from', 'to', 'subject', 'date', 'message-id']

const rows: readonly { name: string; mail: Buffer; verdict: string; warnings: readonly string[] }[] = [
  { name: 'a signature over all that is shown', mail: signed({}), verdict: 'verified', warnings: [] },
  {
    name: 'a field that is not signed',
    mail: signed({ names: all.filter(one => one !== 'to') }),
    verdict: 'verified',
    warnings: ['to-not-signed'],
  },
  {
    name: 'a second Subject above the signed one',
    mail: Buffer.concat([Buffer.from('Subject: Another plan\r\n'), signed({})]),
    verdict: 'undetermined',
    warnings: ['subject-added'],
  },
  {
    name: 'a key that was published',
    mail: signed({ signer: leaked }),
    verdict: 'undetermined',
    warnings: ['key-public'],
  },
  {
    name: 'a key that anybody can break',
    mail: signed({ signer: weak }),
    verdict: 'undetermined',
    warnings: ['factorable-key'],
  },
  {
    name: 'a signature that had expired',
    mail: signed({ tags: [`t=${seconds('2026-05-01')}`, `x=${seconds('2026-05-02')}`] }),
    verdict: 'verified',
    warnings: ['expired-at-receipt'],
  },
  {
    name: 'another organisation signed alone',
    mail: signed({ signer: other }),
    verdict: 'consistent',
    warnings: ['signer-not-from-domain'],
  },
]

interface Proof extends Readonly<Record<string, unknown>> {
  readonly verdict: string
  readonly file: string
  readonly warnings: readonly string[]
  readonly because: readonly string[]
  readonly date: { readonly from?: string; readonly to?: string; readonly because: readonly string[] }
  readonly signatures: readonly (Readonly<Record<string, unknown>> & { readonly warnings: readonly string[] })[]
}

const files = [
  ...rows.map(({ name, mail }) => put(`${name}.eml`, mail)),
  put(
    'two signatures.eml',
    signed({ signer: other, names: all }, signed({ tags: [`t=${seconds('2026-06-01T09:30:01Z')}`] })),
  ),
  put('not signed.eml', plain),
  put('empty.eml', ''),
]
const args = ['prove', '--json', '--quiet', '--keys', keys, '--keys', published, ...files]
const out = execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', ROOF, ...args], {
  cwd: room,
  encoding: 'utf8',
})
const proofs = out
  .trimEnd()
  .split('\n')
  .map(line => JSON.parse(line) as Proof)
const [two, unsigned, empty] = proofs.slice(rows.length)

for (const [index, { name, verdict, warnings }] of rows.entries())
  test(`${name}: ${verdict}${warnings.length === 0 ? '' : `, with ${warnings.join()}`}`, () => {
    const proof = proofs[index]
    assert.equal(proof?.file, `${name}.eml`)
    assert.equal(proof.verdict, verdict, proof.because.join(' '))
    assert.deepEqual(proof.signatures[0]?.warnings, warnings)
    assert(proof.warnings.length >= warnings.length && proof.warnings.every(says => says.endsWith('.')))
  })

test('every field of the contract is there, under its name', () => {
  const [proof] = proofs
  assert.deepEqual(
    ['type', 'file', 'verdict', 'signatures', 'date', 'warnings'].filter(name => !(name in proof!)),
    [],
  )
  const { bodyHash, from, to, overSigned, ...signature } = proof!.signatures[0]!
  assert(typeof bodyHash === 'string' && Array.isArray(overSigned) && Number(from) < Number(to))
  assert.deepEqual(signature, {
    domain: 'x.example',
    selector: 'sound',
    algorithm: 'rsa-sha256',
    headers: 'pass',
    body: 'pass',
    signed: ['from', 'to', 'subject', 'date', 'message-id'],
    key: {
      bits: 1024,
      source: 'an archive',
      firstSeen: '2026-01-01T00:00:00Z',
      lastSeen: '2026-12-01T00:00:00Z',
      public: false,
      seen: 'then',
    },
    repair: [],
    warnings: [],
  })
})

test('each signature is judged by itself, and each bound of the date has its reason', () => {
  assert.deepEqual(
    two?.signatures.map(({ domain, headers, body }) => [domain, headers, body]),
    [
      ['list.test', 'pass', 'pass'],
      ['x.example', 'pass', 'pass'],
    ],
  )
  assert.equal(two.verdict, 'verified')
  const { from, to, because } = two.date
  assert(from! < '2026-06-01T09:30:01Z' && to! > '2026-06-01T09:30:01Z')
  assert.match(because.join(' '), /By its clock x\.example signed it 2026-06-01T09:30:01Z\. /)
  assert.equal(because.length, 2)
})

test('a mail without a signature and an empty file are undetermined, with the reason', () => {
  assert.deepEqual([unsigned?.verdict, unsigned?.because], ['undetermined', ['The mail is not signed (DKIM).']])
  assert.deepEqual([empty?.file, empty?.verdict, empty?.signatures], ['empty.eml', 'undetermined', []])
})
