import { field } from '../../archive/fields.ts'
import { writeDate } from '../../archive/written-date.ts'
import type { Client } from './client.ts'
import { appleReply } from './iphone.ts'
import { addressField, isAscii, quotedPrintable, subjectField, threadFields, uuid } from './writing.ts'

const RELEASES: Readonly<Record<number, readonly (readonly [string, string])[]>> = {
  2019: [
    ['12.4', '3445.104.11'],
    ['13.0', '3594.4.19'],
  ],
  2020: [
    ['13.4', '3608.80.23.2.2'],
    ['13.4', '3608.120.23.2.4'],
  ],
  2021: [
    ['14.0', '3654.60.0.2.21'],
    ['14.0', '3654.120.0.1.13'],
  ],
  2022: [
    ['15.0', '3693.60.0.1.1'],
    ['16.0', '3696.120.41.1.1'],
  ],
  2023: [
    ['16.0', '3731.500.231'],
    ['16.0', '3731.700.6'],
  ],
  2024: [
    ['16.0', '3774.500.171.1.1'],
    ['16.0', '3774.600.62'],
  ],
}
const LATEST = [
  ['16.0', '3826.400.131.1.6'],
  ['16.0', '3826.700.81'],
] as const

/** Apple Mail on a Mac. */
export const appleMail: Client = {
  name: 'apple-mail',
  web: false,
  write(letter, desk, chance) {
    const [mail, build] = chance.pick(RELEASES[desk.year] ?? LATEST)
    const { references, inReplyTo } = threadFields(letter.references)
    const text = `${letter.own}\n${appleReply(letter, '')}`
    const ascii = isAscii(text)
    const type = [field('Content-Type', `text/plain;\n\tcharset=${ascii ? 'us-ascii' : 'utf-8'}`)]
    const encoding = [field('Content-Transfer-Encoding', ascii ? '7bit' : 'quoted-printable')]
    const version = [field('Mime-Version', `1.0 (Mac OS X Mail ${mail} \\(${build}\\))`)]
    const from = addressField('From', [letter.from], 'bare', '\n ')
    const id = [field('Message-Id', `<${uuid(chance).toUpperCase()}@${desk.domain}>`)]
    const date = [field('Date', writeDate(letter.date))]
    const cc = addressField('Cc', letter.cc, 'bare', ' ', true)
    const subject = [subjectField(letter.subject, 'Q')]
    const fields =
      references.length > 0
        ? [...type, ...version, ...subject, ...from, ...inReplyTo, ...date, ...cc, ...encoding, ...id, ...references]
        : [...from, ...type, ...encoding, ...version, ...subject, ...id, ...date, ...cc]
    return {
      fields: [
        ...fields,
        ...addressField('To', letter.to, 'bare', ' ', true),
        field('X-Mailer', `Apple Mail (2.${build})`),
      ],
      body: ascii ? text : quotedPrintable(text),
    }
  },
}
