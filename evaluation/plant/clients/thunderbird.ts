import { field, type Field } from '../../archive/fields.ts'
import { wallClock, writeDate } from '../../archive/written-date.ts'
import type { Client, Desk, Letter } from './client.ts'
import {
  addressField,
  clock,
  isAscii,
  quoteLines,
  subjectField,
  threadFields,
  utf8Letters,
  uuid,
  wrap,
} from './writing.ts'

const RELEASES: Readonly<Record<number, readonly string[]>> = {
  2019: ['60.6.1', '60.8.0', '60.9.0', '68.2.2'],
  2020: ['68.5.0', '68.8.1', '68.12.0', '78.5.0'],
  2021: ['78.7.1', '78.10.2', '78.14.0', '91.3.2'],
  2022: ['91.5.0', '91.8.1', '91.11.0', '102.3.0'],
  2023: ['102.7.1', '102.11.0', '102.15.1'],
}
const SYSTEMS = ['Windows NT 10.0; Win64; x64', 'X11; Linux x86_64', 'Macintosh; Intel Mac OS X 10.15']

/** Mozilla Thunderbird. Version 91 turned the order of its header around; version 115 stopped naming itself in full. */
export const thunderbird: Client = {
  name: 'thunderbird',
  web: false,
  write(letter, desk, chance) {
    const release =
      desk.agent === undefined
        ? RELEASES[desk.year] === undefined
          ? '115.0'
          : chance.pick(RELEASES[desk.year]!)
        : (/Thunderbird\/([\d.]+)/.exec(desk.agent)?.[1] ?? '115.0')
    const version = parseInt(release, 10)
    const agent =
      desk.agent ??
      (version >= 115
        ? 'Mozilla Thunderbird'
        : `Mozilla/5.0 (${chance.pick(SYSTEMS)}; rv:${version}.0) Gecko/20100101\n Thunderbird/${release}`)
    const { references, inReplyTo } = threadFields(letter.references)
    const text = body(letter, desk)
    const fields: Record<string, Field[]> = {
      id: [field('Message-ID', `<${uuid(chance)}@${desk.domain}>`)],
      date: [field('Date', writeDate(letter.date))],
      agent: [field('User-Agent', agent)],
      mime: [field('MIME-Version', '1.0')],
      subject: [subjectField(letter.subject, 'Q')],
      to: addressField('To', letter.to, 'bare', ' ', version >= 78),
      cc: addressField('Cc', letter.cc, 'bare', ' ', version >= 78),
      from: addressField('From', [letter.from], 'bare', ' '),
      language: [field('Content-Language', 'en-US')],
      type: [field('Content-Type', `text/plain; charset=${version >= 78 ? 'UTF-8' : 'utf-8'}; format=flowed`)],
      encoding: [field('Content-Transfer-Encoding', isAscii(text) ? '7bit' : '8bit')],
      references,
      inReplyTo,
    }
    const names =
      version >= 91
        ? [
            'id',
            'date',
            'mime',
            'agent',
            'subject',
            'language',
            'to',
            'cc',
            'references',
            'from',
            'inReplyTo',
            'type',
            'encoding',
          ]
        : references.length > 0
          ? [
              'subject',
              'to',
              'cc',
              'references',
              'from',
              'id',
              'date',
              'agent',
              'mime',
              'inReplyTo',
              'type',
              'language',
              'encoding',
            ]
          : ['to', 'cc', 'from', 'subject', 'id', 'date', 'agent', 'mime', 'type', 'encoding', 'language']
    return { fields: names.flatMap(name => fields[name]!), body: utf8Letters(text) }
  },
}

function body({ own, quoted }: Letter, { dayFirst }: Desk): string {
  const words = `${wrap(own, 72).replace(/\n(?=\S)/g, '\n')}\n`
  if (quoted === undefined) return words
  const { day, monthNumber, year } = wallClock(quoted.sent)
  const name = quoted.from.name === '' ? quoted.from.address : quoted.from.name
  const date = dayFirst
    ? `${String(day).padStart(2, '0')}/${String(monthNumber).padStart(2, '0')}/${year} ${clock(quoted.sent, false)}`
    : `${monthNumber}/${day}/${year % 100} ${clock(quoted.sent, true)}`
  return `${words}\nOn ${date}, ${name} wrote:\n${quoteLines(quoted.text)}\n`
}
