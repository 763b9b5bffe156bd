/** Header fields as they will stand in the message: raw, folded, with CRLF. */
import { inCharset, smallestCharset } from './text.ts'

/** One raw header field with its folded lines and last CRLF. */
export type Field = string

/** A name and an address, as address books have them. */
export interface Contact {
  readonly name: string
  readonly address: string
}

/** Ways to write words outside ASCII (RFC 2047). */
export type EncodedWordStyle = 'outlook' | 'utf8-q' | 'UTF8-Q' | 'UTF8-B'

/** A field that is folded at blanks to lines of at most 76 characters, each further line led by `indent`. */
export function field(name: string, value: string, indent: ' ' | '\t' = ' ', width = 76): Field {
  const lines: string[] = []
  let current = `${name}:`
  for (const word of value.split(' ')) {
    if (current.length + 1 + word.length > width && current !== `${name}:` && current.trim() !== '') {
      lines.push(current)
      current = `${indent}${word}`
    } else current = `${current} ${word}`
  }
  return `${[...lines, current].join('\r\n')}\r\n`
}

/** A field that stands on one line however long it is, or that brings its own folding as `\r\n `. */
export function line(name: string, value: string): Field {
  return `${name}: ${value}\r\n`
}

/** Words as they may stand in a header: unchanged where they are ASCII, else encoded in the client's way. */
export function words(text: string, style: EncodedWordStyle): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text
  if (style === 'outlook') {
    const charset = smallestCharset(text)
    if (charset !== 'utf-8') return pieces(text, 24, piece => `=?${charset}?Q?${q(inCharset(piece, charset))}?=`)
    return pieces(text, 12, piece => `=?utf-8?B?${Buffer.from(piece).toString('base64')}?=`)
  }
  if (style === 'UTF8-B') return pieces(text, 14, piece => `=?UTF-8?B?${Buffer.from(piece).toString('base64')}?=`)
  const charset = style === 'utf8-q' ? 'utf-8' : 'UTF-8'
  return pieces(text, 16, piece => `=?${charset}?Q?${q(Buffer.from(piece))}?=`)
}

function pieces(text: string, size: number, encode: (piece: string) => string): string {
  const characters = Array.from(text)
  const count = Math.ceil(characters.length / size)
  return Array.from({ length: count }, (_, index) =>
    encode(characters.slice(index * size, (index + 1) * size).join('')),
  ).join(' ')
}

function q(bytes: Uint8Array): string {
  return [...bytes]
    .map(byte => {
      if (byte === 32) return '_'
      const character = String.fromCharCode(byte)
      if (/[A-Za-z0-9!*+/-]/.test(character)) return character
      return `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
    })
    .join('')
}

/** `Tomás <tomas@x.example>` for a From or To field. Names with specials are quoted (RFC 5322 §3.2.4). */
export function mailbox(contact: Contact, style: EncodedWordStyle): string {
  if (contact.name === '') return contact.address
  const ascii = /^[\x20-\x7e]*$/.test(contact.name)
  const quoted = ascii && /[^A-Za-z0-9 !#$%&'*+/=?^_`{|}~-]/.test(contact.name)
  return `${quoted ? `"${contact.name}"` : words(contact.name, style)} <${contact.address}>`
}

/** An address list. */
export function mailboxes(contacts: readonly Contact[], style: EncodedWordStyle): string {
  return contacts.map(contact => mailbox(contact, style)).join(', ')
}

/** Message-IDs in their brackets, as References and In-Reply-To have them. */
export function identifiers(ids: readonly string[]): string {
  return ids.map(id => `<${id}>`).join(' ')
}
