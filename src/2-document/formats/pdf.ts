import type { Draft } from '../draft.ts'
import type { DocumentFormat, TextEngine } from '../format.ts'
import { loadPdfLibrary, openPdf } from '../pdf-open.ts'
import { pdfPageTexts, readPdfPages } from '../pdf-pages.ts'
import { readPdfProperties } from '../pdf-properties.ts'
import { revisionEnds } from '../pdf-revisions.ts'

/** PDF (ISO 32000): text in reading order, notes, covered text, earlier states of the file, what it says of itself. */
export const pdf: DocumentFormat = {
  name: 'pdf',
  // ISO 32000-1 annex H: readers accept the mark anywhere in the first kilobyte.
  recognise: bytes => (Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-') ? 'yes' : 'no'),
  async read(bytes, draft, engine) {
    const pages = await readState(bytes, draft, engine)
    if (pages !== undefined) await readRevisions(bytes, pages, draft)
  },
}

async function readState(
  bytes: Uint8Array,
  draft: Draft,
  engine: TextEngine | undefined,
): Promise<string[] | undefined> {
  const library = await loadPdfLibrary()
  const opened = await openPdf(library, bytes)
  if (typeof opened === 'string') {
    draft.blind(opened)
    return undefined
  }
  try {
    await readPdfProperties(opened, draft)
    return await readPdfPages(library, opened, draft, engine)
  } finally {
    await opened.loadingTask.destroy()
  }
}

/** Saving adds to a PDF instead of replacing it, so that cutting it at an earlier end gives the file as it was then. */
async function readRevisions(bytes: Uint8Array, pages: readonly string[], draft: Draft): Promise<void> {
  const ends = revisionEnds(bytes)
  if (ends.length < 2) return
  draft.property('file', 'savedStates', String(ends.length))
  if (ends.length - 1 > draft.limits.revisions) draft.blind('The file has more earlier states than are read.')
  const library = await loadPdfLibrary()
  let later = pages
  for (const [index, end] of ends.slice(0, -1).entries().toArray().reverse().slice(0, draft.limits.revisions)) {
    const opened = await openPdf(library, bytes.subarray(0, end))
    if (typeof opened === 'string') {
      draft.blind(`State ${index + 1} of the file: ${opened}`)
      continue
    }
    const earlier = await pdfPageTexts(opened, draft.limits.pages)
    await opened.loadingTask.destroy()
    const changed = earlier.filter((text, page) => text !== later[page])
    draft.mark(
      'earlier-revision',
      `State ${index + 1} of ${ends.length}: ${changed.length} pages differ from the next.`,
      {
        state: index + 1,
        states: ends.length,
        bytes: end,
        differing: changed.length,
      },
    )
    earlier.forEach((text, page) => {
      if (text !== later[page]) draft.add('earlier', text, { page: page + 1 })
    })
    later = earlier
  }
}
