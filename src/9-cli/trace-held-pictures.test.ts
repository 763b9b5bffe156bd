/** A scan that lay in held mail, with a program of our own in the text engine's place. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { after, test } from 'node:test'

import { run } from './run.ts'

const room = mkdtempSync(join(tmpdir(), 'turncoat-held-'))
const at = (name: string) => join(room, name)
const searched = process.env['PATH'] ?? ''
after(() => {
  process.env['PATH'] = searched
  rmSync(room, { recursive: true, force: true })
})

const MEMO =
  'The harbour bond is to be paid out before the council meets, and the ferry company must not hear of it until the ledger is signed.'
const PICTURE = Buffer.from('\x89PNG\r\n\x1a\nnot a real picture', 'latin1')
const mail = (to: string) => `From x Mon Nov 03 09:00:00 2025
From: Desk <desk@outside.test>
To: ${to}@team.example
Subject: As asked
Message-ID: <asked.${to}@outside.test>
Date: 3 Nov 2025 09:00:00 +0000
Content-Type: multipart/mixed; boundary=cut

--cut

See the scan.
--cut
Content-Type: image/png; name=memo.png
Content-Disposition: attachment; filename=memo.png
Content-Transfer-Encoding: base64

${PICTURE.toString('base64')}
--cut--

`
writeFileSync(at('anna.mbox'), mail('anna'))
writeFileSync(at('ben.mbox'), mail('ben'))
writeFileSync(at('leaked.txt'), MEMO)
mkdirSync(at('bin'))
writeFileSync(
  at('bin/tesseract'),
  `#!${process.execPath}\nprocess.stdin.resume().on('end', () => process.stdout.write(${JSON.stringify(MEMO.replace('ferry', 'terry'))}))\n`,
)
chmodSync(at('bin/tesseract'), 0o755)

interface Line {
  readonly type: string
  readonly blind: readonly string[]
  readonly instances?: readonly { readonly mailbox: string; readonly part: string; readonly sha256: string }[]
}

async function ask(path: string, ...args: readonly string[]): Promise<readonly [Line, Line]> {
  process.env['PATH'] = path
  let said = ''
  const out = (text: string) => void (said += text)
  const status = await run(args, { out, err: () => undefined, columns: undefined, lively: false, colour: false })
  assert.equal(status, 0)
  const lines = said
    .split('\n')
    .filter(line => line.startsWith('{"type":"match"') || line.startsWith('{"type":"origin"'))
  assert.equal(lines.length, 2)
  return [JSON.parse(lines[0]!) as Line, JSON.parse(lines[1]!) as Line]
}

await run(['add', at('case'), '--quiet', at('anna.mbox'), at('ben.mbox')], {
  out: () => undefined,
  err: () => undefined,
  columns: undefined,
  lively: false,
  colour: false,
})
const WITH_ENGINE = [at('bin'), searched].join(delimiter)
const QUESTION = ['trace', at('case'), at('leaked.txt'), '--json']

test('pictures in held mail are not read unasked, and the answer says how many were not', async () => {
  const [match, origin] = await ask(WITH_ENGINE, ...QUESTION)
  assert.deepEqual(match.instances, [])
  assert.match(origin.blind.join(), /^Not looked at: 1 picture or scan in held mail/)
})

test('asked for without a text engine they stay unread, and the answer says so', async () => {
  const [match, origin] = await ask(at('nowhere'), ...QUESTION, '--pictures')
  assert.deepEqual([match.instances, origin.blind.length], [[], 1])
})

test('asked for, what a picture shows is found in every mailbox that had it', async () => {
  const [match, origin] = await ask(WITH_ENGINE, ...QUESTION, '--pictures')
  const sha256 = createHash('sha256').update(PICTURE).digest('hex')
  assert.deepEqual(
    match.instances?.map(each => [each.mailbox, each.part, each.sha256]),
    [
      ['anna', 'memo.png', sha256],
      ['ben', 'memo.png', sha256],
    ],
  )
  assert.deepEqual(origin.blind, [])
})

test('what was read once is kept', async () => {
  const [match, origin] = await ask(at('nowhere'), ...QUESTION)
  assert.deepEqual([match.instances?.length, origin.blind], [2, []])
})
