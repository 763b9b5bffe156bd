import assert from 'node:assert/strict'
import { test } from 'node:test'

import { pdfOf } from './document-material.contract.ts'
import { layoutOf, type PageLine } from './page-layout.ts'
import { printedTexts } from './printed-texts.ts'
import { readDocument } from './read-document.ts'

const HEADER = [
  'Anna Example',
  'From: Anna <anna@x.example>',
  'Sent: Monday, 1 June 2026 09:30',
  'Subject: The plan',
  '',
]
const LETTER = ['Dear Ben,', '', 'the plan is settled.', '', '  > so you said', '', 'Anna']

const rows = [
  { name: 'paragraphs of a page', pages: [LETTER], want: LETTER },
  { name: 'a text below the header that the program printed', pages: [[...HEADER, ...LETTER]], want: LETTER },
  {
    name: 'a paragraph that ends with the page',
    pages: [
      ['Dear Ben,', '1 / 2'],
      ['the plan is settled.', '2 / 2'],
    ],
    want: ['Dear Ben,', '', 'the plan is settled.'],
  },
  {
    name: 'a paragraph that goes on on the next page, below a line that stands on both',
    pages: [
      ['6/1/26, 9:30 AM The plan', 'Dear Ben,', 'the plan', 'https://mail.example/view?id=1 1/2'],
      ['6/1/26, 9:30 AM The plan', 'is settled.', 'https://mail.example/view?id=1 2/2'],
    ],
    want: ['Dear Ben,', 'the plan', 'is settled.'],
  },
]

for (const { name, pages, want } of rows)
  test(`a print shows ${name}`, async () => {
    const texts = printedTexts(await readDocument(pdfOf(pages.map(lines => ({ lines })))))
    assert(texts.includes(want.join('\n')), JSON.stringify(texts))
  })

test('a document without text shows nothing', async () => {
  assert.deepEqual(printedTexts(await readDocument(pdfOf([{ lines: [] }]))), [])
})

const placed = (text: string, left: number, right: number, bottom: number): PageLine => {
  const piece = { text, left, right, bottom, top: bottom + 10, space: 3 }
  return { ...piece, pieces: [piece] }
}

test('a line that only ends because the paper does goes on, and one that ended early does not', () => {
  const lines = [placed('a line as wide as the', 0, 100, 50), placed('paper', 0, 25, 40), placed('and one.', 0, 40, 30)]
  assert.equal(layoutOf(lines).flowing, 'a line as wide as the paper\nand one.')
})

test('gaps inside a line are spaces again, and two halves of a line are one', () => {
  const [one, other] = [placed('left', 0, 20, 50), placed('right', 38, 60, 50)]
  assert.equal(layoutOf([one, other]).spaced, 'left      right')
  assert.equal(layoutOf([{ ...one, right: 60, pieces: [...one.pieces, ...other.pieces] }]).spaced, 'left      right')
  assert.deepEqual(layoutOf([]), { spaced: '', flowing: '' })
})
