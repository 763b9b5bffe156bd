import type { FieldRepair } from '../field-repair.ts'
import type { RawField } from '../raw-fields.ts'

/**
 * A relay folded fields anew, wrote names in another letter-case, or put other space behind the colon: all of it breaks a
 * signature in simple form, and none a relaxed one. All signed fields are tried the same way at once, since one program
 * wrote them all.
 */
export const folding: FieldRepair = {
  name: 'folding',
  cost: 2,
  *undo({ fields, signed, spaceCounts }) {
    if (!spaceCounts) return
    for (const name of new Set(signed))
      for (const [at, field] of fields.entries()) {
        if (field.key !== name) continue
        for (const text of new Set(forms(field)))
          if (text !== field.text) yield { at, text, says: `Folded the field ${name} in another way.` }
      }
  },
}

const FOLDS = ['\r\n ', '\r\n\t', '\r\n        ']

function* forms({ text }: RawField): Generator<string> {
  const colon = text.indexOf(':')
  const name = text.slice(0, colon)
  const value = text.slice(colon + 1).replace(/^[ \t]+/, '')
  const flat = value.replace(/\r\n[ \t]+/g, ' ')
  for (const written of new Set([name, titled(name), name.replace(/-ID$/i, '-Id'), name.replace(/-Id$/i, '-ID')])) {
    yield `${written}: ${value}`
    yield `${written}: ${flat}`
    for (const fold of FOLDS) {
      yield `${written}: ${value.replace(/\r\n[ \t]+/g, fold)}`
      yield `${written}: ${flat.replace(/, /g, `,${fold}`)}`
      yield `${written}: ${flat.replace(/; /g, `;${fold}`)}`
      yield `${written}: ${flat.replace(/> </g, `>${fold}<`)}`
      for (const width of [76, 78, 998]) yield foldedAt(`${written}: ${flat}`, width, fold)
    }
    yield `${written}:${value}`
    yield `${written}:\t${value}`
  }
}

const titled = (name: string) =>
  name.toLowerCase().replace(/(^|-)([a-z])/g, (_, dash: string, letter: string) => dash + letter.toUpperCase())

/** Folded at the last space that keeps a line within a width. */
function foldedAt(text: string, width: number, fold: string): string {
  const lines: string[] = []
  let rest = text
  while (rest.length > width) {
    const space = rest.lastIndexOf(' ', width)
    if (space <= 0) break
    lines.push(rest.slice(0, space))
    rest = rest.slice(space + 1)
  }
  return [...lines, rest].join(fold)
}
