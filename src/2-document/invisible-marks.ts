import type { Draft } from './draft.ts'

/**
 * Signs that no reader sees and that a person can be marked with: zero-width spaces and joiners, the byte order mark
 * inside a text, invisible operators, variation selectors and tags.
 */
const INVISIBLE = /[\u200b-\u200f\u2060-\u2064\ufeff\u180e\u00ad\ufe00-\ufe0f]|\udb40[\udc00-\udfff]/g

/**
 * Notes invisible signs in a text. A few are ordinary: soft hyphens, joiners of some scripts, a mark at the start. A mark
 * for a recipient is a pattern of two or more different signs, so the pattern as a whole is what is kept.
 */
export function markInvisible(text: string, draft: Draft): void {
  const found = text.match(INVISIBLE) ?? []
  const hiding = found.filter(sign => sign !== '\u00ad')
  if (hiding.length < 4) return
  const value = hiding
    .map(sign => sign.codePointAt(0)!.toString(16))
    .slice(0, 400)
    .join(' ')
  draft.mark('invisible-characters', `The text has ${hiding.length} invisible signs, which can mark a copy.`, {
    name: 'invisible',
    value,
    count: hiding.length,
  })
}
