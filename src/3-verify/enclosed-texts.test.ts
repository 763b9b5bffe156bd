import assert from 'node:assert/strict'
import { test } from 'node:test'
import { random } from '#ground'
import { enclosedTexts } from './enclosed-texts.ts'

const LETTER = 'Dear Ben,\n\nthe plan is settled.\n\nAnna'
const header = (...names: readonly string[]) => names.map(name => `${name} something`).join('\n')

const rows = [
  {
    name: 'below the header that a program copies when it forwards',
    text: `See below.\n\n---------- Forwarded message ---------\n${header('From:', 'Date:', 'Subject:')}\n\n${LETTER}`,
  },
  { name: 'in another language, with bold names', text: `${header('*Von:*', '*Gesendet:*', '*An:*')}\n\n${LETTER}` },
  { name: 'in another script', text: `${header('发件人：', '日期：', '主题：')}\n\n${LETTER}` },
  { name: 'a field that goes on in the next line', text: `${header('From:', 'To:')}\n more\nDate: x\n\n${LETTER}` },
  { name: 'with quote marks', text: `On Monday Anna wrote:\n${LETTER.replace(/^/gm, '> ')}\n\nFine.` },
  { name: 'with quote marks and CRLF', text: `Anna wrote:\r\n${LETTER.replace(/^/gm, '>').replaceAll('\n', '\r\n')}` },
]

for (const { name, text } of rows)
  test(`the other mail is found: ${name}`, () => {
    assert(enclosedTexts(text).includes(LETTER), JSON.stringify(enclosedTexts(text)))
  })

test('a letter alone encloses nothing', () => {
  assert.deepEqual(enclosedTexts(LETTER), [])
  assert.deepEqual(enclosedTexts('Note: one\nAnd: two\n\nNo header has only two fields, but this text is long.'), [])
  assert.deepEqual(enclosedTexts(''), [])
})

test('only a few texts come of any text', () => {
  const chance = random('enclosed')
  const pieces = ['> ', 'From: x\n', 'To: y\n', 'Date: z\n', '\n', 'words and more words of a letter\n', '：', '*']
  for (let run = 0; run < 200; run++) {
    const text = Array.from({ length: chance.below(300) }, () => chance.pick(pieces)).join('')
    assert(enclosedTexts(text).length <= 6)
  }
})
