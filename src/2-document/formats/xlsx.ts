import type { Draft } from '../draft.ts'
import type { DocumentFormat } from '../format.ts'
import { localName, markOfficeParts, readOfficeProperties, relationsOf } from '../office-properties.ts'
import { readPackagePictures } from '../package-pictures.ts'
import { readSheet } from '../sheet-text.ts'
import { walkXml } from '../xml-walk.ts'
import { memberNames, openPackage, type ZipPackage } from '../zip-package.ts'

const WORKBOOK = 'xl/workbook.xml'

/** Excel workbooks since 2007 (ECMA-376): cells as they were last calculated, row by row, comments, hidden sheets. */
export const xlsx: DocumentFormat = {
  name: 'xlsx',
  recognise: bytes => (memberNames(bytes, 2000).includes(WORKBOOK) ? 'yes' : 'no'),
  async read(bytes, draft, engine) {
    const members = openPackage(bytes, draft)
    const relations = relationsOf(members, WORKBOOK, draft)
    const strings = sharedStrings(members, draft)
    const sheets = sheetsOf(members, draft)
    draft.pages(sheets.length)
    for (const [index, { name, id, state }] of sheets.entries()) {
      if (index === draft.limits.pages || !draft.hasRoom()) break
      const path = relations.get(id)?.target ?? ''
      const part = members.read(path)
      const kind = state === 'visible' ? 'body' : 'hidden'
      if (kind === 'hidden') draft.mark('hidden-text', `The sheet ${name} is hidden.`, { sheet: name, state })
      if (part === undefined) continue
      draft.add(kind, name, { page: index + 1 })
      readSheet(part, { strings, kind, page: index + 1 }, draft)
      readComments(members, path, index + 1, draft)
    }
    readOfficeProperties(members, draft)
    markOfficeParts(members, draft)
    await readPackagePictures(members, /^xl\/media\//, draft, engine)
  },
}

function sheetsOf(members: ZipPackage, draft: Draft): { name: string; id: string; state: string }[] {
  const workbook = members.read(WORKBOOK)
  const sheets: { name: string; id: string; state: string }[] = []
  if (workbook === undefined) draft.blind('The list of sheets cannot be read.')
  else
    walkXml(workbook, draft.limits.depth, {
      open(name, attributes) {
        if (localName(name) === 'sheet')
          sheets.push({
            name: attributes['name'] ?? '',
            id: attributes['r:id'] ?? '',
            state: attributes['state'] ?? 'visible',
          })
      },
    })
  return sheets
}

/** Texts that cells name by number. A text in pieces of several formats is one text; its reading aid (rPh) is none. */
function sharedStrings(members: ZipPackage, draft: Draft): string[] {
  const part = members.read('xl/sharedStrings.xml')
  const strings: string[] = []
  if (part === undefined) return strings
  let [inText, aside] = [false, false]
  walkXml(part, draft.limits.depth, {
    open(name) {
      if (name === 'si') strings.push('')
      else if (name === 'rPh') aside = true
      else if (name === 't') inText = true
    },
    text(text) {
      if (inText && !aside && strings.length > 0) strings.push(strings.pop()! + text)
    },
    close(name) {
      if (name === 'rPh') aside = false
      else if (name === 't') inText = false
    },
  })
  return strings
}

function readComments(members: ZipPackage, sheet: string, page: number, draft: Draft): void {
  for (const { type, target } of relationsOf(members, sheet, draft).values()) {
    const part = type === 'comments' || type === 'threadedComment' ? members.read(target) : undefined
    if (part === undefined) continue
    const authors: string[] = []
    let [author, words, inside] = ['', '', '']
    walkXml(part, draft.limits.depth, {
      open(name, attributes) {
        const local = localName(name)
        if (local === 'author') authors.push('')
        if (local === 'author' || local === 't' || local === 'text') inside = local
        else if (local === 'comment') author = authors[Number(attributes['authorId'])] ?? ''
      },
      text(text) {
        if (inside === 'author') authors.push(authors.pop()! + text)
        else if (inside !== '') words += text
      },
      close(name) {
        const local = localName(name)
        if (local === 'author' || local === 't' || local === 'text') inside = ''
        else if (local === 'comment' || local === 'threadedComment') {
          draft.add('comment', words, { page, ...(author === '' ? {} : { author }) })
          draft.mark('comment', `${author === '' ? 'Somebody' : author} commented: ${words.slice(0, 200)}`, { author })
          words = ''
        }
      },
    })
  }
}
