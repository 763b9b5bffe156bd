import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LIMITS, random } from '#ground'
import { type Taken, ledger, reconciles, takeFile } from './material.contract.ts'
import { file, letter } from './outlook-material.contract.ts'
import type { WrittenStore } from './outlook-pst-indexes.contract.ts'
import { pstFile } from './outlook-pst-material.contract.ts'
import type { GivenStore } from './outlook-pst-writer.contract.ts'
import { pstChecksum } from './outlook-pst-file.ts'

const LETTERS = 25
const INBOX = 0x8042
/** The node number of a letter, in the order in which they were written: those of inner folders come first. */
const numberOf = (index: number) => ((0x10001 + index) << 5) | 4

const given = {
  name: 'x',
  version: 23,
  encoding: 1,
  folders: [
    {
      name: 'Inbox',
      messages: Array.from({ length: 20 }, (_, index) => letter(index + 5)),
      folders: [
        {
          name: 'Projects',
          messages: Array.from({ length: 5 }, (_, index) =>
            letter(index, {
              attachments: [file('plan.bin', 'application/x-plan', Buffer.alloc(20_000, `plan ${index}`))],
            }),
          ),
        },
      ],
    },
  ],
} satisfies GivenStore

const sound = pstFile(given)
const whole = await takeFile('x.pst', sound.bytes)

interface Row {
  readonly name: string
  readonly change?: (bytes: Buffer, store: WrittenStore) => Buffer
  readonly twist?: NonNullable<GivenStore['twist']>
  readonly ledger: string
  /** Codes of the troubles, each once. */
  readonly codes: readonly string[]
  /** What one of the troubles must say. */
  readonly says?: RegExp
}

const wipe = (bytes: Buffer, from: number, length: number) => bytes.fill(0, from, from + length)

function flip(bytes: Buffer, at: number, bit = 0): Buffer {
  bytes[at]! ^= 1 << bit
  return bytes
}

/** Empties the block of a node's own data, trailer and all. */
function lose(bytes: Buffer, store: WrittenStore, node: number): Buffer {
  const { offset, size } = dataOf(store, node)
  return wipe(bytes, offset, Math.ceil((size + 16) / 64) * 64)
}

/** Where the block of a node's own data lies. */
const dataOf = (store: WrittenStore, node: number) => store.blocks.get(store.nodes.get(node)!.data)!

