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
  wrap,
} from './writing.ts'

/** From here on its Message-IDs name another host. */
const APP = Date.UTC(2022, 8, 10)

/** Fastmail in the browser. Its version is the same for everybody in one week, so the desk gives it. */
export const fastmailWeb: Client = {
  name: 'fastmail-web',
  web: true,
  write(letter, desk, chance) {
    const { references, inReplyTo } = threadFields(letter.references)
    const text = `${wrap(letter.own, 76)}\n${reply(letter)}`
    const ascii = isAscii(text)
    return {
      fields: [
        field('X-Mailer', 'MessagingEngine.com Webmail Interface'),
        field('User-Agent', desk.agent ?? 'Cyrus-JMAP/3.5.0-alpha0-448-gae190416c7-fm-20210505.004-gae190416'),
        field(desk.year >= 2023 ? 'MIME-Version' : 'Mime-Version', '1.0'),
        field('Message-Id', `<${uuid(chance)}@${letter.date.at > APP ? 'app' : 'www'}.fastmail.com>`),
        ...inReplyTo,
        ...references,
        field('Date', writeDate(letter.date, 'two-digits')),
        ...addressField('From', [letter.from], 'quoted', ' '),
        ...addressField('To', letter.to, 'quoted', ' ', true),
        ...addressField('Cc', letter.cc, 'quoted', ' ', true),
        subjectField(letter.subject, 'Q'),
        ...(ascii
          ? [field('Content-Type', 'text/plain')]
          : [
              field('Content-Type', 'text/plain;charset=utf-8'),
              field('Content-Transfer-Encoding', 'quoted-printable'),
            ]),
      ],
      body: ascii ? text : quotedPrintable(text),
    }
  },
}

function reply({ quoted }: Letter): string {
  if (quoted === undefined) return ''
  const { weekday, day, month, year } = wallClock(quoted.sent)
  const name = quoted.from.name === '' ? quoted.from.address : quoted.from.name
  return `\nOn ${weekday}, ${day} ${month} ${year}, at ${clock(quoted.sent, false)}, ${name} wrote:\n${quoteLines(quoted.text)}\n`
}
