import { hash } from 'node:crypto'
import iconv from 'iconv-lite'
import { canonicalBody } from './canonical-form.ts'
import type { DkimSignature } from './dkim-signature.ts'
import { joinLines, wrapLines } from './text-wrap.ts'
import { QUOTED_STYLES } from './quoted-styles.ts'
import { writeQuoted } from './quoted-writer.ts'
import { BASE64_STYLES, writeBase64 } from './transfer-style.ts'

/** A body that was put together again from a print. */
export interface Rebuilt {
  /** The body that was signed, with CRLF line ends; undefined where no way of writing the text fits. */
  readonly found: Buffer | undefined
  /** How the text had been written: lines, charset, coding. */
  readonly says: string
  readonly hashes: number
}

/**
 * Tests whether the text of a print, pasted or read by machine, is the body that a signature was made over. A print loses
 * line breaks, charset and coding, so all usual ways of writing the text are hashed until `bh=` agrees. A hash that fits
 * proves every character of the body; none that fits proves nothing. Only mails of a single text can be rebuilt so.
 */
export function rebuildFromText(text: string, signature: DkimSignature, hashes = 50_000): Rebuilt {
  // Each way to write a text is a copy of it; what is that long nobody typed as one mail.
  if (text.length > LONGEST)
    return { found: undefined, says: `The text has over ${LONGEST} characters and was not tried.`, hashes: 0 }
  const goal = signature.bodyHash.toString('hex')
  const seen = new Set<string>()
  let tried = 0
  for (const { body, says } of bodies(text)) {
    if (tried >= hashes) break
    const canonical = canonicalBody(body, signature.bodyForm)
    const covered = signature.length === undefined ? canonical : canonical.subarray(0, signature.length)
    const digest = hash(signature.hash, covered, 'hex')
    if (seen.has(digest)) continue
    seen.add(digest)
    tried++
    if (digest === goal) return { found: body, says, hashes: tried }
  }
  return { found: undefined, says: 'No usual way of writing the text fits the signature.', hashes: tried }
}

const LONGEST = 200_000

interface Candidate {
  readonly body: Buffer
  readonly says: string
}

/** All texts bare first: coded ones are fifty times as many, and most mails that can be read as they are were sent so. */
function* bodies(text: string): Generator<Candidate> {
  for (const codings of [bare, quoted, base64]) {
    const written = new Set<string>()
    for (const [lines, how] of linesOf(text))
      for (const [ended, end] of endsOf(lines))
        for (const charset of CHARSETS) {
          const bytes = iconv.encode(ended, charset)
          if (iconv.decode(bytes, charset) !== ended) continue
          const print = hash('md5', bytes, 'hex')
          // Most texts are the same bytes in most charsets, and in many of the ways to break lines.
          if (written.has(print)) continue
          written.add(print)
          yield* codings(bytes, `${how}, ${end}, ${charset}`)
        }
  }
}

function* bare(bytes: Buffer, says: string): Generator<Candidate> {
  yield { body: bytes, says }
}

function* quoted(bytes: Buffer, says: string): Generator<Candidate> {
  for (const [index, style] of QUOTED_STYLES.entries())
    yield { body: latin1(writeQuoted(bytes, style)), says: `${says}, quoted-printable ${index + 1}` }
}

function* base64(bytes: Buffer, says: string): Generator<Candidate> {
  for (const style of BASE64_STYLES)
    yield { body: latin1(`${writeBase64(bytes, style)}\r\n`), says: `${says}, base64 ${style.width} wide` }
  const unixLines = latin1(bytes.toString('latin1').replaceAll('\r\n', '\n'))
  for (const style of BASE64_STYLES.slice(0, 2))
    yield { body: latin1(`${writeBase64(unixLines, style)}\r\n`), says: `${says}, base64 of LF lines` }
}

const CHARSETS = ['utf-8', 'windows-1252', 'iso-8859-1', 'iso-8859-15', 'windows-1250', 'windows-1251', 'koi8-r']

const latin1 = (text: string) => Buffer.from(text, 'latin1')

const WIDTHS = [72, 76, 78, 74, 70, 80, 66, 68, 998]

/** The lines as printed, and as they may have been before the print broke or joined them. */
function* linesOf(text: string): Generator<readonly [string, string]> {
  for (const [wire, how] of spellings(text.replace(/\r\n?|\n/g, '\r\n'))) {
    yield [wire, `lines as printed${how}`]
    for (const printed of [60, 66, 72, 76, 78, 80, 84, 90, 96, 100]) {
      const whole = joinLines(wire, printed)
      if (whole !== wire) yield [whole, `lines joined at ${printed}${how}`]
    }
    const whole = wire.replace(/(?<!\r\n|^)\r\n(?![\r>\s]|$)/g, ' ').replace(/ {2,}/g, ' ')
    for (const base of new Set([wire, whole]))
      for (const width of WIDTHS) {
        yield [wrapLines(base, { width, ends: 'hard', breaks: 'words' }), `lines broken at ${width}${how}`]
        yield [wrapLines(base, { width, ends: 'soft', breaks: 'words' }), `flowed lines of ${width}${how}`]
      }
    yield [whole, `one line a paragraph${how}`]
  }
}

/** Prints turn spaces, quotes, dashes and bullets into prettier ones. */
function* spellings(text: string): Generator<readonly [string, string]> {
  const plain = text.replace(/[\u00a0\u202f]/g, ' ').replace(/[\u200b\ufeff\u00ad]/g, '')
  yield [plain, '']
  const stripped = plain.replace(/[ \t]{1,400}(?=\r\n|$)/g, '')
  yield [stripped, ' without space at line ends']
  yield [stripped.replace(/^--$/gm, '-- ').replace(/^--\r\n/gm, '-- \r\n'), ' with the mark of a signature']
  yield [straight(stripped), ' with straight quotes and dashes']
  yield [stripped.replace(/^(>+) ?/gm, '$1 '), ' with "> " before quotes']
  yield [
    stripped.replace(/^[> ]{1,40}(?<=>[> ]{0,40})/gm, marks => `${marks.replaceAll(' ', '')} `),
    ' with ">> " before quotes',
  ]
}

const straight = (text: string) =>
  text
    .replace(/[\u2018\u2019\u201a]/g, "'")
    .replace(/[\u201c\u201d\u201e]/g, '"')
    .replace(/[\u2013\u2014]/g, '-')
    .replaceAll('\u2026', '...')

function* endsOf(text: string): Generator<readonly [string, string]> {
  const lines = text.split('\r\n')
  const first = lines.findIndex(line => line.trim() !== '')
  const last = lines.findLastIndex(line => line.trim() !== '')
  const body = lines.slice(first, last + 1).join('\r\n')
  yield [`${body}\r\n`, 'one line end']
  yield [body, 'no line end']
  yield [`${body}\r\n\r\n`, 'two line ends']
  yield [`\r\n${body}\r\n`, 'an empty line on top']
}
