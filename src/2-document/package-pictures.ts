import type { Draft } from './draft.ts'
import { INSTALL_ENGINE, type TextEngine } from './format.ts'
import type { ZipPackage } from './zip-package.ts'

/** Reads the words in a document's pictures, or says that they were not read. */
export async function readPackagePictures(
  members: ZipPackage,
  place: RegExp,
  draft: Draft,
  engine: TextEngine | undefined,
): Promise<void> {
  const names = members.names.filter(name => place.test(name) && /\.(?:png|jpe?g|gif|tiff?|bmp|webp)$/i.test(name))
  if (names.length === 0) return
  if (engine === undefined) {
    draft.blind(`No text engine: ${names.length} pictures inside the document were not read. ${INSTALL_ENGINE}`)
    return
  }
  if (names.length > draft.limits.pictures) draft.blind('The document has more pictures than are read.')
  for (const name of names.slice(0, draft.limits.pictures)) {
    const bytes = members.read(name)
    if (bytes !== undefined) draft.add('recognised', (await engine({ type: 'file', bytes })) ?? '')
  }
}
