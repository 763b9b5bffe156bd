/**
 * How many mails of a single text can be proven from a print of them: real bodies of the development archives, signed
 * with a key made for the run, printed to PDF as a mail program does (a header above, lines broken at the width of the
 * paper, page by page with a footer, spaces at line ends lost), read again, and searched for the body that was signed.
 *
 *   node benchmarks/print.ts [--count N] [--seed TEXT] [ARCHIVE...]
 */
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'

import { printedTexts, readDocument } from '#document'
import { random, type Random } from '#ground'
import { provePrint } from '#verify'

import { pdfOf } from '../src/2-document/document-material.contract.ts'
import { canonicalBody, type CanonicalForm } from '../src/3-verify/canonical-form.ts'
import { keysOf, makeSigner, type Signer, signMail } from '../src/3-verify/signer.contract.ts'
import { archivesOr } from './archives.ts'
import { readLetters } from './repair.ts'
import type { Letter } from './damage.ts'

/** Lines of a page of paper, and how wide programs print, in points. */
const PAGE = 52
const WIDTHS = [380, 420, 468, 500]
const FONT_SIZE = 10

/** Widths of the letters of Helvetica from the space on, in thousandths of the font size (Adobe's font metrics). */
const HELVETICA = (
  '278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 584 ' +
  '584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 ' +
  '278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 ' +
  '500 334 260 334 584'
)
  .split(' ')
  .map(Number)

const widthOf = (text: string) =>
  (FONT_SIZE * Array.from(text).reduce((sum, letter) => sum + (HELVETICA[letter.charCodeAt(0) - 32] ?? 556), 0)) / 1000

/** A line as the paper breaks it: at the last space before its edge. */
function broken(line: string, width: number): readonly string[] {
  const lines: string[] = []
  let current = ''
  for (const word of line.split(' ')) {
    const longer = current === '' ? word : `${current} ${word}`
    if (current.trim() !== '' && widthOf(longer) > width) {
      lines.push(current)
      current = word
    } else current = longer
  }
  return [...lines, current]
}

/** A letter that is one text of people's words, readable as it stands; undefined for patches, listings and all else. */
function textOf({ type, encoding, body }: Letter): string | undefined {
  if (!/^text\/plain/i.test(type) || /^(?:base64|quoted-printable)$/i.test(encoding)) return undefined
  const text = body.toString('utf8')
  const isPatch = /^(?:diff |@@ |--- a\/|\+\+\+ )/m.test(text)
  return isPatch || /[\ufffd\t]/.test(text) || /[^\x00-\xff]/.test(text) || text.length > 6000 ? undefined : text
}

function printed(text: string, chance: Random): Buffer {
  const width = chance.pick(WIDTHS)
  const header = [
    'Anna Example <anna@x.example>',
    'From: Anna <anna@x.example>',
    'Sent: Monday, 1 June 2026 09:30',
    'To: Ben <ben@y.example>',
    'Subject: A letter',
    '',
  ]
  const lines = text
    .trimEnd()
    .split('\r\n')
    .flatMap(line => broken(line.trimEnd(), width))
  const all = [...header, ...lines]
  const pages = Array.from({ length: Math.ceil(all.length / PAGE) }, (_, page) => ({
    lines: [...all.slice(page * PAGE, (page + 1) * PAGE), '', `${page + 1} / ${Math.ceil(all.length / PAGE)}`],
  }))
  return pdfOf(pages)
}

type Outcome = 'proven' | 'not' | 'false'

async function attempt(text: string, bodyForm: CanonicalForm, signer: Signer, chance: Random): Promise<Outcome> {
  const fields = 'From: Anna <anna@x.example>\r\nSubject: A letter\r\nDate: Mon, 1 Jun 2026 09:30:00 +0000\r\n\r\n'
  const mail = signMail(Buffer.concat([Buffer.from(fields), Buffer.from(text, 'utf8')]), { signer, bodyForm })
  const pdf = printed(text, chance)
  const content = await readDocument(pdf)
  const lost = mail.subarray(0, mail.indexOf('\r\n\r\n') + 4)
  const { signatures } = provePrint({ texts: printedTexts(content), mail: lost, keys: keysOf(signer) })
  const found = signatures[0]?.repair?.found
  if (found === undefined) return 'not'
  return canonicalBody(found, bodyForm).equals(canonicalBody(Buffer.from(text, 'utf8'), bodyForm)) ? 'proven' : 'false'
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { count: { type: 'string', default: '100' }, seed: { type: 'string', default: 'print' } },
  })
  const archives = archivesOr(positionals)
  if (!archives.every(path => existsSync(path))) return console.log('skipped, no data')
  const chance = random(values.seed)
  const letters: string[] = []
  for (const archive of archives)
    letters.push(...(await readLetters([archive], 6000)).flatMap(letter => textOf(letter) ?? []))
  const signer = makeSigner('ed25519', 256)
  const drawn = chance.shuffle(letters).slice(0, Number(values.count))
  console.log(`${drawn.length} of ${letters.length} letters`)
  for (const form of ['relaxed', 'simple'] as const) {
    const counts: Record<Outcome, number> = { proven: 0, not: 0, false: 0 }
    const began = process.cpuUsage()
    for (const text of drawn) counts[await attempt(text, form, signer, chance)]++
    const milliseconds = Math.round(process.cpuUsage(began).user / 1000 / drawn.length)
    console.log(form, { ...counts, milliseconds })
  }
}

if (import.meta.main) await main()
