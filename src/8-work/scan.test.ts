import type { Moment } from '#ground'
import { openCase } from '#store'
import { teamOf } from '#team'

import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'

import { history, mail, TODAY } from '../4-evidence/mail.contract.ts'
import { add, examineStore, scan, type Bench, type Progress } from './index.ts'

const room = mkdtempSync(join(tmpdir(), 'turncoat-test-'))
after(() => rmSync(room, { recursive: true, force: true }))
const archive = join(room, 'berta.mbox')
const lure = mail({ day: TODAY, body: 'Please sign in at https://a.test/x right away.\n' })
const stored = (text: string) => `From anna@example.org Mon Mar  4 09:30:00 2024\n${text.replaceAll('\r\n', '\n')}\n`
writeFileSync(archive, [...history(), lure, lure].map(stored).join(''))

function bench(threads = 1): Bench & { readonly told: Progress[] } {
  const told: Progress[] = []
  return {
    now: () => 0 as Moment,
    who: 'tester',
    version: '1.0.0',
    threads,
    progress: step => void told.push(step),
    peakMemoryMiB: () => 1,
    told,
  }
}
const examining = { team: teamOf([], []), budget: { alerts: 1, messages: 1000 } }

test('how many threads read does not show in the answer', async () => {
  const [one, three] = [
    await scan([{ path: archive }], examining, bench(1)),
    await scan([{ path: archive }], examining, bench(3)),
  ]
  assert.equal(JSON.stringify(three), JSON.stringify(one))
})

test('the same mail twice in one folder is a duplicate, and the account comes out even', async () => {
  const { ledger, ranked } = await scan([{ path: archive }], examining, bench())
  const { expected, read, duplicate } = ledger.find(({ kind }) => kind === 'mail')!
  assert.deepEqual([expected, read, duplicate, ranked.messages], [14, 13, 1, 13])
})

const within = (type: string, rest: string) => `Content-Type: ${type}\n\n${rest}`
const nested = Array.from({ length: 1000 }, (_, depth) => `multipart/mixed; boundary=b${depth}`)
const lossy = [
  {
    name: 'a thousand nested parts',
    mail: nested.reduceRight((inner, type, depth) => within(type, `--b${depth}\n${inner}`), within('text/plain', 'Hi')),
    lost: 'parts-too-deep',
  },
  {
    name: 'a multipart that was cut',
    mail: within('multipart/mixed; boundary=b', '--b\n\nHi'),
    lost: 'multipart-unclosed',
  },
  {
    name: 'a boundary that stands nowhere',
    mail: within('multipart/mixed; boundary=b', '--c\n\nHi\n--c--\n'),
    lost: 'multipart-without-parts',
  },
  { name: 'a header section without end', mail: `${'X-A: b\n'.repeat(10_000)}\nHi`, lost: 'header-too-long' },
  { name: 'an unknown encoding', mail: 'Content-Transfer-Encoding: rot13\n\nHi', lost: 'encoding-unknown' },
]
for (const { name, mail: rest, lost } of lossy)
  test(`what is lost of a mail stands in the account of its container: ${name}`, async () => {
    const path = join(room, 'lossy.mbox')
    writeFileSync(
      path,
      ['fine: 1\n\nHi\n', rest].map(each => stored(`From: anna@example.org\nDate: x\n${each}\n`)).join(''),
    )
    const [entry] = (await scan([{ path }], examining, bench())).ledger
    assert.deepEqual([entry?.expected, entry?.read, entry?.failed], [2, 2, 0])
    const { code, where } = entry!.troubles[0]!
    assert.equal(code, lost)
    assert.deepEqual(where.path, ['lossy.mbox', '#2'])
    assert(where.span !== undefined)
  })

test('a source that is not there is told before anything is read', async () => {
  const watched = bench()
  const sources = [{ path: archive }, { path: join(room, 'z-nowhere.mbox') }]
  await assert.rejects(scan(sources, examining, watched), /z-nowhere\.mbox does not exist\. Check the path\./)
  assert.deepEqual(watched.told, [])
})

test('every mail is given in order of time, and progress ends with all of them', async () => {
  const [times, watched]: [Moment[], Bench & { readonly told: Progress[] }] = [[], bench()]
  await scan([{ path: archive }], { ...examining, each: ({ examined }) => void times.push(examined.gist.at) }, watched)
  assert.deepEqual(
    times,
    times.toSorted((one, other) => one - other),
  )
  assert.deepEqual(watched.told.at(-1), { doing: 'Examining', done: 13, of: 13, unit: 'mails' })
})

test('mails outside the time asked for make no findings, and are learnt all the same', async () => {
  const whole = (await scan([{ path: archive }], examining, bench())).ranked.findings
  const since = whole.find(({ subject }) => subject === `Notes of day ${TODAY}`)!.at
  const { findings } = (await scan([{ path: archive }], { ...examining, since }, bench())).ranked
  assert.deepEqual(
    findings.map(({ at, history: known }) => [at, known]),
    [[since, 12]],
  )
  const before = (await scan([{ path: archive }], { ...examining, until: since }, bench())).ranked.findings
  assert(before.every(({ at }) => at < since))
})

test('a case examined answers as a scan does, with a mailbox as it was named', async () => {
  const source = { path: archive, mailbox: 'Berta' }
  const scanned = await scan([source], examining, bench())
  const opened = openCase(join(room, 'case'))
  try {
    await add(opened, [source], bench())
    assert.equal(JSON.stringify(examineStore(opened.store, examining, bench())), JSON.stringify(scanned.ranked))
    assert.equal(scanned.ranked.findings[0]?.held[0].mailbox, 'Berta')
  } finally {
    opened.close()
  }
})

test('a source that is not there ends the work with what to do', async () => {
  await assert.rejects(scan([{ path: join(room, 'nowhere.mbox') }], examining, bench()), /nowhere\.mbox/)
})
