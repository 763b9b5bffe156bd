import assert from 'node:assert/strict'
import { test } from 'node:test'
import { constants, gzipSync, zstdCompressSync } from 'node:zlib'
import { random } from '#ground'
import { gunzip } from './inflate.ts'
import { noise } from './material.contract.ts'
import { Damage } from './reader.ts'
import { looksLikeZstandard, unzstd } from './zstandard.ts'

/** Text that packs well but not too well, so that a stream has many blocks. */
function text(seed: string, length: number): Buffer {
  const chance = random(seed)
  const words = Array.from({ length: 500 }, () =>
    chance
      .next()
      .toString(36)
      .slice(2, 2 + chance.below(9)),
  )
  const pieces: string[] = []
  for (let size = 0; size < length; size += pieces.at(-1)!.length) pieces.push(`${chance.pick(words)} `)
  return Buffer.from(pieces.join('')).subarray(0, length)
}

async function* inPieces(bytes: Buffer, length: number): AsyncGenerator<Buffer, void> {
  for (let from = 0; from < bytes.length; from += length)
    yield await Promise.resolve(bytes.subarray(from, from + length))
}

/** What a stream unpacks to, and the code of the damage at which it breaks off. */
async function unpacked(bytes: AsyncIterable<Buffer>): Promise<{ content: Buffer; code: string | undefined }> {
  const pieces: Buffer[] = []
  try {
    for await (const piece of bytes) pieces.push(piece)
  } catch (error) {
    assert(error instanceof Damage, String(error))
    return { content: Buffer.concat(pieces), code: error.code }
  }
  return { content: Buffer.concat(pieces), code: undefined }
}

const checked = { params: { [constants.ZSTD_c_checksumFlag]: 1 } }
const formats = [
  {
    format: 'gzip',
    pack: (bytes: Buffer) => gzipSync(bytes),
    unpack: (bytes: Buffer, piece: number) => gunzip(() => inPieces(bytes, piece), true),
  },
  {
    format: 'Zstandard',
    pack: (bytes: Buffer) => zstdCompressSync(bytes, checked),
    unpack: (bytes: Buffer, piece: number) => unzstd(inPieces(bytes, piece)),
  },
]

for (const { format, pack, unpack } of formats) {
  const short = Buffer.from('anna')
  const long = text(format, 900_000)
  const table = [
    { name: 'one stream', bytes: pack(long), want: long },
    { name: 'nothing packed', bytes: pack(Buffer.alloc(0)), want: Buffer.alloc(0) },
    { name: 'bytes that do not pack', bytes: pack(noise(format, 200_000)), want: noise(format, 200_000) },
    { name: 'one byte over and over', bytes: pack(Buffer.alloc(3_000_000, 'a')), want: Buffer.alloc(3_000_000, 'a') },
    {
      name: 'many streams, one behind the other',
      bytes: Buffer.concat([pack(long), pack(short), pack(Buffer.alloc(0)), pack(long)]),
      want: Buffer.concat([long, short, long]),
    },
  ]
  for (const { name, bytes, want } of table) {
    for (const piece of [1_000_000, 4097, 97]) {
      test(`${format}: ${name}, in pieces of ${piece}`, async () => {
        const { content, code } = await unpacked(unpack(bytes, piece))
        assert.equal(code, undefined)
        assert(content.equals(want))
      })
    }
  }

  test(`${format}: what stands behind the end is told, and all before is read`, async () => {
    const found = await unpacked(unpack(Buffer.concat([pack(long), Buffer.from('and more')]), 65_536))
    assert.equal(found.code, 'compressed-trailing')
    assert(found.content.equals(long))
  })

  test(`${format}: cut anywhere, the beginning is read and the cut is told`, async () => {
    const bytes = Buffer.concat([pack(long), pack(long)])
    const twice = Buffer.concat([long, long])
    const chance = random(`${format} cut`)
    let read = 0
    for (let round = 0; round < 12; round++) {
      const end = 1 + chance.below(bytes.length - 1)
      const { content, code } = await unpacked(unpack(bytes.subarray(0, end), 65_536))
      if (end !== bytes.length / 2) assert.match(code ?? '', /^compressed-cut$/)
      assert(twice.subarray(0, content.length).equals(content), 'what was read is what was packed')
      read += content.length / twice.length - end / bytes.length
    }
    assert(Math.abs(read / 12) < 0.15, `as much is read as is there: ${read / 12}`)
  })

  test(`${format}: a flipped bit is told, and everything before it is read`, async () => {
    const bytes = pack(long)
    const chance = random(`${format} flip`)
    for (let round = 0; round < 12; round++) {
      const flipped = Buffer.from(bytes)
      const place = 20 + chance.below(bytes.length - 20)
      flipped[place]! ^= 1 << chance.below(8)
      const { content, code } = await unpacked(unpack(flipped, 65_536))
      assert.match(code ?? '', /^(?:compressed-(?:damaged|cut|trailing)|checksum-wrong)$/)
      // DEFLATE goes on with wrong bytes for a while; Zstandard gives whole blocks of 128 KiB.
      const good = content.findIndex((byte, index) => byte !== long[index])
      const least = (place / bytes.length) * long.length - (format === 'gzip' ? 20_000 : 262_144)
      assert((good === -1 ? content.length : good) >= least, `read ${content.length} of at least ${least}`)
    }
  })

  test(`${format}: noise behind the mark does not hang or throw`, async () => {
    const start = pack(short).subarray(0, 10)
    for (let round = 0; round < 40; round++) {
      const { code } = await unpacked(unpack(Buffer.concat([start, noise(`${format}${round}`, 3000)]), 1000))
      assert.notEqual(code, undefined)
    }
  })

  test(`${format}: whoever stops early leaves nothing behind`, async () => {
    for await (const piece of unpack(pack(long), 4096)) {
      assert(piece.length > 0)
      break
    }
  })
}

