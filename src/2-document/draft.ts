import type { Trouble, Where } from '#ground'

import {
  type Block,
  type BlockKind,
  type Content,
  type Mark,
  type MarkKind,
  type Property,
  VISIBLE,
} from './content.ts'
import type { DocumentLimits } from './document-limits.ts'

/** What a format writes into while it reads, so that no format has to count. */
export interface Draft {
  readonly limits: DocumentLimits
  /** Adds text; white space at its ends is dropped, and so is a block of nothing else. */
  add(kind: BlockKind, text: string, about?: Omit<Block, 'kind' | 'text'>): void
  property(group: string, name: string, value: string): void
  mark(kind: MarkKind, says: string, values?: Mark['values']): void
  trouble(code: string, says: string): void
  blind(says: string): void
  pages(count: number): void
  /** False once the text is full: reading on would be for nothing. */
  hasRoom(): boolean
}

/** Starts an empty draft; `finish` gives what was collected. */
export function startDraft(
  where: Where,
  limits: DocumentLimits,
): { readonly draft: Draft; finish(): Omit<Content, 'sha256' | 'size' | 'kind'> } {
  const blocks: Block[] = []
  const properties: Property[] = []
  const marks: Mark[] = []
  const troubles: Trouble[] = []
  const blind = new Set<string>()
  let room = limits.characters
  let pages: number | undefined
  const draft: Draft = {
    limits,
    add(kind, text, about = {}) {
      const trimmed = text.trim()
      if (trimmed === '') return
      const kept = blocks.length < limits.blocks ? trimmed.slice(0, room) : ''
      if (kept.length < trimmed.length) blind.add('The document has more text than is read; its end was not looked at.')
      if (kept === '') return
      room -= kept.length
      const { spaced, flowing, ...rest } = about
      const isWhole = kept.length === text.length
      blocks.push({
        ...{ kind, text: kept, ...rest },
        // A layout that says nothing more than the text is not kept twice, and none of a text that was cut.
        ...(isWhole && spaced !== undefined && spaced !== kept ? { spaced } : {}),
        ...(isWhole && flowing !== undefined && flowing !== kept ? { flowing } : {}),
      })
    },
    property(group, name, value) {
      const kept = value.trim().slice(0, 2000)
      if (kept !== '' && properties.length < limits.properties) properties.push({ group, name, value: kept })
    },
    mark(kind, says, values = {}) {
      if (marks.length < limits.marks) marks.push({ kind, says, values })
    },
    trouble: (code, says) => troubles.push({ code, where, says }),
    blind: says => blind.add(says),
    pages: count => (pages = count),
    hasRoom: () => room > 0 && blocks.length < limits.blocks,
  }
  return {
    draft,
    finish: () => ({
      text: blocks
        .filter(({ kind }) => VISIBLE.has(kind))
        .map(({ text }) => text)
        .join('\n'),
      blocks,
      ...(pages === undefined ? {} : { pages }),
      properties,
      marks,
      troubles,
      blind: [...blind],
    }),
  }
}
