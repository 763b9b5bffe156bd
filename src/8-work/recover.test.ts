import type { Moment } from '#ground'
import { keyStore, readKeys } from '#verify'

import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'

import { makeSigner, type Signer, signMail } from '../3-verify/signer.contract.ts'
import { recoverKeys, type Recovery } from './index.ts'

const room = mkdtempSync(join(tmpdir(), 'turncoat-test-'))
after(() => rmSync(room, { recursive: true, force: true }))

/** A small exponent keeps the numbers of a test small; the way is the same. */
function signerWith(selector: string): Signer {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024, publicExponent: 17 })
  const material = publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
  return { domain: 'x.example', selector, type: 'rsa', privateKey, txt: `v=DKIM1; k=rsa; p=${material}` }
}

const signer = signerWith('s1')
const mail = (day: number, by = signer) =>
  signMail(
    Buffer.from(
      `Received: from a by b; ${new Date(Date.UTC(2024, 0, day)).toUTCString()}\r\nFrom: a@x.example\r\nSubject: Day ${day}\r\n\r\nNotes of day ${day}\r\n`,
    ),
    { signer: by, names: ['from', 'subject'] },
  ).toString('latin1')
const changed = (text: string) => text.replace('Subject: ', 'Subject: [list] ')

async function recovered(mails: readonly string[]): Promise<readonly Recovery[]> {
  const file = join(room, 'archive.mbox')
  const stored = mails.map(text => `From a@x.example Mon Jan  1 00:00:00 2024\n${text.replaceAll('\r\n', '\n')}\n`)
  writeFileSync(file, stored.join(''), 'latin1')
  const world = { threads: 2, progress: () => undefined, now: () => 0 as Moment }
  return Array.fromAsync(recoverKeys([{ path: file }], { comparisons: 3 }, world))
}

test('a key is recovered from changed and unchanged mails, dated by those that it fits, and read again', async () => {
  const [found, ...more] = await recovered([changed(mail(1)), mail(2), mail(3), mail(5), changed(mail(9)), mail(2)])
  assert.equal(more.length, 0)
  assert.deepEqual(
    [found?.signatures, found?.intactBodies, found?.key?.txt, found?.key?.bits, found?.key?.verified],
    [5, 5, signer.txt, 1024, 3],
  )
  const times = [found?.key?.firstSeen, found?.key?.lastSeen]
  assert.deepEqual(times, [Date.UTC(2024, 0, 2), Date.UTC(2024, 0, 5)])
  const file = { 's1._domainkey.x.example': { txt: found?.key?.txt, firstSeen: '2024-01-02', lastSeen: '2024-01-05' } }
  const store = keyStore(readKeys(JSON.stringify(file), 'archive').keys)
  assert.equal(store.keyFor('s1', 'x.example', Date.UTC(2024, 0, 3) as Moment)[0]?.seen, 'then')
})

test('each key is recovered by itself, the most used first', async () => {
  const other = signerWith('s2')
  const found = await recovered([1, 2, 3].map(day => mail(day, other)).concat([1, 2, 3, 4].map(day => mail(day))))
  assert.deepEqual(
    found.map(({ selector, key }) => [selector, key?.txt]),
    [
      ['s1', signer.txt],
      ['s2', other.txt],
    ],
  )
})

test('Ed25519 keys and keys of one or two mails are left out', async () => {
  const edwards = makeSigner('ed25519', 256)
  assert.deepEqual(await recovered([mail(1), mail(2), ...[1, 2, 3].map(day => mail(day, edwards))]), [])
})
