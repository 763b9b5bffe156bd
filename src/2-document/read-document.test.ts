import assert from 'node:assert/strict'
import { describe, test } from 'node:test'

import { random } from '#ground'

import { type BlockKind, type Content } from './content.ts'
import { pdfOf, savedOver, zipOf } from './document-material.contract.ts'
import { DOCUMENT_LIMITS } from './document-limits.ts'
import { contentOfText, readDocument } from './read-document.ts'

const W = 'xmlns:w="w"'
const word = (body: string, more: Record<string, string> = {}) =>
  zipOf({ 'word/document.xml': `<w:document ${W}><w:body>${body}</w:body></w:document>`, ...more })
const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`
const relations = (...rows: [string, string, string, string?][]) =>
  `<Relationships>${rows
    .map(
      ([id, type, target, mode = '']) =>
        `<Relationship Id="${id}" Type="http://x/${type}" Target="${target}" TargetMode="${mode}"/>`,
    )
    .join('')}</Relationships>`

const blocks = (content: Content, kind: BlockKind) =>
  content.blocks.filter(block => block.kind === kind).map(({ text }) => text)
const says = (content: Content, kind: string) => content.marks.filter(mark => mark.kind === kind).map(mark => mark.says)
const property = (content: Content, name: string) => content.properties.find(found => found.name === name)?.value

interface Row {
  readonly name: string
  readonly bytes: Uint8Array
  readonly kind: string
  readonly text?: string
  readonly more?: (content: Content) => void
}

async function check({ bytes, kind, text, more }: Row): Promise<void> {
  const content = await readDocument(bytes)
  assert.equal(content.kind, kind)
  if (text !== undefined) assert.equal(content.text, text)
  more?.(content)
}

const plain: readonly Row[] = [
  { name: 'UTF-8 is read as it is', bytes: Buffer.from('Grüße — 漢字'), kind: 'plain', text: 'Grüße — 漢字' },
  {
    name: 'a mark at the start is no letter',
    bytes: Buffer.from('\ufeffHello there'),
    kind: 'plain',
    text: 'Hello there',
  },
  {
    name: 'UTF-16 without a mark is seen by its zeros',
    bytes: Buffer.from('Hello there, all', 'utf16le'),
    kind: 'plain',
    text: 'Hello there, all',
  },
  {
    name: 'Western letters of one byte',
    bytes: Buffer.from('Grüße aus der Küche für alle', 'latin1'),
    kind: 'plain',
    text: 'Grüße aus der Küche für alle',
  },
  {
    name: 'Cyrillic letters of one byte are told from accents',
    bytes: Buffer.from([
      0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x20, 0xe2, 0xf1, 0xe5, 0xec, 0x20, 0xe4, 0xf0, 0xf3, 0xe7, 0xfc, 0xff, 0xec,
    ]),
    kind: 'plain',
    text: 'Привет всем друзьям',
  },
  {
    name: 'a form feed begins a page',
    bytes: Buffer.from('one\ftwo'),
    kind: 'plain',
    more: ({ blocks: found }) =>
      assert.deepEqual(
        found.map(({ page }) => page),
        [1, 2],
      ),
  },
  { name: 'bytes of no text are of no known kind', bytes: Buffer.from([1, 2, 3, 4, 5, 6, 7, 8]), kind: 'unknown' },
  {
    name: 'nothing is blind',
    bytes: Buffer.alloc(0),
    kind: 'unknown',
    more: ({ blind }) => assert.equal(blind.length, 1),
  },
]

const html: readonly Row[] = [
  {
    name: 'blocks are lines, scripts are not run, pictures not fetched',
    bytes: Buffer.from(
      '<!DOCTYPE html><title>T</title><p>One <b>bold</b> word</p><p>Two</p><script>x()</script><img src="http://track.example/a.gif">',
    ),
    kind: 'html',
    text: 'One bold word\nTwo',
    more(content) {
      assert.deepEqual(says(content, 'remote-content'), ['Opening the page would fetch from track.example.'])
      assert.equal(says(content, 'macro').length, 1)
      assert.equal(property(content, 'title'), 'T')
    },
  },
  {
    name: 'hidden text is kept apart, whatever lies inside it',
    bytes: Buffer.from('<html><p>seen</p><div style="color:red; display: none">not <i>seen</i></div></html>'),
    kind: 'html',
    text: 'seen',
    more: content => assert.deepEqual(blocks(content, 'hidden'), ['not seen']),
  },
  {
    name: 'the declared charset counts',
    bytes: Buffer.from('<html><meta charset="koi8-r"><p>\xf0\xd2\xc9\xd7\xc5\xd4</p>', 'latin1'),
    kind: 'html',
    text: 'Привет',
  },
]

const rtf: readonly Row[] = [
  {
    name: 'text, letters by number and by charset, author and dates',
    bytes: Buffer.from(
      "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset204 Arial;}}{\\info{\\author Jane Roe}{\\creatim\\yr2016\\mo6\\dy15\\hr13\\min38}}\\f0 Gr\\'fc\\'dfe \\u8212\\'97 {\\f1\\'cf\\'f0\\'e8}\\par second {\\*\\unknown hidden}line}",
      'latin1',
    ),
    kind: 'rtf',
    text: 'Grüße — При\nsecond line',
    more(content) {
      assert.equal(property(content, 'author'), 'Jane Roe')
      assert.equal(property(content, 'creatim'), '2016-06-15T13:38:00Z')
    },
  },
  {
    name: 'tracked changes name their author, deleted and hidden text is kept apart',
    bytes: Buffer.from(
      '{\\rtf1{\\*\\revtbl{Unknown;}{Jane Roe;}}We agree{\\deleted\\revauthdel1  not} to{\\revised\\revauth1  all} pay.{\\v secret}\\par}',
    ),
    kind: 'rtf',
    text: 'We agree to all pay.',
    more(content) {
      assert.deepEqual(blocks(content, 'deleted'), ['not'])
      assert.deepEqual(blocks(content, 'hidden'), ['secret'])
      assert.deepEqual(says(content, 'tracked-change'), ['Jane Roe deleted: not', 'Jane Roe inserted: all'])
    },
  },
  {
    name: 'binary bytes are stepped over, braces among them',
    bytes: Buffer.from('{\\rtf1 a{\\pict\\bin3 }}}}b\\par}'),
    kind: 'rtf',
    text: 'ab',
  },
  {
    name: 'a file of braces is an empty document',
    bytes: Buffer.from(`{\\rtf1 ${'{'.repeat(100_000)}`),
    kind: 'rtf',
    text: '',
  },
]

const office: readonly Row[] = [
  {
    name: 'a Word file has text, margins, notes and comments',
    bytes: word(`${paragraph('Dear all')}${paragraph('we &amp; you')}`, {
      'word/_rels/document.xml.rels': relations(
        ['r1', 'header', 'header1.xml'],
        ['r2', 'footnotes', 'notes.xml'],
        ['r3', 'comments', 'comments.xml'],
        ['r4', 'attachedTemplate', 'http://evil.example/t.dotm', 'External'],
      ),
      'word/header1.xml': `<w:hdr ${W}>${paragraph('Draft 3')}</w:hdr>`,
      'word/notes.xml': `<w:footnotes ${W}>${paragraph('a note')}</w:footnotes>`,
      'word/comments.xml': `<w:comments ${W}><w:comment w:author="Jane Roe" w:date="2024-05-03T10:00:00Z">${paragraph('too soft')}</w:comment></w:comments>`,
      'docProps/core.xml': '<cp:coreProperties><dc:creator>Jane Roe &amp; Co</dc:creator></cp:coreProperties>',
      'word/settings.xml': `<w:settings ${W}><w:rsids><w:rsid w:val="00A1B2C3"/></w:rsids></w:settings>`,
      'word/vbaProject.bin': 'x',
    }),
    kind: 'docx',
    text: 'Dear all\nwe & you\nDraft 3\na note',
    more(content) {
      assert.deepEqual(blocks(content, 'comment'), ['too soft'])
      assert.equal(property(content, 'creator'), 'Jane Roe & Co')
      assert.deepEqual(says(content, 'macro'), ['The file has a program (word/vbaProject.bin). It was not run.'])
      assert.equal(
        says(content, 'remote-content')[0],
        'Opening the file would fetch http://evil.example/t.dotm (attachedTemplate).',
      )
      assert.deepEqual(
        content.marks.filter(({ kind }) => kind === 'identifier').map(({ values }) => values['value']),
        ['00A1B2C3'],
      )
    },
  },
  {
    name: 'tracked changes of a Word file stand where they belong',
    bytes: word(
      '<w:p><w:r><w:t>We </w:t></w:r><w:ins w:author="A" w:date="2024-05-03T10:00:00Z"><w:r><w:t>never </w:t></w:r></w:ins><w:del w:author="B"><w:r><w:delText>always </w:delText></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:t>paid.</w:t></w:r></w:p>',
    ),
    kind: 'docx',
    text: 'We never paid.',
    more(content) {
      assert.deepEqual(
        content.blocks.find(({ kind }) => kind === 'deleted'),
        { kind: 'deleted', text: 'always', author: 'B' },
      )
      assert.deepEqual(blocks(content, 'hidden'), ['hidden'])
      assert.deepEqual(says(content, 'tracked-change'), ['B deleted: always', 'A inserted: never'])
    },
  },
  {
    name: 'a text box stands there once, though the file has it for old programs again',
    bytes: word(
      `<w:p><mc:AlternateContent><mc:Choice><w:r><w:t>box</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>box</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>`,
    ),
    kind: 'docx',
    text: 'box',
  },
  {
    name: 'a workbook has its rows, and hidden sheets apart',
    bytes: zipOf({
      'xl/workbook.xml':
        '<workbook><sheets><sheet name="Budget" r:id="r1"/><sheet name="Donors" state="veryHidden" r:id="r2"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels': relations(
        ['r1', 'worksheet', 'worksheets/sheet1.xml'],
        ['r2', 'worksheet', '/xl/worksheets/sheet2.xml'],
      ),
      'xl/sharedStrings.xml': '<sst><si><t>Rent</t></si><si><r><t>Jane </t></r><r><t>Roe</t></r></si></sst>',
      'xl/worksheets/sheet1.xml':
        '<worksheet><sheetData><row><c t="s"><v>0</v></c><c><v>1200</v></c></row><row hidden="1"><c t="inlineStr"><is><t>bribes</t></is></c></row></sheetData></worksheet>',
      'xl/worksheets/sheet2.xml': '<worksheet><sheetData><row><c t="s"><v>1</v></c></row></sheetData></worksheet>',
    }),
    kind: 'xlsx',
    text: 'Budget\nRent\t1200',
    more: content => assert.deepEqual(blocks(content, 'hidden'), ['bribes', 'Donors', 'Jane Roe']),
  },
  {
    name: 'slides come in the order of the show, with their notes',
    bytes: zipOf({
      'ppt/presentation.xml':
        '<p:presentation><p:sldIdLst><p:sldId r:id="r2"/><p:sldId r:id="r1"/></p:sldIdLst></p:presentation>',
      'ppt/_rels/presentation.xml.rels': relations(
        ['r1', 'slide', 'slides/slide1.xml'],
        ['r2', 'slide', 'slides/slide2.xml'],
      ),
      'ppt/slides/slide1.xml': '<p:sld show="0"><a:p><a:r><a:t>left out</a:t></a:r></a:p></p:sld>',
      'ppt/slides/slide2.xml': '<p:sld><a:p><a:r><a:t>Opening</a:t></a:r></a:p></p:sld>',
      'ppt/slides/_rels/slide2.xml.rels': relations(['r1', 'notesSlide', '../notesSlides/n.xml']),
      'ppt/notesSlides/n.xml': '<p:notes><a:p><a:t>smile</a:t></a:p></p:notes>',
    }),
    kind: 'pptx',
    text: 'Opening\nsmile',
    more: content => assert.deepEqual(blocks(content, 'hidden'), ['left out']),
  },
  {
    name: 'an OpenDocument text has its changes and remarks',
    bytes: zipOf({
      'META-INF/manifest.xml': '<x/>',
      'meta.xml':
        '<office:document-meta><office:meta><meta:initial-creator>Jane Roe</meta:initial-creator></office:meta></office:document-meta>',
      'content.xml':
        '<office:text><text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>B</dc:creator><dc:date>2024-05-03T10:00:00</dc:date></office:change-info><text:p>always</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>We<text:s text:c="2"/>paid<office:annotation><dc:creator>C</dc:creator><text:p>sure?</text:p></office:annotation>.</text:p></office:text>',
    }),
    kind: 'odf',
    text: 'We  paid.',
    more(content) {
      assert.deepEqual(blocks(content, 'deleted'), ['always'])
      assert.deepEqual(blocks(content, 'comment'), ['sure?'])
      assert.equal(property(content, 'initial-creator'), 'Jane Roe')
    },
  },
]

const BOX = '0 0 0 rg 70 705 200 12 re f'
const pdf: readonly Row[] = [
  {
    name: 'a PDF has its pages and what it says of itself',
    bytes: pdfOf([{ lines: ['Dear all,', 'we paid (twice).'] }, { lines: ['Page two'] }], {
      Author: 'Jane Roe',
      CreationDate: "D:20240503120000+02'00'",
    }),
    kind: 'pdf',
    text: 'Dear all,\nwe paid (twice).\nPage two',
    more(content) {
      assert.equal(content.pages, 2)
      assert.equal(property(content, 'Author'), 'Jane Roe')
      assert.equal(property(content, 'CreationDate'), '2024-05-03T10:00:00Z')
    },
  },
  {
    name: 'text under a black box is told',
    bytes: pdfOf([{ lines: ['Paid by:', 'Jane Roe'], then: BOX }]),
    kind: 'pdf',
    more: content => assert.deepEqual(blocks(content, 'covered'), ['Jane Roe']),
  },
  {
    name: 'text on a black box is not covered',
    bytes: pdfOf([{ lines: ['Paid by:'], then: `${BOX} 1 1 1 rg BT /F1 10 Tf 1 0 0 1 72 708 Tm (HEADING) Tj ET` }]),
    kind: 'pdf',
    more: content => assert.deepEqual(blocks(content, 'covered'), []),
  },
  {
    name: 'a frame of one path hides nothing',
    bytes: pdfOf([{ lines: ['Paid by:', 'Jane Roe'], then: '0 0 0 rg 70 705 200 12 re 71 706 198 10 re f*' }]),
    kind: 'pdf',
    more: content => assert.deepEqual(blocks(content, 'covered'), []),
  },
  {
    name: 'an earlier state of the file is read too',
    bytes: savedOver(pdfOf([{ lines: ['The fee was 5,000.'] }]), 1, { lines: ['The fee was 500.'] }),
    kind: 'pdf',
    text: 'The fee was 500.',
    more: content => assert.deepEqual(blocks(content, 'earlier'), ['The fee was 5,000.']),
  },
  {
    name: 'columns are read one after the other',
    bytes: pdfOf([
      {
        lines: [],
        then: Array.from({ length: 6 }, (_, row) =>
          ['left', 'right']
            .map(
              (side, column) =>
                `BT /F1 10 Tf 1 0 0 1 ${72 + column * 260} ${700 - row * 12} Tm (the ${side} side line ${row} of it) Tj ET`,
            )
            .join(' '),
        ).join('\n'),
      },
    ]),
    kind: 'pdf',
    text: [
      ...Array.from({ length: 6 }, (_, row) => `the left side line ${row} of it`),
      ...Array.from({ length: 6 }, (_, row) => `the right side line ${row} of it`),
    ].join('\n'),
  },
  {
    name: 'a cut PDF is blind and no crash',
    bytes: pdfOf([{ lines: ['x'] }]).subarray(0, 40),
    kind: 'pdf',
    more: ({ blind }) => assert.equal(blind.length, 1),
  },
]

const others: readonly Row[] = [
  {
    name: 'a picture without text engine is blind',
    bytes: Buffer.from('\x89PNG\r\n\x1a\nrest', 'latin1'),
    kind: 'image',
    more: ({ blind }) => assert.equal(blind.length, 1),
  },
  {
    name: 'a printed mail is seen, with the account that printed it',
    bytes: Buffer.from(
      'Gmail - Budget\nJane Roe <jane@example.org>\n\nFrom: Ann <ann@example.org>\nDate: 3 May 2024 10:00\nTo: Jane <jane@example.org>\nSubject: Budget\n\nHello',
    ),
    kind: 'plain',
    more: ({ marks }) =>
      assert.deepEqual(
        marks
          .filter(({ kind }) => kind === 'mail-print')
          .map(({ values }) => [values['layout'], values['owner'], values['subject']]),
        [['Gmail', 'jane@example.org', 'Budget']],
      ),
  },
  {
    name: "Outlook's print names the owner of the mailbox",
    bytes: Buffer.from(
      'Jane Roe\nVon: Ann\nGesendet: Freitag, 3. Mai 2024 10:00\nAn: Jane Roe\nBetreff: Budget\n\nHallo',
    ),
    kind: 'plain',
    more: ({ marks }) =>
      assert.deepEqual(
        marks.map(({ values }) => [values['layout'], values['owner']]),
        [['Outlook', 'Jane Roe']],
      ),
  },
  {
    name: 'prose with a colon is no header',
    bytes: Buffer.from('From: now on we meet on Mondays.\nThat is all.\nTo: be done'),
    kind: 'plain',
    more: ({ marks }) => assert.deepEqual(marks, []),
  },
  {
    name: 'a pattern of invisible signs is noted',
    bytes: Buffer.from('The\u200b fee\u200c was\u200b paid\u200b.'),
    kind: 'plain',
    more: ({ marks }) => assert.equal(marks[0]?.values['value'], '200b 200c 200b 200b'),
  },
]

describe('documents', () => {
  for (const row of [...plain, ...html, ...rtf, ...office, ...pdf, ...others]) test(row.name, () => check(row))
})

test('the text engine reads pictures inside documents', async () => {
  const bytes = word(paragraph('see below'), { 'word/media/image1.png': 'picture' })
  const { blocks: found } = await readDocument(bytes, { engine: () => Promise.resolve('words in it') })
  assert.deepEqual(
    found.map(({ kind, text }) => [kind, text]),
    [
      ['body', 'see below'],
      ['recognised', 'words in it'],
    ],
  )
})

test('a bomb stops at the limit and says so', async () => {
  const bytes = word('', { 'word/document.xml': 'a'.repeat(4_000_000) })
  const { text, blind, troubles } = await readDocument(bytes, {
    limits: { ...DOCUMENT_LIMITS, unpackedBytes: 100_000 },
  })
  assert.equal(text, '')
  assert.equal(blind.length + troubles.length, 2)
})

test('text beyond the limit is left and said to be', async () => {
  const { text, blind } = await readDocument(Buffer.from('a b\n'.repeat(1000)), {
    limits: { ...DOCUMENT_LIMITS, characters: 10 },
  })
  assert.equal(text.length, 10)
  assert.equal(blind.length, 1)
  assert.equal(contentOfText('abc').blind.length, 0)
})

test('spoilt documents of every kind are read without a throw, and the same way twice', async () => {
  const chance = random('spoilt documents')
  for (const { bytes } of [...html, ...rtf, ...office, ...pdf])
    for (let time = 0; time < 4; time++) {
      const spoilt = Buffer.from(bytes)
      for (let hits = 0; hits < 6; hits++) spoilt[chance.below(spoilt.length)] = chance.below(256)
      const cut = chance.chance(0.3) ? spoilt.subarray(0, chance.below(spoilt.length)) : spoilt
      assert.deepEqual(await readDocument(cut), await readDocument(cut))
    }
})
