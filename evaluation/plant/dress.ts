import { field, type Field } from '../archive/fields.ts'
import type { Carrier } from './carrier.ts'

/**
 * Writes the client's fields as this list hands them on. Mailman folds with one space; Majordomo's zmailer (vger until
 * 2023) writes addresses and dates anew from column 8; mlmmj leaves all as it was.
 */
export function dressField(old: Field, dress: Carrier['dress']): Field {
  if (dress === 'mailman') return { ...old, text: old.text.replace(/\n[ \t]+/g, '\n ') }
  if (dress === 'untouched') return old
  if (!/^(?:from|to|cc|date|reply-to|sender)$/.test(old.key)) return { ...old, text: old.text.replace(/\n\t/g, '\n        ') }
  const value = old.text.slice(old.name.length + 1).replace(/\s+/g, ' ').trim()
  const column = old.key === 'reply-to' ? `${old.name}: ` : `${old.name}:`.padEnd(8)
  return { ...field(old.name, ''), text: `${column}${foldAtCommas(value, '        ')}\n` }
}

function foldAtCommas(value: string, pad: string): string {
  let text = ''
  let width = 8
  for (const [index, person] of value.split(/, (?=[^"]*(?:"[^"]*"[^"]*)*$)/).entries()) {
    if (index === 0) text = person
    else if (width + person.length > 70) text += `,\n${pad}${person}`
    else text += `, ${person}`
    width = text.length - text.lastIndexOf('\n')
  }
  return text
}

/** Puts the whole header together: shared way, provider, client, list, each where this carrier had them. */
export function assemble(
  carrier: Carrier,
  client: readonly Field[],
  fields: { readonly route: readonly Field[]; readonly above: readonly Field[]; readonly among: readonly Field[]; readonly below: readonly Field[]; readonly list: readonly Field[] },
): Field[] {
  const dressed = client.map(old => dressField(old, carrier.dress))
  const mimeAt = dressed.findIndex(({ key }) => /^(?:mime-version|content-type|content-transfer-encoding)$/.test(key))
  const split = mimeAt < 0 ? dressed.length : mimeAt
  const head = dressed.slice(0, split)
  const mime = dressed.slice(split)
  const { route, above, among, below, list } = fields
  if (carrier.listAt === 'before-mime') {
    // mlmmj writes its own fields before MIME-Version; what rspamd adds later stands at the end.
    const added = list.filter(({ key }) => /^x-(?:rspamd|spamd)/.test(key))
    return [...route, ...above, ...head, ...among, ...list.filter(other => !added.includes(other)), ...mime, ...below, ...added]
  }
  if (!carrier.movesCc) return [...route, ...above, ...head, ...among, ...mime, ...below, ...list]
  const cc = dressed.filter(({ key }) => key === 'cc').map(old => ({ ...old, name: 'Cc', text: old.text.replace(/^cc:/i, 'Cc:') }))
  const others = (some: readonly Field[]) => some.filter(({ key }) => key !== 'cc')
  const errorsTo = list.findIndex(({ key }) => key === 'errors-to')
  const at = errorsTo < 0 ? list.length : errorsTo
  return [...route, ...above, ...others(head), ...among, ...others(mime), ...below, ...list.slice(0, at), ...cc, ...list.slice(at)]
}
