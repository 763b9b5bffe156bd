import type { FieldRepair } from '../field-repair.ts'
import { indexesOf, parted } from '../field-repair.ts'
import { addressOf, nameOf, splitRecipients } from '../recipient-list.ts'

/**
 * A list put its own address into From, so that DMARC would not bounce it: `Anna via List <list@…>`, with the author in
 * Reply-To, Cc or X-Original-From.
 */
export const authorMask: FieldRepair = {
  name: 'author-mask',
  cost: 1,
  *undo({ fields }) {
    for (const at of indexesOf(fields, 'from')) {
      const { name, value } = parted(fields[at]!.text)
      const masked = nameOf(value).slice(0, 200)
      const shown = masked
        .replace(/\svia\s.*$/i, '')
        .trim()
        .replace(/^'(.*)'$/, '$1')
      for (const source of ['x-original-from', 'reply-to', 'cc', 'x-sender', 'sender'])
        for (const index of indexesOf(fields, source))
          for (const entry of splitRecipients(parted(fields[index]!.text).value)) {
            const address = addressOf(entry)
            const names = new Set([nameOf(entry), shown].filter(one => one !== ''))
            const forms = [
              entry,
              address,
              `<${address}>`,
              ...[...names].flatMap(one => [`${one} <${address}>`, `"${one}" <${address}>`]),
            ]
            for (const from of new Set(forms))
              if (from !== value) yield { at, text: `${name} ${from}`, says: `Put ${address} back as the author.` }
          }
    }
  },
}
