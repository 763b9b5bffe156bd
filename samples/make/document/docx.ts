/** A small, valid WordprocessingML document (ECMA-376): one body, three styles, and the properties that Word keeps. */
import { digest } from '#ground'
import { type Member, zip } from '../pack/containers.ts'
import { escapeXml, type Paper } from './paper.ts'

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument'

/** The media type of a docx file. */
export const DOCX = `${TYPE}.wordprocessingml.document`

const STYLES = { title: 'Title', heading: 'Heading1', text: 'Normal' } as const

/** Writes a docx file. */
export function docx(paper: Paper): Buffer {
  const member = (name: string, text: string): Member => ({
    name,
    bytes: Buffer.from(XML + text),
    // Word itself writes 1980-01-01 into the archive.
    changed: Date.UTC(1980, 0, 1) as Member['changed'],
  })
  return zip([
    member(
      '[Content_Types].xml',
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${DOCX}.main+xml"/><Override PartName="/word/styles.xml" ContentType="${TYPE}.wordprocessingml.styles+xml"/><Override PartName="/word/settings.xml" ContentType="${TYPE}.wordprocessingml.settings+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/docProps/app.xml" ContentType="${TYPE}.extended-properties+xml"/></Types>`,
    ),
    member(
      '_rels/.rels',
      `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/><Relationship Id="rId3" Type="${OFFICE}/relationships/extended-properties" Target="docProps/app.xml"/></Relationships>`,
    ),
    member('word/document.xml', body(paper)),
    member(
      'word/_rels/document.xml.rels',
      `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${OFFICE}/relationships/settings" Target="settings.xml"/></Relationships>`,
    ),
    member('word/styles.xml', styles()),
    member('word/settings.xml', settings(paper)),
    member('docProps/core.xml', core(paper)),
    member(
      'docProps/app.xml',
      `<Properties xmlns="${OFFICE}/extended-properties"><Application>Microsoft Office Word</Application><Company>Harbour for Governor</Company><AppVersion>16.0000</AppVersion></Properties>`,
    ),
  ])
}

/** An id that Word gives to what was typed in one session; the same paragraph keeps it through all versions. */
function sessionId(text: string): string {
  return `00${digest(text).slice(0, 6).toUpperCase()}`
}

function body(paper: Paper): string {
  const paragraphs = paper.blocks.map(({ kind, text }) => {
    const style = kind === 'text' ? '' : `<w:pPr><w:pStyle w:val="${STYLES[kind]}"/></w:pPr>`
    return `<w:p w:rsidR="${sessionId(text)}">${style}<w:r><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r></w:p>`
  })
  return `<w:document xmlns:w="${WORD}"><w:body>${paragraphs.join('')}<w:sectPr><w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" w:footer="720" w:gutter="0"/></w:sectPr></w:body></w:document>`
}

function styles(): string {
  const style = (id: string, name: string, size: number) =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:pPr><w:spacing w:after="160"/></w:pPr><w:rPr><w:sz w:val="${size}"/></w:rPr></w:style>`
  return `<w:styles xmlns:w="${WORD}">${style('Normal', 'Normal', 22)}${style('Heading1', 'heading 1', 30)}${style('Title', 'Title', 44)}</w:styles>`
}

function settings(paper: Paper): string {
  const ids = paper.blocks
    .filter((_, index) => index % 9 === 0)
    .map(({ text }) => `<w:rsid w:val="${sessionId(text)}"/>`)
  return `<w:settings xmlns:w="${WORD}"><w:rsids><w:rsidRoot w:val="${sessionId(paper.title)}"/>${ids.join('')}</w:rsids></w:settings>`
}

function core(paper: Paper): string {
  const date = (at: number) => new Date(at).toISOString().replace(/\.\d+Z/, 'Z')
  return `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(paper.title)}</dc:title><dc:creator>${escapeXml(paper.author)}</dc:creator><cp:lastModifiedBy>${escapeXml(paper.lastEditor)}</cp:lastModifiedBy><cp:revision>${paper.revision}</cp:revision><dcterms:created xsi:type="dcterms:W3CDTF">${date(paper.created)}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${date(paper.modified)}</dcterms:modified></cp:coreProperties>`
}
