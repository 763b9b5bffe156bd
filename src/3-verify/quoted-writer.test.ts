import assert from 'node:assert/strict'
import { test } from 'node:test'
import { random } from '#ground'
import { QUOTED_STYLES } from './quoted-styles.ts'
import { writeQuoted } from './quoted-writer.ts'
import { BASE64_STYLES, readQuoted, writeBase64 } from './transfer-style.ts'

const line = 'a'.repeat(80)
const plain = QUOTED_STYLES[0]!
const rows = [
  { name: 'codes are written for what is no plain character', text: 'gr\xfc\xdfe = x', want: 'gr=FC=DFe =3D x' },
  { name: 'a space at the end of a line is coded', text: 'a \r\nb', want: 'a=20\r\nb' },
  { name: 'a line that just fits stays whole', text: 'a'.repeat(76), want: 'a'.repeat(76) },
  { name: 'a line too long is broken where it is full', text: line, want: `${'a'.repeat(75)}=\r\naaaaa` },
  {
    name: 'a writer that reserves breaks a line that would just fit',
    text: 'a'.repeat(76),
    style: { reserves: true },
    want: `${'a'.repeat(75)}=\r\na`,
  },
  {
    name: 'a writer of words goes back to the space',
    text: `${'a'.repeat(70)} bcdefghij`,
    style: { breaks: 'word' },
    want: `${'a'.repeat(70)} =\r\nbcdefghij`,
  },
  {
    name: 'an eager writer breaks a full line that ends there',
    text: 'a'.repeat(73),
    style: { breaks: 'eager', width: 74 },
    want: `${'a'.repeat(73)}=\r\n`,
  },
  {
    name: 'columns move a word that passes the last one',
    text: `${'a'.repeat(70)} bcd`,
    style: { breaks: 'columns', width: 75 },
    want: `${'a'.repeat(70)} =\r\nbcd`,
  },
  { name: 'a code is never broken', text: `${'a'.repeat(74)}\xfcbb`, want: `${'a'.repeat(74)}=\r\n=FCbb` },
  {
    name: 'From is hidden from mbox programs',
    text: 'From x\r\nfrom y',
    style: { hides: ['From '] },
    want: '=46rom x\r\nfrom y',
  },
  {
    name: 'beginnings after soft breaks can be hidden too',
    text: `${'a'.repeat(75)}.b`,
    style: { hides: ['.'], hidesIn: 'coded' },
    want: `${'a'.repeat(75)}=\r\n=2Eb`,
  },
  { name: 'a text without a line end can end softly', text: 'a', style: { ends: 'soft' }, want: 'a=\r\n' },
  {
    name: 'a last space can stand before a soft break',
    text: 'a \r\nb',
    style: { lastSpace: 'soft' },
    want: 'a =\r\n\r\nb',
  },
  { name: 'hexadecimal digits can be small', text: '\xfc', style: { lowerHex: true }, want: '=fc' },
] as const

for (const row of rows)
  test(row.name, () => {
    const style = { ...plain, ...('style' in row ? row.style : {}) }
    assert.equal(writeQuoted(Buffer.from(row.text, 'latin1'), style), row.want)
  })

test('what any style writes reads back as the same text, in short lines', () => {
  const chance = random('quoted')
  for (let run = 0; run < 60; run++) {
    const pieces = Array.from({ length: chance.below(120) }, () =>
      chance.pick(['\r\n', ' ', '\t', '=', 'From ', '.', '--', '\xe9', 'word', 'x'.repeat(chance.below(90))]),
    )
    const text = Buffer.from(pieces.join(''), 'latin1')
    for (const style of QUOTED_STYLES) {
      const coded = writeQuoted(text, style)
      assert.equal(
        readQuoted(Buffer.from(coded, 'latin1')).toString('latin1'),
        text.toString('latin1'),
        JSON.stringify(style),
      )
      assert(!/[^\x09\x0d\x0a\x20-\x7e]/.test(coded))
    }
    for (const style of BASE64_STYLES) assert.deepEqual(Buffer.from(writeBase64(text, style), 'base64'), text)
  }
})
