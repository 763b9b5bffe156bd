/** Keys from the DNS: a name server of a few lines on this machine, and the program as a person runs it. */
import assert from 'node:assert/strict'
import { createSocket } from 'node:dgram'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'

import { makeSigner, signMail } from '../3-verify/signer.contract.ts'
import { run } from './run.ts'

const room = mkdtempSync(join(tmpdir(), 'turncoat-test-'))
const socket = createSocket('udp4')
const asked: string[] = []

const [present, gone, lost] = ['present', 'gone', 'lost'].map(selector =>
  makeSigner('ed25519', 256, 'x.example', selector),
)
const text = Buffer.from(`From: a@x.example\r\nSubject: Notes\r\n\r\nNotes\r\n`)
const mail = [present!, gone!, lost!].reduce<Buffer>((bytes, signer) => signMail(bytes, { signer }), text)

/** RFC 1035 §4.1: the question back, with one TXT record of two strings, with none (NXDOMAIN), or refused. */
function answer(question: Buffer): Buffer {
  const labels: string[] = []
  let at = 12
  for (let size = question[at]!; size > 0; size = question[at]!) {
    labels.push(question.toString('latin1', at + 1, at + 1 + size))
    at += 1 + size
  }
  const name = labels.join('.')
  asked.push(name)
  const code = name.startsWith('present.') ? 0 : name.startsWith('gone.') ? 3 : 5
  const head = Buffer.from(question.subarray(0, 12))
  head.writeUInt16BE(0x8180 | code, 2)
  head.writeUInt16BE(code === 0 ? 1 : 0, 6)
  head.writeUInt16BE(0, 10)
  const asks = question.subarray(12, at + 5)
  if (code !== 0) return Buffer.concat([head, asks])
  const strings = [present!.txt.slice(0, 20), present!.txt.slice(20)].map(part =>
    Buffer.concat([Buffer.from([part.length]), Buffer.from(part)]),
  )
  const content = Buffer.concat(strings)
  const record = Buffer.from([0xc0, 12, 0, 16, 0, 1, 0, 0, 0, 60, content.length >> 8, content.length & 255])
  return Buffer.concat([head, asks, record, content])
}

before(async () => {
  socket.on('message', (question, { port, address }) => socket.send(answer(question), port, address))
  await new Promise<void>(resolve => socket.bind(0, '127.0.0.1', () => resolve()))
})
after(() => {
  socket.close()
  rmSync(room, { recursive: true, force: true })
})

async function turncoat(...args: readonly string[]) {
  let [out, err] = ['', '']
  const terminal = { columns: undefined, lively: false, colour: false }
  const write = { out: (said: string) => void (out += said), err: (said: string) => void (err += said) }
  const status = await run(args, { ...terminal, ...write })
  return { status, out, err }
}

const inRoom = (name: string, content: Buffer | string) => {
  writeFileSync(join(room, name), content)
  return join(room, name)
}

const lookUp = (...args: readonly string[]) =>
  turncoat('keys', 'look-up', ...args, '--server', `127.0.0.1:${socket.address().port}`)

test('the keys that mails name are asked for, dated, and kept with what was seen before', async () => {
  const letter = inRoom('letter.eml', mail)
  const name = { selector: 'present', domain: 'x.example', txt: present!.txt }
  const kept = { ...name, source: 'a newspaper', firstSeen: '2020-01-01T00:00:00Z', lastSeen: '2020-02-01T00:00:00Z' }
  const keys = inRoom('keys.json', JSON.stringify([kept]))
  const { status, out, err } = await lookUp(letter, '--out', keys, '--json', '--quiet')
  assert.equal(status, 0, err)
  const lines = out
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as { selector: string; state: string; blind?: string })
  assert.deepEqual(
    lines.map(({ selector, state }) => [selector, state]),
    [
      ['gone', 'no-record'],
      ['lost', 'not-asked'],
      ['present', 'found'],
    ],
  )
  assert.match(lines[1]!.blind!, /could not be asked for lost\._domainkey\.x\.example/)
  assert.deepEqual(
    [...new Set(asked)].sort(),
    ['gone', 'lost', 'present'].map(one => `${one}._domainkey.x.example`),
  )
  const [entry, ...more] = JSON.parse(readFileSync(keys, 'utf8')) as (typeof kept)[]
  assert.deepEqual([more.length, entry?.firstSeen, entry?.source], [0, kept.firstSeen, kept.source])
  assert(Math.abs(Date.parse(entry!.lastSeen) - Date.now()) < 60_000)
  const proven = await turncoat('prove', '--json', '--quiet', '--keys', keys, letter)
  assert.equal((JSON.parse(proven.out) as { verdict: string }).verdict, 'verified')
})

test('a person reads what stands there now, and what could not be asked', async () => {
  const { out } = await lookUp(inRoom('letter.eml', mail), '--quiet')
  assert.match(out, /present\._domainkey\.x\.example\n {3}1 signature name it\. A ed25519 key of 256 bits/)
  assert.match(out, /No record stands there now/)
  assert.match(out, /1 key found in the DNS\. 1 name could not be asked for\.\n$/)
})

test('a file of something else is left as it is, and a wrong address is said', async () => {
  const letter = inRoom('letter.eml', mail)
  const notes = inRoom('notes.txt', 'These are my notes.\n')
  const refused = await lookUp(letter, '--out', notes)
  assert.equal(refused.status, 1)
  assert.match(refused.err, /is left as it is/)
  assert.equal(readFileSync(notes, 'utf8'), 'These are my notes.\n')
  const wrong = await turncoat('keys', 'look-up', letter, '--server', 'nowhere')
  assert.deepEqual(
    [wrong.status, wrong.err],
    [2, 'turncoat: --server nowhere is no address. Write 9.9.9.9 or 9.9.9.9:53\n'],
  )
})
