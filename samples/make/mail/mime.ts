import { createHash } from 'node:crypto'
import { type Field, line, words, type EncodedWordStyle } from './field.ts'
import type { Attachment } from './letter.ts'
import { base64Lines, type EncodedText } from './text.ts'

/** One part of a body: its own header fields and its encoded content. */
export interface Entity {
  readonly fields: readonly Field[]
  readonly body: Buffer
}

/** A part made of others. `preamble` and the blank line before a boundary differ from program to program. */
export function multipart(parts: readonly Entity[], boundary: string, preamble = ''): Buffer {
  const pieces: Buffer[] = [Buffer.from(preamble)]
  for (const part of parts)
    pieces.push(Buffer.from(`--${boundary}\r\n${part.fields.join('')}\r\n`), part.body, Buffer.from('\r\n'))
  return Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)])
}

/** A text part with its fields in the usual order. */
export function textEntity(type: string, text: EncodedText, parameters: string): Entity {
  return {
    fields: [line('Content-Type', `${type}; ${parameters}`), line('Content-Transfer-Encoding', text.encoding)],
    body: text.bytes,
  }
}

/** An attachment as Exchange writes it, with size and times. */
export function exchangeAttachment(attachment: Attachment, date: string): Entity {
  const name = words(attachment.name, 'outlook')
  return {
    fields: [
      line('Content-Type', `${attachment.type};\r\n\tname="${name}"`),
      line('Content-Description', name),
      line(
        'Content-Disposition',
        `attachment; filename="${name}";\r\n\tsize=${attachment.bytes.length}; creation-date="${date}";\r\n\tmodification-date="${date}"`,
      ),
      line('Content-Transfer-Encoding', 'base64'),
    ],
    body: base64Lines(attachment.bytes),
  }
}

/** An attachment as most other programs write it; the order of its fields and their folding are theirs. */
export function plainAttachment(
  attachment: Attachment,
  order: 'type-first' | 'disposition-first' | 'encoding-first',
  style: EncodedWordStyle,
): Entity {
  const name = words(attachment.name, style)
  const type = line('Content-Type', `${attachment.type};\r\n name="${name}"`)
  const disposition = line('Content-Disposition', `attachment;\r\n filename="${name}"`)
  const encoding = line('Content-Transfer-Encoding', 'base64')
  const orders = {
    'type-first': [type, disposition, encoding],
    'disposition-first': [disposition, type, encoding],
    'encoding-first': [encoding, disposition, type],
  }
  return { fields: orders[order], body: base64Lines(attachment.bytes, order === 'encoding-first' ? 72 : 76) }
}

/** SHA-256 in base64, the form of a DKIM body hash. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64')
}
