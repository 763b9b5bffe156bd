/** Proofs from the command line: mails on disk, as a person would hand them in. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'

import { makeSigner, signMail } from '../3-verify/signer.contract.ts'
import { run } from './run.ts'

const ROOF = join(import.meta.dirname, '..', 'main.ts')
const SAMPLE = join(import.meta.dirname, '..', '..', 'samples', 'campaign')
const room = mkdtempSync(join(tmpdir(), 'turncoat-test-'))
after(() => rmSync(room, { recursive: true, force: true }))

interface Line {
  readonly type: string
  readonly file: string
  readonly verdict: string
  readonly because: readonly string[]
  readonly path: readonly string[]
  readonly attached?: boolean
  readonly signatures: readonly {
    readonly headers: string
    readonly body: string
    readonly signed: readonly string[]
    readonly key: { readonly bits: number; readonly source: string; readonly firstSeen: string } | null
    readonly repair: readonly string[]
    readonly warnings: readonly string[]
  }[]
  readonly date: { readonly from?: string; readonly to?: string }
  readonly twins?: readonly { readonly relation: string; readonly mailbox: string }[]
  readonly authorship?: { readonly says: string }
}

async function turncoat(...args: readonly string[]) {
  let [stdout, stderr] = ['', '']
  const status = await run(args, {
    out: text => void (stdout += text),
    err: text => void (stderr += text),
    columns: undefined,
    lively: false,
    colour: false,
  })
  return { status, stdout, stderr, lines: () => linesOf(stdout) }
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as Line)

const put = (name: string, content: string) => {
  writeFileSync(join(room, name), content, 'latin1')
  return join(room, name)
}

const signer = makeSigner('rsa', 1024)
const letter = signMail(
  Buffer.from(
    'From: Anna <anna@x.example>\r\nSubject: The plan\r\nDate: Mon, 1 Jun 2026 09:30:00 +0000\r\nMessage-ID: <plan@x.example>\r\n\r\nDear Ben,\r\n\r\nthe plan is settled.\r\n\r\nAnna\r\n',
  ),
  { signer, names: ['from', 'subject', 'date', 'message-id'] },
).toString('latin1')
const changed = letter.replace('settled', 'cancelled')
const keys = put(
  'keys.json',
  JSON.stringify({ [`${signer.selector}._domainkey.x.example`]: { txt: signer.txt, firstSeen: '2026-05-01' } }),
)
const forwarded = `From: Ben <ben@y.example>\r\nSubject: Fwd\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSee below.\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n${letter}\r\n--b--\r\n`
const box = [letter, changed].map(
  text => `From a@x.example Mon Jun  1 09:30:00 2026\n${text.replaceAll('\r\n', '\n')}\n`,
)

const files = [
  put('plan.eml', letter),
  put('changed.eml', changed),
  put('list.eml', `${letter}_______________________________________________\r\nFriends mailing list\r\n`),
  put('forwarded.eml', forwarded),
  put('note.txt', 'Only a note about the plan.\n'),
  put('box.mbox', box.join('')),
]
const proven = linesOf(
  execFileSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', ROOF, 'prove', '--json', '--quiet', '--keys', keys, ...files],
    { encoding: 'utf8' },
  ),
)

const rows = [
  { path: 'plan.eml', verdict: 'verified', halves: 'pass pass' },
  { path: 'changed.eml', verdict: 'altered', halves: 'pass fail' },
  { path: 'list.eml', verdict: 'corroborated', halves: 'pass recovered' },
  { path: 'forwarded.eml', verdict: 'undetermined', halves: '' },
  { path: 'forwarded.eml/part 2', verdict: 'verified', halves: 'pass pass' },
  { path: 'note.txt', verdict: 'undetermined', halves: '' },
  { path: 'box.mbox/#1', verdict: 'verified', halves: 'pass pass' },
  { path: 'box.mbox/#2', verdict: 'altered', halves: 'pass fail' },
]

test('every mail gets one word, header fields apart from the body, mails inside others too', () => {
  assert.deepEqual(
    proven.map(({ path, verdict, signatures }) => ({
      path: path.join('/'),
      verdict,
      halves: signatures.map(({ headers, body }) => `${headers} ${body}`).join(),
    })),
    rows,
  )
  assert(
    proven.every(
      ({ type, file, because }) => type === 'proof' && files.includes(join(room, file)) && because.length > 0,
    ),
  )
})

test('a signature is told with its key, what it covers, and the undoing that got the body back', () => {
  const [plan, , list] = proven
  assert(plan !== undefined && list !== undefined)
  const [signature] = plan.signatures
  assert(signature !== undefined)
  assert.deepEqual(signature.signed, ['from', 'subject', 'date', 'message-id'])
  assert.deepEqual(
    [signature.key?.bits, signature.key?.source, signature.key?.firstSeen],
    [1024, 'keys.json', '2026-05-01T00:00:00Z'],
  )
  assert.match(list.signatures[0]!.repair.join(), /2 lines/)
  assert.match(plan.authorship!.says, /after a takeover/)
})

test('without its key nothing is verified and nothing is called forged', async () => {
  for (const { verdict, signatures } of (await turncoat('prove', '--json', ...files.slice(0, 1), files[3]!)).lines()) {
    assert.equal(verdict, 'undetermined')
    for (const { headers, body, key } of signatures) assert.deepEqual([headers, body, key], ['unknown', 'pass', null])
  }
})

test('the anonymous mail of the sample is verified with the keys of the sample, and its date lies around the true one', async () => {
  const file = join(SAMPLE, 'leak', 'anonymous.eml')
  const [line] = (await turncoat('prove', '--json', '--keys', join(SAMPLE, 'keys.json'), file)).lines()
  assert.equal(line?.verdict, 'verified')
  assert(line.date.from! < '2026-01-19T11:12:44Z' && line.date.to! > '2026-01-19T11:12:44Z')
})

test('a print is proven by the signature of a mail whose body was lost, and another text is not', async () => {
  const lost = put('lost.eml', letter.slice(0, letter.indexOf('Dear Ben')))
  const print = put('print.txt', 'Dear Ben,\n\nthe plan is settled.\n\nAnna')
  const answer = await turncoat('prove', '--json', '--keys', keys, '--body-of', lost, print, files[4]!)
  assert.equal(answer.status, 0, answer.stderr)
  assert.deepEqual(
    answer.lines().map(({ verdict, signatures }) => [verdict, signatures[0]?.headers, signatures[0]?.body]),
    [
      ['corroborated', 'pass', 'recovered'],
      ['undetermined', 'pass', 'unknown'],
    ],
  )
})

test('beside a case, copies under the same Message-ID are named, and they show what was altered', async () => {
  const folder = join(room, 'case')
  assert.equal((await turncoat('add', folder, '--threads', '1', files[5]!)).status, 0)
  const unsigned = put('unsigned.eml', changed.slice(changed.indexOf('From: ')))
  const asked = ['prove', '--json', '--case', folder, '--keys', keys, files[0]!, unsigned]
  const answer = await turncoat(...asked)
  assert.equal(answer.status, 0, answer.stderr)
  const lines = answer.lines()
  assert.deepEqual(
    lines.map(({ verdict, twins }) => [verdict, twins?.map(({ relation }) => relation).toSorted()]),
    [
      ['verified', ['other-text', 'same-text']],
      ['altered', ['other-text', 'same-text']],
    ],
  )
})

test('a person reads the plain sentence first, then by whom', async () => {
  const { stdout } = await turncoat('prove', '--keys', keys, files[0]!)
  const [, sentence, , , whom] = stdout.split('\n')
  assert.match(sentence!, /^ {3}Verified: these are the very bytes/)
  assert.match(whom!, /^ {3}By whom: /)
  assert.match(stdout, /1 verified\.\n$/)
})

test('what cannot be asked ends with 2 or 1 and the next step', async () => {
  const refused = [
    { args: ['prove'], status: 2, says: /prove needs a file/ },
    { args: ['prove', '--case', room, '-'], status: 2, says: /give a file in place of -/ },
    { args: ['prove', files[0]!, '--keys', 'nowhere.json'], status: 1, says: /nowhere\.json cannot be read/ },
    { args: ['prove', 'nowhere.eml'], status: 1, says: /nowhere\.eml/ },
    { args: ['keys'], status: 2, says: /keys can recover keys from mail/ },
    { args: ['keys', 'recover'], status: 2, says: /keys recover ARCHIVE/ },
  ]
  for (const { args, status, says } of refused) {
    const answer = await turncoat(...args)
    assert.equal(answer.status, status, args.join(' '))
    assert.match(answer.stderr, says)
  }
})
