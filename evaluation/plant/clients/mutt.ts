import { field } from '../../archive/fields.ts'
import { two, wallClock, writeDate, writeZone } from '../../archive/written-date.ts'
import { ALPHABET, drawn } from '../fresh.ts'
import type { Client, Letter } from './client.ts'
import { addressField, clock, isAscii, quoteLines, subjectField, threadFields, utf8Letters, wrap } from './writing.ts'

const RELEASES: Readonly<Record<number, readonly string[]>> = {
  2019: ['Mutt/1.10.1 (2018-07-13)', 'Mutt/1.9.4 (2018-02-28)', 'NeoMutt/20180716'],
  2020: ['Mutt/1.10.1 (2018-07-13)', 'Mutt/1.13.2 (2019-12-18)', 'NeoMutt/20180716'],
  2021: ['Mutt/1.13.2 (2019-12-18)', 'Mutt/2.0.5 (2021-01-21)', 'NeoMutt/20201127'],
  2022: ['Mutt/2.0.5 (2021-01-21)', 'Mutt/2.2.1 (2022-02-19)', 'NeoMutt/20220429'],
  2023: ['Mutt/2.2.9 (2022-11-12)', 'NeoMutt/20230407'],
}
const LATEST = ['Mutt/2.2.12 (2023-09-09)', 'NeoMutt/20231221']

/** Mutt. Its Message-ID once was the time and a counter; since version 2 it is random. */
export const mutt: Client = {
  name: 'mutt',
  web: false,
  write(letter, desk, chance) {
    const agent = desk.agent ?? chance.pick(RELEASES[desk.year] ?? LATEST)
    const { references, inReplyTo } = threadFields(letter.references)
    const text = body(letter)
    const ascii = isAscii(text)
    return {
      fields: [
        field('Date', writeDate(letter.date)),
        ...addressField('From', [letter.from], 'bare', '\t'),
        ...addressField('To', letter.to, 'bare', '\t'),
        ...addressField('Cc', letter.cc, 'bare', '\t'),
        subjectField(letter.subject, 'Q', '\t'),
        field('Message-ID', `<${id(letter, agent, chance)}@${desk.machine}>`),
        ...references,
        field('MIME-Version', '1.0'),
        field('Content-Type', `text/plain; charset=${ascii ? 'us-ascii' : 'utf-8'}`),
        field('Content-Disposition', 'inline'),
        ...(ascii ? [] : [field('Content-Transfer-Encoding', '8bit')]),
        ...inReplyTo,
        field('User-Agent', agent),
      ],
      body: utf8Letters(text),
    }
  },
}

function id({ date }: Letter, agent: string, chance: Parameters<Client['write']>[2]): string {
  if (/^Mutt\/2/.test(agent)) return drawn(16, ALPHABET.base64url, chance)
  const { year, monthNumber, day, hour, minute, second } = wallClock(date)
  const time = `${year}${[monthNumber, day, hour, minute, second].map(two).join('')}`
  return agent.startsWith('NeoMutt')
    ? `${time}.${drawn(6, ALPHABET.letters.toLowerCase(), chance)}`
    : `${time}.GA${1000 + chance.below(31_000)}`
}

function body({ own, quoted }: Letter): string {
  const words = `${wrap(own, 72)}\n`
  if (quoted === undefined) return words
  const { weekday, month, day, year } = wallClock(quoted.sent)
  const name = quoted.from.name === '' ? quoted.from.address : quoted.from.name
  const when = `${weekday}, ${month} ${two(day)}, ${year} at ${clock(quoted.sent, true, true).replace(' ', '')} ${writeZone(quoted.sent.zone)}`
  return `${words}\nOn ${when}, ${name} wrote:\n${quoteLines(quoted.text)}\n`
}
