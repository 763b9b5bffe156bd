/** How many members are looked at, and in how many bytes: an office file names its kind among the first. */
const MOST_MEMBERS = 200
const MOST_BYTES = 4 * 1024 * 1024

const LOCAL_HEADER = Buffer.from('PK\x03\x04', 'latin1')

/** Office Open XML (ECMA-376 part 2) by the folder of its main part, plain and with macros. */
const OFFICE: readonly (readonly [folder: string, type: string, withMacros: string])[] = [
  [
    'word/',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/vnd.ms-word.document.macroenabled.12',
  ],
  [
    'xl/',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'application/vnd.ms-excel.sheet.macroenabled.12',
  ],
  [
    'ppt/',
    'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    'application/vnd.ms-powerpoint.presentation.macroenabled.12',
  ],
  ['visio/', 'application/vnd.ms-visio.drawing', 'application/vnd.ms-visio.drawing.macroenabled.12'],
]

/** Names what a ZIP file is used as, by the names of its members; `application/zip` where it is nothing but an archive. */
export function recogniseZip(file: Buffer): string {
  let type = 'application/zip'
  let manifest = false
  let at = 0
  for (let count = 0; count < MOST_MEMBERS && at !== -1 && at + 30 <= file.length && at < MOST_BYTES; count++) {
    // APPNOTE.TXT §4.3.7: sizes at 18, length of the name at 26, of the extra field at 28.
    const nameLength = file.readUInt16LE(at + 26)
    const name = file.toString('latin1', at + 30, at + 30 + Math.min(nameLength, 512))
    const content = at + 30 + nameLength + file.readUInt16LE(at + 28)
    if (count === 0 && name === 'mimetype') return declaredType(file, content) ?? type
    if (name === 'AndroidManifest.xml') return 'application/vnd.android.package-archive'
    if (name.endsWith('.class') && type === 'application/zip') type = 'application/java-archive'
    manifest ||= name === 'META-INF/MANIFEST.MF'
    for (const [folder, plain, withMacros] of OFFICE) {
      if (!name.startsWith(folder)) continue
      if (name.endsWith('vbaProject.bin')) return withMacros
      type = plain
    }
    at = file.indexOf(LOCAL_HEADER, Math.max(at + 30, Math.min(content, file.length)))
  }
  return manifest && type === 'application/zip' ? 'application/java-archive' : type
}

/** OpenDocument 1.2 part 3 §3.3 and EPUB: the first member is stored plainly and holds nothing but the type. */
function declaredType(file: Buffer, content: number): string | undefined {
  const found = /^[a-z]+\/[a-z0-9][a-z0-9.+-]{1,100}/.exec(file.toString('latin1', content, content + 120))
  // What follows is the next member's header, and its `PK` cannot be part of a type in lower case.
  return found?.[0]
}
