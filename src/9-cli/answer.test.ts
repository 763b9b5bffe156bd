/** What a person is given, through the real program: pages, accounts, aliases, and what happens when nothing is there. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'

import { history, mail, TODAY } from '../4-evidence/mail.contract.ts'
import { run } from './run.ts'

const ROOF = join(import.meta.dirname, '..', 'main.ts')
const room = mkdtempSync(join(tmpdir(), 'turncoat-test-'))
after(() => rmSync(room, { recursive: true, force: true }))

const HOSTILE = '<img src=x onerror=alert(1)><script>alert(2)</script>'
const ANNA = 'anna@example.org'
const strange = mail({
  day: TODAY,
  subject: `${HOSTILE}\u001b[2J`,
  headers: { 'User-Agent': 'Roundcube', 'Message-ID': '<strange@example.org>' },
  body: `${HOSTILE}\nPlease sign in with your password at https://login.a.test/<svg onload=alert(3)> right away.\n`,
})
const answered = mail({
  day: TODAY + 0.2,
  from: 'Berta Muster <berta@example.net>',
  to: ANNA,
  headers: { 'In-Reply-To': '<strange@example.org>', 'Message-ID': '<answer@example.net>' },
  body: 'Thank you, I will.\n',
})
const passed = mail({
  day: TODAY + 0.3,
  from: 'Berta Muster <berta@example.net>',
  to: 'carla@example.com',
  headers: { 'In-Reply-To': '<strange@example.org>', 'Message-ID': '<passed@example.net>' },
  body: 'Look at that.\n',
})
const stored = (texts: readonly string[]) =>
  texts.map(text => `From anna@example.org Mon Mar  4 09:30:00 2024\n${text.replaceAll('\r\n', '\n')}\n`).join('')
writeFileSync(join(room, 'berta.mbox'), stored([...history(), strange, answered, passed]))
writeFileSync(join(room, 'carla.mbox'), stored([strange]))
mkdirSync(join(room, 'empty'))
mkdirSync(join(room, 'no-mail'))
writeFileSync(join(room, 'no-mail', 'picture.png'), Buffer.from('89504e470d0a1a0a', 'hex'))

interface Told {
  readonly status: number | null
  readonly out: string
  readonly err: string
}

/** Runs the program as a person would, several side by side. */
function turncoat(...args: readonly string[]): Promise<Told> {
  return new Promise(done => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ROOF, ...args], { cwd: room })
    const [out, err]: [string[], string[]] = [[], []]
    child.stdout.setEncoding('utf8').on('data', (text: string) => out.push(text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => err.push(text))
    child.on('close', status => {
      done({ status, out: out.join(''), err: err.join('') })
    })
  })
}

/** The same without a process of its own, for what has nothing to do with one. */
async function asked(...args: readonly string[]): Promise<Told> {
  const [out, err]: [string[], string[]] = [[], []]
  const terminal = {
    out: (text: string) => void out.push(text),
    err: (text: string) => void err.push(text),
    columns: 60,
    lively: false,
    colour: false,
  }
  const status = await run(args, terminal)
  return { status, out: out.join(''), err: err.join('') }
}

const told: Record<string, Told> = {}
before(async () => {
  const added = await asked('add', join(room, 'case'), join(room, 'berta.mbox'), join(room, 'carla.mbox'))
  assert.equal(added.status, 0, added.err)
  const runs: Record<string, readonly string[]> = {
    scan: ['scan', '--html', 'scan.html', 'berta.mbox', 'carla.mbox'],
    turned: ['turned', 'case', '--html', 'turned.html'],
    turnedJson: ['turned', 'case', '--json'],
    findingsJson: ['findings', 'case', '--json'],
  }
  const names = Object.keys(runs)
  const answers = await Promise.all(names.map(name => turncoat(...runs[name]!)))
  names.forEach((name, place) => (told[name] = answers[place]!))
  told['findings'] = await asked('findings', join(room, 'case'))
})

/** Elements of a page that could run, load or lead out of it. */
function active(page: string): string[] {
  return [...page.matchAll(/<([a-z0-9]+)([^>]*)>/gi)].flatMap(([whole, name = '', attributes = '']) =>
    !/^<a href="#[a-z]+-\d+">$/.test(whole) &&
    (/^(?:script|img|iframe|object|embed|link|base|form|a)$/i.test(name) ||
      /\b(?:on[a-z]+|src|href|style)\s*=/i.test(attributes))
      ? [whole]
      : [],
  )
}

