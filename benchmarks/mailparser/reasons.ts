import type { Message } from '#message'
import type { Reading } from './reading.ts'

/** One field of a mail that the two read differently. */
export interface Difference {
  readonly message: Message
  /** The name of the sample, or of the archive and the message's place in it. */
  readonly name: string
  readonly about: keyof Reading
  readonly theirs: Reading
  readonly ours: Reading
}

/** Why we keep to our reading, and when that is the reason: the mail is asked, not only its name. */
export interface Reason {
  readonly reason: string
  readonly holds: (difference: Difference) => boolean
}

/** The reasons that hold of any mail, then those of single samples. The first that holds counts. */
export const REASONS: readonly Reason[] = [
  {
    reason: 'Bytes over 127 without a charset, or in a wrong one, are read as Windows-1252; mailparser replaces them.',
    holds: ({ about, theirs, ours }) => {
      const [one, other] = [theirs[about], ours[about]].map(value => JSON.stringify(value ?? ''))
      const ascii = (text: string) => text.replace(/[^\x21-\x7e]+/g, '')
      return one!.includes('\ufffd') && ascii(one!) === ascii(other!)
    },
  },
  {
    reason: 'A Date that cannot be read is none; mailparser takes the time of reading for it.',
    holds: ({ about, theirs, message }) => about === 'sent' && isNow(theirs.sent) && (message.sent?.zone ?? 0) === 0,
  },
  {
    reason: 'A Date with a zone in words or letters is read; mailparser takes the time of reading for it.',
    holds: ({ about, theirs, message }) => about === 'sent' && isNow(theirs.sent) && message.sent !== undefined,
  },
  {
    reason: 'An offset that no place on earth has tells no zone; mailparser counts with it.',
    holds: ({ about, message }) =>
      about === 'sent' &&
      message.sent?.zone === undefined &&
      /[+-](?:1[5-9]|[2-9]\d)\d\d\b/.test(message.sent?.written ?? ''),
  },
  {
    reason: 'A day of which nobody knows whether it is day-month or month-day is none; mailparser takes the second.',
    holds: ({ about, message }) =>
      about === 'sent' && message.sent === undefined && /^\d\d[-/]\d\d[-/]\d{2,4}/.test(field(message, 'date')),
  },
  {
    reason: 'A group without members has none; mailparser makes one of the comment behind it.',
    holds: ({ about, theirs, message }) =>
      (about === 'to' || about === 'from') &&
      theirs[about].every(box => box.endsWith('<>')) &&
      /:\s*;/.test(field(message, about)),
  },
  {
    reason: 'A name with a comma and no quotes is one name, that of the address behind it; mailparser joins some only.',
    holds: ({ about, message, ours }) =>
      (about === 'to' || about === 'from') &&
      ours[about].length > 0 &&
      /^[^<@]*,[^<@]*</m.test(decoded(field(message, about))),
  },
  {
    reason: 'Space, quotes and brackets beside words stay as they are decoded; mailparser adds and takes away.',
    holds: ({ about, theirs, ours }) => {
      if (about !== 'to' && about !== 'from') return false
      const loose = (boxes: readonly string[]) => boxes.join().replace(/["'<>\s]/g, '')
      return loose(theirs[about]) === loose(ours[about])
    },
  },
  {
    reason: 'Empty brackets are no mailbox.',
    holds: ({ about, message, ours }) =>
      (about === 'to' || about === 'from') && ours[about].length === 0 && /^[\s"]*<>$/.test(field(message, about)),
  },
  {
    reason: 'An offset without its sign is east, as in the mails that have one; mailparser takes it for UTC.',
    holds: ({ about, message }) => about === 'sent' && /:\d\d 0\d\d\d$/.test(message.sent?.written ?? ''),
  },
  {
    reason: 'All From fields count; mailparser takes the first.',
    holds: ({ about, message }) => about === 'from' && message.headers.filter(({ key }) => key === 'from').length > 1,
  },
  {
    reason:
      'A text that is no letter, or a named one below another, is a file if only shown; mailparser adds it to the text.',
    holds: ({ about, message }) =>
      (about === 'text' || about === 'files') &&
      message.parts.some(
        ({ type, role, disposition }) =>
          type.startsWith('text/') && role === 'attachment' && disposition !== 'attachment',
      ),
  },
  {
    reason:
      'A domain in Punycode is shown in Unicode where that is valid, and as it stands where not; mailparser does otherwise.',
    holds: ({ about, message }) => (about === 'to' || about === 'from') && /xn--/i.test(field(message, about)),
  },
  {
    reason:
      'A quoted local part is read without needless quotes, and is a name if brackets follow; mailparser keeps it.',
    holds: ({ about, message }) => (about === 'to' || about === 'from') && /"[^"]*@[^"]*"/.test(field(message, about)),
  },
  {
    reason:
      'An address in brackets is taken as it stands, spaces and encoded words too; mailparser cuts or decodes it.',
    holds: ({ about, message }) =>
      (about === 'to' || about === 'from') &&
      /=\?[^ ]*\?=@|<[^<>@]* [^<>]*@|\][\w.]*@|@[\w.]*\]|[^\s,]@[^\s,]*\]/.test(field(message, about)),
  },
  {
    reason: 'A text that ends in carriage returns alone has lines; mailparser sees one line.',
    holds: ({ message }) => message.troubles.some(({ code }) => code === 'bare-returns'),
  },
  {
    reason: 'The lines behind a forgotten empty line are the body; mailparser drops them.',
    holds: ({ about, message }) => about === 'text' && message.troubles.some(({ code }) => code === 'header-unended'),
  },
  {
    reason:
      'Parts are found, or the text is shown, where a multipart’s delimiters are wrong or missing; mailparser shows nothing.',
    holds: ({ about, theirs, message }) =>
      (about === 'text' || about === 'html' || about === 'files') &&
      theirs[about].length === 0 &&
      message.troubles.some(({ code }) => /^(?:boundary-inexact|multipart-without-parts|parts-too-deep)$/.test(code)),
  },
  {
    reason:
      'The page’s own remark about its charset is believed where the header says nothing; mailparser reads it as UTF-8.',
    holds: ({ about, theirs }) => about === 'html' && theirs.html.includes('\ufffd'),
  },
  ...sampleReasons(),
]