test('gzip: zeros at the end are padding', async () => {
  const bytes = Buffer.concat([gzipSync('anna'), Buffer.alloc(10_000)])
  assert.deepEqual(await unpacked(gunzip(() => inPieces(bytes, 1000), false)), {
    content: Buffer.from('anna'),
    code: undefined,
  })
})

test('gzip: name, comment and extra fields of the header are passed over', async () => {
  const plain = gzipSync('anna')
  const fields = Buffer.from('\x05\0extra' + 'name.mbox\0' + 'a comment\0' + '\0\0', 'latin1')
  const bytes = Buffer.concat([
    plain.subarray(0, 3),
    Buffer.from([4 + 8 + 16 + 2]),
    plain.subarray(4, 10),
    fields,
    plain.subarray(10),
  ])
  assert.deepEqual(await unpacked(gunzip(() => inPieces(bytes, 3), false)), {
    content: Buffer.from('anna'),
    code: undefined,
  })
})

test('gzip: a wrong checksum is told behind the last byte', async () => {
  const bytes = gzipSync('anna')
  bytes[bytes.length - 8]! ^= 1
  assert.deepEqual(await unpacked(gunzip(() => inPieces(bytes, 1000), true)), {
    content: Buffer.from('anna'),
    code: 'checksum-wrong',
  })
})

test('Zstandard: frames to be skipped are skipped, and they are a mark, too', async () => {
  const skip = Buffer.from('\x53\x2a\x4d\x18\x04\0\0\0anna', 'latin1')
  const bytes = Buffer.concat([skip, zstdCompressSync('ben'), skip, zstdCompressSync('carl')])
  assert(looksLikeZstandard(bytes))
  assert.deepEqual(await unpacked(unzstd(inPieces(bytes, 5))), { content: Buffer.from('bencarl'), code: undefined })
})

test('Zstandard: many small frames in one file', async () => {
  const all = Array.from({ length: 300 }, (_, index) => Buffer.from(`letter ${index}\n`))
  const bytes = Buffer.concat(all.map(one => zstdCompressSync(one)))
  const { content, code } = await unpacked(unzstd(inPieces(bytes, 1 << 20)))
  assert.equal(code, undefined)
  assert(content.equals(Buffer.concat(all)))
})

test('Zstandard: a window that asks for very much memory is told, and not taken for damage', async () => {
  // RFC 8878 §3.1.1.1.2: exponent 21 of the window's descriptor is two gigabytes.
  const bytes = Buffer.from('\x28\xb5\x2f\xfd\x00\xa8\x21\x00\x00anna', 'latin1')
  assert.equal((await unpacked(unzstd(inPieces(bytes, 100)))).code, 'compressed-window')
})
