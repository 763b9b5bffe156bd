import { readSkeleton, type SkeletonPart } from '../src/3-verify/mime-skeleton.ts'
import type { Random } from '#ground'

/** A mail as it is signed or damaged: the two fields that say how the body is built, and the body with CRLF line ends. */
export interface Letter {
  readonly type: string
  readonly encoding: string
  readonly body: Buffer
}

/** One kind of damage that lists, gateways, clients and stores do to bodies. */
export interface Damage {
  readonly name: string
  /** When it happens on the way: 1 gateway, 2 list, 3 store. Pairs are done in this order. */
  readonly at: 1 | 2 | 3
  /** Gives a letter what the damage needs (a line with `From `, an accent), before it is signed. */
  readonly prepare?: (letter: Letter) => Letter
  /** The damaged letter; undefined where it has nothing to damage. */
  readonly apply: (letter: Letter, random: Random) => Letter | undefined
}

const latin1 = (text: string) => Buffer.from(text, 'latin1')
const partsOf = ({ body, type, encoding }: Letter) => readSkeleton(body, { type, encoding })
const leaves = (letter: Letter) =>
  partsOf(letter).filter(({ boundary, type }) => boundary === undefined && type.startsWith('text/'))
const contentOf = ({ body }: Letter, { content }: SkeletonPart) => body.toString('latin1', content.from, content.to)

/** The letter with other contents of some of its text parts. */
function withTexts(
  letter: Letter,
  change: (text: string, part: SkeletonPart) => string | undefined,
): Letter | undefined {
  let { body } = letter
  for (const part of leaves(letter).toReversed()) {
    const changed = change(contentOf(letter, part), part)
    if (changed !== undefined)
      body = Buffer.concat([body.subarray(0, part.content.from), latin1(changed), body.subarray(part.content.to)])
  }
  return body.equals(letter.body) ? undefined : { ...letter, body }
}

/** The first plain text, which every letter here has. */
const firstPlain = (letter: Letter) => leaves(letter).find(({ type }) => type === 'text/plain')

/** Plain text parts whose content is readable as it stands. */
const isBare = ({ encoding }: SkeletonPart) => encoding !== 'base64' && encoding !== 'quoted-printable'

