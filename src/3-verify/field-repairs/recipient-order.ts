import type { FieldChange, FieldRepair } from '../field-repair.ts'
import { indexesOf, parted } from '../field-repair.ts'
import { addressOf, nameOf, orders, splitRecipients } from '../recipient-list.ts'

/**
 * Mailman 2 writes the Cc field anew when members do not want a mail twice: in the order of a hash table, with its own
 * quotes around names, and without those members. What is there can be put into every order; who was left out only where
 * the mail itself still names them.
 */
export const recipientOrder: FieldRepair = {
  name: 'recipient-order',
  cost: 2,
  *undo({ fields, signed, mentioned }) {
    for (const name of ['cc', 'to'].filter(one => signed.includes(one)))
      for (const at of indexesOf(fields, name)) {
        const { name: written, value } = parted(fields[at]!.text)
        const entries = splitRecipients(value)
        const change = (list: readonly string[], says: string): FieldChange => ({
          at,
          text: `${written} ${list.join(', ')}`,
          says,
        })
        for (const form of forms(entries))
          for (const list of sorted(form)) yield change(list, `Sorted the field ${name}.`)
        if (entries.length <= MOST_ORDERED)
          for (const form of forms(entries))
            for (const list of orders(form))
              yield change(list, `Put the ${list.length} recipients of ${name} back in order.`)
        const there = new Set(entries.map(addressOf))
        const gone = mentioned().filter(entry => !there.has(addressOf(entry)))
        for (const list of restored(entries, gone))
          yield change(list, `Put back recipients of ${name} whom the mail names elsewhere.`)
      }
  },
}

/** Eight have 40,320 orders, a fifth of a second. */
const MOST_ORDERED = 8

/** The entries as they stand, with all names quoted, with none quoted, and as bare addresses. */
function forms(entries: readonly string[]): readonly (readonly string[])[] {
  const bare = entries.map(entry => (nameOf(entry) === '' ? entry : entry.replace(/^"([^"\\]*)"(?= <)/, '$1')))
  const quoted = entries.map(entry => (/^[^"<=][^"<]* </.test(entry) ? entry.replace(/^([^"<]*) </, '"$1" <') : entry))
  const lists = [entries, bare, quoted]
  return lists.filter((list, at) => lists.findIndex(other => other.join() === list.join()) === at)
}

/** Orders that programs make: by name, by address, backwards. */
function sorted(entries: readonly string[]): readonly (readonly string[])[] {
  const by = (key: (entry: string) => string) =>
    [...entries].sort((one, other) => (key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0))
  const named = by(entry => (nameOf(entry) === '' ? addressOf(entry) : nameOf(entry).toLowerCase()))
  const addressed = by(addressOf)
  return [named, addressed, entries.toReversed(), by(nameOf)]
}

/** Lists with one or two of those who are gone, at every place, as long as there are few. */
function* restored(entries: readonly string[], gone: readonly string[]): Generator<readonly string[]> {
  for (const one of gone) {
    const forms = [one, addressOf(one)]
    if (entries.length <= 5) for (const form of forms) yield* orders([...entries, form])
    else for (const form of forms) for (let at = 0; at <= entries.length; at++) yield entries.toSpliced(at, 0, form)
  }
  if (entries.length > 3) return
  for (const [index, one] of gone.slice(0, 12).entries())
    for (const other of gone.slice(index + 1, 12)) yield* orders([...entries, one, other])
}
