/**
 * What other programs rely on: the command as it is installed, called from any folder, its streams and exit statuses, and
 * every field of its JSON by name and kind. Whoever changes one of these breaks somebody's script.
 */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'

import { history, mail, TODAY, withFile } from '../4-evidence/mail.contract.ts'
import { run } from './run.ts'

const COMMAND = join(import.meta.dirname, '..', '..', 'bin', 'turncoat')
const room = mkdtempSync(join(tmpdir(), 'turncoat-test-'))
after(() => rmSync(room, { recursive: true, force: true }))

const memo = Array.from({ length: 200 }, (_, place) => `word${(place * 37) % 211}`).join(' ')
const lure = mail({
  day: TODAY,
  headers: { 'User-Agent': 'Roundcube', 'Reply-To': 'anna.example@freemail.example' },
  body: 'Please sign in with your password at https://login.a.test/x right away.\n',
})
const brought = mail({ day: 3.5, ...withFile('memo.txt', 'text/plain', memo) })
const rare = mail({ day: 5.5, from: 'Dora <dora@rare.example>', headers: { 'Message-ID': undefined } })
const stored = (texts: readonly string[]) =>
  texts.map(text => `From anna@example.org Mon Mar  4 09:30:00 2024\n${text.replaceAll('\r\n', '\n')}\n`).join('')
const archive = stored([...history(), brought, rare, lure, lure])
const MAILS = 15
mkdirSync(join(room, 'mail'))
writeFileSync(join(room, 'mail', 'berta.mbox.gz'), gzipSync(archive))
writeFileSync(join(room, 'mail', 'damaged.zip'), Buffer.from('504b0304140000000800', 'hex'))
writeFileSync(join(room, 'memo.txt'), memo)
writeFileSync(join(room, 'lure.eml'), lure)

interface Told {
  readonly status: number | null
  readonly out: string
  readonly err: string
}

/** Runs the command in the room, with these bytes on its standard input. */
function turncoat(args: readonly string[], input = ''): Promise<Told> {
  return new Promise(done => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', COMMAND, ...args], { cwd: room })
    const [out, err]: [string[], string[]] = [[], []]
    child.stdout.setEncoding('utf8').on('data', (text: string) => out.push(text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => err.push(text))
    child.on('close', status => {
      done({ status, out: out.join(''), err: err.join('') })
    })
    child.stdin.on('error', () => undefined).end(input)
  })
}

type Line = Readonly<Record<string, unknown>>
/** Whether a value is of a kind. */
type Kind = (value: unknown) => boolean

const text: Kind = value => typeof value === 'string'
const number: Kind = value => typeof value === 'number' && Number.isFinite(value)
const count: Kind = value => Number.isSafeInteger(value) && Number(value) >= 0
const truth: Kind = value => typeof value === 'boolean'
const time: Kind = value => typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(value)
const digest: Kind = value => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
const messageId: Kind = value => typeof value === 'string' && /^<[^<>]*>$/.test(value)
const oneOf =
  (...words: readonly unknown[]): Kind =>
  value =>
    words.includes(value)
const orNull =
  (kind: Kind): Kind =>
  value =>
    value === null || kind(value)
const orAbsent =
  (kind: Kind): Kind =>
  value =>
    value === undefined || kind(value)
const listOf =
  (kind: Kind): Kind =>
  value =>
    Array.isArray(value) && value.every(kind)
const having =
  (fields: Readonly<Record<string, Kind>>): Kind =>
  value =>
    typeof value === 'object' && value !== null && wrong(fields, value as Line).length === 0

/** The fields that are missing or of another kind. */
function wrong(fields: Readonly<Record<string, Kind>>, line: Line): string[] {
  return Object.entries(fields)
    .filter(([name, kind]) => !kind(line[name]))
    .map(([name]) => `${name}: ${JSON.stringify(line[name])}`)
}

const evidence = listOf(
  having({
    name: text,
    says: text,
    bits: number,
    where: listOf(having({ source: digest, path: listOf(text), from: count, to: count })),
  }),
)
const finding = {
  type: oneOf('finding'),
  rank: count,
  claim: oneOf('account-turned', 'impersonated', 'phish'),
  account: text,
  subject: having({ kind: oneOf('message'), messageId: orAbsent(messageId), sha256: digest, mailbox: text }),
  at: time,
  score: number,
  tier: oneOf(0, 1, 2),
  history: count,
  evidence,
  against: evidence,
  blind: listOf(text),
}
const window = having({ from: time, to: time })

/** The fields that each type of line has at least. */
const SHAPES: Readonly<Record<string, Readonly<Record<string, Kind>>>> = {
  ledger: {
    source: text,
    mailbox: text,
    kind: text,
    expected: count,
    read: count,
    duplicate: count,
    skipped: count,
    failed: count,
    troubles: listOf(having({ code: text, path: listOf(text), says: text })),
  },
  finding,
  abstained: { account: text, messages: count, why: text },
  summary: { messages: count, events: count, alerts: count, seconds: number, peakMemoryMiB: number },
  account: { account: text, rank: count, score: number, window, first: having(finding), evidence, blind: listOf(text) },
  match: {
    file: text,
    sha256: digest,
    verdict: oneOf('verified', 'corroborated', 'consistent', 'altered', 'undetermined'),
    instances: listOf(
      having({
        mailbox: text,
        messageId,
        part: text,
        sha256: digest,
        similarity: number,
        containment: number,
        version: oneOf('exact', 'same-text', 'excerpt', 'edited'),
      }),
    ),
    passages: listOf(having({ state: oneOf('same', 'changed', 'inserted', 'removed'), leaked: text, held: text })),
  },
  origin: {
    mailboxes: listOf(having({ mailbox: text, probability: number, explains: count })),
    outside: number,
    tie: truth,
    wouldDecide: listOf(text),
    window: orAbsent(having({ from: time, to: time, because: listOf(text) })),
  },
  proof: {
    file: text,
    verdict: oneOf('verified', 'corroborated', 'consistent', 'undetermined', 'contradicted', 'altered'),
    signatures: listOf(having({ domain: text, selector: text, warnings: listOf(text), repair: listOf(text) })),
    date: having({ because: listOf(text) }),
    warnings: listOf(text),
  },
}
const SCORE = { messageId: orNull(messageId), sha256: digest, mailbox: text, from: text, at: time, history: count }

