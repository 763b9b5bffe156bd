import { readBase64, without } from '../leaf-edit.ts'
import type { SkeletonPart } from '../mime-skeleton.ts'
import type { DamagedBody, Repair, Undone } from '../repair.ts'
import { QUOTED_STYLES } from '../quoted-styles.ts'
import { writeQuoted } from '../quoted-writer.ts'
import { BASE64_STYLES, readQuoted, writeBase64 } from '../transfer-style.ts'

/**
 * A relay or list wrote a part in another transfer encoding (`X-MIME-Autoconverted: from quoted-printable to 8bit`), or in
 * the same one with other line breaks. The standard leaves much open, so each program's way is tried.
 */
export const transferCoding: Repair = {
  name: 'transfer-coding',
  stage: 4,
  cost: 1,
  *undo(damaged) {
    const open = damaged
      .parts()
      .filter(({ boundary }) => boundary === undefined)
      .slice(0, MOST_PARTS)
    const coded = new Set(open.filter(({ encoding }) => encoding === 'base64' || encoding === 'quoted-printable'))
    const texts = new Set(damaged.leaves().map(({ part }) => part))
    const parts = open.filter(part => texts.has(part) || coded.has(part))
    const writings = parts.map(part => [...writingsOf(damaged.body, part)])
    const names = [...new Set(writings.flatMap(list => list.map(({ name }) => name)))]
    const both = (pairs: readonly (readonly [string, string])[]) => together(damaged, parts, writings, pairs)
    yield* both(names.map(name => [name, name]))
    for (const [index, part] of parts.entries())
      for (const writing of writings[index]!) yield undone(damaged, [{ part, writing }])
    yield* both(BARE.flatMap(bare => names.map(name => [bare, name] as const)))
    yield* both(BELOW.flatMap(plain => BELOW.map(other => [`${BASE64}${plain}`, `${BASE64}${other}`] as const)))
    const likely = names.slice(0, LIKELY)
    const first = [...likely, ...names.filter(isBase64)]
    yield* both(first.flatMap(one => likely.map(other => [one, other] as const)))
  },
}

const MOST_PARTS = 12

/** One way that a part may have been written. */
interface Writing {
  readonly content: Buffer
  /** What its Content-Transfer-Encoding field said; undefined where there was none. */
  readonly encoding: string | undefined
  readonly name: string
}

interface Change {
  readonly part: SkeletonPart
  readonly writing: Writing
}

/** All parts at once, as a gateway does it: plain text in the first way of a pair and all else in the second. */
function* together(
  damaged: DamagedBody,
  parts: readonly SkeletonPart[],
  writings: readonly (readonly Writing[])[],
  pairs: readonly (readonly [string, string])[],
): Generator<Undone> {
  if (parts.length < 2) return
  for (const [plain, other] of pairs) {
    const changes = parts.flatMap((part, index) => {
      const name = part.type === 'text/plain' ? plain : other
      const writing = writings[index]!.find(one => one.name === name)
      return writing === undefined ? [] : [{ part, writing }]
    })
    if (changes.length > 1) yield undone(damaged, changes)
  }
}

/** Programs leave ASCII text as it is and code the HTML beside it. */
const BARE = ['plain text', '7bit', '8bit']

/** The bare forms and the most frequent styles. */
const LIKELY = 12

const BASE64 = `base64 ${BASE64_STYLES[0]!.width} wide`

const isBase64 = (name: string) => /^base64 7[26]/.test(name)

function undone({ body, content }: DamagedBody, changes: readonly Change[]): Undone {
  const backwards = [...changes].sort((one, other) => other.part.content.from - one.part.content.from)
  const result = backwards.reduce((whole, change) => rewritten(whole, change), body)
  const [{ part, writing }] = backwards as [Change]
  const whole = changes.find(change => change.part.parent === undefined)
  return {
    body: result,
    says: `Wrote ${changes.length === 1 ? 'a part' : `${changes.length} parts`} as ${writing.name}, from ${part.encoding}.`,
    span: { from: Math.min(...changes.map(change => change.part.header.from)), to: part.content.to },
    ...(whole === undefined ? {} : { content: { ...content, encoding: whole.writing.encoding } }),
  }
}

/** The body with one part written another way, its header field with it where that stands in the body. */
function rewritten(body: Buffer, { part, writing }: Change): Buffer {
  const header = body.toString('latin1', part.header.from, part.header.to)
  const changed = Buffer.concat([body.subarray(0, part.content.from), writing.content, body.subarray(part.content.to)])
  const field = /^(Content-Transfer-Encoding[ \t]*:[ \t]*)([^\s]+)[ \t]*\r\n/im.exec(header)
  if (part.parent === undefined || (writing.encoding ?? '7bit') === part.encoding) return changed
  const { from } = part.header
  if (field === null)
    return writing.encoding === undefined
      ? changed
      : without(changed, part.header.to, part.header.to, `Content-Transfer-Encoding: ${writing.encoding}\r\n`)
  const at = from + field.index
  if (writing.encoding === undefined) return without(changed, at, at + field[0].length)
  const value = at + field[1]!.length
  return without(changed, value, value + field[2]!.length, writing.encoding)
}

function* writingsOf(body: Buffer, part: SkeletonPart): Generator<Writing> {
  const written = body.subarray(part.content.from, part.content.to)
  const { encoding } = part
  const plain =
    encoding === 'base64' ? readBase64(written) : encoding === 'quoted-printable' ? readQuoted(written) : written
  const isText = part.type.startsWith('text/')
  const text = isText && encoding === 'base64' ? wireText(plain) : plain
  if (isText && encoding !== '8bit') yield { content: text, encoding: '8bit', name: '8bit' }
  if (isText && encoding !== '7bit') yield { content: text, encoding: '7bit', name: '7bit' }
  if (isText && part.parent !== undefined) yield { content: text, encoding: undefined, name: 'plain text' }
  if (isText)
    for (const [index, style] of QUOTED_STYLES.entries())
      yield {
        content: latin1(writeQuoted(text, style)),
        encoding: 'quoted-printable',
        name: `quoted-printable ${index + 1}`,
      }
  const kinds: readonly (readonly [Buffer, string])[] = isText
    ? [
        [plain, ''],
        [wireText(plain), ''],
        [unixText(plain), ', with LF'],
      ]
    : [[plain, '']]
  for (const [bytes, ends] of kinds)
    for (const style of BASE64_STYLES)
      for (const [lines, below] of BELOW.entries()) {
        if (lines > 1 && style !== BASE64_STYLES[0]) break
        const content = latin1(writeBase64(bytes, style) + '\r\n'.repeat(lines))
        yield { content, encoding: 'base64', name: `base64 ${style.width} wide${ends}${below}` }
      }
}

/** Programs leave empty lines below base64, PHPMailer two or three. */
const BELOW = ['', ' and an empty line', ' and 2 empty lines', ' and 3 empty lines']

const latin1 = (text: string) => Buffer.from(text, 'latin1')

const wireText = (bytes: Buffer) => latin1(bytes.toString('latin1').replace(/\r?\n/g, '\r\n'))

const unixText = (bytes: Buffer) => latin1(bytes.toString('latin1').replaceAll('\r\n', '\n'))
