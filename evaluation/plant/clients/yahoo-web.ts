import { field } from '../../archive/fields.ts'
import { wallClock, writeDate, writeZone } from '../../archive/written-date.ts'
import { ALPHABET, drawn } from '../fresh.ts'
import type { Client, Letter } from './client.ts'
import { addressField, clock, encodeWords, isAscii, quotedPrintable } from './writing.ts'

const BROWSERS = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/96.0.4664.110 Safari/537.36',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:95.0) Gecko/20100101 Firefox/95.0',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/96.0.4664.93 Safari/537.36',
]

/** Yahoo Mail in the browser. */
export const yahooWeb: Client = {
  name: 'yahoo-web',
  web: true,
  write(letter, _desk, chance) {
    const text = `${letter.own}\n${reply(letter)}`
    const ascii = isAscii(text)
    const references = letter.references.slice(-20).join(' ')
    const milliseconds = String(letter.date.at).padStart(13, '0')
    return {
      fields: [
        field('Date', `${writeDate({ at: letter.date.at, zone: 0 })} (UTC)`),
        ...addressField('From', [letter.from], 'bare', '\t'),
        ...addressField('To', letter.to, 'bare', ' \n\t'),
        ...addressField('Cc', letter.cc, 'bare', ' \n\t'),
        field(
          'Message-ID',
          `<${drawn(9, ALPHABET.digits, chance)}.${drawn(7, ALPHABET.digits, chance)}.${milliseconds}@mail.yahoo.com>`,
        ),
        ...(references === '' ? [] : [field('In-Reply-To', letter.references.at(-1)!)]),
        field('Subject', encodeWords(letter.subject, 'Q')),
        field('MIME-Version', '1.0'),
        field('Content-Type', 'text/plain; charset=UTF-8'),
        field('Content-Transfer-Encoding', ascii ? '7bit' : 'quoted-printable'),
        ...(references === '' ? [] : [field('References', references)]),
        field('X-Mailer', `WebService/1.1.${String(15_000 + chance.below(4000))} YMailNodin ${chance.pick(BROWSERS)}`),
      ],
      body: ascii ? text : quotedPrintable(text),
    }
  },
}

function reply({ quoted, date }: Letter): string {
  if (quoted === undefined) return ''
  const seen = { at: quoted.sent.at, zone: date.zone }
  const { weekday, month, day, year } = wallClock(seen)
  const who = quoted.from.name === '' ? `<${quoted.from.address}>` : `${quoted.from.name} <${quoted.from.address}>`
  return `\n On ${weekday}, ${month} ${day}, ${year}, ${clock(seen, true, true)} GMT${writeZone(date.zone)}, ${who} wrote: \n \n ${quoted.text.replaceAll('\n', '\n ')}\n`
}