function decode(text: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(text, 'base64').toString('latin1')
  return text
    .replace(/[ \t]+(?=\r\n)/g, '')
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/** Quoted-printable with lines of a width, each character judged by itself; another writer than the one under test. */
export function quote(text: string, width: number, spare: number): string {
  return text
    .split('\r\n')
    .map(line => {
      let coded = ''
      let column = 0
      const units = Array.from(line).map((character, at) => {
        const plain = /[ -<>-~\t]/.test(character) && !(at === line.length - 1 && /[ \t]/.test(character))
        return plain ? character : `=${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
      })
      for (const [at, unit] of units.entries()) {
        const left = units.slice(at).reduce((sum, one) => sum + one.length, 0)
        if (column + unit.length > width - 1 && column + left > width - spare) {
          coded += '=\r\n'
          column = 0
        }
        coded += unit
        column += unit.length
      }
      return coded
    })
    .join('\r\n')
}

const base64 = (text: string, width: number) =>
  (
    latin1(text)
      .toString('base64')
      .match(new RegExp(`.{1,${width}}`, 'g')) ?? []
  ).join('\r\n')

/** A letter whose transfer encodings were set anew for all its text parts, labels too. */
function recoded(letter: Letter, to: string, code: (plain: string) => string): Letter | undefined {
  let { body, encoding } = letter
  for (const part of leaves(letter).toReversed()) {
    if (part.encoding === to) continue
    const plain = isBare(part) ? contentOf(letter, part) : decode(contentOf(letter, part), part.encoding)
    const header = body.toString('latin1', part.header.from, part.header.to)
    const labelled = /^content-transfer-encoding:.*$/im.test(header)
      ? header.replace(/^(content-transfer-encoding:\s*)\S+/im, `$1${to}`)
      : part.parent === undefined
        ? header
        : `${header}Content-Transfer-Encoding: ${to}\r\n`
    const end = body.subarray(part.content.to)
    const gap = part.parent === undefined ? '' : '\r\n'
    body = Buffer.concat([body.subarray(0, part.header.from), latin1(labelled + gap + code(plain)), end])
    if (part.parent === undefined) encoding = to
  }
  return body.equals(letter.body) ? undefined : { ...letter, body, encoding }
}

const NOTE = [
  '_______________________________________________',
  'Friends mailing list',
  'friends@lists.example.org',
  'https://lists.example.org/listinfo/friends',
  '',
].join('\r\n')

const BANNER =
  'CAUTION: This message came from outside of the organisation.\r\nDo not open files unless you know the sender.\r\n\r\n'

const SCANNED = '\r\n-- \r\nThis mail was checked for viruses by Example Scanner.\r\nhttps://scanner.example\r\n'

/** Adds words to the text where it is: decoded and coded again for coded parts, as gateways do. */
function withWords(text: string, { encoding }: SkeletonPart, add: (plain: string) => string): string {
  if (encoding === 'base64') return `${base64(add(decode(text, encoding)), 76)}\r\n`
  return encoding === 'quoted-printable' ? quote(add(decode(text, encoding)), 76, 0) : add(text)
}

const inHtml = (html: string, words: string, place: 'top' | 'end') => {
  const markup = `<div style="padding:4px">${words.trim().replaceAll('\r\n', '<br>\r\n')}</div>\r\n`
  if (place === 'top') return /<body\b/i.test(html) ? html.replace(/<body\b[^>]*>/i, `$&${markup}`) : markup + html
  return /<\/body>/i.test(html) ? html.replace(/<\/body>/i, `${markup}</body>`) : html + markup
}

/** A line that is put into the first plain text before it is signed. */
const withLine = (letter: Letter, line: string): Letter => {
  const part = firstPlain(letter)
  if (part === undefined || !isBare(part)) return letter
  const at = part.content.from
  return {
    ...letter,
    body: Buffer.concat([letter.body.subarray(0, at), latin1(`${line}\r\n\r\n`), letter.body.subarray(at)]),
  }
}

const LONG =
  'This paragraph was written by a program that leaves its lines as long as they are, so that whoever reads it may break them at any width that suits the screen, and any gateway too.'

/** Kinds of damage that recovery is measured after. */
export const DAMAGES: readonly Damage[] = [
  {
    name: 'encoded',
    at: 1,
    apply: (letter, random) =>
      leaves(letter).every(isBare)
        ? random.chance(0.5)
          ? recoded(letter, 'quoted-printable', plain => quote(plain, 76, random.chance(0.5) ? 1 : 0))
          : recoded(letter, 'base64', plain => `${base64(plain, 76)}\r\n`)
        : undefined,
  },
  { name: 'decoded', at: 1, apply: letter => recoded(letter, '8bit', plain => plain) },
  {
    name: 'restyled',
    at: 1,
    apply: (letter, random) =>
      withTexts(letter, (text, { encoding }) =>
        encoding === 'base64'
          ? `${base64(decode(text, encoding), random.pick([60, 64, 72, 76]))}\r\n`
          : encoding === 'quoted-printable'
            ? quote(decode(text, encoding), random.pick([68, 72, 76]), random.pick([0, 1]))
            : undefined,
      ),
  },
  {
    name: 'charset',
    at: 1,
    prepare: letter => withLine(letter, 'Viele Gr\xc3\xbc\xc3\x9fe an Ren\xc3\xa9e und Bj\xc3\xb6rn.'),
    apply: letter =>
      withTexts(letter, (text, part) => {
        const utf8 = Buffer.from(text, 'latin1').toString('utf8')
        return isBare(part) && /[\x80-\xff]/.test(text) && !/[^\x00-\xff]/.test(utf8) ? utf8 : undefined
      }),
  },
  {
    name: 'wrapped',
    at: 1,
    prepare: letter => withLine(letter, LONG),
    apply: (letter, random) => {
      const width = random.pick([72, 76, 78, 80])
      return withTexts(letter, (text, part) =>
        isBare(part) && part.type === 'text/plain'
          ? text
              .split('\r\n')
              .map(line => broken(line, width))
              .join('\r\n')
          : undefined,
      )
    },
  },
  {
    name: 'banner',
    at: 1,
    apply: letter =>
      withTexts(letter, (text, part) =>
        withWords(text, part, plain => (part.type === 'text/html' ? inHtml(plain, BANNER, 'top') : BANNER + plain)),
      ),
  },
  {
    name: 'virus-note',
    at: 1,
    apply: letter =>
      withTexts(letter, (text, part) =>
        withWords(text, part, plain => (part.type === 'text/html' ? inHtml(plain, SCANNED, 'end') : plain + SCANNED)),
      ),
  },
  {
    name: 'list-footer',
    at: 2,
    apply: letter => {
      const part = firstPlain(letter)
      if (part === undefined || part.parent !== undefined) return undefined
      return withTexts(letter, text => withWords(text, part, plain => `${plain.replace(/(?<!\r\n)$/, '\r\n')}${NOTE}`))
    },
  },
  {
    name: 'footer-part',
    at: 2,
    apply: ({ type, encoding, body }) => {
      const boundary = '===============0123456789=='
      const own = encoding === '' ? '' : `Content-Transfer-Encoding: ${encoding}\r\n`
      const footer = `Content-Type: text/plain; charset="us-ascii"\r\nMIME-Version: 1.0\r\nContent-Transfer-Encoding: 7bit\r\n\r\n${NOTE}`
      const head = `--${boundary}\r\nContent-Type: ${type}\r\n${own}\r\n`
      return {
        type: `multipart/mixed; boundary="${boundary}"`,
        encoding: '',
        body: Buffer.concat([latin1(head), body, latin1(`\r\n--${boundary}\r\n${footer}\r\n--${boundary}--\r\n`)]),
      }
    },
  },
  {
    name: 'from-quoted',
    at: 3,
    prepare: letter => withLine(letter, 'From here on it is only a reminder.'),
    apply: letter => {
      const body = latin1(letter.body.toString('latin1').replace(/^From /gm, '>From '))
      return body.equals(letter.body) ? undefined : { ...letter, body }
    },
  },
  {
    name: 'line-ends',
    at: 3,
    apply: (letter, random) => ({
      ...letter,
      body: latin1(letter.body.toString('latin1').replaceAll('\r\n', random.chance(0.5) ? '\r\r\n' : '\r')),
    }),
  },
  {
    name: 'meta-inserted',
    at: 1,
    apply: letter =>
      withTexts(letter, (text, part) => {
        if (part.type !== 'text/html') return undefined
        const meta = `<meta http-equiv="Content-Type" content="text/html; charset=${part.charset ?? 'utf-8'}">`
        return withWords(text, part, plain =>
          /<head>/i.test(plain)
            ? plain.replace(/(<head>)(?:\r\n)?/i, `$1\r\n${meta}\r\n`)
            : `<html><head>\r\n${meta}\r\n</head><body>\r\n${plain.replace(/(?:\r\n)?$/, '\r\n')}</body></html>\r\n`,
        )
      }),
  },
]

/**
 * Damage outside of the twelve, since it cannot be undone in general: a space that somebody typed at the end of a line
 * leaves no trace. Signatures in relaxed form forgive it.
 */
export const LOST_SPACE: Damage = {
  name: 'space-lost',
  at: 3,
  apply: letter => {
    const body = latin1(letter.body.toString('latin1').replace(/[ \t]+(?=\r\n)/g, ''))
    return body.equals(letter.body) ? undefined : { ...letter, body }
  },
}

function broken(line: string, width: number): string {
  if (line.length <= width || /^[>\s|]/.test(line)) return line
  const space = line.lastIndexOf(' ', width)
  return space < 1 ? line : `${line.slice(0, space)}\r\n${broken(line.slice(space + 1), width)}`
}
