import { field } from '../../archive/fields.ts'
import { writeDate } from '../../archive/written-date.ts'
import { ALPHABET, drawn } from '../fresh.ts'
import type { Client } from './client.ts'
import { outlookQuote } from './outlook.ts'
import { addressField, isAscii, quotedPrintable, subjectField, threadFields, wrap } from './writing.ts'

/** Outlook on a Windows computer, handing in by SMTP. Its Message-ID begins with the time as Windows counts it. */
export const outlookDesktop: Client = {
  name: 'outlook-desktop',
  web: false,
  write(letter, desk, chance) {
    const { references, inReplyTo } = threadFields(letter.references, '\t')
    const text = `${wrap(letter.own, 76)}\n${letter.quoted === undefined ? '' : outlookQuote(letter.quoted, letter.date.zone)}`
    const ascii = isAscii(text)
    // FILETIME: tenths of microseconds since 1601; the top 48 bits stand in the id.
    const time = ((BigInt(letter.date.at) + 11_644_473_600_000n) * 10_000n).toString(16).padStart(16, '0')
    const id = `${drawn(8, '01', chance).slice(0, 3)}${drawn(5, ALPHABET.hex, chance)}$${time.slice(0, 8)}$${drawn(8, ALPHABET.hex, chance)}$@${desk.domain}`
    const index = Buffer.from([1, 0xd4 + chance.below(7), ...Array.from({ length: 20 }, () => chance.below(256))])
    return {
      fields: [
        ...addressField('From', [letter.from], 'quoted', '\t'),
        ...addressField('To', letter.to, 'quoted', '\t', true),
        ...addressField('Cc', letter.cc, 'quoted', '\t', true),
        ...references,
        ...inReplyTo,
        subjectField(letter.subject.replace(/^Re: /, 'RE: '), 'Q', '\t'),
        field('Date', writeDate(letter.date)),
        field('Message-ID', `<${id}>`),
        field('MIME-Version', '1.0'),
        field('Content-Type', `text/plain;\n\tcharset="${ascii ? 'us-ascii' : 'utf-8'}"`),
        field('Content-Transfer-Encoding', ascii ? '7bit' : 'quoted-printable'),
        field('X-Mailer', 'Microsoft Outlook 16.0'),
        field('Thread-Index', index.toString('base64')),
        field('Content-Language', 'en-us'),
      ],
      body: ascii ? text : quotedPrintable(text),
    }
  },
}
