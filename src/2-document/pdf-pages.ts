import type { Draft } from './draft.ts'
import { INSTALL_ENGINE, type TextEngine } from './format.ts'
import { coveredText } from './pdf-covered.ts'
import { type DrawingSteps, followDrawing } from './pdf-drawer.ts'
import { type PDFDocumentProxy, type PdfLibrary, type PDFPageProxy, reasonOf } from './pdf-open.ts'
import type { PlacedText } from './page-layout.ts'
import { type PageText, pageText } from './pdf-page-text.ts'
import { pagePictures } from './pdf-picture.ts'
import { pdfDate } from './pdf-properties.ts'

/** A page with fewer letters than this is taken for a picture of a page. */
const LEAST_LETTERS = 20

/** The texts of the pages in their order, up to so many. A page that cannot be read is empty. */
export async function pdfPageTexts(pdf: PDFDocumentProxy, most: number): Promise<string[]> {
  const texts: string[] = []
  for (let number = 1; number <= Math.min(pdf.numPages, most); number++) texts.push((await textOf(pdf, number)).text)
  return texts
}

/** Reads all pages into the draft, with their notes, covered text and pictures; returns their texts. */
export async function readPdfPages(
  library: PdfLibrary,
  pdf: PDFDocumentProxy,
  draft: Draft,
  engine: TextEngine | undefined,
): Promise<string[]> {
  draft.pages(pdf.numPages)
  if (pdf.numPages > draft.limits.pages) draft.blind('The document has more pages than are read.')
  const texts: string[] = []
  const blank: number[] = []
  for (let number = 1; number <= Math.min(pdf.numPages, draft.limits.pages) && draft.hasRoom(); number++) {
    const { text, spaced, flowing, page, failed } = await textOf(pdf, number)
    texts.push(text)
    draft.add('body', text, { page: number, spaced, flowing })
    if (failed !== undefined) draft.trouble('document-damaged', `Page ${number}: ${failed}`)
    if (page === undefined) continue
    await readNotes(page, number, draft)
    const steps = await stepsOf(page, draft)
    if (steps !== undefined) {
      if (isPicture(text) && !(await recognise(library, page, steps, draft, engine))) blank.push(number)
      markCovered(library, page, steps, draft)
    }
    page.cleanup()
  }
  if (blank.length > 0)
    draft.blind(
      engine === undefined
        ? `No text engine: ${blank.length} pages are pictures and were not read. ${INSTALL_ENGINE}`
        : `The text engine sees no words on ${blank.length} pages that are pictures.`,
    )
  return texts
}

function isPicture(text: string): boolean {
  return text.replace(/\s/g, '').length < LEAST_LETTERS
}

/** Width of a space in heights of the letters, as in Courier and in Helvetica; other fonts differ little. */
const MONOSPACE = 0.6
const PROPORTIONAL = 0.278

async function textOf(
  pdf: PDFDocumentProxy,
  number: number,
): Promise<PageText & { readonly page?: PDFPageProxy; readonly failed?: string }> {
  try {
    const page = await pdf.getPage(number)
    const { items, styles } = await page.getTextContent()
    const pieces = items.flatMap((item): PlacedText[] => {
      if (!('str' in item)) return []
      const [, b = 0, c = 0, d = 0, left = 0, bottom = 0] = item.transform as number[]
      // Text that runs upwards or downwards is placed by its beginning alone.
      const height = Math.hypot(c, d)
      const space = height * (styles[item.fontName]?.fontFamily === 'monospace' ? MONOSPACE : PROPORTIONAL)
      const right = left + (b === 0 ? item.width : height)
      return [{ text: item.str, left, right, bottom, top: bottom + height, space }]
    })
    return { ...pageText(pieces), page }
  } catch (error) {
    return { text: '', spaced: '', flowing: '', failed: reasonOf(error) }
  }
}

async function stepsOf(page: PDFPageProxy, draft: Draft): Promise<DrawingSteps | undefined> {
  try {
    return await page.getOperatorList()
  } catch (error) {
    draft.blind(`Page ${page.pageNumber} was not searched for covered text. ${reasonOf(error)}`)
    return undefined
  }
}

async function recognise(
  { OPS }: PdfLibrary,
  page: PDFPageProxy,
  steps: DrawingSteps,
  draft: Draft,
  engine: TextEngine | undefined,
): Promise<boolean> {
  const hasPicture = steps.fnArray.some(op => op === OPS.paintImageXObject || op === OPS.paintImageMaskXObject)
  if (!hasPicture) return true
  if (engine === undefined) return false
  let words = false
  for await (const picture of pagePictures(OPS, page, steps)) {
    const text = (await engine(picture)) ?? ''
    draft.add('recognised', text, { page: page.pageNumber })
    words ||= text.trim() !== ''
  }
  return words
}

function markCovered({ OPS }: PdfLibrary, page: PDFPageProxy, steps: DrawingSteps, draft: Draft): void {
  if (steps.fnArray.length > draft.limits.drawingSteps)
    draft.blind(`Page ${page.pageNumber} is drawn in too many steps to be searched to its end for covered text.`)
  const objects = page.commonObjs as { has(name: string): boolean; get(name: string): { fontMatrix?: number[] } | null }
  const unitOf = (font: string) => (objects.has(font) ? (objects.get(font)?.fontMatrix?.[0] ?? 0.001) : 0.001)
  for (const text of coveredText(followDrawing(OPS, steps, draft.limits.drawingSteps, unitOf))) {
    draft.add('covered', text, { page: page.pageNumber })
    draft.mark('failed-redaction', `Under a dark box on page ${page.pageNumber}: ${text.slice(0, 200)}`, {
      page: page.pageNumber,
      text: text.slice(0, 500),
    })
  }
}

/** An annotation as the library gives it (ISO 32000-1 §12.5), as far as it has words. */
interface Annotation {
  readonly subtype?: string
  readonly contentsObj?: { readonly str?: string }
  readonly titleObj?: { readonly str?: string }
  readonly modificationDate?: string | null
  readonly fieldValue?: unknown
}

async function readNotes(page: PDFPageProxy, number: number, draft: Draft): Promise<void> {
  for (const annotation of (await page.getAnnotations()) as Annotation[]) {
    if (typeof annotation.fieldValue === 'string') draft.add('body', annotation.fieldValue, { page: number })
    const text = annotation.contentsObj?.str ?? ''
    if (text.trim() === '' || annotation.subtype === 'Widget' || annotation.subtype === 'Link') continue
    const author = annotation.titleObj?.str ?? ''
    const at = pdfDate(annotation.modificationDate ?? '')
    draft.add('comment', text, { page: number, author, ...(at === undefined ? {} : { at }) })
    const who = author === '' ? 'Somebody' : author
    draft.mark('comment', `${who} noted on page ${number}: ${text.trim().slice(0, 200)}`, { author, page: number })
  }
}
