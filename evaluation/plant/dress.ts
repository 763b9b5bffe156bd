import { field, type Field } from '../archive/fields.ts'
import type { Carrier, Inserted } from './carrier.ts'

/**
 * Writes the client's fields as this list hands them on. Mailman folds with one space; Majordomo's zmailer (vger until
 * 2023) writes addresses and dates anew from column 8; mlmmj leaves all as it was.
 */
export function dressField(old: Field, dress: Carrier['dress']): Field {
  if (dress === 'mailman') return { ...old, text: old.text.replace(/\n[ \t]+/g, '\n ') }
  if (dress === 'untouched') return old
  if (!/^(?:from|to|cc|date|reply-to|sender)$/.test(old.key))
    return { ...old, text: old.text.replace(/\n\t/g, '\n        ') }
  const value = old.text
    .slice(old.name.length + 1)
    .replace(/\s+/g, ' ')
    .trim()
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

/** Header fields of one mail, renewed, by who wrote them. */
export interface Header {
  readonly route: readonly Field[]
  readonly above: readonly Field[]
  readonly among: readonly Inserted[]
  readonly list: readonly Field[]
}

/** Puts the whole header together: shared way, provider, client, list, each where this carrier had them. */
export function assemble(carrier: Carrier, client: readonly Field[], { route, above, among, list }: Header): Field[] {
  const dressed = client.map(old => dressField(old, carrier.dress))
  const mimeAt = dressed.findIndex(({ key }) => /^(?:mime-version|content-type|content-transfer-encoding)$/.test(key))
  const written = withInserted(dressed, among)
  const top = [...route, ...above]
  if (carrier.listAt === 'before-mime') {
    // mlmmj writes its own fields before MIME-Version; what rspamd adds later stands at the end.
    const added = list.filter(({ key }) => /^x-(?:rspamd|spamd)/.test(key))
    const split = mimeAt < 0 ? written.length : written.indexOf(dressed[mimeAt]!)
    return [
      ...top,
      ...written.slice(0, split),
      ...list.filter(other => !added.includes(other)),
      ...written.slice(split),
      ...added,
    ]
  }
  if (!carrier.movesCc) return [...top, ...written, ...list]
  const cc = dressed
    .filter(({ key }) => key === 'cc')
    .map(old => ({ ...old, name: 'Cc', text: old.text.replace(/^cc:/i, 'Cc:') }))
  const errorsTo = list.findIndex(({ key }) => key === 'errors-to')
  const at = errorsTo < 0 ? list.length : errorsTo
  return [...top, ...written.filter(({ key }) => key !== 'cc'), ...list.slice(0, at), ...cc, ...list.slice(at)]
}

/** The client's fields with the provider's behind the same ones as before; those whose place is gone come last. */
function withInserted(client: readonly Field[], among: readonly Inserted[]): Field[] {
  const present = new Map(client.map((old, index) => [old.key, index]))
  const last = client.length - 1
  const place = ({ after }: Inserted) => present.get(after) ?? last
  return client.flatMap((old, index) => [
    old,
    ...among.filter(inserted => place(inserted) === index).map(({ field }) => field),
  ])
}
