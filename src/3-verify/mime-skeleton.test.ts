import assert from 'node:assert/strict'
import { test } from 'node:test'
import { random } from '#ground'
import { readSkeleton } from './mime-skeleton.ts'

const body = [
  'preamble',
  '--out',
  'Content-Type: multipart/alternative; boundary="in"',
  '',
  '--in',
  'Content-Type: text/plain; charset=UTF-8; format=flowed',
  '',
  'Hello',
  '--in',
  'Content-Type: text/html',
  'Content-Transfer-Encoding: Quoted-Printable',
  '',
  '<p>Hello</p>',
  '',
  '--in--',
  '--out',
  '',
  'no header',
  '--out--',
  'epilogue',
].join('\r\n')

test('parts lie where their delimiters say', () => {
  const parts = readSkeleton(Buffer.from(body), { type: 'multipart/mixed;\r\n boundary=out', encoding: undefined })
  assert.deepEqual(
    parts.map(({ parent, type, encoding, charset, flowed, content }) => ({
      parent,
      type,
      encoding,
      charset,
      flowed,
      text: type.startsWith('text') ? body.slice(content.from, content.to) : '',
    })),
    [
      { parent: undefined, type: 'multipart/mixed', encoding: '7bit', charset: undefined, flowed: false, text: '' },
      { parent: 0, type: 'multipart/alternative', encoding: '7bit', charset: undefined, flowed: false, text: '' },
      { parent: 1, type: 'text/plain', encoding: '7bit', charset: 'utf-8', flowed: true, text: 'Hello' },
      {
        parent: 1,
        type: 'text/html',
        encoding: 'quoted-printable',
        charset: undefined,
        flowed: false,
        text: '<p>Hello</p>\r\n',
      },
      { parent: 0, type: 'text/plain', encoding: '7bit', charset: undefined, flowed: false, text: 'no header' },
    ],
  )
  assert.deepEqual(
    parts[0]!.delimiters.map(({ closes }) => closes),
    [false, false, true],
  )
})

test('a body without parts is one part', () => {
  const parts = readSkeleton(Buffer.from('a\r\n--b\r\n'), { type: undefined, encoding: undefined })
  assert.deepEqual(
    parts.map(({ type, content }) => [type, content.from, content.to]),
    [['text/plain', 0, 8]],
  )
})

test('any bytes are cut into spans that lie in the body', () => {
  const chance = random('skeleton')
  const pieces = [
    '--b',
    '--b--',
    '\r\n',
    '\r\n\r\n',
    'Content-Type: multipart/mixed; boundary=b',
    'x',
    '--',
    '--c',
    'Content-Type: multipart/x; boundary=c',
  ]
  for (let run = 0; run < 2000; run++) {
    const bytes = Buffer.from(Array.from({ length: chance.below(40) }, () => chance.pick(pieces)).join(''))
    for (const { header, content, delimiters } of readSkeleton(bytes, {
      type: 'multipart/mixed; boundary=b',
      encoding: undefined,
    }))
      for (const { from, to } of [header, content, ...delimiters]) assert(from >= 0 && from <= to && to <= bytes.length)
  }
})