const linesOf = (out: string) =>
  out
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as Line)

const asked = [
  {
    args: ['scan', '--json', '--scores', 'scores.jsonl', 'mail'],
    types: ['abstained', 'finding', 'ledger', 'summary'],
  },
  { args: ['add', '--json', 'again', 'mail'], types: ['ledger'] },
  { args: ['findings', 'case', '--json'], types: ['abstained', 'finding', 'ledger', 'summary'] },
  { args: ['turned', 'case', '--json'], types: ['account'] },
  { args: ['trace', 'case', 'memo.txt', '--json'], types: ['match', 'origin'] },
  { args: ['prove', 'lure.eml', '--json'], types: ['proof'] },
  {
    args: ['scan', '--json', '--mailbox', 'mia', '-'],
    types: ['abstained', 'finding', 'ledger', 'summary'],
    input: archive,
  },
]
const answers = new Map<string, Told>()
const answerTo = (verb: string) => answers.get(asked.find(({ args }) => args[0] === verb)!.args.join(' '))!
before(async () => {
  const quiet = { out: () => undefined, err: () => undefined, columns: undefined, lively: false, colour: false }
  assert.equal(await run(['add', join(room, 'case'), join(room, 'mail'), '--threads', '1'], quiet), 0)
  const told = await Promise.all(asked.map(({ args, input }) => turncoat(args, input)))
  asked.forEach(({ args }, place) => answers.set(args.join(' '), told[place]!))
})

for (const { args, types } of asked)
  test(`${args.join(' ')}: one object a line, each with the fields of the contract, and nothing else on either stream`, () => {
    const { status, out, err } = answers.get(args.join(' '))!
    assert.deepEqual([status, err], [0, ''])
    const lines = linesOf(out)
    for (const line of lines)
      assert.deepEqual(wrong(SHAPES[String(line['type'])] ?? {}, line), [], String(line['type']))
    const seen = new Set(lines.map(({ type }) => String(type)))
    assert.deepEqual(
      types.filter(type => !seen.has(type)),
      [],
    )
  })

test('bad material is no failure of the run: it stands in the ledger, which comes out even for every container', () => {
  const ledger = linesOf(answerTo('scan').out).filter(({ type }) => type === 'ledger')
  const numbers = (line: Line) => ['expected', 'read', 'duplicate', 'skipped', 'failed'].map(name => Number(line[name]))
  for (const line of ledger) {
    const [expected, ...parts] = numbers(line)
    assert.equal(
      expected,
      parts.reduce((sum, part) => sum + part, 0),
    )
  }
  const [store, damaged, folder] = ledger
  assert.deepEqual([store?.['mailbox'], ...numbers(store!)], ['berta', MAILS + 1, MAILS, 1, 0, 0])
  assert.deepEqual(numbers(folder!), [2, 2, 0, 0, 0])
  assert((damaged?.['troubles'] as { path: string[] }[]).every(({ path }) => path.join('/') === 'mail/damaged.zip'))
  assert.notDeepEqual(damaged?.['troubles'], [])
})

test('--mailbox names the holder of what follows, and - is standard input', () => {
  const { out } = answers.get(asked.at(-1)!.args.join(' '))!
  const [ledger] = linesOf(out).filter(({ type }) => type === 'ledger')
  assert.deepEqual([ledger?.['source'], ledger?.['mailbox'], ledger?.['read']], ['-', 'mia', MAILS])
})

test('--scores has one line a mail, in order of time, with a score or null where it abstains', () => {
  const lines = linesOf(readFileSync(join(room, 'scores.jsonl'), 'utf8'))
  assert.equal(lines.length, MAILS)
  for (const line of lines) {
    assert.deepEqual(wrong({ ...SCORE, score: orNull(number), tier: oneOf(0, 1, 2) }, line), [])
    assert(line['score'] !== null || line['tier'] === 0)
  }
  const times = lines.map(({ at }) => String(at))
  assert.deepEqual(times, times.toSorted())
  assert(lines.some(({ score }) => score === null))
  assert.deepEqual(
    lines.filter(line => line['messageId'] === null).map(({ from }) => from),
    ['dora@rare.example'],
  )
})

test('a place of evidence is cut out of the mail that it names', () => {
  const [first] = linesOf(answerTo('findings').out).filter(({ type }) => type === 'finding')
  const { where } = (first?.['evidence'] as { where: { path: string[]; from: number; to: number }[] }[])
    .filter(({ where: [place] }) => place!.path.at(-1) === `#${MAILS}`)
    .find(({ where: [place] }) => lure.replaceAll('\r\n', '\n').slice(place!.from, place!.to).includes('Roundcube'))!
  assert.deepEqual(where[0]?.path, ['mail', 'berta.mbox.gz', `#${MAILS}`])
})

test('a leaked file is matched to the part that held it, byte for byte', () => {
  const [match] = linesOf(answerTo('trace').out)
  assert.deepEqual([match?.['file'], match?.['verdict']], ['memo.txt', 'verified'])
  const [instance] = match?.['instances'] as Line[]
  assert.deepEqual([instance?.['mailbox'], instance?.['part'], instance?.['version']], ['berta', 'memo.txt', 'exact'])
})
