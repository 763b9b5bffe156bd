import assert from 'node:assert/strict'
import { test } from 'node:test'
import msgReader from '@kenjiuno/msgreader'
import { LIMITS, random } from '#ground'
import { ledger, reconciles, takeFile } from './material.contract.ts'
import { type GivenMessage, file, letter, text, text8 } from './outlook-material.contract.ts'
import { compoundFile, msgFile } from './outlook-msg-material.contract.ts'
import { openCompound } from './outlook-compound.ts'
import { rebuildMsg } from './outlook-msg.ts'
import { TAG } from './outlook-property.ts'
import { msg } from './readers/msg.ts'
import type { FileInput } from './reader.ts'

const full: GivenMessage = letter(1, {
  attachments: [
    file('big.bin', 'application/x-big', Buffer.alloc(50_000, 'plan')),
    file('small.txt', 'text/plain', Buffer.from('hi')),
    { properties: [], message: letter(2, { attachments: [file('inner.txt', 'text/plain', Buffer.from('deep'))] }) },
  ],
})

test('a saved message comes with its recipients, files and messages', async () => {
  const taken = await takeFile('plan.msg', msgFile(full))
  assert.deepEqual(ledger(taken), ['mail plan.msg 1=1+0+0'])
  assert.deepEqual(taken.codes, [])
  const [item] = taken.items
  assert.deepEqual([item?.fidelity, item?.where.path, item?.mailbox], ['rebuilt', ['plan.msg'], 'plan'])
  const mail = Buffer.from(item!.bytes).toString('latin1')
  assert.match(mail, /^From: "Anna Adams" <anna@x\.example>\r\nTo: "Ben" <ben@y\.example>\r\nSubject: Letter 1\r\n/)
  assert.match(mail, /message\/rfc822[^]*Subject: Letter 2[^]*filename="inner\.txt"\r\n\r\nZGVlcA==\r\n/)
  const big = /name="big\.bin"\r\n\r\n([\w+/=\r\n]*)\r\n--/.exec(mail)?.[1]
  assert.deepEqual(Buffer.from(big ?? '', 'base64'), Buffer.alloc(50_000, 'plan'))
})

test('an item that is no mail is skipped', async () => {
  const taken = await takeFile('x.msg', msgFile(letter(1, { properties: [text(TAG.messageClass, 'IPM.Contact')] })))
  assert.deepEqual([ledger(taken), taken.codes], [['mail x.msg 1=0+1+0'], ['not-mail']])
})

test('another reader finds the same in what our writer writes', () => {
  const bytes = msgFile(full)
  const found = new msgReader.default(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer,
  ).getFileData()
  assert.deepEqual([found.subject, found.body], ['Letter 1', 'Dear Ben,\r\n\r\nthis is letter 1.\r\n'])
  assert.deepEqual(found.attachments?.map(({ fileName }) => fileName).sort(), ['big.bin', 'small.txt', undefined])
})

const head = (bytes: Buffer) => ({ head: bytes.subarray(0, 65_536), name: 'x' }) as unknown as FileInput

/** A compound file whose directory lies far behind its beginning. */
const farDirectory = compoundFile(
  new Map([
    ['Data', Buffer.alloc(100_000)],
    ['__properties_version1.0', Buffer.alloc(32)],
  ]),
)

const recognised = [
  { name: 'a saved message is known by its contents', bytes: msgFile(letter(1)), want: 'yes' },
  {
    name: 'another compound file is not one',
    bytes: compoundFile(new Map([['WordDocument', Buffer.from('x')]])),
    want: 'no',
  },
  { name: 'one whose directory lies far behind may be one', bytes: farDirectory, want: 'maybe' },
  {
    name: 'a letter that only has the name is not one',
    bytes: Buffer.from('From: anna@x.example\r\n\r\nHi\r\n'),
    want: 'no',
  },
  { name: 'an empty file is not one', bytes: Buffer.alloc(0), want: 'no' },
]

for (const { name, bytes, want } of recognised)
  test(name, () => {
    assert.equal(msg.recognise(head(bytes)), want)
  })

test('text of 8 bits is read in the code page that is told', () => {
  const bytes = msgFile(letter(1, { properties: [text8(TAG.subject, Uint8Array.from([0xe9]))] }))
  assert.match(Buffer.from(rebuildMsg(bytes, LIMITS)!.bytes).toString(), /^Subject: =\?UTF-8\?B\?w6k=\?=\r$/m)
})

/** The number at a place of the header, and the bytes of a sector. */
const sector = (bytes: Buffer, place: number) => (bytes.readUInt32LE(place) + 1) * 512

const hostile: readonly { name: string; change: (bytes: Buffer) => Buffer }[] = [
  {
    name: 'sectors that follow each other in a ring end',
    change(bytes) {
      const table = sector(bytes, 76)
      for (let index = 0; index < 128; index++) bytes.writeUInt32LE(index, table + index * 4)
      return bytes
    },
  },
  {
    name: 'directory entries that name each other end',
    change(bytes) {
      const directory = sector(bytes, 48)
      for (let entry = 0; entry < 4; entry++)
        for (const field of [68, 72, 76]) bytes.writeUInt32LE(1, directory + entry * 128 + field)
      return bytes
    },
  },
  {
    name: 'a stream that claims four gigabytes takes no more than the file has',
    change(bytes) {
      const directory = sector(bytes, 48)
      for (let entry = 1; entry < 4; entry++) bytes.writeUInt32LE(0xfffffff0, directory + entry * 128 + 120)
      return bytes
    },
  },
  { name: 'a file that is only its header has no directory', change: bytes => bytes.subarray(0, 512) },
]

for (const { name, change } of hostile)
  test(name, () => {
    const bytes = change(Buffer.from(msgFile(full)))
    const streams = openCompound(bytes)?.root.streams ?? new Map<string, () => Uint8Array>()
    const total = [...streams.values()].reduce((sum, read) => sum + read().length, 0)
    assert(total <= bytes.length * 5)
  })

test('a message damaged anywhere is read with a trouble, or fails, and the account adds up', async () => {
  const given = msgFile(full)
  const chance = random('msg damage')
  for (let run = 0; run < 60; run++) {
    const copy = Buffer.from(given)
    for (let change = 0; change < 4; change++) copy[512 + chance.below(copy.length - 512)]! ^= 1 << chance.below(8)
    const taken = await takeFile(
      'x.msg',
      chance.chance(0.5) ? copy : copy.subarray(0, 2048 + chance.below(copy.length)),
    )
    assert(reconciles(taken))
    assert.equal(taken.entries[0]?.expected, 1)
  }
})
