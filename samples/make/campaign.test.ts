import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { zstdDecompressSync } from 'node:zlib'
import { digest } from '#ground'
import { takeIn } from '#source'
import { type Files, campaignFiles } from './campaign.ts'

const folder = join(import.meta.dirname, '..', 'campaign')
const committed = (name: string) => readFileSync(join(folder, name))

interface Reference {
  readonly messageId: string
  readonly mailboxes: readonly string[]
}

/** The part of truth.json that is looked at here. */
interface Truth {
  readonly messages: { readonly distinct: number; readonly mailboxes: Readonly<Record<string, number>> }
  readonly turned: {
    readonly messages: readonly Reference[]
    readonly aimedAt: readonly { readonly answered: readonly Reference[] }[]
  }
  readonly taken: { readonly certain: readonly string[]; readonly hiddenByRule: readonly string[] }
  readonly hardNegatives: readonly { readonly name: string; readonly messages: readonly Reference[] }[]
  readonly phish: readonly Reference[]
  readonly leak: {
    readonly files: readonly {
      readonly file: string
      readonly sha256: string
      readonly kind: string
      readonly source: { readonly messageId: string; readonly mailboxes: readonly string[] }
    }[]
    readonly origin: { readonly mailbox: string }
  }
}

/** A message as the project's own readers find it in the committed files, by mailbox. */
interface Found {
  readonly mailbox: string
  readonly text: string
}

const world: { files: Files; found: Map<string, Found[]>; counts: Record<string, number>; truth: Truth } = {
  files: new Map(),
  found: new Map(),
  counts: {},
  truth: JSON.parse(committed('truth.json').toString()) as Truth,
}

before(async () => {
  world.files = campaignFiles()
  for await (const intake of takeIn([join(folder, 'mail')])) {
    if (intake.kind !== 'item') continue
    const text = Buffer.from(intake.item.bytes).toString('latin1').replace(/\r?\n/g, '\r\n')
    const mailbox = intake.item.mailbox.replace(/@.*/, '')
    const id = /^Message-Id: (<[^>]+>)/im.exec(text)?.[1] ?? ''
    world.found.set(id, [...(world.found.get(id) ?? []), { mailbox, text }])
    world.counts[mailbox] = (world.counts[mailbox] ?? 0) + 1
  }
})

test('the committed files are those that CHECKSUMS lists', () => {
  for (const line of committed('CHECKSUMS').toString().trim().split('\n')) {
    const [sum, name] = line.split('  ')
    assert.equal(digest(committed(name!)), sum, name)
  }
})

test('made again, the sample is the same to the byte; of a Zstandard file what it holds, as the packer may change', () => {
  assert.equal(world.files.size, committed('CHECKSUMS').toString().trim().split('\n').length + 1)
  for (const [name, bytes] of world.files) {
    if (name === 'CHECKSUMS') continue
    const packed = name.endsWith('.zst')
    const [made, kept] = [bytes, committed(name)].map(each => digest(packed ? zstdDecompressSync(each) : each))
    assert.equal(made, kept, `${name} is made differently; run npm run sample and look at what changed`)
  }
})

test('the whole sample stays below 8 MiB', () => {
  const size = [...world.files.values()].reduce((sum, { length }) => sum + length, 0)
  assert(size < 8 * 1024 * 1024, `${size} bytes`)
})

test('every mailbox is read in full by the project’s own readers', () => {
  assert.deepEqual(world.counts, world.truth.messages.mailboxes)
  assert.equal(world.found.size, world.truth.messages.distinct)
  assert(world.found.size > 2700 && world.found.size < 3300)
})

test('every message that the truth names lies in the mailboxes that it names', () => {
  const { turned, hardNegatives, phish, taken } = world.truth
  const named = [
    ...turned.messages,
    ...turned.aimedAt.flatMap(({ answered }) => answered),
    ...hardNegatives.flatMap(({ messages }) => messages),
    ...phish,
  ]
  assert(named.length > 60)
  assert(hardNegatives.every(({ messages }) => messages.length > 0))
  for (const { messageId, mailboxes } of named) {
    assert(mailboxes.length > 0, `${messageId} is nowhere`)
    assert.deepEqual(new Set(world.found.get(messageId)?.map(({ mailbox }) => mailbox)), new Set(mailboxes), messageId)
  }
  for (const id of [...taken.certain, ...taken.hiddenByRule])
    assert(
      (world.found.get(id) ?? []).some(({ mailbox }) => mailbox === 'tomas'),
      id,
    )
})

