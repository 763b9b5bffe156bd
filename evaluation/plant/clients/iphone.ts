import { field } from '../../archive/fields.ts'
import { wallClock, writeDate } from '../../archive/written-date.ts'
import type { Client, Letter } from './client.ts'
import {
  addressField,
  clock,
  isAscii,
  quotedPrintable,
  quoteLines,
  subjectField,
  threadFields,
  uuid,
} from './writing.ts'

const BUILDS: Readonly<Record<number, readonly string[]>> = {
  2019: ['16G77', '17A577', '17B111'],
  2020: ['17C54', '17F80', '18A8395'],
  2021: ['18D70', '18F72', '19B81'],
  2022: ['19E258', '19F77', '20A392'],
  2023: ['20D67', '20F75', '21B101'],
  2024: ['21F90', '21H16', '22A3370'],
}
const LATEST = ['22F76', '22G100', '23B85']

/** Mail on an iPhone. */
export const iphone: Client = {
  name: 'iphone',
  web: false,
  write(letter, desk, chance) {
    const { references, inReplyTo } = threadFields(letter.references)
    const text = `${letter.own}\n\nSent from my iPhone\n${appleReply(letter, '\ufeff')}`
    const ascii = isAscii(text)
    return {
      fields: [
        field('Content-Type', `text/plain; charset=${ascii ? 'us-ascii' : 'utf-8'}`),
        field('Content-Transfer-Encoding', ascii ? '7bit' : 'quoted-printable'),
        ...addressField('From', [letter.from], 'bare', ' '),
        field('Mime-Version', '1.0 (1.0)'),
        subjectField(letter.subject, 'Q'),
        field('Date', writeDate(letter.date)),
        field('Message-Id', `<${uuid(chance).toUpperCase()}@${desk.domain}>`),
        ...references,
        ...addressField('Cc', letter.cc, 'bare', ' ', true),
        ...inReplyTo,
        ...addressField('To', letter.to, 'bare', ' ', true),
        field('X-Mailer', `iPhone Mail (${chance.pick(BUILDS[desk.year] ?? LATEST)})`),
      ],
      body: ascii ? text : quotedPrintable(text),
    }
  },
}

/** The quoted part of an Apple reply. The telephone puts a byte order mark before the old text. */
export function appleReply({ quoted }: Letter, mark: string): string {
  if (quoted === undefined) return ''
  const { month, day, year } = wallClock(quoted.sent)
  const name = quoted.from.name === '' ? quoted.from.address : `${quoted.from.name} <${quoted.from.address}>`
  return `\n> On ${month} ${day}, ${year}, at ${clock(quoted.sent, true)}, ${name} wrote:\n> \n> ${mark}${quoteLines(quoted.text).slice(2)}\n`
}
