import iconv from 'iconv-lite'
import { crc32, deflateRawSync } from 'node:zlib'

/** Writes a zip (APPNOTE 6.3.10) of texts by their names, packed as office programs pack. For tests and benchmarks. */
export function zipOf(members: Readonly<Record<string, string | Uint8Array>>): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, content] of Object.entries(members)) {
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(crc32(bytes), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(bytes.length, 18)
    fields.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, Buffer.from(name), packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(at, 10)
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, tail, Buffer.from(name))
    parts.push(local)
    at += local.length
  }
  const entries = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(entries.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, entries, end])
}

/** One page: lines from top to bottom, and drawing steps (ISO 32000-1 §8, §9) that follow them. */
export interface PdfPage {
  readonly lines: readonly string[]
  readonly then?: string
}

/** Writes a PDF with text in Helvetica, a page for each page, and what it says of itself. Letters beyond Windows-1252 are lost. */
export function pdfOf(pages: readonly PdfPage[], properties: Readonly<Record<string, string>> = {}): Buffer {
  const objects: string[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${pages.map((_, index) => `${5 + index * 2} 0 R`).join(' ')}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    `<< ${Object.entries(properties)
      .map(([name, value]) => `/${name} ${literal(value)}`)
      .join(' ')} >>`,
  ]
  pages.forEach((page, index) => {
    const content = pageContent(page)
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents ${6 + index * 2} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    )
  })
  return written(
    '%PDF-1.7\n',
    0,
    objects.map((text, index) => [index + 1, text] as const),
    objects.length + 1,
  )
}

/** Appends a later state to a PDF from `pdfOf`: the given page's content is replaced, and the old one stays in the file. */
export function savedOver(pdf: Buffer, number: number, page: PdfPage): Buffer {
  const content = pageContent(page)
  const before = /startxref\n(\d+)\n%%EOF\s*$/.exec(pdf.toString('latin1'))?.[1] ?? '0'
  const size = Number(/\/Size (\d+)/.exec(pdf.toString('latin1'))?.[1])
  const object = `<< /Length ${content.length} >>\nstream\n${content}\nendstream`
  const more = written('', pdf.length, [[4 + number * 2, object]], size, `/Prev ${before}`)
  return Buffer.concat([pdf, more])
}

function pageContent({ lines, then = '' }: PdfPage): string {
  const shown = lines.map((line, index) => `1 0 0 1 72 ${720 - index * 12} Tm ${literal(line)} Tj`)
  return `BT /F1 10 Tf ${shown.join('\n')} ET\n${then}`
}

/** A text in brackets (§7.3.4.2), bytes of Windows-1252 written as Latin-1. */
function literal(text: string): string {
  return `(${iconv
    .encode(text, 'windows-1252')
    .toString('latin1')
    .replace(/[\\()]/g, '\\$&')})`
}

function written(
  head: string,
  start: number,
  objects: readonly (readonly [number, string])[],
  size: number,
  more = '',
): Buffer {
  let text = head
  const places = objects.map(([number, object]) => {
    const place = start + text.length
    text += `${number} 0 obj\n${object}\nendobj\n`
    return [number, place] as const
  })
  const table = places.map(([number, place]) => `${number} 1\n${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const crossReference = start + text.length
  text += `xref\n0 1\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R /Info 4 0 R ${more} >>\n`
  return Buffer.from(`${text}startxref\n${crossReference}\n%%EOF\n`, 'latin1')
}