function sampleReasons(): Reason[] {
  const of = (sample: string, about: readonly (keyof Reading)[], reason: string): Reason => ({
    reason,
    holds: difference => difference.name.startsWith(sample) && about.includes(difference.about),
  })
  return [
    of('028', ['text'], 'Base64 ends before a footer that is none; mailparser decodes the footer.'),
    of('029', ['text'], 'RFC 2045 §6.8: what is not of the alphabet is ignored; an encoding may stand in quotes.'),
    of('037', ['text'], 'UTF-7, ISO-2022-KR and HZ are read.'),
    of(
      '046',
      ['text'],
      'A part of an unknown type in an unknown encoding is shown as text; mailparser makes it a file.',
    ),
    of('048', ['text'], 'A multipart that is encoded as a whole is opened; mailparser shows nothing.'),
    of('054', ['text'], 'Parts deeper than the limit are a file that is not opened.'),
    of(
      '003',
      ['from', 'to'],
      'Comments, routes and spaces of the obsolete syntax are read; mailparser loses the address.',
    ),
    of(
      '005',
      ['subject'],
      'An encoded word that says ASCII and is not is guessed; mailparser replaces what it cannot read.',
    ),
    of(
      '033',
      ['files', 'text'],
      'The messages of a digest are attached messages; mailparser reads them into the text.',
    ),
    of('035', ['files'], 'A part in x-uuencode is decoded; mailparser leaves it as it is.'),
    of('037', ['subject'], 'UTF-7 in an encoded word is read.'),
    of('039', ['files', 'text'], 'An armoured message or signature that is a whole part is no text to read.'),
    of('044', ['files'], 'The returned header of a delivery report is a file; mailparser drops it.'),
    of(
      '046',
      ['files'],
      'A part of an unknown type in an unknown encoding is shown as text; mailparser makes it a file.',
    ),
    of('050', ['files'], 'A winmail.dat is opened: what lies in it stands in its place.'),
  ]
}

function isNow(sent: number | undefined): boolean {
  return sent !== undefined && Math.abs(sent - Date.now()) < 86_400_000
}

/** A field with each encoded word as a letter, and each address on a line of its own. */
function decoded(value: string): string {
  return value.replace(/=\?[^ ]{1,200}?\?=/g, 'x').replaceAll('>', '>\n')
}

function field(message: Message, key: string): string {
  return message.headers.find(header => header.key === key)?.value ?? ''
}
