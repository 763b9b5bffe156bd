/** Tables: a small, valid SpreadsheetML workbook (ECMA-376), and comma-separated values (RFC 4180). */
import type { Moment } from '#ground'
import { type Member, zip } from '../pack/containers.ts'
import { escapeXml } from './paper.ts'

/** Rows of cells; numbers stay numbers. */
export type Table = readonly (readonly (string | number)[])[]

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** The media type of an xlsx file. */
export const XLSX = `${TYPE}.sheet`

/** Writes an xlsx file with one sheet. */
export function xlsx(title: string, table: Table, author: string, modified: Moment): Buffer {
  const member = (name: string, text: string): Member => ({
    name,
    bytes: Buffer.from(XML + text),
    changed: Date.UTC(1980, 0, 1) as Moment,
  })
  const date = new Date(modified).toISOString().replace(/\.\d+Z/, 'Z')
  return zip([
    member(
      '[Content_Types].xml',
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${XLSX}.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
    ),
    member(
      '_rels/.rels',
      `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/relationships/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    ),
    member(
      'xl/workbook.xml',
      `<workbook xmlns="${SHEET}" xmlns:r="${OFFICE}/relationships"><sheets><sheet name="${escapeXml(title.slice(0, 31))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    member(
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    member('xl/worksheets/sheet1.xml', `<worksheet xmlns="${SHEET}"><sheetData>${rows(table)}</sheetData></worksheet>`),
    member(
      'docProps/core.xml',
      `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:creator>${escapeXml(author)}</dc:creator><dcterms:modified xsi:type="dcterms:W3CDTF">${date}</dcterms:modified></cp:coreProperties>`,
    ),
  ])
}

function rows(table: Table): string {
  return table
    .map((row, index) => {
      const cells = row.map((cell, column) => {
        const place = `${String.fromCharCode(65 + column)}${index + 1}`
        return typeof cell === 'number'
          ? `<c r="${place}"><v>${cell}</v></c>`
          : `<c r="${place}" t="inlineStr"><is><t>${escapeXml(cell)}</t></is></c>`
      })
      return `<row r="${index + 1}">${cells.join('')}</row>`
    })
    .join('')
}

/** Writes comma-separated values with CRLF line ends. */
export function csv(table: Table): Buffer {
  const cell = (value: string | number) => {
    const text = String(value)
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  return Buffer.from(table.map(row => `${row.map(cell).join(',')}\r\n`).join(''))
}
