import { tableCells } from './table-cells.ts'
import type { Person } from './team.ts'

/**
 * Reads a roster: CSV with a heading line (RFC 4180; `;` and tab divide too), or vCards (RFC 6350 and older). Columns are
 * found by their names: name, role, status (current, former, outside), addresses or any column with `mail`, assistant of
 * or writes for, phone. Several addresses in one cell are divided by spaces, `;` or `|`.
 */
export function readRoster(text: string): { readonly people: Person[]; readonly troubles: string[] } {
  return /^\s*BEGIN:VCARD/im.test(text.slice(0, 4000)) ? readCards(text) : readTable(text)
}

function readTable(text: string): { people: Person[]; troubles: string[] } {
  const rows = tableCells(text)
  const heading = rows[0]?.map(cell => cell.trim().toLowerCase()) ?? []
  const column = (pattern: RegExp) => heading.findIndex(name => pattern.test(name))
  const [name, role, status, writesFor, phone] = [
    /^(?:full |display )?name$/,
    /role|title|position/,
    /status/,
    /assist|writes/,
    /phone|mobile/,
  ].map(column)
  const mail = heading.flatMap((title, index) => (/mail|address/.test(title) ? [index] : []))
  if (mail.length === 0) {
    return {
      people: [],
      troubles: ['The roster has no column for addresses. Name one “addresses” or “email” in its first line.'],
    }
  }
  const cell = (row: readonly string[], index: number | undefined) =>
    index === undefined ? '' : (row[index] ?? '').trim()
  const troubles: string[] = []
  const people = rows.slice(1).flatMap((row, index): Person[] => {
    const addresses = mail
      .flatMap(place => cell(row, place).split(/[\s;|]+/))
      .map(address => address.toLowerCase())
      .filter(address => address.includes('@'))
    if (addresses.length === 0) {
      if (row.some(value => value.trim() !== ''))
        troubles.push(`Line ${index + 2} of the roster names no mail address and was left out.`)
      return []
    }
    return [
      {
        name: cell(row, name),
        role: cell(row, role),
        status: statusOf(cell(row, status)),
        addresses,
        ...(cell(row, writesFor) === '' ? {} : { writesFor: cell(row, writesFor) }),
        ...(cell(row, phone) === '' ? {} : { phone: cell(row, phone) }),
      },
    ]
  })
  return { people, troubles }
}

function statusOf(word: string): Person['status'] {
  if (/former|ex|left|past/i.test(word)) return 'former'
  return /outside|vendor|press|extern/i.test(word) ? 'outside' : 'current'
}

function readCards(text: string): { people: Person[]; troubles: string[] } {
  const troubles: string[] = []
  // RFC 6350 §3.2: a line that begins with white space goes on with the line before.
  const cards = text
    .replace(/\r?\n[ \t]/g, '')
    .split(/^BEGIN:VCARD\s*$/im)
    .slice(1)
  const people = cards.flatMap((card, index): Person[] => {
    const values = (name: string) =>
      [...card.matchAll(new RegExp(`^(?:[\\w-]+\\.)?${name}(?:;[^:\\n]*)?:(.*)$`, 'gim'))].map(found =>
        found[1]!.trim().replace(/\\([,;\\n])/g, '$1'),
      )
    const addresses = values('EMAIL')
      .map(address => address.replace(/^mailto:/i, '').toLowerCase())
      .filter(address => address.includes('@'))
    if (addresses.length === 0) {
      troubles.push(`Card ${index + 1} of the roster names no mail address and was left out.`)
      return []
    }
    const phone = values('TEL')[0]
    return [
      {
        name: values('FN')[0] ?? '',
        role: values('ROLE')[0] ?? values('TITLE')[0] ?? '',
        status: statusOf(values('CATEGORIES').join(' ')),
        addresses,
        ...(phone === undefined ? {} : { phone }),
      },
    ]
  })
  return { people, troubles }
}
