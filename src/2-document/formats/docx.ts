import type { BlockKind } from '../content.ts'
import type { Draft } from '../draft.ts'
import type { DocumentFormat } from '../format.ts'
import { markOfficeParts, readOfficeProperties, relationsOf } from '../office-properties.ts'
import { readPackagePictures } from '../package-pictures.ts'
import { claimedTime, readWordText } from '../word-text.ts'
import { walkXml } from '../xml-walk.ts'
import { memberNames, openPackage, type ZipPackage } from '../zip-package.ts'

/** Word documents since 2007 (ECMA-376): text, notes, comments, tracked changes, editing sessions. */
export const docx: DocumentFormat = {
  name: 'docx',
  recognise: bytes => (memberNames(bytes, 2000).some(name => /^word\/document\d*\.xml$/.test(name)) ? 'yes' : 'no'),
  async read(bytes, draft, engine) {
    const members = openPackage(bytes, draft)
    const main = members.names.find(name => /^word\/document\d*\.xml$/.test(name))!
    const body = members.read(main)
    if (body === undefined) draft.blind('The main part of the document cannot be read.')
    else readWordText(body, 'body', draft)
    for (const { type, target } of relationsOf(members, main, draft).values()) {
      const part = PARTS.has(type) || type === 'comments' ? members.read(target) : undefined
      if (part === undefined) continue
      if (type === 'comments') readComments(part, draft)
      else readWordText(part, PARTS.get(type)!, draft)
    }
    readSessions(members, draft)
    readOfficeProperties(members, draft)
    markOfficeParts(members, draft)
    await readPackagePictures(members, /^word\/media\//, draft, engine)
  },
}

const PARTS: ReadonlyMap<string, BlockKind> = new Map([
  ['header', 'margin'],
  ['footer', 'margin'],
  ['footnotes', 'note'],
  ['endnotes', 'note'],
])

function readComments(part: Uint8Array, draft: Draft): void {
  let author = ''
  let at: ReturnType<typeof claimedTime>
  let words: string[] = []
  let inText = false
  walkXml(part, draft.limits.depth, {
    open(name, attributes) {
      if (name === 'w:comment') {
        author = attributes['w:author'] ?? ''
        at = claimedTime(attributes['w:date'])
        words = []
      } else if (name === 'w:t') inText = true
    },
    text(text) {
      if (inText) words.push(text)
    },
    close(name) {
      if (name === 'w:t') inText = false
      else if (name === 'w:p') words.push('\n')
      else if (name === 'w:comment') {
        const text = words.join('').trim()
        draft.add('comment', text, { author, ...(at === undefined ? {} : { at }) })
        draft.mark('comment', `${author === '' ? 'Somebody' : author} commented: ${text.slice(0, 200)}`, {
          author,
          ...(at === undefined ? {} : { at }),
        })
      }
    },
  })
}

/**
 * Word gives every editing session a random number and keeps them all (§17.15.1.72). Two files that share numbers come
 * from one file; the one that lacks some of them is the older.
 */
function readSessions(members: ZipPackage, draft: Draft): void {
  const settings = members.read('word/settings.xml')
  if (settings === undefined) return
  walkXml(settings, draft.limits.depth, {
    open(name, attributes) {
      const value = attributes['w:val'] ?? attributes['w15:val'] ?? attributes['w14:val']
      if ((name === 'w:rsid' || name === 'w:rsidRoot') && value !== undefined)
        draft.mark('identifier', `Editing session ${value}.`, { name: 'rsid', value })
      else if (/^w1[45]:docId$/.test(name) && value !== undefined)
        draft.mark('identifier', `Document id ${value}.`, { name: 'docId', value })
      else if (name === 'w:trackRevisions') draft.property('settings', 'trackRevisions', 'true')
    },
  })
}
