import { readBodies, type Body } from './body.ts'
import type { Message, Part } from './message.ts'
import { chosenBodies } from './wording.ts'

/** What a reader sees of a mail, or of a mail that lies in it. */
export interface ShownText {
  /** The enclosed mail's part; undefined for the mail itself. */
  readonly enclosed: Part | undefined
  readonly text: string
}

/**
 * The words that a reader of a mail sees, quotes and signature included and quote marks taken off: what a print or a
 * copied passage of it shows. An enclosed mail has a text of its own. The mail's own text comes first, '' where it has
 * none.
 */
export function shownTexts({ parts }: Pick<Message, 'parts'>): ShownText[] {
  const texts = new Map<Part | undefined, string[]>([[undefined, []]])
  const bodies = readBodies(parts)
  const around = new Map(bodies.map(body => [body, enclosing(body, parts)] as const))
  for (const enclosed of new Set([undefined, ...around.values()])) {
    const own = bodies.filter(body => around.get(body) === enclosed)
    texts.set(
      enclosed,
      chosenBodies(own).map(({ lines }) => lines.map(({ text }) => text.trimEnd()).join('\n')),
    )
  }
  return [...texts].map(([enclosed, own]) => ({ enclosed, text: own.join('\n\n').trim() }))
}

function enclosing({ part }: Body, parts: readonly Part[]): Part | undefined {
  for (let parent = part.parent; parent !== undefined; parent = parts[parent]?.parent)
    if (parts[parent]!.type.startsWith('message/')) return parts[parent]
  return undefined
}
