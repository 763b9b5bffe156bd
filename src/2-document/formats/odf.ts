import type { Draft } from '../draft.ts'
import type { DocumentFormat } from '../format.ts'
import { readOpenDocumentText } from '../open-document-text.ts'
import { localName, readValues } from '../office-properties.ts'
import { readPackagePictures } from '../package-pictures.ts'
import { memberNames, openPackage } from '../zip-package.ts'

/** OpenDocument texts, sheets and slides (ISO/IEC 26300, OASIS ODF 1.3), as LibreOffice writes them. */
export const odf: DocumentFormat = {
  name: 'odf',
  recognise(bytes) {
    const names = memberNames(bytes, 2000)
    return names.includes('content.xml') && names.includes('META-INF/manifest.xml') ? 'yes' : 'no'
  },
  async read(bytes, draft, engine) {
    const members = openPackage(bytes, draft)
    const content = members.read('content.xml')
    if (content === undefined) draft.blind('The text of the document cannot be read; it may be encrypted.')
    else readOpenDocumentText(content, draft)
    const meta = members.read('meta.xml')
    if (meta !== undefined) readMeta(meta, draft)
    for (const name of members.names)
      if (/^(?:Basic|Scripts)\/.+\.(?:xml|py|bsh|js)$/.test(name) && !/script-l[bc]\.xml$/.test(name))
        draft.mark('macro', `The file has a program (${name}). It was not run.`, { part: name })
    await readPackagePictures(members, /^Pictures\//, draft, engine)
  },
}

/** ODF 1.3 part 3 §4.3: who made the file, with what, when, and how often it was saved. */
function readMeta(part: Uint8Array, draft: Draft): void {
  readValues(part, draft, (path, attributes) => {
    const name = localName(path.at(-1) ?? '')
    if (name === 'template') draft.property('meta', name, attributes['xlink:href'] ?? attributes['xlink:title'] ?? '')
    return path.length === 3 ? { group: 'meta', name } : undefined
  })
}
