import WordExtractor from 'word-extractor'

import { openCompound } from '#source'

import type { DocumentFormat } from '../format.ts'
import { isCompound } from '../compound.ts'
import { readPropertySets } from '../property-set.ts'

/** Word documents up to 2003 ([MS-DOC]): text, notes, comments, and what the file says of itself. */
export const doc: DocumentFormat = {
  name: 'doc',
  recognise: bytes => (isCompound(bytes, 'WordDocument') ? 'yes' : 'no'),
  async read(bytes, draft) {
    const file = openCompound(bytes)
    if (file === undefined) return draft.blind('The file system inside the document is lost.')
    readPropertySets(file, draft)
    if (file.root.storages.has('Macros')) draft.mark('macro', 'The document has programs. They were not run.')
    try {
      const word = await new WordExtractor().extract(Buffer.from(bytes))
      for (const line of word.getBody().split('\n')) draft.add('body', line)
      draft.add('body', word.getTextboxes())
      draft.add('margin', word.getHeaders({ includeFooters: true }))
      draft.add('note', word.getFootnotes())
      draft.add('note', word.getEndnotes())
      draft.add('comment', word.getAnnotations())
    } catch (error) {
      // The library throws errors of every kind at damaged files and has no word for "the file is bad".
      if (!(error instanceof Error)) throw error
      draft.trouble('document-damaged', `The text of the document cannot be read: ${error.message.slice(0, 200)}`)
    }
  },
}
