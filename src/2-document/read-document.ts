import { digest, type Where } from '#ground'

import type { Content } from './content.ts'
import { DOCUMENT_LIMITS, type DocumentLimits } from './document-limits.ts'
import { startDraft } from './draft.ts'
import type { DocumentFormat, TextEngine } from './format.ts'
import * as formats from './formats.ts'
import { markInvisible } from './invisible-marks.ts'
import { markMailPrints } from './mail-print.ts'

/** How to read a document. */
export interface ReadDocumentOptions {
  /** Where it lies, for its troubles; by default the file itself. */
  readonly where?: Where
  readonly limits?: DocumentLimits
  /** Reads words in pictures, where there is a program for it. Without one, pictures are blind. */
  readonly engine?: TextEngine
}

const FORMATS: readonly DocumentFormat[] = Object.values(formats).sort((one, other) => (one.name < other.name ? -1 : 1))

/**
 * Reads a file: its text, what it says of itself, and the traces that its history left. The same bytes and the same text
 * engine give the same content. Nothing in the file is run and nothing that it names is fetched; what could not be read
 * is a trouble or blind. A file may still keep the reader busy for long: hostile ones belong into a thread that can be
 * ended.
 */
export async function readDocument(bytes: Uint8Array, options: ReadDocumentOptions = {}): Promise<Content> {
  const sha256 = digest(bytes)
  const { where = { source: sha256, path: [] }, limits = DOCUMENT_LIMITS, engine } = options
  const { draft, finish } = startDraft(where, limits)
  const format = bytes.length > limits.fileBytes ? undefined : formatOf(bytes)
  if (bytes.length > limits.fileBytes) draft.blind('The file is larger than documents that are read.')
  else if (bytes.length === 0) draft.blind('The file is empty.')
  else if (format === undefined) draft.blind('The file is of no kind that is known here.')
  else await format.read(bytes, draft, engine)
  const { text } = finish()
  markMailPrints(text, draft)
  markInvisible(text, draft)
  return { sha256, size: bytes.length, kind: format?.name ?? 'unknown', ...finish() }
}

/** Makes a content of text that was read elsewhere: the body of a held mail, to be compared with a leak. */
export function contentOfText(text: string, kind = 'text'): Content {
  const bytes = Buffer.from(text)
  const sha256 = digest(bytes)
  const { draft, finish } = startDraft({ source: sha256, path: [] }, DOCUMENT_LIMITS)
  draft.add('body', text)
  markInvisible(text, draft)
  return { sha256, size: bytes.length, kind, ...finish() }
}

/** The one format that is sure of the bytes, else one that may be right. No two are ever sure of the same bytes. */
function formatOf(bytes: Uint8Array): DocumentFormat | undefined {
  const answers = FORMATS.map(format => ({ format, answer: format.recognise(bytes) }))
  return (answers.find(({ answer }) => answer === 'yes') ?? answers.find(({ answer }) => answer === 'maybe'))?.format
}
