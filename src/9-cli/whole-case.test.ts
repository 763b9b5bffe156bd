/** The whole way through the real program: a tiny team's mail on disk, the program run as a person would. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, test } from 'node:test'

import { history, mail, TODAY } from '../4-evidence/mail.contract.ts'

const ROOF = join(import.meta.dirname, '..', 'main.ts')
const room = mkdtempSync(join(tmpdir(), 'turncoat-test-'))
after(() => rmSync(room, { recursive: true, force: true }))

const strange = mail({
  day: TODAY,
  headers: { 'User-Agent': 'Roundcube', 'Reply-To': 'anna.example@freemail.example' },
  body: 'Please sign in with your password at https://login.a.test/x right away.\n',
})
const mbox = join(room, 'berta.mbox')
writeFileSync(
  mbox,
  [...history(), strange]
    .map(text => `From anna@example.org Mon Mar  4 09:30:00 2024\n${text.replaceAll('\r\n', '\n')}\n`)
    .join(''),
)
const folder = join(room, 'carla')
mkdirSync(folder)
history({ from: 'Berta Muster <berta@example.net>', to: 'Carla <carla@example.net>' }, 8)
  .concat(strange.replaceAll('\r\n', '\n'))
  .forEach((text, number) => writeFileSync(join(folder, `${number}.eml`), text))
const MESSAGES = 22

function turncoat(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', ROOF, ...args],
    { cwd: room, encoding: 'utf8' },
  )
  return { status, stdout, stderr }
}

/** The lines of some types, as printed. */
function lines(text: string, ...types: readonly string[]): string[] {
  return text.split('\n').filter(line => types.some(type => line.startsWith(`{"type":"${type}"`)))
}

/** All that a case's database holds. */
function contents(place: string): Record<string, unknown[]> {
  const database = new DatabaseSync(join(place, 'case.sqlite'), { readOnly: true })
  try {
    const tables = database.prepare(`SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name`).all()
    return Object.fromEntries(
      tables.map(({ name }) => [String(name), database.prepare(`SELECT * FROM "${String(name)}"`).all()]),
    )
  } finally {
    database.close()
  }
}

const place = join(room, 'case')
const scores = join(room, 'scores.jsonl')
const scanned = turncoat('scan', '--json', '--threads', '2', '--scores', scores, mbox, folder)

test('a scan accounts for every mail and finds the strange one first', () => {
  assert.equal(scanned.status, 0, scanned.stderr)
  const read = lines(scanned.stdout, 'ledger').map(
    line => JSON.parse(line) as Record<'expected' | 'read' | 'duplicate' | 'skipped' | 'failed', number>,
  )
  for (const { expected, read: taken, duplicate, skipped, failed } of read)
    assert.equal(expected, taken + duplicate + skipped + failed)
  const [first] = lines(scanned.stdout, 'finding').map(
    line => JSON.parse(line) as { account: string; held: { mailbox: string }[] },
  )
  assert.equal(first?.account, 'anna@example.org')
  assert.equal(first.held.length, 2)
  const [summary] = lines(scanned.stdout, 'summary').map(line => JSON.parse(line) as { messages: number })
  assert.equal(summary?.messages, MESSAGES)
})

test('the order in which sources are named does not show, nor the number of threads', () => {
  const again = turncoat('scan', '--json', '--threads', '1', folder, mbox)
  assert.deepEqual(lines(again.stdout, 'finding', 'ledger'), lines(scanned.stdout, 'finding', 'ledger'))
})

test('--scores has one line for every mail', () => {
  const told = readFileSync(scores, 'utf8')
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as { at: string; score: number | null; tier: number })
  assert.equal(told.length, MESSAGES)
  assert.deepEqual(
    told.map(({ at }) => at),
    told.map(({ at }) => at).toSorted(),
  )
  assert(told.every(({ score, tier }) => (score === null ? tier === 0 : score >= 0 && [0, 1, 2].includes(tier))))
})

test('adding twice changes nothing in the case, and its findings are those of a scan', () => {
  assert.equal(turncoat('add', place, mbox, folder).status, 0)
  const before = contents(place)
  assert.equal(before['instance']?.length, MESSAGES)
  const again = turncoat('add', place, folder, mbox)
  assert.equal(again.status, 0, again.stderr)
  assert.deepEqual(contents(place), before)
  const { stdout, status } = turncoat('findings', place, '--json')
  assert.equal(status, 0)
  assert.deepEqual(lines(stdout, 'finding'), lines(scanned.stdout, 'finding'))
})

test('wrong usage ends with 2 and the next step, a failure with 1', () => {
  const rows = [
    { args: ['dance'], status: 2, says: /“dance” is not something that turncoat does\. See: turncoat --help/ },
    { args: ['scan'], status: 2, says: /scan needs something to read/ },
    { args: ['scan', '--budget', 'few', mbox], status: 2, says: /--budget few/ },
    { args: ['findings', join(room, 'nowhere')], status: 1, says: /nowhere is no case\. Make one with/ },
  ]
  for (const { args, status, says } of rows) {
    const answer = turncoat(...args)
    assert.deepEqual([answer.status, answer.stdout], [status, ''], args.join(' '))
    assert.match(answer.stderr, says)
  }
})
