import { field } from '../../archive/fields.ts'
import { two, wallClock, writeDate } from '../../archive/written-date.ts'
import type { Client } from './client.ts'
import { addressField, isAscii, subjectField, threadFields, utf8Letters, wrap } from './writing.ts'

const RELEASES: Readonly<Record<number, readonly string[]>> = {
  2019: ['2.17.1', '2.20.1', '2.21.0'],
  2020: ['2.17.1', '2.25.1', '2.28.0'],
  2021: ['2.25.1', '2.30.2', '2.33.0'],
  2022: ['2.25.1', '2.34.1', '2.35.1'],
  2023: ['2.34.1', '2.39.2', '2.41.0'],
}
const LATEST = ['2.43.0', '2.47.1', '2.51.0']

/** git send-email, with which developers mail patches. */
export const gitSendEmail: Client = {
  name: 'git-send-email',
  web: false,
  write(letter, desk, chance) {
    const { year, monthNumber, day, hour, minute, second } = wallClock({ at: letter.date.at, zone: 0 })
    const time = `${year}${[monthNumber, day, hour, minute, second].map(two).join('')}`
    const { references, inReplyTo } = threadFields(letter.references)
    const text = `${wrap(letter.own, 72)}\n`
    return {
      fields: [
        ...addressField('From', [letter.from], 'bare', '\t'),
        ...addressField('To', letter.to, 'bare', '\t', true),
        ...addressField('Cc', letter.cc, 'bare', '\t', true),
        subjectField(letter.subject, 'Q'),
        field('Date', writeDate(letter.date, 'spaced')),
        field('Message-Id', `<${time}.${2000 + chance.below(90_000)}-1-${letter.from.address}>`),
        field('X-Mailer', `git-send-email ${chance.pick(RELEASES[desk.year] ?? LATEST)}`),
        ...inReplyTo,
        ...references,
        field('MIME-Version', '1.0'),
        ...(isAscii(text) ? [] : [field('Content-Type', 'text/plain; charset=UTF-8')]),
        field('Content-Transfer-Encoding', '8bit'),
      ],
      body: utf8Letters(text),
    }
  },
}
