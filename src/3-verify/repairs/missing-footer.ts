import type { Repair } from '../repair.ts'

/** A store or list took off the footer that a list had put there before it signed. Mailman's can be made again from the List fields. */
export const missingFooter: Repair = {
  name: 'missing-footer',
  stage: 3,
  cost: 2,
  *undo(damaged) {
    const field = (name: string) => damaged.fields.find(({ key }) => key === name)?.text ?? ''
    const list = /<mailto:([^>?@\s]{1,64})@([^>?\s]{1,255})/i.exec(field('list-post'))
    const page = /<(https?:[^>\s]{1,500}\/(?:listinfo|options|lists)\/[^>\s]{1,200})>/i
    const link = page.exec(field('list-subscribe')) ?? page.exec(field('list-unsubscribe'))
    if (list === null || link === null) return
    const [, name = '', host = ''] = list
    for (const url of new Set([link[1]!, link[1]!.replace('/options/', '/listinfo/')]))
      for (const title of new Set([name, name.charAt(0).toUpperCase() + name.slice(1)]))
        for (const leaf of damaged.leaves().slice(0, 2))
          for (const gap of ['', '\r\n', '\r\n\r\n']) {
            const footer = `${gap}${'_'.repeat(47)}\r\n${title} mailing list\r\n${name}@${host}\r\n${url}\r\n`
            for (const body of leaf.put(Buffer.concat([leaf.text, Buffer.from(footer, 'latin1')])))
              yield { body, says: `Put back the footer of the list ${title}.`, span: leaf.part.content }
          }
  },
}
