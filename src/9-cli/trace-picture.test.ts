/** A photographed print of a mail, traced with a program of our own in the text engine's place. */
import assert from 'node:assert/strict'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { after, test } from 'node:test'

import { run } from './run.ts'

const room = mkdtempSync(join(tmpdir(), 'turncoat-picture-'))
const at = (name: string) => join(room, name)
const searched = process.env['PATH'] ?? ''
after(() => {
  process.env['PATH'] = searched
  rmSync(room, { recursive: true, force: true })
})

const WORDS =
  'The bridge will stay closed until the second inspection in April, whatever the mayor tells the paper on Friday.'
const PRINT = `Anna Roe
From: Desk <desk@outside.test>
Sent: Monday, 3 November 2025 09:00
To: Anna Roe <anna@team.example>
Subject: Bridge

${WORDS.replace('second', 'secand').replace('inspection', 'inspectlon')}
`
const mail = (to: string, name: string) => `From x Mon Nov 03 09:00:00 2025
From: Desk <desk@outside.test>
To: ${name} <${to}@team.example>
Subject: Bridge
Message-ID: <bridge@outside.test>
Date: 3 Nov 2025 09:00:00 +0000

${WORDS}

From x Tue Nov 04 09:00:00 2025
From: ${name} <${to}@team.example>
To: Desk <desk@outside.test>
Subject: Thanks
Message-ID: <thanks.${to}@outside.test>
Date: 4 Nov 2025 09:00:00 +0000

Thank you, I had not heard.

`
writeFileSync(at('anna.mbox'), mail('anna', 'Anna Roe'))
writeFileSync(at('ben.mbox'), mail('ben', 'Ben Poe'))
writeFileSync(at('photo.png'), '\x89PNG\r\n\x1a\nnot a real picture', 'latin1')
mkdirSync(at('bin'))
writeFileSync(
  at('bin/tesseract'),
  `#!${process.execPath}\nprocess.stdin.resume().on('end', () => process.stdout.write(${JSON.stringify(PRINT)}))\n`,
)
chmodSync(at('bin/tesseract'), 0o755)

async function ask(...args: readonly string[]): Promise<Record<string, unknown>[]> {
  let said = ''
  const out = (text: string) => void (said += text)
  const status = await run(args, { out, err: () => undefined, columns: undefined, lively: false, colour: false })
  assert.equal(status, 0)
  const lines = said.split('\n').filter(line => line.startsWith('{'))
  return lines.map(line => JSON.parse(line) as Record<string, unknown>)
}

await ask('add', at('case'), '--quiet', at('anna.mbox'), at('ben.mbox'))

test('without a text engine a picture is blind, and the answer says what to install', async () => {
  process.env['PATH'] = at('nowhere')
  const [match] = await ask('trace', at('case'), '--json', at('photo.png'))
  assert.deepEqual([match!['verdict'], match!['instances']], ['undetermined', []])
  assert.match(String(match!['blind']), /Install Tesseract/)
})

test('with one the mail is found through bad reading, and the name over the print tells the copy', async () => {
  process.env['PATH'] = [at('bin'), searched].join(delimiter)
  const [match, origin] = await ask('trace', at('case'), '--json', at('photo.png'))
  assert.deepEqual([match!['verdict'], match!['blind']], ['consistent', []])
  const instances = match!['instances'] as { mailbox: string; messageId: string }[]
  assert.deepEqual(
    instances.map(({ mailbox, messageId }) => `${mailbox} ${messageId}`),
    ['anna <bridge@outside.test>', 'ben <bridge@outside.test>'],
  )
  assert.deepEqual([origin!['named'], origin!['tie']], [['anna'], false])
})
