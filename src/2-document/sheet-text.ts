import type { Draft } from './draft.ts'
import { localName } from './office-properties.ts'
import { walkXml } from './xml-walk.ts'

/** What a sheet's cells refer to, and what its text is to be taken for. */
interface Sheet {
  readonly strings: readonly string[]
  readonly kind: 'body' | 'hidden'
  readonly page: number
}

/**
 * Reads the cells of one worksheet (ECMA-376 part 1 §18.3), a line for each row, cells parted by tabs. Numbers stand as
 * they are kept, dates as days since 1900: how they look is a matter of styles that two programs show differently.
 */
export function readSheet(part: Uint8Array, { strings, kind, page }: Sheet, draft: Draft): void {
  let row: string[] = []
  let [rowHidden, type, value, inside] = [false, '', '', false]
  walkXml(part, draft.limits.depth, {
    open(name, attributes) {
      const local = localName(name)
      if (local === 'row') {
        row = []
        rowHidden = isTrue(attributes['hidden'])
      } else if (local === 'col' && isTrue(attributes['hidden']))
        draft.mark('hidden-text', `Columns ${attributes['min']} to ${attributes['max']} of sheet ${page} are hidden.`, {
          page,
        })
      else if (local === 'c') {
        type = attributes['t'] ?? 'n'
        value = ''
      } else if (local === 'v' || local === 't') inside = true
    },
    text(text) {
      if (inside) value += text
    },
    close(name) {
      const local = localName(name)
      if (local === 'v' || local === 't') inside = false
      else if (local === 'c') row.push(type === 's' ? (strings[Number(value)] ?? '') : value)
      else if (local === 'row') {
        if (rowHidden && row.some(cell => cell !== ''))
          draft.mark('hidden-text', `A row of sheet ${page} is hidden.`, { page })
        draft.add(rowHidden ? 'hidden' : kind, row.filter(cell => cell !== '').join('\t'), { page })
      }
    },
  })
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true'
}
