import { field, type Field } from '../../archive/fields.ts'
import { two, wallClock, writeDate } from '../../archive/written-date.ts'
import { ALPHABET, drawn } from '../fresh.ts'
import type { Client, Letter } from './client.ts'
import { addressField, clock, isAscii, quoteLines, subjectField, threadFields, utf8Letters, wrap } from './writing.ts'

const RELEASES: Readonly<Record<number, readonly string[]>> = {
  2019: ['1.3.8', '1.3.9', '1.2.9'],
  2020: ['1.4.3', '1.4.9', '1.3.14'],
  2021: ['1.4.11', '1.4.12', '1.3.16'],
  2022: ['1.4.13', '1.5.2', '1.6.0'],
  2023: ['1.6.1', '1.6.4', '1.5.4'],
  2024: ['1.6.6', '1.6.9', '1.5.7'],
}
const LATEST = ['1.6.10', '1.6.11', '1.5.9']

/** Roundcube, the webmail of most servers that somebody runs for themselves. Version 1.4 turned its order around. */
export const roundcube: Client = {
  name: 'roundcube',
  web: true,
  write(letter, desk, chance) {
    const release =
      desk.agent === undefined
        ? chance.pick(RELEASES[desk.year] ?? LATEST)
        : (/\/([\d.]+)/.exec(desk.agent)?.[1] ?? '1.4.9')
    const { references, inReplyTo } = threadFields(letter.references)
    const text = body(letter)
    const ascii = isAscii(text)
    const type: Field[] = [
      field('Content-Type', `text/plain; charset=${ascii ? 'US-ASCII' : 'UTF-8'};\n format=flowed`),
      field('Content-Transfer-Encoding', ascii ? '7bit' : '8bit'),
    ]
    const id = field('Message-ID', `<${drawn(32, ALPHABET.hex, chance)}@${desk.domain}>`)
    const sender = field('X-Sender', letter.from.address)
    const agent = field('User-Agent', `Roundcube Webmail/${release}`)
    const newer = Number(release.split('.')[1]) >= 4
    return {
      fields: [
        field('MIME-Version', '1.0'),
        ...(newer ? [] : type),
        field('Date', writeDate(letter.date, 'two-digits')),
        ...addressField('From', [letter.from], 'bare', ' '),
        ...addressField('To', letter.to, 'bare', ' '),
        ...addressField('Cc', letter.cc, 'bare', ' '),
        subjectField(letter.subject, 'Q'),
        ...addressField('Reply-To', letter.replyTo === undefined ? [] : [letter.replyTo], 'bare', ' '),
        ...inReplyTo,
        ...references,
        ...(newer ? [agent, id, sender, ...type] : [id, sender, agent]),
      ],
      body: utf8Letters(text),
    }
  },
}

function body({ own, quoted }: Letter): string {
  const words = `${wrap(own, 76)}\n`
  if (quoted === undefined) return words
  const { year, monthNumber, day } = wallClock(quoted.sent)
  const name = quoted.from.name === '' ? quoted.from.address : quoted.from.name
  return `${words}\nOn ${year}-${two(monthNumber)}-${two(day)} ${clock(quoted.sent, false)}, ${name} wrote:\n${quoteLines(quoted.text)}\n`
}
