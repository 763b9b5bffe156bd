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
  {
    name: 'columns measure a word before it is coded, and end where codes reach the width',
    text: `${'a'.repeat(65)} x\xe2\x80\x99yz ab`,
    style: { breaks: 'columns', width: 75 },
    want: `${'a'.repeat(65)} x=E2=80=99=\r\nyz ab`,
  },
  {
    name: 'columns of codes measure it coded',
    text: `${'a'.repeat(65)} x\xe2\x80\x99yz ab`,
    style: { breaks: 'coded-columns', width: 74 },
    want: `${'a'.repeat(65)} =\r\nx=E2=80=99yz ab`,
  },
  {
    name: 'a word longer than all columns begins a line of its own and is cut',
    text: `ab ${'c'.repeat(80)}`,
    style: { breaks: 'columns', width: 75 },
    want: `ab =\r\n${'c'.repeat(74)}=\r\ncccccc`,
  },
  {
    name: 'a phone breaks behind a letter and not behind a space',
    text: `${'a'.repeat(75)} bcd`,
    style: { breaks: 'past-space', width: 77 },
    want: `${'a'.repeat(75)} b=\r\ncd`,
  },
  {
    name: 'an uncounted first piece makes the next line longer by it',
    text: `x\r\n${'a'.repeat(152)}`,
    style: { breaks: 'uncounted', width: 75 },
    want: `x\r\n${'a'.repeat(74)}=\r\n${'a'.repeat(75)}=\r\naaa`,
  },
  {
    name: 'a bare line feed can end the coded line',
    text: 'a\nb',
    style: { lineFeed: 'breaks' },
    want: 'a=0A=\r\nb',
  },
  {
    name: 'all spaces at the end of a line can be coded',
    text: 'a  \r\nb',
    style: { lastSpace: 'all' },
    want: 'a=20=20\r\nb',
  },
  {
    name: 'a last space can go to the next line where a soft break would not fit behind it',
    text: `${'a'.repeat(73)} \r\nb`,
    style: { lastSpace: 'reserves' },
    want: `${'a'.repeat(73)}=\r\n=20\r\nb`,
  },
  {
    name: 'From can be hidden wherever it stands',
    text: 'x From y, fromFrom z',
    style: { hides: ['From '], hidesIn: 'anywhere' },
    want: 'x =46rom y, from=46rom z',
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
