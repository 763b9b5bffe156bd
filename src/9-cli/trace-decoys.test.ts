/** A leaked decoy, from the register to the answer, through the program as a person types it. */
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'

import { run } from './run.ts'

const room = mkdtempSync(join(tmpdir(), 'turncoat-decoys-'))
after(() => rmSync(room, { recursive: true, force: true }))
const at = (name: string) => join(room, name)

const RUMOUR =
  'The printer in the annex will be replaced on the ninth, and the old one goes to the youth club in Marlow.'
const lease = (rent: string) =>
  `Our landlord offers another five years for ${rent} a month, heating included, if we sign before the clocks change.`

function mail(number: number, to: string, subject: string, text: string): string {
  const day = String(number).padStart(2, '0')
  return `From x Mon Nov ${day} 09:00:00 2025
From: Desk <desk@outside.test>
To: ${to}@team.example
Subject: ${subject}
Message-ID: <${number}.${to}@outside.test>
Date: ${day} Nov 2025 09:00:00 +0000

${text}

`
}

writeFileSync(at('anna.mbox'), mail(3, 'anna', 'Lease', lease('4,150 crowns')) + mail(5, 'anna', 'Printer', RUMOUR))
writeFileSync(at('ben.mbox'), mail(3, 'ben', 'Lease', lease('nine pounds')) + mail(5, 'ben', 'Printer', RUMOUR))
writeFileSync(
  at('decoys.csv'),
  `account,planted,file,text\nanna@team.example,2025-11-03,,"${lease('4,150 crowns')}"\nben,2025-11-03,own/ben.txt,\nnobody,2025-11-03,own/gone.txt,\n`,
)
writeFileSync(at('ben.txt'), lease('nine pounds'))
writeFileSync(
  at('decoys.jsonl'),
  `{"account":"anna","planted":"2025-11-03","text":${JSON.stringify(lease('4,150 crowns'))}}\n{"account":"ben","file":"ben.txt"}\n`,
)
writeFileSync(at('rumour.txt'), RUMOUR)
writeFileSync(at('lease.txt'), lease('4,150 crowns').toUpperCase())

interface Answer {
  readonly tie: boolean
  readonly named: readonly string[]
  readonly decoys: readonly { file: string; accounts: readonly string[]; settles: boolean; planted?: string }[]
  readonly window: { readonly from: string; readonly because: readonly string[] }
}

let told = ''
async function ask(...args: readonly string[]): Promise<string> {
  let said = ''
  const terminal = {
    out: (text: string) => void (said += text),
    err: (text: string) => void (told += text),
    columns: undefined,
    lively: false,
    colour: false,
  }
  assert.equal(await run(args, terminal), 0, told)
  return said
}
const origin = (answer: string) => JSON.parse(answer.trimEnd().split('\n').at(-1)!) as Answer

await ask('add', at('case'), '--quiet', at('anna.mbox'), at('ben.mbox'))

test('what two held alike is a tie without a decoy', async () => {
  const { tie, decoys } = origin(await ask('trace', at('case'), '--json', at('rumour.txt')))
  assert.deepEqual({ tie, decoys }, { tie: true, decoys: [] })
})

test('a leaked decoy beside it settles the account, and is told apart', async () => {
  const args = ['trace', at('case'), '--decoys', at('decoys.jsonl'), at('rumour.txt'), at('lease.txt')]
  const { tie, named, decoys, window } = origin(await ask(...args, '--json', '--html', at('page.html')))
  assert.deepEqual({ tie, named }, { tie: false, named: ['anna'] })
  assert.deepEqual(
    decoys.map(({ file, accounts, settles, planted }) => ({ file, accounts, settles, planted })),
    [{ file: 'lease.txt', accounts: ['anna'], settles: true, planted: '2025-11-03T00:00:00Z' }],
  )
  assert.equal(window.from, '2025-11-05T09:00:00Z')
  assert.match(await ask(...args), /^A decoy leaked that lay in anna and nowhere else/)
  assert.match(readFileSync(at('page.html'), 'utf8'), /<h2>Decoys<\/h2>[^]*planted in anna and lay nowhere else/)
})

test('an address in the register is the mailbox of its owner; what cannot be read is told', async () => {
  told = ''
  const args = ['trace', at('case'), '--decoys', at('decoys.csv'), at('lease.txt'), '--json']
  assert.deepEqual(origin(await ask(...args)).named, ['anna'])
  assert.match(told, /own\/ben\.txt cannot be read.*It was left out/)
  assert.match(told, /own\/gone\.txt cannot be read/)
})
