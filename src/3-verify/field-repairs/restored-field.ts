import type { FieldRepair } from '../field-repair.ts'
import { indexesOf, parted } from '../field-repair.ts'
import { addressOf, nameOf, splitRecipients } from '../recipient-list.ts'

/**
 * A list put its own value in place of a signed field, Sender above all, or dropped the field. What was there can be
 * guessed where it was the author or a fixed word.
 */
export const restoredField: FieldRepair = {
  name: 'restored-field',
  cost: 2,
  *undo({ fields, signed, domain, mentioned }) {
    const entries = ['from', 'reply-to', 'cc', 'to', 'x-original-from', 'x-sender'].flatMap(name =>
      indexesOf(fields, name).flatMap(at => splitRecipients(parted(fields[at]!.text).value)),
    )
    const own = new Set([...entries, ...mentioned()].filter(entry => addressOf(entry).endsWith(`@${domain}`)))
    const authors = indexesOf(fields, 'from').flatMap(at => splitRecipients(parted(fields[at]!.text).value))
    const names = new Set(authors.map(nameOf).filter(name => name !== ''))
    for (const name of ['sender', 'reply-to'].filter(one => signed.includes(one))) {
      const at = indexesOf(fields, name)[0]
      for (const entry of new Set([...authors, ...own]))
        for (const value of new Set([
          entry,
          addressOf(entry),
          ...[...names].map(one => `${one} <${addressOf(entry)}>`),
        ]))
          yield { at, text: `${name}: ${value}`, says: `Put ${addressOf(entry)} back as ${name}.` }
    }
    for (const text of FIXED) {
      const name = text.slice(0, text.indexOf(':')).toLowerCase()
      if (!signed.includes(name)) continue
      const at = indexesOf(fields, name)[0]
      yield { at, text, says: `Put back "${text}".` }
    }
  },
}

const FIXED = [
  'MIME-Version: 1.0',
  'Content-Transfer-Encoding: 8bit',
  'Content-Transfer-Encoding: 7bit',
  'Content-Transfer-Encoding: quoted-printable',
  'Content-Transfer-Encoding: base64',
  'Content-Disposition: inline',
  'Content-Language: en-US',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Type: text/plain; charset="utf-8"',
  'Content-Type: text/plain; charset=UTF-8',
  'Content-Type: text/plain; charset="UTF-8"',
  'Content-Type: text/plain; charset=us-ascii',
  'Content-Type: text/plain; charset="us-ascii"',
]
