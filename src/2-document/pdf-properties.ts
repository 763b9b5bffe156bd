import { digest, moment, type Moment, rfc3339 } from '#ground'

import type { Draft } from './draft.ts'
import { localName } from './office-properties.ts'
import type { PDFDocumentProxy } from './pdf-open.ts'
import { walkXml } from './xml-walk.ts'

/** What the library gives; its own types do not know that a PDF may have no XMP. */
interface PdfMetadata {
  readonly info: Readonly<Record<string, unknown>>
  readonly metadata: { getRaw(): string } | null
}

/** Reads what a PDF says of itself, the ids that its copies share, and what lies inside it. */
export async function readPdfProperties(pdf: PDFDocumentProxy, draft: Draft): Promise<void> {
  const { info, metadata } = (await pdf.getMetadata()) as unknown as PdfMetadata
  for (const [name, value] of Object.entries(info))
    if (typeof value === 'string') draft.property('info', name, name.endsWith('Date') ? dateText(value) : value)
  if (metadata !== null) readXmp(metadata.getRaw(), draft)
  // ISO 32000-1 §14.4: the first id stays with all states of a file, the second changes with each.
  const [first, second] = pdf.fingerprints as readonly (string | null | undefined)[]
  if (typeof first === 'string') draft.mark('identifier', `PDF id ${first}.`, { name: 'pdfId', value: first })
  if (typeof second === 'string' && second !== first)
    draft.mark('identifier', `Id of this state ${second}.`, { name: 'pdfState', value: second })
  const files = ((await pdf.getAttachments()) ?? {}) as Readonly<Record<string, { content?: Uint8Array }>>
  for (const [name, { content }] of Object.entries(files)) {
    const sha256 = content === undefined ? '' : digest(content)
    draft.mark('embedded-file', `The document has the file ${name} inside. It was not opened.`, { name, sha256 })
  }
  if ((await pdf.getJSActions()) !== null) draft.mark('macro', 'The document has scripts. They were not run.')
}

/** Reads a PDF's date (§7.9.4), `D:20210909153907-07'00'`; undefined for what is none. Without a zone it counts as UTC. */
export function pdfDate(written: string): Moment | undefined {
  const found = /^D?:?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:([+-])(\d\d)'?(\d\d)?)?/.exec(written)
  if (found === null) return undefined
  const number = (index: number, missing: number) => (found[index] === undefined ? missing : Number(found[index]))
  const local = Date.UTC(number(1, 0), number(2, 1) - 1, number(3, 1), number(4, 0), number(5, 0), number(6, 0))
  const zone = (found[7] === '-' ? -1 : 1) * (number(8, 0) * 60 + number(9, 0))
  return moment(local - zone * 60_000)
}

function dateText(written: string): string {
  const at = pdfDate(written)
  return at === undefined ? written : rfc3339(at)
}

const IDS = new Set(['DocumentID', 'InstanceID', 'OriginalDocumentID'])

/** XMP (ISO 16684-1): properties stand as elements or as attributes of a description. */
function readXmp(packet: string, draft: Draft): void {
  const put = (name: string, value: string) => {
    const local = localName(name)
    draft.property('xmp', local, value)
    if (IDS.has(local)) draft.mark('identifier', `${local} ${value}.`, { name: local, value })
  }
  const path: string[] = []
  walkXml(Buffer.from(packet), draft.limits.depth, {
    open(name, attributes) {
      path.push(name)
      if (name === 'rdf:Description')
        for (const [key, value] of Object.entries(attributes)) if (!/^(?:xmlns|rdf:|xml:)/.test(key)) put(key, value)
    },
    text(text) {
      const name = path.findLast(step => !/^(?:rdf:|x:)/.test(step))
      if (name !== undefined && text.trim() !== '') put(name, text.trim())
    },
    close: () => path.pop(),
  })
}