const table: readonly Row[] = [
  {
    name: 'a letter whose data is gone is named by what its folder’s list says of it',
    change: (bytes, store) => lose(bytes, store, numberOf(7)),
    ledger: '25=24+0+1',
    codes: ['pst-block-missing'],
    says: /^The item “Letter 7” from Anna Adams of Sat, 01 Jun 2024 09:07:00 -0000 is lost\. Data block \d+ at byte \d+ is missing\.$/,
  },
  {
    name: 'a letter with one wrong bit is read and told',
    change: (bytes, store) => flip(bytes, dataOf(store, numberOf(7)).offset + 120),
    ledger: '25=25+0+0',
    codes: ['pst-block-checksum'],
    says: /^Data block \d+ at byte \d+ does not match its checksum/,
  },
  {
    name: 'an attachment that is gone leaves the letter',
    change(bytes, store) {
      const attachment = [...store.blocks.values()].filter(({ size }) => size === 8176)[0]!
      return wipe(bytes, attachment.offset, 8192)
    },
    ledger: '25=25+0+0',
    codes: ['pst-block-missing'],
  },
  {
    name: 'a lost list of items is made up for by the items, which name their folder',
    change: (bytes, store) => lose(bytes, store, (INBOX & ~0x1f) | 0x0e),
    ledger: '25=25+0+0',
    codes: ['pst-block-missing'],
  },
  {
    name: 'a folder that is gone keeps its name, which its parent knows',
    change: (bytes, store) => lose(bytes, store, INBOX),
    ledger: '25=25+0+0',
    codes: ['pst-block-missing'],
  },
  {
    name: 'a lost page of the index of blocks is made up for by the blocks, which know their own numbers',
    change: (bytes, store) => wipe(bytes, store.blockPages[1]!, 512),
    ledger: '25=25+0+0',
    codes: ['pst-index-lost'],
  },
  {
    name: 'letters on a lost page of the index are found by what the lists say of them',
    change: (bytes, store) => wipe(bytes, store.nodePages.at(-2)!, 512),
    ledger: '25=25+0+0',
    codes: ['pst-index-lost', 'mail-incomplete'],
  },
  {
    name: 'a page of the index with a wrong bit loses at most one entry, which is told',
    change: (bytes, store) => flip(bytes, store.nodePages.at(-2)! + 32, 7),
    ledger: '25=25+0+0',
    codes: ['pst-index-checksum', 'mail-incomplete'],
  },
  {
    name: 'without any index the letters are found by themselves, and that there may be more is said',
    change: (bytes, store) => bytes.subarray(0, Math.min(...store.nodePages, ...store.blockPages)),
    ledger: '26=25+0+1',
    codes: ['pst-cut', 'pst-index-lost', 'mail-incomplete', 'pst-items-unknown'],
  },
  {
    name: 'of a file cut in the middle, letters that are missing are counted',
    change: (bytes, store) => bytes.subarray(0, dataOf(store, numberOf(12)).offset),
    ledger: '25=12+0+13',
    codes: ['pst-cut', 'pst-index-lost', 'mail-incomplete', 'pst-items-unknown'],
    says: /, 13 of them by the numbers that were given out/,
  },
  {
    name: 'a file that ends in its header has failed',
    change: bytes => bytes.subarray(0, 300),
    ledger: '1=0+0+1',
    codes: ['pst-cut'],
  },
  {
    name: 'a wrong version number in the header is seen through',
    change: bytes => bytes.fill(14, 10, 11),
    ledger: '25=25+0+0',
    codes: ['pst-header-checksum'],
  },
  {
    name: 'a wrong encoding in the header is seen through',
    change: bytes => bytes.fill(2, 513, 514),
    ledger: '25=25+0+0',
    codes: ['pst-header-checksum', 'pst-encoding'],
  },
  {
    name: 'folders that lie in each other end',
    twist(nodes) {
      nodes.set(INBOX, { ...nodes.get(INBOX)!, parent: 0x8062 })
      nodes.set(0x8062, { ...nodes.get(0x8062)!, parent: INBOX })
    },
    ledger: '25=25+0+0',
    codes: [],
  },
  {
    name: 'a letter whose folder does not exist is found and stands apart',
    twist(nodes) {
      nodes.set(numberOf(30), { ...nodes.get(numberOf(7))!, parent: 0xfff2 })
    },
    ledger: '26=26+0+0',
    codes: [],
  },
  {
    name: 'a letter that its folder does not list is found and told',
    twist(nodes) {
      nodes.set(numberOf(30), nodes.get(numberOf(7))!)
    },
    ledger: '26=26+0+0',
    codes: ['mail-incomplete'],
    says: /^The folder does not list it/,
  },
  {
    name: 'a letter in a list that nothing leads to has failed, by name',
    twist: nodes => void nodes.delete(numberOf(7)),
    ledger: '25=24+0+1',
    codes: ['pst-item-lost'],
    says: /^The item “Letter 7” .* The folder lists it, but nothing in the file leads to it any more\.$/,
  },
  {
    name: 'an index that leads into itself ends',
    change(bytes, store) {
      const page = store.nodePages.at(-1)!
      for (let entry = 0; entry < 20; entry++) bytes.writeBigUInt64LE(BigInt(page), page + entry * 24 + 16)
      bytes.writeUInt32LE(pstChecksum(bytes.subarray(page, page + 496)), page + 500)
      return bytes
    },
    ledger: '26=25+0+1',
    codes: ['pst-index-lost', 'mail-incomplete', 'pst-items-unknown'],
  },
  {
    name: 'a list of an item’s parts that lists itself ends',
    change(bytes, store) {
      const id = store.nodes.get(numberOf(7))!.subnodes
      const { offset, size } = store.blocks.get(id)!
      bytes[offset + 1] = 1
      bytes.writeBigUInt64LE(BigInt(id), offset + 16)
      const end = offset + Math.ceil((size + 16) / 64) * 64
      bytes.writeUInt32LE(pstChecksum(bytes.subarray(offset, offset + size)), end - 12)
      return bytes
    },
    ledger: '25=25+0+0',
    codes: ['pst-subnodes'],
  },
]

