import type { FieldRepair } from '../field-repair.ts'
import { indexesOf, parted } from '../field-repair.ts'
import { nameOf } from '../recipient-list.ts'

/** A program wrote a field's value in another form of the same meaning: quotes, spaces, encoded words, comments, brackets. */
export const valueForm: FieldRepair = {
  name: 'value-form',
  cost: 2,
  *undo({ fields, signed }) {
    for (const name of new Set(signed))
      for (const at of indexesOf(fields, name)) {
        const { name: written, value } = parted(fields[at]!.text)
        const author = nameOf(parted(fields[indexesOf(fields, 'from')[0] ?? at]!.text).value)
        for (const form of new Set([...forms(name, value), ...(name === 'to' ? unqualified(value, author) : [])]))
          if (form !== value)
            yield { at, text: `${written} ${form}`, says: `Wrote the value of ${name} in another form.` }
      }
  },
}

/** A relay put its own host behind an address that had none, and cut the address at its first space. */
function* unqualified(value: string, author: string): Generator<string> {
  yield value.replace(/@[^<>@\s,]+/g, '')
  yield value.replace(/<[^<>]*>/, `<${author}>`)
  yield value.replace(/<[^<>]*>/, `<"${author}">`)
}

function* forms(name: string, value: string): Generator<string> {
  if (name === 'content-type' || name === 'content-disposition') {
    yield value.replace(/=\s*"([^";\s]*)"/g, '=$1')
    yield value.replace(/=\s*([^";\s]+)/g, '="$1"')
    yield value.replace(/;\s*/g, ';')
    yield value.replace(/;\s*/g, '; ')
    yield value.toLowerCase()
    yield value.replace(/charset="?[^";\s]+"?/i, 'charset=utf-8')
    yield value.replace(/charset="?[^";\s]+"?/i, 'charset="utf-8"')
    yield value.replace(/charset="?[^";\s]+"?/i, 'charset=UTF-8')
    yield value.replace(/charset="?[^";\s]+"?/i, 'charset="UTF-8"')
    yield value.replace(/;\s*charset="?[^";\s]+"?/i, '')
  }
  if (name === 'date') yield value.replace(/\s*\([^)]{0,40}\)\s*$/, '')
  if (name === 'date') yield value.replace(/, 0/, ', ').replace(/, (?=\d )/, ',  ')
  if (name === 'references') yield value.replace(/>\s*</g, '> <')
  if (name === 'references') yield value.split(' ').slice(0, -1).join(' ')
  yield value.replace(/,\s*/g, ',')
  yield value.replace(/"([^"\\]*)" </g, '$1 <')
  yield value.replace(/(^|, )([^"<,=]+) </g, '$1"$2" <')
  yield value.replace(/^<([^<>]+)>$/, '$1')
  yield value.replace(/^([^<>\s]+@[^<>\s]+)$/, '<$1>')
  yield value.replace(/\?=\s+=\?/g, '?==?')
  yield value.replace(/=\?[^?\s]{1,40}\?[bq]\?/gi, start => start.toUpperCase())
  yield value.replace(/=\?[^?\s]{1,40}\?[bq]\?/gi, start => start.toLowerCase())
}