test('the page of a scan is one file that leads nowhere, runs nothing and shows hostile mail as text', () => {
  const { status, out = '', err } = told['scan'] ?? {}
  assert.equal(status, 0, err)
  assert.match(out, /The whole answer stands in scan\.html; any browser opens it, offline\./)
  const page = readFileSync(join(room, 'scan.html'), 'utf8')
  assert.match(page, /^<!doctype html>\n[^]*<\/html>\n$/)
  assert(page.includes('&lt;img src=x onerror=alert(1)&gt;&lt;script&gt;alert(2)&lt;/script&gt;'))
  assert.deepEqual(active(page), [])
  assert.doesNotMatch(page, /url\(|@import/)
  assert.match(page, /How this account wrote[^]*Roundcube <span class="seen">never before/)
})

test('text for a person has no control signs of foreign mail, and the plain sentence comes first', () => {
  for (const name of ['scan', 'findings', 'turned']) assert.doesNotMatch(told[name]?.out ?? '', /\u001b/)
  const text = told['findings']?.out ?? ''
  const card = text.slice(text.indexOf('This mail'))
  const order = [
    'though it came from that account',
    'What to do next',
    'Why',
    'How this account wrote',
    'What speaks against it',
  ]
  const places = order.map(words => card.indexOf(words))
  assert.deepEqual(
    places,
    places.toSorted((one, other) => one - other),
  )
  assert(!places.includes(-1))
})

test('a finding carries how its account wrote, with its own mark', () => {
  const [first] = lines(told['findingsJson']?.out ?? '', 'finding')
  assert.equal(first?.['account'], ANNA)
  const habits = first['habits'] as { mails: number; counts: number[]; marks: { sha256: string; shows: object[] }[] }
  assert.deepEqual([habits.mails, habits.counts], [13, [13]])
  assert.equal(habits.marks.length, 1)
  assert.equal(habits.marks[0]?.sha256, (first['subject'] as { sha256: string }).sha256)
  assert(habits.marks[0].shows.length > 3)
})

test('turned names the account, where its mail lies, and who answered or passed it on, in text and JSON and on the page', () => {
  const { out = '', status } = told['turned'] ?? {}
  assert.equal(status, 0)
  assert.match(out, /Anna Example <anna@example\.org>/)
  const [account] = lines(told['turnedJson']?.out ?? '', 'account')
  assert.equal(account?.['account'], ANNA)
  assert.deepEqual(
    (account['lateral'] as { address: string; how: string; messageId: string }[]).map(
      ({ address, how, messageId }) => `${address} ${how} ${messageId}`,
    ),
    [
      'berta@example.net received <strange@example.org>',
      'berta@example.net answered <answer@example.net>',
      'berta@example.net passed-on <passed@example.net>',
    ],
  )
  assert.deepEqual(
    (account['mails'] as { mailboxes: string[] }[]).map(({ mailboxes }) => mailboxes),
    [['berta', 'carla']],
  )
  assert(account['habits'] !== undefined && Array.isArray(account['against']))
  const page = readFileSync(join(room, 'turned.html'), 'utf8')
  assert.match(page, />berta@example\.net<\/th>\n<td><span class="whole">Answered<[^]*Passed it on</)
  assert.deepEqual(active(page), [])
})

test('aliases of a case are written as a roster, and with none it says so', async () => {
  const roster = join(room, 'aliases.csv')
  const { status, out, err } = await asked('aliases', join(room, 'case'), '--out', roster)
  assert.deepEqual([status, err], [0, ''])
  assert.match(out, /No two addresses here write under one name\./)
  assert.equal(readFileSync(roster, 'utf8'), 'name,role,status,addresses\n')
})

const rows = [
  {
    name: 'an empty folder is no failure, and it says that no mail was there',
    args: ['scan', join(room, 'empty')],
    status: 0,
    says: /No mail was found in what you gave\./,
  },
  {
    name: 'a folder without mail says so, and what it skipped',
    args: ['scan', join(room, 'no-mail')],
    status: 0,
    says: /^No mail was found[^]*What was read[^]*skipped/,
  },
  {
    name: 'a file that is not there is a failure with its name',
    args: ['scan', join(room, 'nowhere.mbox')],
    status: 1,
    says: /nowhere\.mbox/,
  },
  {
    name: 'a page that cannot be written is a failure with the next step',
    args: ['findings', join(room, 'case'), '--html', join(room, 'nowhere', 'page.html')],
    status: 1,
    says: /page\.html cannot be written.* Name a file in a folder that is there\./,
  },
  {
    name: 'scores that cannot be written are a failure with the next step',
    args: ['scan', '--scores', join(room, 'nowhere', 's.jsonl'), join(room, 'carla.mbox')],
    status: 1,
    says: /s\.jsonl cannot be written/,
  },
  {
    name: 'a roster that cannot be written is a failure with the next step',
    args: ['aliases', join(room, 'case'), '--out', join(room, 'nowhere', 'a.csv')],
    status: 1,
    says: /a\.csv cannot be written/,
  },
  {
    name: 'a file where a case should be is a failure that says so',
    args: ['scan', '--case', join(room, 'carla.mbox'), join(room, 'berta.mbox')],
    status: 1,
    says: /carla\.mbox is a file, and a case is a folder/,
  },
  {
    name: 'a second case is wrong usage, not left out in silence',
    args: ['findings', join(room, 'case'), 'more'],
    status: 2,
    says: /findings takes one case, and “more” is more/,
  },
  { name: 'an unknown option is wrong usage', args: ['turned', 'case', '--colour'], status: 2, says: /--colour/ },
  { name: 'aliases without a case says what to type', args: ['aliases'], status: 2, says: /turncoat aliases our-case/ },
]

for (const { name, args, status, says } of rows)
  test(name, async () => {
    const answer = await asked(...args)
    assert.equal(answer.status, status, answer.err)
    assert.match(status === 0 ? answer.out : answer.err, says)
    assert.doesNotMatch(answer.err, /fault of the program/)
  })

test('on a narrow terminal no line is wider, names of files and addresses apart', () => {
  const wide = (told['findings']?.out ?? '').split('\n').filter(line => line.length > 60)
  assert.deepEqual(
    wide.filter(line => line.trim().includes(' ')),
    [],
  )
})

function lines(text: string, type: string): Record<string, unknown>[] {
  return text
    .split('\n')
    .filter(line => line.startsWith(`{"type":"${type}"`))
    .map(line => JSON.parse(line) as Record<string, unknown>)
}
