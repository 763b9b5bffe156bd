import { fileURLToPath } from 'node:url'

import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import type * as pdf from 'pdfjs-dist/legacy/build/pdf.mjs'

/** The PDF library, loaded when the first PDF is read: it takes half a second. */
export type PdfLibrary = typeof pdf
export type { PDFDocumentProxy, PDFPageProxy }

/** Loads the library that knows the PDF format. */
export function loadPdfLibrary(): Promise<PdfLibrary> {
  return import('pdfjs-dist/legacy/build/pdf.mjs')
}

/**
 * Opens a PDF, or says in one sentence why it cannot be read. Nothing is fetched and no script is run; fonts and pictures
 * are not drawn. The library takes the bytes it is given apart, so it gets a copy.
 */
export async function openPdf(library: PdfLibrary, bytes: Uint8Array): Promise<PDFDocumentProxy | string> {
  const task = library.getDocument({
    data: Uint8Array.from(bytes),
    // Names of letters for East Asian fonts that are not inside the file; they come with the library.
    cMapUrl: fileURLToPath(new URL('cmaps/', import.meta.resolve('pdfjs-dist/package.json'))),
    cMapPacked: true,
    verbosity: library.VerbosityLevel.ERRORS,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    useWorkerFetch: false,
    useWasm: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    enableXfa: false,
  })
  try {
    return await task.promise
  } catch (error) {
    await task.destroy()
    return reasonOf(error)
  }
}

/** The library throws its own errors about bad material, and plain ones where the material surprises it. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) throw error
  if (error.name === 'PasswordException') return 'The document needs a password.'
  return `The document cannot be read: ${error.message.slice(0, 200)}`
}
