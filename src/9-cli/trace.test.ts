/** The sample's leak, traced by the real program as a person would. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'

import { takeIn } from '#source'

import { run } from './run.ts'

const HOME = join(import.meta.dirname, '..', '..')
const SAMPLE = join(HOME, 'samples', 'campaign')
const room = mkdtempSync(join(tmpdir(), 'turncoat-test-'))
after(() => rmSync(room, { recursive: true, force: true }))

interface Truth {
  readonly leak: {
    readonly brought: { readonly at: string }
    readonly files: readonly {
      readonly file: string
      readonly sha256: string
      readonly source: { readonly messageId: string; readonly part: string; readonly mailboxes: readonly string[] }
      readonly inserted?: { readonly text: string }
    }[]
    readonly origin: { readonly mailbox: string }
    readonly window: { readonly latestItem: string; readonly from: string; readonly to: string }
  }
}

interface Match {
  readonly file: string
  readonly sha256: string
  readonly verdict: string
  readonly instances: readonly { mailbox: string; messageId: string; part: string; version: string }[]
  readonly passages: readonly { state: string; leaked: string; held: string }[]
}

interface Origin {
  readonly mailboxes: readonly { mailbox: string; probability: number; explains: number }[]
  readonly outside: number
  readonly tie: boolean
  readonly wouldDecide: readonly string[]
  readonly window: { readonly from: string; readonly to: string; readonly because: readonly string[] }
}

/** The program as a person starts it. */
function turncoat(...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(HOME, 'src', 'main.ts'), ...args],
    { cwd: room, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  )
  assert.equal(status, 0, stderr)
  return stdout
}

/** The same without starting it anew. */
async function here(...args: readonly string[]): Promise<string> {
  let said = ''
  const terminal = {
    out: (text: string) => void (said += text),
    err: () => undefined,
    columns: undefined,
    lively: false,
  }
  assert.equal(await run(args, { ...terminal, colour: false }), 0)
  return said
}

function read(answer: string): { matches: Match[]; origin: Origin } {
  const lines = answer
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as { type: string })
  const origins = lines.filter(({ type }) => type === 'origin')
  assert.equal(origins.length, 1)
  return {
    matches: lines.filter(({ type }) => type === 'match') as unknown as Match[],
    origin: origins[0] as unknown as Origin,
  }
}

const { leak } = JSON.parse(readFileSync(join(SAMPLE, 'truth.json'), 'utf8')) as Truth
const inSample = (file: string) => join(SAMPLE, file)
const leakedFiles = leak.files.map(({ file }) => inSample(file))
/** Mails with what leaked, and those with its other versions. */
const WANTED = leak.files.flatMap(({ source }) => [source.messageId, 'filename="Debate_plan'])

/** Of a mailbox's mail what leaked, and one in eight of the rest: enough for every answer in an eighth of the time. */
async function shortened(file: string): Promise<string> {
  const mailbox = file.slice(0, file.indexOf('.'))
  const kept: string[] = []
  let number = 0
  for await (const intake of takeIn([inSample(`mail/${file}`)])) {
    if (intake.kind !== 'item') continue
    const mail = Buffer.from(intake.item.bytes).toString('latin1')
    if (number++ % 8 === 0 || WANTED.some(id => mail.includes(id))) kept.push(mail)
  }
  const mails = kept.map(mail => mail.replaceAll('\r\n', '\n').replace(/^(>*From )/gm, '>$1'))
  writeFileSync(
    join(room, `${mailbox}.mbox`),
    mails.map(mail => `From x Mon Mar  2 09:00:00 2026\n${mail}\n\n`).join(''),
    'latin1',
  )
  return join(room, `${mailbox}.mbox`)
}

// The folder of the leak goes in too: the mail that brought the files holds their very bytes, and is no origin.
// Mailboxes that held none of it, or that add nothing to the question, stay out to save time.
const MAILBOXES = ['colm.mbox.gz', 'hana.mbox.gz', 'ingrid.zip', 'priya.mbox.gz', 'tomas.tar.gz']
const place = join(room, 'case')
await here('add', place, '--quiet', ...(await Promise.all(MAILBOXES.map(shortened))), inSample('leak'))
const { matches, origin } = read(turncoat('trace', 'case', '--json', '--html', 'leak.html', ...leakedFiles))

