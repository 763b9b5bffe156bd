import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'

import { type Signer, signMail } from '../3-verify/signer.contract.ts'
import { run } from './run.ts'

const room = mkdtempSync(join(tmpdir(), 'turncoat-test-'))
after(() => rmSync(room, { recursive: true, force: true }))

// A small exponent keeps the numbers of a test small; the way is the same.
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024, publicExponent: 17 })
const material = publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
const signer: Signer = { domain: 'x.example', selector: 's1', type: 'rsa', privateKey, txt: `v=DKIM1; p=${material}` }
const mails = [1, 2, 3].map(day =>
  signMail(
    Buffer.from(`From: a@x.example\r\nSubject: Day ${day}\r\nDate: ${day} Jan 2024 09:00:00 +0000\r\n\r\nNotes\r\n`),
    {
      signer,
    },
  ).toString('latin1'),
)
const box = join(room, 'anna.mbox')
writeFileSync(
  box,
  mails.map(text => `From a@x.example Mon Jan  1 00:00:00 2024\n${text.replaceAll('\r\n', '\n')}\n`).join(''),
)

async function turncoat(...args: readonly string[]) {
  let [out, err] = ['', '']
  const terminal = { columns: undefined, lively: false, colour: false }
  const write = { out: (text: string) => void (out += text), err: (text: string) => void (err += text) }
  const status = await run([...args, '--quiet'], { ...terminal, ...write })
  assert.equal(status, 0, err)
  return out
}

test('keys that are recovered stand in the file and in the case, and mails are proven with either', async () => {
  const [folder, file] = [join(room, 'case'), join(room, 'keys.json')]
  await turncoat('add', folder, '--threads', '1', box)
  const told = await turncoat('keys', 'recover', box, '--out', file, '--case', folder, '--json', '--threads', '1')
  const key = JSON.parse(told) as Record<string, unknown>
  assert.deepEqual(
    [key['type'], key['selector'], key['domain'], key['bits'], key['exponent'], key['signatures_verified']],
    ['key', 's1', 'x.example', 1024, 17, 3],
  )
  assert(readFileSync(file, 'utf8').includes(material))
  for (const source of [
    ['--keys', file],
    ['--case', folder],
  ]) {
    const lines = (await turncoat('prove', '--json', ...source, box)).trimEnd().split('\n')
    const verdicts = lines.map(line => (JSON.parse(line) as { verdict: string }).verdict)
    assert.deepEqual(verdicts, ['verified', 'verified', 'verified'])
  }
})

test('a person is told how far recovered keys can be trusted', async () => {
  const told = await turncoat('keys', 'recover', box, '--threads', '1')
  assert.match(told, /^s1\._domainkey\.x\.example\n {3}1024 bits, exponent 17\. It fits 3 signatures of 3/)
  assert.match(told.replaceAll('\n', ' '), /prove only as far as this archive is trusted/)
  const none = await turncoat('keys', 'recover', box, '--domain', 'y.example', '--threads', '1')
  assert.match(none, /0 keys recovered/)
})
