import { type SkeletonPart, textParts } from './mime-skeleton.ts'
import { QUOTED_STYLES } from './quoted-styles.ts'
import { writeQuoted } from './quoted-writer.ts'
import { BASE64_STYLES, type Base64Style, type QuotedStyle, readQuoted, writeBase64 } from './transfer-style.ts'

/** A text part opened for repair: its text, and the way to put another text in its place. */
export interface Leaf {
  readonly part: SkeletonPart
  /** Decoded bytes; or the coded ones, where the view is 'raw'. */
  readonly text: Buffer
  readonly view: 'decoded' | 'raw'
  /** Another text as the part's content, coded as the part is now, the likeliest way first. */
  readonly write: (text: Buffer) => readonly Buffer[]
  /** The bodies with that text in its place. */
  readonly put: (text: Buffer) => readonly Buffer[]
}

/** The styles found for texts of one search, since most of its bodies share them; undefined where none is known. */
export type KnownStyles = Map<string, QuotedStyle | undefined>

/**
 * The text parts of a body as leaves. A coded part is there twice: decoded, since gateways change words and code them
 * again, and raw, since lists just hang their lines below whatever stands there.
 */
export function leavesOf(body: Buffer, parts: readonly SkeletonPart[], styles: KnownStyles): readonly Leaf[] {
  return textParts(parts)
    .filter(({ content }) => content.to - content.from <= LARGEST_TEXT)
    .slice(0, MOST_LEAVES)
    .flatMap(part => {
      const written = body.subarray(part.content.from, part.content.to)
      const raw = leafOf(body, part, 'raw', written, text => [text])
      if (part.encoding !== 'quoted-printable' && part.encoding !== 'base64') return [raw]
      const text = part.encoding === 'base64' ? readBase64(written) : readQuoted(written)
      const write = writerLike(written, text, part.encoding, styles)
      return [
        leafOf(body, part, 'decoded', text, changed => write(changed).map(coded => Buffer.from(coded, 'latin1'))),
        raw,
      ]
    })
}

function leafOf(
  body: Buffer,
  part: SkeletonPart,
  view: Leaf['view'],
  text: Buffer,
  write: (text: Buffer) => readonly Buffer[],
): Leaf {
  return { part, text, view, write, put: changed => write(changed).map(content => replaced(body, part, content)) }
}

const MOST_LEAVES = 8

/** Longer texts are not tried word by word: nobody wrote them, and each of thousands of tries goes through all of it. */
export const LARGEST_TEXT = 100_000

/** The body with other bytes as the content of a part. */
export function replaced(body: Buffer, part: SkeletonPart, content: Buffer): Buffer {
  return Buffer.concat([body.subarray(0, part.content.from), content, body.subarray(part.content.to)])
}

/** The body without the bytes [from, to), and with others in their place if given. */
export function without(body: Buffer, from: number, to: number, instead = ''): Buffer {
  const middle = instead === '' ? [] : [Buffer.from(instead, 'latin1')]
  return Buffer.concat([body.subarray(0, from), ...middle, body.subarray(to)])
}

/** The bytes behind base64; what is no base64 is passed over (RFC 2045 §6.8). */
export function readBase64(coded: Buffer): Buffer {
  return Buffer.from(coded.toString('latin1'), 'base64')
}

/** Writes text the way that the part is written now: the style that gives its very bytes, or the usual ones. */
function writerLike(
  written: Buffer,
  text: Buffer,
  encoding: 'quoted-printable' | 'base64',
  styles: KnownStyles,
): (text: Buffer) => string[] {
  const now = written.toString('latin1')
  if (encoding === 'base64') {
    const style = base64StyleOf(now)
    // Some programs leave a line end or empty lines below base64; a gateway that wrote it anew may have added it.
    const tails = new Set([now.slice(now.trimEnd().length), ''])
    return changed => [...tails].map(tail => `${writeBase64(changed, style)}${tail}`)
  }
  if (!styles.has(now)) styles.set(now, quotedStyleOf(now, text))
  const fitting = styles.get(now)
  const usual = fitting === undefined ? QUOTED_STYLES.slice(0, 3) : [fitting]
  return changed => usual.map(style => writeQuoted(changed, style))
}

/** The style in which a quoted-printable text was written, if it is one that is known. */
export function quotedStyleOf(written: string, text: Buffer): QuotedStyle | undefined {
  return QUOTED_STYLES.find(style => writeQuoted(text, style) === written)
}

function base64StyleOf(written: string): Base64Style {
  const end = written.indexOf('\r\n')
  return end === -1 ? BASE64_STYLES[0]! : { kind: 'base64', width: Math.max(end, 4) }
}

/** Where the lines of a text begin, with its end as the last entry. */
export function lineStarts(text: Buffer): number[] {
  const starts = [0]
  for (let at = text.indexOf('\r\n'); at !== -1; at = text.indexOf('\r\n', at + 2)) starts.push(at + 2)
  if (starts.at(-1) !== text.length) starts.push(text.length)
  return starts
}