test('one mailbox alone held all that leaked, and only the untouched file is the attachment itself', () => {
  const { files, origin } = world.truth.leak
  const holders = files.map(({ source }) => new Set(source.mailboxes))
  assert.deepEqual(
    [...holders[0]!].filter(name => holders.every(all => all.has(name))),
    [origin.mailbox],
  )
  for (const { file, sha256, kind, source } of files) {
    const bytes = committed(file)
    assert.equal(digest(bytes), sha256)
    const sent = world.found.get(source.messageId)![0]!.text.replace(/\r\n/g, '')
    assert.equal(sent.includes(bytes.toString('base64')), kind === 'untouched', file)
  }
})

test('the two mails of the attackers have the form of an honest mail from the same webmail', () => {
  const shape = (text: string) =>
    text
      .slice(0, text.indexOf('\r\n\r\n'))
      .split('\r\n')
      .filter(line => /^[A-Za-z-]+:/.test(line))
      .map(line => line.split(':')[0])
      .join(' ')
  const honest = new Set(
    [...world.found]
      .filter(([id]) => !world.truth.turned.messages.some(({ messageId }) => messageId === id))
      .flatMap(([, copies]) => copies.map(({ text }) => shape(text))),
  )
  for (const { messageId } of world.truth.turned.messages)
    for (const { text } of world.found.get(messageId)!) assert(honest.has(shape(text)), shape(text))
})

test('nothing names a host or an address that could be somebody’s', () => {
  const texts = [
    ...[...world.found.values()].map(copies => copies[0]!.text),
    ...[...world.files]
      .filter(([name]) => /\.(?:csv|json|txt)$/.test(name))
      .map(([, bytes]) => bytes.toString('latin1')),
  ]
  const reserved = /\.(?:example|test)$|^(?:www\.w3\.org|schemas\.\S*)$/
  const documentation = /^(?:192\.0\.2|198\.51\.100|203\.0\.113)\.\d+$/
  for (const text of texts) {
    const joined = text.replace(/=\r\n/g, '')
    for (const [, host] of joined.matchAll(/(?:@|:\/\/)((?:[a-z0-9-]+\.)+[a-z]{2,})\b/gi))
      assert(reserved.test(host!.toLowerCase()), host)
    for (const [address] of joined.matchAll(/(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])/g))
      assert(documentation.test(address) || /^15\.20\./.test(address), address)
  }
})

test('signatures verify with the published keys in the eyes of another program; lists break the author’s body hash', async () => {
  const require = createRequire(import.meta.url)
  const { dkimVerify } = require('mailauth/lib/dkim/verify') as {
    dkimVerify(
      bytes: Buffer,
      options: { readonly resolver: (name: string) => Promise<string[][]>; readonly curTime: Date },
    ): Promise<{
      readonly results: readonly { readonly status: { readonly result: string; readonly comment?: string } }[]
    }>
  }
  const keys = JSON.parse(committed('keys.json').toString()) as Readonly<Record<string, { readonly txt: string }>>
  const resolver = (name: string) => Promise.resolve([[keys[name]?.txt ?? '']])
  const signed = [...world.found.values()].flat().filter(({ text }) => /^DKIM-Signature:/m.test(text))
  assert(signed.length > 1200, `${signed.length} signed`)
  const seen = { pass: 0, broken: 0 }
  for (let index = 0; index < signed.length; index += 31) {
    const { text } = signed[index]!
    const throughList = /^List-Post:/m.test(text)
    const { results } = await dkimVerify(Buffer.from(text, 'latin1'), { resolver, curTime: new Date('2026-02-01') })
    for (const { status } of results) {
      if (status.result === 'pass') seen.pass++
      else {
        assert(throughList && status.comment === 'body hash did not verify', `${status.result} ${status.comment ?? ''}`)
        seen.broken++
      }
    }
  }
  assert(seen.pass > 40 && seen.broken > 0, JSON.stringify(seen))
})
