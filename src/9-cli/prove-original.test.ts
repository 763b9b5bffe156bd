/** What a proof hands out: originals got back, prints and forwards, ends that nobody signed. Through the real program. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'

import { pdfOf } from '../2-document/document-material.contract.ts'
import { makeSigner, signMail } from '../3-verify/signer.contract.ts'

const ROOF = join(import.meta.dirname, '..', 'main.ts')
const room = mkdtempSync(join(tmpdir(), 'turncoat-test-'))
after(() => rmSync(room, { recursive: true, force: true }))

interface Signature {
  readonly headers: string
  readonly body: string
  readonly repair: readonly string[]
  readonly unsignedTail?: { readonly begins: string }
}

interface Line {
  readonly file: string
  readonly path: readonly string[]
  readonly verdict: string
  readonly attached?: boolean
  readonly signatures: readonly Signature[]
  readonly recovered?: { readonly file: string; readonly sha256: string }
  readonly witnesses?: readonly { readonly host: string; readonly standing: string; readonly at?: string }[]
}

function turncoat(args: readonly string[], input?: string) {
  const given = input === undefined ? {} : { input: Buffer.from(input, 'latin1') }
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', ROOF, ...args],
    { cwd: room, encoding: 'utf8', ...given },
  )
  assert.equal(status, 0, stderr)
  return stdout
}

const linesOf = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as Line)

const put = (name: string, content: string) => {
  writeFileSync(join(room, name), content, 'latin1')
  return name
}

const signer = makeSigner('rsa', 1024)
const keys = put('keys.json', JSON.stringify({ [`${signer.selector}._domainkey.x.example`]: signer.txt }))
const fields =
  'From: Anna <anna@x.example>\r\nTo: Ben <ben@y.example>\r\nSubject: The plan\r\nDate: Mon, 1 Jun 2026 09:30:00 +0000\r\nMessage-ID: <plan@x.example>\r\n'
const words = 'Dear Ben,\r\n\r\nthe plan is settled.\r\nFrom Monday on we meet at ten.\r\n\r\nAnna\r\n'
const names = ['from', 'to', 'subject', 'date', 'message-id']
const letter = signMail(Buffer.from(`${fields}\r\n${words}`), { signer, names }).toString('latin1')
const proveJson = (...args: readonly string[]) =>
  linesOf(turncoat(['prove', '--json', '--quiet', '--keys', keys, ...args]))

test('a damaged mail is written as it was signed, and another verifier passes it', async () => {
  const damaged = letter
    .replace('Subject: The plan', 'Subject: [Friends] The plan')
    .replace('\r\nFrom Monday', '\r\n>From Monday')
    .concat('_______________________________________________\r\nFriends mailing list\r\n')
  const [line] = proveJson('--recovered', 'originals', put('damaged.eml', damaged))
  assert.equal(line?.verdict, 'corroborated')
  assert.match(line.signatures[0]!.repair.join(), /2 lines/)
  const original = readFileSync(join(room, line.recovered!.file))
  assert.equal(original.toString('latin1'), letter)
  const { dkimVerify } = createRequire(import.meta.url)('mailauth/lib/dkim/verify') as {
    dkimVerify(mail: Uint8Array, options: object): Promise<{ results: readonly { status: { result: string } }[] }>
  }
  const resolver = () => Promise.resolve([[signer.txt]])
  const { results } = await dkimVerify(original, { resolver, minBitLength: 512 })
  assert.deepEqual(
    results.map(({ status }) => status.result),
    ['pass'],
  )
})

test('standard input is proven as a file is, and told under its own name', () => {
  const [line] = linesOf(turncoat(['prove', '--json', '--keys', keys, '-'], letter))
  assert.deepEqual([line?.verdict, line?.path, line?.file], ['verified', ['-'], '-'])
})

test('a mail that forwards or quotes another shows the body that was signed, and mails as files are opened', () => {
  const lost = put('lost.eml', letter.slice(0, letter.indexOf('Dear Ben')))
  const own = 'From: Ben <ben@y.example>\r\nSubject: Fwd\r\nMIME-Version: 1.0\r\n'
  const below = `${own}\r\nSee below.\r\n\r\n-------- Original --------\r\nFrom: Anna\r\nDate: Monday\r\nSubject: The plan\r\n\r\n${words}`
  const quoted = `${own}\r\nAnna wrote:\r\n${words.trimEnd().replace(/^|(?<=\n)/g, '> ')}\r\n\r\nFine.\r\n`
  const other = `${own}\r\nAnna wrote:\r\n> the plan is cancelled, and all that follows from it.\r\n`
  const lines = proveJson(
    '--body-of',
    lost,
    put('below.eml', below),
    put('quoted.eml', quoted),
    put('other.eml', other),
  )
  assert.deepEqual(
    lines.map(({ path, verdict, signatures }) => [path[0], verdict, signatures[0]?.body]),
    [
      ['below.eml', 'corroborated', 'recovered'],
      ['quoted.eml', 'corroborated', 'recovered'],
      ['other.eml', 'undetermined', 'unknown'],
    ],
  )
  const file = `${own}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nSee the file.\r\n--b\r\nContent-Type: application/octet-stream; name="plan.eml"\r\nContent-Disposition: attachment; filename="plan.eml"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(letter, 'latin1').toString('base64')}\r\n--b--\r\n`
  assert.deepEqual(
    proveJson(put('file.eml', file)).map(({ verdict, attached }) => [verdict, attached]),
    [
      ['undetermined', false],
      ['verified', true],
    ],
  )
})

test('a print as PDF, with what its program puts around it, shows the body that was signed', () => {
  const lost = put('lost.eml', letter.slice(0, letter.indexOf('Dear Ben')))
  const header = [
    'Ben Example',
    'From: Anna <anna@x.example>',
    'Sent: Monday, 1 June 2026 09:30',
    'Subject: The plan',
    '',
  ]
  const print = (text: string) => pdfOf([{ lines: [...header, ...text.trimEnd().split('\r\n'), '', '1 / 1'] }])
  writeFileSync(join(room, 'print.pdf'), print(words))
  const [line] = proveJson('--body-of', lost, '--recovered', 'prints', 'print.pdf')
  assert.deepEqual([line?.verdict, line?.signatures[0]?.body], ['corroborated', 'recovered'])
  assert.equal(readFileSync(join(room, line!.recovered!.file), 'latin1'), letter)
})

test('the end that nobody signed is shown, and witnesses are told with their time and their place', () => {
  const limited = signMail(Buffer.from(`${fields}\r\n${words}`), { signer, names, tags: [`l=${words.length}`] })
  const received =
    'Authentication-Results: mx.y.example; dkim=pass header.d=x.example\r\nReceived: from mail.x.example by mx.y.example; Mon, 1 Jun 2026 09:30:05 +0000\r\n'
  const mail = put('tail.eml', `${received}${limited.toString('latin1')}Pay to this account instead.\r\n`)
  const [line] = proveJson(mail)
  assert.equal(line?.verdict, 'undetermined')
  assert.match(line.signatures[0]?.unsignedTail?.begins ?? '', /^Pay to this account/)
  assert.deepEqual(
    line.witnesses?.map(({ host, at }) => [host, at]),
    [['mx.y.example', '2026-06-01T09:30:05Z']],
  )
  const text = turncoat(['prove', '--quiet', '--keys', keys, mail])
  assert.match(text, /Nobody signed the end of the body, which begins:\n {5}\| Pay to this account instead\./)
  assert.match(text.replace(/\n +/g, ' '), /mx\.y\.example says \(2026-06-01T09:30:05Z\): dkim=pass\./)
})

test('a mail of many mails is examined up to a limit, and what is left out is said', () => {
  const part = '--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: one of many\r\n\r\nx\r\n'
  const head = 'From: a@x.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n'
  const lines = proveJson(put('many.eml', `${head}${part.repeat(80)}--b--\r\n`))
  assert.equal(lines.length, 62)
  assert.match(JSON.stringify(lines.at(-1)), /More than 60 mails are attached to it/)
})
