import { type Moment, readRfc3339 } from '#ground'

import type { BlockKind } from './content.ts'
import type { Draft } from './draft.ts'
import { walkXml } from './xml-walk.ts'

/** Something with an author: an annotation, or a region of tracked changes. */
interface Remark {
  readonly kind: 'comment' | 'deleted' | 'inserted'
  author: string
  at: Moment | undefined
  text: string
}

const PARAGRAPH = new Set(['text:p', 'text:h'])
const REMARKS: ReadonlyMap<string, Remark['kind']> = new Map([
  ['office:annotation', 'comment'],
  ['text:deletion', 'deleted'],
  ['text:insertion', 'inserted'],
])

/**
 * Reads the body of an OpenDocument file, paragraph by paragraph. Deleted text lies in the list of tracked changes before
 * the text, inserted text in the text itself; annotations lie inside the paragraph that they are about.
 */
export function readOpenDocumentText(part: Uint8Array, draft: Draft): void {
  const words: string[] = []
  let remark: Remark | undefined
  let field: 'author' | 'date' | undefined
  let [paragraphs, hidden, page] = [0, 0, 0]
  const put = (text: string) => {
    if (remark !== undefined) remark.text += text
    else if (paragraphs > 0) words.push(text)
  }
  walkXml(part, draft.limits.depth, {
    open(name, attributes) {
      const kind = REMARKS.get(name)
      if (kind !== undefined) remark = { kind, author: '', at: undefined, text: '' }
      else if (name === 'dc:creator') field = 'author'
      else if (name === 'dc:date') field = 'date'
      else if (PARAGRAPH.has(name)) paragraphs++
      else if (name === 'text:tab') put('\t')
      else if (name === 'text:line-break') put('\n')
      else if (name === 'text:s') put(spaces(attributes['text:c']))
      else if (name === 'draw:page' || name === 'table:table') draft.pages(++page)
      // Inside of something hidden all is hidden, so that each end takes back its own beginning.
      if (HIDEABLE.has(name) && (hidden > 0 || attributes['text:is-hidden'] !== 'false')) hidden++
    },
    text(text) {
      if (field === 'author' && remark !== undefined) remark.author += text
      else if (field === 'date' && remark !== undefined) remark.at = readRfc3339(`${text.trim().slice(0, 19)}Z`)
      else if (field === undefined) put(text)
    },
    close(name) {
      if (name === 'dc:creator' || name === 'dc:date') field = undefined
      else if (PARAGRAPH.has(name)) {
        paragraphs--
        if (remark !== undefined) remark.text += '\n'
        else if (paragraphs === 0) addParagraph(draft, hidden > 0 ? 'hidden' : 'body', words.splice(0).join(''), page)
      } else if (name === 'table:table-cell' && paragraphs > 0) put('\t')
      else if (REMARKS.has(name) && remark !== undefined) {
        addRemark(draft, remark)
        remark = undefined
      }
      if (HIDEABLE.has(name) && hidden > 0) hidden--
    },
  })
}

/** Elements whose content may be hidden (ODF 1.3 part 3 §7.7.3, §7.7.5). */
const HIDEABLE = new Set(['text:hidden-paragraph', 'text:hidden-text'])

/** ODF 1.3 part 3 §6.1.3: so many spaces, one where it does not say. */
function spaces(count = '1'): string {
  const number = Number.parseInt(count, 10)
  return ' '.repeat(number >= 0 && number <= 200 ? number : 1)
}

function addParagraph(draft: Draft, kind: BlockKind, text: string, page: number): void {
  draft.add(kind, text, page === 0 ? {} : { page })
}

function addRemark(draft: Draft, { kind, author, at, text }: Remark): void {
  const about = { author, ...(at === undefined ? {} : { at }) }
  const who = author === '' ? 'Somebody' : author
  if (kind !== 'inserted') draft.add(kind, text, about)
  if (kind === 'comment') draft.mark('comment', `${who} commented: ${text.trim().slice(0, 200)}`, about)
  else
    draft.mark('tracked-change', `${who} ${kind} text: ${text.trim().slice(0, 200)}`, {
      ...about,
      state: kind,
      text: text.slice(0, 500),
    })
}
