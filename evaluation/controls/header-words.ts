import { cutHeader, valueOf } from '../archive/fields.ts'
import { classOf } from '../plant/field-class.ts'

const FOLLOWS_FROM_TEXT: ReadonlySet<string> = new Set(['cc', 'content-transfer-encoding'])

/**
 * The names of the fields that the author's client wrote, and which follows which: nothing that anybody said. Two are left
 * out because they follow from what is written and not from who made the mail: Cc, and Content-Transfer-Encoding, which a
 * program writes or not as the text has a character beyond ASCII or is in one part.
 */
export function headerNames(bytes: Uint8Array): string[] {
  const names = fieldsOf(bytes)
    .filter(field => classOf(field, true, false) === 'client' && !FOLLOWS_FROM_TEXT.has(field.key))
    .map(({ name }) => name)
  return names.flatMap((name, index) => [
    `name ${name}`,
    `count ${name} ${names.filter(other => other === name).length}`,
    `after ${names[index - 1] ?? '^'} ${name}`,
  ])
}

/** The forms of a mail's header: names, and each value with its letters and digits classed and its folds shown. */
export function headerForms(bytes: Uint8Array): string[] {
  const fields = fieldsOf(bytes)
  return [
    ...headerNames(bytes),
    ...fields.flatMap(field => {
      if (/^(?:subject|references|in-reply-to|to|cc|from|x-spamd-result)$/.test(field.key)) return []
      const form = valueOf(field)
        .slice(0, 300)
        .replace(/[A-Za-z0-9+/=_-]{16,}/g, 'L')
        .replace(/\d+/g, '0')
        .replace(/[a-f0-9]{4,}/g, 'h')
      return [
        `form ${field.key} ${form.slice(0, 60)}`,
        `folds ${field.key} ${/\n([ \t]+)/.exec(field.text)?.[1]?.length ?? 0}`,
      ]
    }),
  ]
}

function fieldsOf(bytes: Uint8Array) {
  return cutHeader(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)).fields
}
