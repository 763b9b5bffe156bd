import assert from 'node:assert/strict'
import { test } from 'node:test'
import { random } from '#ground'
import { decodeWords } from './encoded-word.ts'

const rows = [
  { name: 'text without words stays', value: 'Hi = there ?', want: 'Hi = there ?' },
  { name: 'Q is decoded, underscores are spaces', value: '=?utf-8?Q?gr=C3=BC=C3=9Fe_an_=5F?=', want: 'grüße an _' },
  { name: 'B is decoded', value: '=?UTF-8?B?R3LDvMOfZQ==?=', want: 'Grüße' },
  { name: 'small letters name the encoding too', value: '=?utf-8?b?YQ==?= =?utf-8?q?b?=', want: 'ab' },
  { name: 'white space between words goes', value: '=?utf-8?Q?a?= \t =?utf-8?Q?b?=', want: 'ab' },
  { name: 'white space between a word and text stays', value: 'x =?utf-8?Q?a?= y', want: 'x a y' },
  { name: 'words of different charsets join', value: '=?utf-8?Q?=C3=BC?= =?iso-8859-1?Q?=FC?=', want: 'üü' },
  { name: 'a character cut between two words is whole', value: '=?utf-8?Q?=C3?= =?utf-8?Q?=BC?=', want: 'ü' },
  { name: 'a character cut between Q and B is whole', value: '=?utf-8?Q?=C3?= =?utf-8?B?vA==?=', want: 'ü' },
  { name: 'a base64 group cut between two words is whole', value: '=?utf-8?B?R3LD?= =?utf-8?B?vA?=', want: 'Grü' },
  {
    name: 'words that each shift for themselves join',
    value: '=?iso-2022-jp?B?GyRCRnwbKEI=?= =?iso-2022-jp?B?GyRCRnwbKEI=?=',
    want: '日日',
  },
  { name: 'words of one charset in two spellings join as bytes', value: '=?UTF-8?Q?=C3?= =?utf-8?Q?=BC?=', want: 'ü' },
  { name: 'words need no space around them', value: 'a=?utf-8?Q?b?=c=?utf-8?Q?d?==?utf-8?Q?e?=', want: 'abcde' },
  { name: 'spaces inside a word are borne', value: '=?utf-8?Q?a b?=', want: 'a b' },
  { name: 'a language behind the charset is no part of it', value: '=?utf-8*de?Q?=C3=BC?=', want: 'ü' },
  { name: 'a question mark inside a word is borne', value: '=?utf-8?Q?What??=', want: 'What?' },
  { name: 'an unknown charset is guessed', value: '=?martian?Q?=C3=BC?= =?x-unknown?Q?=FC?=', want: 'üü' },
  { name: 'a known charset is believed', value: '=?iso-8859-1?Q?=C3=BC?=', want: 'Ã¼' },
  { name: '8-bit text inside a word is text already', value: '=?iso-8859-1?Q?J\u00fcrgen=FC?=', want: 'Jürgenü' },
  { name: 'a broken escape stays', value: '=?utf-8?Q?a=ZZ=4?=', want: 'a=ZZ=4' },
  { name: 'a word that never ends is text', value: '=?utf-8?Q?abc', want: '=?utf-8?Q?abc' },
  { name: 'an unknown encoding is text', value: '=?utf-8?X?abc?=', want: '=?utf-8?X?abc?=' },
  { name: 'a word in the text of a broken one is read', value: '=?utf-8?Q?abc =?utf-8?Q?d?=', want: '=?utf-8?Q?abc d' },
  { name: 'an empty word is nothing', value: 'a =?utf-8?Q??= b', want: 'a  b' },
]

for (const { name, value, want } of rows) test(name, () => assert.equal(decodeWords(value), want))

test('what was encoded in any cut is decoded again', () => {
  const chance = random('encoded words')
  const letters = ['a', 'Z', ' ', '=', '?', '_', 'ü', '日', '😀', '\t']
  for (let round = 0; round < 500; round++) {
    const text = Array.from({ length: 1 + chance.below(20) }, () => chance.pick(letters)).join('')
    const bytes = Buffer.from(text)
    const words: string[] = []
    for (let from = 0; from < bytes.length;) {
      const piece = bytes.subarray(from, from + 1 + chance.below(8))
      const hex = [...piece].map(byte => `=${byte.toString(16).padStart(2, '0')}`).join('')
      words.push(chance.chance(0.5) ? `=?utf-8?Q?${hex}?=` : `=?utf-8?B?${piece.toString('base64')}?=`)
      from += piece.length
    }
    assert.equal(decodeWords(words.join(' ')), text)
  }
})

test('a megabyte of beginnings is read in well under a second', () => {
  const began = performance.now()
  for (const piece of ['=?', '=?a?Q?', '=?a?Q?b', '=?a?Q?b?= ', '=?a?B?', '?=', '=?=?='])
    decodeWords(piece.repeat(Math.floor(1e6 / piece.length)))
  decodeWords('=?a?Q?'.repeat(1e5) + '?=')
  assert(performance.now() - began < 2500)
})
