/** A small, valid PDF (ISO 32000-1): text in Helvetica on letter paper, lines broken by estimated widths. */
import { digest, type Moment } from '#ground'
import { inCharset } from '../mail/text.ts'
import { zlib } from '../pack/deflate.ts'
import type { Block } from './paper.ts'

/** What a PDF says about itself, and what stands at the head and foot of each page. */
export interface PdfLook {
  readonly title: string
  readonly author?: string
  readonly creator: string
  readonly producer: string
  readonly created: Moment
  readonly header?: string
  /** `{page}` and `{pages}` are filled in. */
  readonly footer?: string
  /** Points of the body text, and width of the text column in points. */
  readonly size?: number
  readonly width?: number
  /** Distance of lines, in parts of the type size. */
  readonly leading?: number
}

interface Line {
  readonly text: string
  readonly size: number
  readonly bold: boolean
  /** Height of the line, and space above it, in points. */
  readonly high: number
  readonly above: number
}

const PAGE = { width: 612, height: 792, margin: 72 }

/** Writes a PDF file. */
export function pdf(blocks: readonly Block[], look: PdfLook): Buffer {
  const pages = paginated(blocks.flatMap(block => linesOf(block, look)))
  const streams = pages.map((lines, index) => drawn(lines, look, index + 1, pages.length))
  const date = new Date(look.created).toISOString().replace(/[-T:]/g, '').slice(0, 14)
  const information = [
    `/Title ${literal(look.title)}`,
    ...(look.author === undefined ? [] : [`/Author ${literal(look.author)}`]),
    `/Creator ${literal(look.creator)} /Producer ${literal(look.producer)}`,
    `/CreationDate (D:${date}Z) /ModDate (D:${date}Z)`,
  ]
  const font = (name: string) => `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`
  const objects: Buffer[] = [
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from(
      `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${6 + index * 2} 0 R`).join(' ')}] >>`,
    ),
    Buffer.from(font('Helvetica')),
    Buffer.from(font('Helvetica-Bold')),
    Buffer.from(`<< ${information.join(' ')} >>`, 'latin1'),
    ...streams.flatMap((stream, index) => {
      const packed = zlib(stream)
      return [
        Buffer.from(
          `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${PAGE.width} ${PAGE.height}] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents ${7 + index * 2} 0 R >>`,
        ),
        Buffer.concat([
          Buffer.from(`<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n`),
          packed,
          Buffer.from('\nendstream'),
        ]),
      ]
    }),
  ]
  return assembled(objects)
}

function assembled(objects: readonly Buffer[]): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')]
  const offsets: number[] = []
  let size = parts[0]!.length
  objects.forEach((object, index) => {
    const whole = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')])
    offsets.push(size)
    size += whole.length
    parts.push(whole)
  })
  const id = digest(Buffer.concat(objects)).slice(0, 32).toUpperCase()
  const table = offsets.map(offset => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const tail = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 5 0 R /ID [<${id}> <${id}>] >>\nstartxref\n${size}\n%%EOF\n`
  return Buffer.concat([...parts, Buffer.from(tail)])
}

/** A string in parentheses, in WinAnsi bytes shown as Latin-1 (ISO 32000-1 §7.3.4.2). */
function literal(text: string): string {
  const bytes = inCharset(text.replaceAll('\u202f', ' '), 'Windows-1252').toString('latin1')
  return `(${bytes.replace(/[\\()]/g, '\\$&')})`
}

function linesOf(block: Block, look: PdfLook): Line[] {
  const body = look.size ?? 10.5
  const size = { title: body * 1.7, heading: body * 1.25, text: body }[block.kind]
  const bold = block.kind !== 'text'
  const width = look.width ?? PAGE.width - 2 * PAGE.margin
  return block.text.split('\n').flatMap((paragraph, first) =>
    broken(paragraph, width / size).map((text, index) => ({
      text,
      size,
      bold,
      high: size * (look.leading ?? 1.28),
      above: index === 0 && first === 0 ? size * (bold ? 1 : 0.55) : 0,
    })),
  )
}

function paginated(lines: readonly Line[]): Line[][] {
  const pages: Line[][] = [[]]
  let used = 0
  for (const line of lines) {
    const height = line.high + line.above
    if (used + height > PAGE.height - 2 * PAGE.margin) {
      pages.push([])
      used = 0
    }
    pages.at(-1)!.push(line)
    used += height
  }
  return pages
}

function drawn(lines: readonly Line[], look: PdfLook, page: number, pages: number): Buffer {
  const left = PAGE.margin
  let y = PAGE.height - PAGE.margin
  const commands = lines.map(line => {
    y -= line.high + line.above
    return `BT /F${line.bold ? 2 : 1} ${line.size} Tf ${left} ${y.toFixed(2)} Td ${literal(line.text)} Tj ET`
  })
  const small = (text: string, height: number) => `BT /F1 8 Tf ${left} ${height} Td ${literal(text)} Tj ET`
  if (look.header !== undefined) commands.unshift(small(look.header, PAGE.height - 40))
  if (look.footer !== undefined)
    commands.push(small(look.footer.replace('{page}', String(page)).replace('{pages}', String(pages)), 36))
  return Buffer.from(`${commands.join('\n')}\n`, 'latin1')
}

/** Lines of a paragraph that fit into so many times the type size. */
function broken(paragraph: string, width: number): string[] {
  const lines: string[] = []
  let current = ''
  let used = 0
  for (const word of paragraph.split(' ')) {
    const wide = widthOf(word)
    if (current !== '' && used + 0.28 + wide > width) {
      lines.push(current)
      current = word
      used = wide
    } else {
      current = current === '' ? word : `${current} ${word}`
      used += (used === 0 ? 0 : 0.28) + wide
    }
  }
  return [...lines, current]
}

/** Rough widths of Helvetica, in parts of the type size; a little too wide rather than too narrow. */
function widthOf(word: string): number {
  let width = 0
  for (const letter of word) {
    if ("ijl.,;:'|!I".includes(letter)) width += 0.26
    else if ('frt()-[]/’'.includes(letter)) width += 0.33
    else if ('mwMW@%'.includes(letter)) width += 0.86
    else if (letter >= 'A' && letter <= 'Z') width += 0.7
    else width += 0.55
  }
  return width
}
