import { type Moment, readRfc3339 } from '#ground'

import type { BlockKind } from './content.ts'
import type { Draft } from './draft.ts'
import { walkXml } from './xml-walk.ts'

/** Who changed something and when, as the file claims; Word leaves seconds and zone as the author's clock had them. */
interface Change {
  readonly state: 'inserted' | 'deleted'
  readonly author: string
  readonly at: Moment | undefined
}

/** Reads an attribute like `2024-05-03T10:00:00Z`; Word writes local time with a false Z, so the hour is a claim only. */
export function claimedTime(text: string | undefined): Moment | undefined {
  return text === undefined ? undefined : readRfc3339(text)
}

/**
 * Reads the text of one WordprocessingML part (ECMA-376 part 1 §17) into the draft, paragraph by paragraph. Inserted text
 * stays where it is and is marked, deleted text goes into blocks of its own, and so does hidden text. Of two alternatives
 * of one drawing only the first is read, else every text box would stand there twice.
 */
export function readWordText(part: Uint8Array, kind: BlockKind, draft: Draft): void {
  const shown: string[] = []
  const hidden: string[] = []
  const changes: Change[] = []
  const struck = new Map<Change, string>()
  const added = new Map<Change, string>()
  let fallback = 0
  let vanish = false
  let inText = false
  const put = (text: string) => {
    const change = changes.at(-1)
    if (change?.state === 'deleted') struck.set(change, (struck.get(change) ?? '') + text)
    else if (vanish) hidden.push(text)
    else {
      shown.push(text)
      if (change !== undefined) added.set(change, (added.get(change) ?? '') + text)
    }
  }
  const endParagraph = () => {
    draft.add(kind, shown.splice(0).join(''))
    draft.add('hidden', hidden.splice(0).join(''))
  }
  walkXml(part, draft.limits.depth, {
    open(name, attributes) {
      if (name === 'mc:Fallback') fallback++
      if (fallback > 0) return
      if (name === 'w:t' || name === 'w:delText') inText = true
      else if (name === 'w:tab') put('\t')
      else if (name === 'w:br' || name === 'w:cr') put('\n')
      else if (name === 'w:noBreakHyphen') put('-')
      else if (name === 'w:r') vanish = false
      else if (name === 'w:vanish') vanish = !['0', 'false', 'off'].includes(attributes['w:val'] ?? '')
      else if (CHANGES.has(name)) changes.push(changeOf(CHANGES.get(name)!, attributes))
    },
    text(text) {
      if (inText && fallback === 0) put(text)
    },
    close(name) {
      if (name === 'mc:Fallback') fallback--
      if (fallback > 0) return
      if (name === 'w:t' || name === 'w:delText') inText = false
      else if (CHANGES.has(name)) changes.pop()
      else if (name === 'w:tc') put('\t')
      else if (name === 'w:p') endParagraph()
    },
  })
  endParagraph()
  for (const [change, text] of struck) {
    draft.add('deleted', text, authorOf(change))
    markChange(draft, change, text)
  }
  for (const [change, text] of added) markChange(draft, change, text)
}

/** Elements that enclose a tracked change; a move is a deletion here and an insertion there (§17.13.5). */
const CHANGES: ReadonlyMap<string, Change['state']> = new Map([
  ['w:ins', 'inserted'],
  ['w:moveTo', 'inserted'],
  ['w:del', 'deleted'],
  ['w:moveFrom', 'deleted'],
])

function changeOf(state: Change['state'], attributes: Readonly<Record<string, string>>): Change {
  return { state, author: attributes['w:author'] ?? '', at: claimedTime(attributes['w:date']) }
}

function authorOf({ author, at }: Change) {
  return { author, ...(at === undefined ? {} : { at }) }
}

function markChange(draft: Draft, { state, author, at }: Change, text: string): void {
  const who = author === '' ? 'somebody' : author
  draft.mark('tracked-change', `${who} ${state}: ${text.trim().slice(0, 200)}`, {
    author,
    state,
    text: text.slice(0, 500),
    ...(at === undefined ? {} : { at }),
  })
}
