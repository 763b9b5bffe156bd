import { hash } from 'node:crypto'
import { readBase64, without } from './leaf-edit.ts'
import type { SkeletonPart } from './mime-skeleton.ts'
import { QUOTED_STYLES } from './quoted-styles.ts'
import { writeQuoted } from './quoted-writer.ts'
import type { DamagedBody, Undone } from './repair.ts'
import { BASE64_STYLES, readQuoted, writeBase64 } from './transfer-style.ts'

/** One way that a part may have been written. */
export interface Writing {
  readonly content: Buffer
  /** What its Content-Transfer-Encoding field said; undefined where there was none. */
  readonly encoding: string | undefined
  readonly name: string
}

/** A part and the way that it is written anew. */
export interface Change {
  readonly part: SkeletonPart
  readonly writing: Writing
}

/** The body with some parts written another way. */
export function written({ body, content }: DamagedBody, changes: readonly Change[]): Undone {
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

/** All ways that a part may have been written, the frequent ones first. */
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
        [wireText(plain), ', with CRLF'],
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
export const BELOW = ['', ' and an empty line', ' and 2 empty lines', ' and 3 empty lines']

const latin1 = (text: string) => Buffer.from(text, 'latin1')

const wireText = (bytes: Buffer) => latin1(bytes.toString('latin1').replace(/\r?\n/g, '\r\n'))

const unixText = (bytes: Buffer) => latin1(bytes.toString('latin1').replaceAll('\r\n', '\n'))

/**
 * The writings of a part by their names, where those that give the same bytes are one and the same: most styles differ in
 * few texts, and each body that is tried costs a hash.
 */
export function writingsByName(body: Buffer, part: SkeletonPart): ReadonlyMap<string, Writing> {
  const byPrint = new Map<string, Writing>()
  const byName = new Map<string, Writing>()
  for (const writing of writingsOf(body, part)) {
    const print = `${writing.encoding ?? ''} ${hash('md5', writing.content, 'hex')}`
    const known = byPrint.get(print) ?? writing
    byPrint.set(print, known)
    byName.set(writing.name, known)
  }
  return byName
}

/** Leaf parts that may have been written another way: texts, and all else that is coded. */
export function codedParts(damaged: DamagedBody): readonly SkeletonPart[] {
  const open = damaged
    .parts()
    .filter(({ boundary }) => boundary === undefined)
    .slice(0, MOST_PARTS)
  const texts = new Set(damaged.leaves().map(({ part }) => part))
  return open.filter(
    part =>
      texts.has(part) ||
      (!part.type.startsWith('text/') && (part.encoding === 'base64' || part.encoding === 'quoted-printable')),
  )
}

const MOST_PARTS = 12