test('each leaked file is traced to its version and to the mailboxes that held exactly that', () => {
  const versions = ['exact', 'same-text', 'edited']
  const verdicts = ['verified', 'corroborated', 'altered']
  leak.files.forEach(({ file, sha256, source }, index) => {
    const match = matches.find(each => file.endsWith(`/${each.file}`))!
    assert.equal(match.sha256, sha256)
    assert.equal(match.verdict, verdicts[index])
    assert.deepEqual(
      [...new Set(match.instances.map(({ mailbox }) => mailbox))].sort(),
      source.mailboxes.filter(mailbox => mailbox !== 'ruth').toSorted(),
      file,
    )
    for (const { messageId, part, version } of match.instances)
      assert.deepEqual([messageId, part, version], [source.messageId, source.part, versions[index]])
  })
})

test('the paragraph that nobody wrote is marked, whole, and nothing else is', () => {
  for (const { file, inserted } of leak.files) {
    const changes = matches
      .find(each => file.endsWith(`/${each.file}`))!
      .passages.filter(({ state }) => state !== 'same')
    assert.deepEqual(changes, inserted === undefined ? [] : [{ state: 'inserted', leaked: inserted.text, held: '' }])
  }
})

test('all files together name the only mailbox that held all three', () => {
  const [first] = origin.mailboxes
  assert.deepEqual([first?.mailbox, first?.explains, origin.tie], [leak.origin.mailbox, 3, false])
  assert(first!.probability > 0.8 && first!.probability < 0.99)
  const sum = origin.mailboxes.reduce((total, { probability }) => total + probability, origin.outside)
  assert(sum > 0.98 && sum < 1.001, String(sum))
})

test('the window begins with the newest leaked item and lies in the true one', () => {
  const { from, to, because } = origin.window
  assert.equal(from, leak.window.latestItem)
  assert(from >= leak.window.from && to <= leak.window.to && from < to)
  assert(to <= leak.brought.at)
  assert(because.some(says => says.includes('quiet.reader@tidebox.example')))
})

test('one file that two held is a tie, with what would decide it', async () => {
  const numbers = read(await here('trace', place, '--json', leakedFiles[1]!)).origin
  assert.equal(numbers.tie, true)
  assert.deepEqual(
    numbers.mailboxes
      .filter(({ explains }) => explains === 1)
      .map(({ mailbox }) => mailbox)
      .toSorted(),
    leak.files[1]!.source.mailboxes.toSorted(),
  )
  assert(numbers.wouldDecide.length > 0)
})

test('the mail that brought them can be traced itself: its files are, and it did not leak', async () => {
  const { matches: all, origin: same } = read(await here('trace', place, '--json', inSample('leak/anonymous.eml')))
  assert.equal(all.length, 4)
  assert.deepEqual(
    all.map(({ instances }) => instances.length > 0),
    [false, true, true, true],
  )
  assert.equal(same.mailboxes[0]?.mailbox, leak.origin.mailbox)
})

test('a file that nobody held names nobody', async () => {
  const {
    matches: [match],
    origin: none,
  } = read(await here('trace', place, '--json', inSample('statements/mission.txt')))
  assert.deepEqual([match?.verdict, match?.instances, none.mailboxes, none.outside], ['undetermined', [], [], 1])
})

test('the page shows matrix, passages and window, and loads and runs nothing', () => {
  const page = readFileSync(join(room, 'leak.html'), 'utf8')
  for (const wanted of ['tomas', 'Lowell Brandt', '<svg', "default-src 'none'", 'another version'])
    assert(page.includes(wanted), wanted)
  assert(!/<script|<link|<img|href=|src=/.test(page))
})

test('the text answers first in a plain sentence and never calls anybody a culprit', async () => {
  const text = await here('trace', place, ...leakedFiles)
  assert.match(text, /^tomas held all 3 files; of all accounts here it is the likeliest origin/)
  assert.match(text, /an account that held the files, not a person/)
  assert.doesNotMatch(text, /culprit|leaker|guilty/i)
})
