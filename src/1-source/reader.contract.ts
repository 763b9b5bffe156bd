/**
 * What every reader of files keeps, whatever it is given: one table, run for each of them. `samples` are whole files of
 * its format; without any it is only given what is not its own.
 */
import assert from 'node:assert/strict'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { digest, LIMITS, random, type Random } from '#ground'
import type { ItemKind } from './item.ts'
import { folderOf, gather, noise, reconciles } from './material.contract.ts'
import { Damage, type FileInput, type FileReader, type Found, type Reading } from './reader.ts'

/** More things than any sample holds: a reader that finds so many goes round in circles. */
const MOST = 2000

const KINDS: readonly ItemKind[] = ['mail', 'log', 'document', 'indicator']

const reading: Reading = {
  limits: LIMITS,
  mailbox: told => told ?? 'anna',
  folder: '',
}

/** Bytes as an input, in memory and, for readers that jump about, in a file. */
function inputOf(bytes: Buffer, path: string): FileInput {
  return {
    kind: 'file',
    name: 'sample',
    where: { source: digest(bytes), path: ['sample'] },
    head: bytes.subarray(0, 65_536),
    size: bytes.length,
    again: true,
    async *stream() {
      for (let from = 0; from < bytes.length; from += 1000)
        yield await Promise.resolve(bytes.subarray(from, from + 1000))
    },
    file() {
      writeFileSync(path, bytes)
      return Promise.resolve(path)
    },
  }
}

/** Reads everything, the members too. Damage of a member is the driver's; anything else that is thrown is a fault. */
async function readAll(reader: FileReader, input: FileInput): Promise<Found[]> {
  const all: Found[] = []
  for await (const found of reader.read(input, reading)) {
    all.push(found)
    assert(all.length < MOST, 'it goes round in circles')
    if (found.kind !== 'member' || found.member.kind !== 'stream') continue
    try {
      for await (const piece of found.member.open()) assert(piece.length >= 0)
    } catch (error) {
      if (!(error instanceof Damage)) throw error
    }
  }
  return all
}

function check(found: readonly Found[], bytes: Buffer): void {
  for (const one of found) {
    if (one.kind !== 'item') continue
    const { item } = one
    assert(item.bytes.length > 0, 'an item has bytes')
    assert(item.bytes.length <= LIMITS.messageBytes)
    if (item.stored === undefined || item.unquotedLines !== undefined || item.fidelity === 'rebuilt') continue
    const { from, to } = item.stored
    assert(from <= to && to <= bytes.length, 'its place lies in the store')
    assert(bytes.subarray(from, to).includes(Buffer.from(item.bytes)), 'its place holds its bytes')
  }
}

/** Ways to spoil a file. */
const damages: readonly { name: string; rounds: number; spoil: (bytes: Buffer, chance: Random) => Buffer }[] = [
  { name: 'cut anywhere', rounds: 25, spoil: (bytes, chance) => bytes.subarray(0, chance.below(bytes.length)) },
  { name: 'without its beginning', rounds: 10, spoil: (bytes, chance) => bytes.subarray(chance.below(bytes.length)) },
  {
    name: 'with flipped bits',
    rounds: 40,
    spoil(bytes, chance) {
      const copy = Buffer.from(bytes)
      for (let flips = 1 + chance.below(8); flips > 0; flips--) copy[chance.below(copy.length)]! ^= 1 << chance.below(8)
      return copy
    },
  },
  {
    name: 'with noise in it',
    rounds: 15,
    spoil(bytes, chance) {
      const copy = Buffer.from(bytes)
      noise(String(chance.next()), 1 + chance.below(300)).copy(copy, chance.below(copy.length))
      return copy
    },
  },
  {
    name: 'noise behind its first bytes',
    rounds: 10,
    spoil: (bytes, chance) =>
      Buffer.concat([bytes.subarray(0, 1 + chance.below(64)), noise(String(chance.next()), 2000)]),
  },
]

/** Runs the table for one reader. */
export function readerContract(reader: FileReader, samples: readonly Buffer[]): void {
  const folder = folderOf({})
  const path = join(folder.path, 'sample')
  test.after(() => folder.remove())
  const given = samples.length > 0 ? samples : [noise('none of its own', 5000)]

  if (samples.length > 0) {
    test(`${reader.name}: knows its own and reads it without a trouble`, async () => {
      for (const bytes of samples) {
        const input = inputOf(bytes, path)
        assert.equal(reader.recognise(input), 'yes')
        const found = await readAll(reader, input)
        assert(found.length > 0)
        check(found, bytes)
      }
    })
  }

  test(`${reader.name}: does not take noise for its own`, async () => {
    const bytes = noise(reader.name, 3000)
    assert.equal(reader.recognise(inputOf(bytes, path)), 'no')
    check(await readAll(reader, inputOf(bytes, path)), bytes)
  })

  test(`${reader.name}: an empty file`, async () => {
    const empty = inputOf(Buffer.alloc(0), path)
    assert.equal(reader.recognise(empty), 'no')
    assert.equal((await readAll(reader, empty)).filter(({ kind }) => kind === 'item').length, 0)
  })

  for (const { name, rounds, spoil } of damages) {
    test(`${reader.name}: a file ${name}`, async () => {
      const chance = random(`${reader.name} ${name}`)
      for (let round = 0; round < rounds; round++) {
        const bytes = spoil(chance.pick(given), chance)
        check(await readAll(reader, inputOf(bytes, path)), bytes)
        // And by the whole way, where the accounts are kept.
        writeFileSync(path, bytes)
        const taken = await gather([path], { kinds: KINDS, temp: folder.path })
        assert(reconciles(taken))
        assert(taken.entries.length > 0)
        rmSync(path, { force: true })
      }
    })
  }

  test(`${reader.name}: whoever stops early is not kept`, async () => {
    for (const bytes of given) {
      for await (const found of reader.read(inputOf(bytes, path), reading)) {
        assert(found.kind !== 'failed' || samples.length === 0)
        break
      }
    }
  })
}
