import assert from 'node:assert/strict'
import { test } from 'node:test'
import { random } from '#ground'
import { unpackRtf } from './outlook-rtf.ts'
import { type RtfBody, readRtfBody } from './outlook-rtf-body.ts'

const bytes = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex')

/** The two examples of [MS-OXRTFCP] §3.1, the second of which refers to what it is just writing. */
const packed = [
  {
    name: 'a reference into the known beginning of every dictionary is followed',
    given: bytes(
      '2d000000 2b000000 4c5a4675 f1c5c7a7 03000a00 72637067 31323542 320af320 68656c09 00206277 05b06c64 7d0a800f a0',
    ),
    want: '{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n',
  },
  {
    name: 'a reference that runs into its own output is followed',
    given: bytes('1a000000 1c000000 4c5a4675 e2d44b51 41000420 5758595a 0d6e7d01 0eb0'),
    want: '{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}',
  },
  {
    name: 'rich text that was not compressed is taken as it is',
    given: Buffer.concat([bytes('12000000 06000000 4d454c41 00000000'), Buffer.from('{\\rtf}')]),
    want: '{\\rtf}',
  },
]

for (const { name, given, want } of packed)
  test(name, () => {
    const unpacked = unpackRtf(given, 1000)
    assert.deepEqual([Buffer.from(unpacked?.bytes ?? []).toString(), unpacked?.flaw], [want, undefined])
  })

test('a wrong bit in packed rich text is told', () => {
  const given = Buffer.from(packed[0]!.given)
  given[20]! ^= 1
  assert.match(unpackRtf(given, 1000)?.flaw ?? '', /damaged/)
})

test('what unpacks to more than is allowed is cut, and told', () => {
  const unpacked = unpackRtf(packed[0]!.given, 10)
  assert.deepEqual([unpacked?.bytes.length, unpacked?.flaw !== undefined], [10, true])
})

test('packed bytes of any kind end within what is allowed', () => {
  const chance = random('lzfu')
  for (let run = 0; run < 300; run++) {
    const content = Buffer.from(Array.from({ length: chance.below(300) }, () => chance.below(256)))
    const head = Buffer.alloc(16)
    head.writeUInt32LE(chance.below(2 ** 31))
    head.writeUInt32LE(chance.below(2 ** 31), 4)
    head.writeUInt32LE(0x75465a4c, 8)
    const unpacked = unpackRtf(Buffer.concat([head, content]).subarray(0, 16 + chance.below(300)), 1000)
    assert((unpacked?.bytes.length ?? 0) <= 1000)
    assert(unpacked?.bytes.length === 0 || unpacked?.flaw !== undefined, 'no noise passes for sound')
  }
})

interface Row {
  readonly name: string
  readonly rtf: string
  readonly want: RtfBody
}

/** Rich text in which [MS-OXRTFEX] wraps HTML: marks in htmltag groups, \htmlrtf for readers of RTF only. */
const wrapped = String.raw`{\rtf1\ansi\ansicpg1252\fromhtml1 \deff0{\fonttbl{\f0\fswiss Arial;}{\f1\fcharset204 Arial Cyr;}}
{\*\htmltag19 <html>}{\*\htmltag34 <head>}{\*\htmltag41 </head>}{\*\htmltag50 <body>}\htmlrtf {\f0 \htmlrtf0
{\*\mhtmltag84 <p class=x>}{\*\htmltag64 <p>}Gr\'fc\'dfe \'e0n \{Ben\}\htmlrtf \par \htmlrtf0 {\*\htmltag4 \par }{\*\htmltag84 &nbsp;}\htmlrtf \'a0\htmlrtf0
\u8364?5 {\f1 \'cf\'f0}\htmlrtf }\htmlrtf0 {\*\htmltag58 </body>}{\*\htmltag27 </html>}}`

const bodies: readonly Row[] = [
  {
    name: 'wrapped HTML comes out without what was only for readers of RTF',
    rtf: wrapped,
    want: {
      kind: 'html',
      text: '<html><head></head><body><p>Grüße àn {Ben}\r\n&nbsp;€5 Пр</body></html>',
    },
  },
  {
    name: 'wrapped plain text comes out as it was',
    rtf: String.raw`{\rtf1\ansi\fromtext \fbidi{\fonttbl{\f0 Arial;}}\f0\fs20 one\line two\par\tab three}`,
    want: { kind: 'text', text: 'one\r\ntwo\r\n\tthree' },
  },
  {
    name: 'rich text of its own loses its tables and pictures',
    rtf: String.raw`{\rtf1{\fonttbl{\f0 Arial;}}{\colortbl;\red0;}{\*\generator Riched20;}{\info{\author Anna}}{\pict\bin3 {{{}\pard\b bold\b0\par\ldblquote x\rdblquote}`,
    want: { kind: 'rtf', text: 'bold\r\n“x”' },
  },
  {
    name: 'a character beyond 16 bits comes in two halves, each with its stand-in',
    rtf: String.raw`{\rtf1\uc1 \u-10179?\u-8704?{\uc2 \u233 xy}z}`,
    want: { kind: 'rtf', text: '😀éz' },
  },
  {
    name: 'double-byte text is read in the code page of its font',
    rtf: String.raw`{\rtf1{\fonttbl{\f0\fcharset128 MS Gothic;}}\f0 \'93\'fa\'96\'7b}`,
    want: { kind: 'rtf', text: '日本' },
  },
  { name: 'what is no RTF is its own text', rtf: 'hello', want: { kind: 'rtf', text: 'hello' } },
]

for (const { name, rtf, want } of bodies)
  test(name, () => {
    assert.deepEqual(readRtfBody(Buffer.from(rtf, 'latin1'), 10_000), want)
  })

test('damaged rich text never fails and never grows', () => {
  const chance = random('rtf')
  const given = Buffer.from(wrapped, 'latin1')
  for (let run = 0; run < 500; run++) {
    const copy = Buffer.from(given.subarray(chance.below(50), given.length - chance.below(50)))
    for (let change = 0; change < 5; change++)
      copy[chance.below(copy.length)] = chance.pick([0x7b, 0x7d, 0x5c, 0x27, 0xff, 0x30])
    assert(readRtfBody(copy, 10_000).text.length <= copy.length * 2)
  }
})
