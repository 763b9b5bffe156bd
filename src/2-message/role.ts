import type { ContentFields } from './content-fields.ts'
import type { Part } from './message.ts'

/** Text that is shown to a reader where nothing says that it is a file. */
const SHOWN = /^text\/(?:plain|html|enriched|richtext|x-amp-html|x-watch-html|markdown|x-markdown)$/

/** Text of other kinds is a file, but its words can be read: reports of servers, patches, calendars. */
const READABLE = /^(?:text\/|message\/(?:delivery-status|disposition-notification|feedback-report)$)/

/** RFC 3156 §4 and §5, RFC 8551 §3: what carries or is a signature or an encrypted message. */
const SEALED = /^application\/(?:pgp-signature|pgp-encrypted|(?:x-)?pkcs7-(?:mime|signature))$/

/** An armour that is the whole of a part (RFC 9580 §6.2): a message or a signature that was put into a text part. */
const ARMOUR = /^\s{0,20}-----BEGIN PGP (?:MESSAGE|SIGNATURE)-----/

/** True where the decoded body is text that can be shown as characters. */
export function isReadable(type: string): boolean {
  return READABLE.test(type)
}

/** True where the body is a whole message (RFC 2046 §5.2.1, RFC 6532 §3.7, and the news variant of old). */
export function isMessage(type: string): boolean {
  return type === 'message/rfc822' || type === 'message/global' || type === 'message/news'
}

/**
 * What a part without parts is for. A text is a body unless it says that it is an attachment, or bears a file name
 * outside an alternative and is not the first thing in the mail: a named text below another is a file that is shown.
 */
export function roleOf(
  fields: ContentFields,
  place: { readonly parentType: string | undefined; readonly first: boolean },
  text: string | undefined,
): Part['role'] {
  const { type, disposition, fileName } = fields
  if (SEALED.test(type) || (text !== undefined && ARMOUR.test(text))) return 'signature'
  if (!SHOWN.test(type) || disposition === 'attachment') return 'attachment'
  return fileName === undefined || place.first || place.parentType === 'multipart/alternative' ? 'body' : 'attachment'
}