for (const { name, change, twist, ledger: line, codes, says } of table)
  test(name, async () => {
    const store = twist === undefined ? sound : pstFile({ ...given, twist })
    const copy = Buffer.from(store.bytes)
    const taken = await takeFile('x.pst', change?.(copy, store) ?? copy)
    assert.deepEqual(ledger(taken), [`mail x.pst ${line}`])
    assert.deepEqual([...new Set(taken.codes)], codes)
    const told = taken.entries.flatMap(({ troubles }) => troubles.map(trouble => trouble.says))
    if (says !== undefined)
      assert(
        told.some(sentence => says.test(sentence)),
        told.join('\n'),
      )
  })

test('work that the file’s size does not justify ends, and what was not read is told', async () => {
  const limits = { ...LIMITS, messageBytes: 4096 }
  const taken = await takeFile('x.pst', sound.bytes, { limits })
  assert.deepEqual(ledger(taken), ['mail x.pst 25=25+0+0'])
  assert(taken.items.every(({ bytes }) => bytes.length < 8192))
  assert.equal(taken.codes.length, 5)
})

/** Letters by their subjects, which are all different; a damaged one may have lost its own. */
const bySubject = ({ items }: Taken) =>
  new Map(
    items.map(({ bytes }) => [/^Subject: (.*)\r$/m.exec(Buffer.from(bytes).toString('latin1'))?.[1] ?? '', bytes]),
  )

const letters = bySubject(whole)

/** Letters that are neither there as they were, nor told to be missing or changed. */
function unaccounted(taken: Taken): string[] {
  const now = bySubject(taken)
  const failed = taken.entries.reduce((sum, entry) => sum + entry.failed, 0)
  const missing = [...letters.keys()].filter(subject => !now.has(subject))
  const changed = [...letters].filter(([subject, bytes]) => Buffer.compare(now.get(subject) ?? bytes, bytes) !== 0)
  return [...missing.slice(failed), ...(taken.codes.length === 0 ? changed.map(([subject]) => subject) : [])]
}

const formats = [
  { name: '32-bit', store: pstFile({ ...given, version: 14, encoding: 2 }) },
  { name: '64-bit', store: sound },
  { name: '4-KiB-page', store: pstFile({ ...given, version: 36, encoding: 0 }) },
]

for (const { name, store } of formats)
  test(`of a ${name} file damaged anywhere no letter is lost in silence`, async () => {
    const chance = random(`damage ${name}`)
    assert.equal(letters.size, LETTERS)
    for (let run = 0; run < 25; run++) {
      const at = 600 + chance.below(store.bytes.length - 600)
      const copy = Buffer.from(store.bytes)
      const kind = chance.pick(['flip', 'cut', 'wipe', 'noise'])
      if (kind === 'flip') flip(copy, at, chance.below(8))
      if (kind === 'wipe') wipe(copy, at, 512)
      if (kind === 'noise')
        for (let index = at; index < Math.min(at + 300, copy.length); index++) copy[index] = chance.below(256)
      const taken = await takeFile('x.pst', kind === 'cut' ? copy.subarray(0, at) : copy)
      assert(reconciles(taken))
      assert.deepEqual(unaccounted(taken), [], `${kind} at ${at}`)
    }
  })
