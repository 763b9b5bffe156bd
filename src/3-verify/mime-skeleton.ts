import type { Span } from '#ground'

/** One part of a body, as far as repairs need it: where it lies and what it says of itself. */
export interface SkeletonPart {
  /** Index of the part around it; undefined for the body itself. */
  readonly parent: number | undefined
  /** Its own header fields inside the body; empty for the body itself, whose fields are the mail's. */
  readonly header: Span
  /** Its content, without the line end that belongs to the delimiter below it. */
  readonly content: Span
  /** `type/subtype` in lower case. */
  readonly type: string
  readonly charset: string | undefined
  readonly flowed: boolean
  /** Transfer encoding in lower case; '7bit' where none is given. */
  readonly encoding: string
  /** For a multipart: its boundary, and its delimiter lines in order, each with its line end. */
  readonly boundary: string | undefined
  readonly delimiters: readonly Delimiter[]
}

/** A line that parts the parts of a multipart (RFC 2046 §5.1.1). */
export interface Delimiter extends Span {
  /** True for the last one, which ends with two dashes more. */
  readonly closes: boolean
}

/** The two header fields that say how a body is built. */
export interface ContentFields {
  readonly type: string | undefined
  readonly encoding: string | undefined
}

type Draft = { -readonly [Name in keyof SkeletonPart]: SkeletonPart[Name] } & { delimiters: Delimiter[] }

const MOST_PARTS = 200
const MOST_HEADER = 20_000
const CRLF = Buffer.from('\r\n')
const DASHES = Buffer.from('\r\n--')

/**
 * Finds the parts of a body with CRLF line ends. Much less than a MIME reader: a repair needs only places, and finds by
 * the hash whether it was right. The first part is the body itself.
 */
export function readSkeleton(body: Buffer, fields: ContentFields): readonly SkeletonPart[] {
  const top = draft(undefined, { from: 0, to: 0 }, { from: 0, to: body.length }, fields)
  const parts: Draft[] = [top]
  const open: number[] = top.boundary === undefined ? [] : [0]
  let current = 0
  for (
    let at = nextDashes(body, 0);
    at !== -1 && open.length > 0 && parts.length < MOST_PARTS;
    at = nextDashes(body, at + 2)
  ) {
    const end = lineEnd(body, at)
    const line = body.toString('latin1', at + 2, end).trimEnd()
    const level = open.findLastIndex(
      index => line === parts[index]!.boundary || line === `${parts[index]!.boundary!}--`,
    )
    if (level === -1) continue
    const owner = open[level]!
    const closes = line !== parts[owner]!.boundary
    closeUntil(parts, current, owner, Math.max(at - 2, 0))
    open.length = closes ? level : level + 1
    const to = Math.min(end + 2, body.length)
    parts[owner]!.delimiters.push({ from: at, to, closes })
    current = owner
    if (closes) continue
    parts.push(child(body, owner, to))
    current = parts.length - 1
    if (parts[current]!.boundary !== undefined) open.push(current)
  }
  return parts
}

/** Where the next line that begins with two dashes stands, from a line's start on. */
function nextDashes(body: Buffer, from: number): number {
  if (from === 0 && body[0] === 0x2d && body[1] === 0x2d) return 0
  const found = body.indexOf(DASHES, Math.max(from - 2, 0))
  return found === -1 ? -1 : found + 2
}

function lineEnd(body: Buffer, from: number): number {
  const end = body.indexOf(CRLF, from)
  return end === -1 ? body.length : end
}

/** Ends the content of a part and of all that it stands in, below the owner of the delimiter. */
function closeUntil(parts: Draft[], current: number, owner: number, to: number): void {
  let index: number | undefined = current
  while (index !== undefined && index !== owner) {
    const part: Draft = parts[index]!
    part.content = { from: part.content.from, to: Math.max(to, part.content.from) }
    index = part.parent
  }
}

function child(body: Buffer, parent: number, from: number): Draft {
  const blank = body.indexOf('\r\n\r\n', from - 2)
  const to = blank === -1 || blank - from > MOST_HEADER ? from : blank + 2
  const text = body.toString('latin1', from, to)
  const content = { from: to === from && blank !== from - 2 ? from : to + 2, to: body.length }
  return draft(parent, { from, to }, content, {
    type: fieldOf(text, 'content-type'),
    encoding: fieldOf(text, 'content-transfer-encoding'),
  })
}

function draft(parent: number | undefined, header: Span, content: Span, fields: ContentFields): Draft {
  const written = (fields.type ?? 'text/plain').replaceAll('\r\n', '')
  const type = /^\s*([^\s;]+)/.exec(written)?.[1]?.toLowerCase() ?? 'text/plain'
  return {
    parent,
    header,
    content,
    type,
    charset: parameter(written, 'charset')?.toLowerCase(),
    flowed: parameter(written, 'format')?.toLowerCase() === 'flowed',
    encoding: fields.encoding?.trim().toLowerCase() ?? '7bit',
    boundary: type.startsWith('multipart/') ? parameter(written, 'boundary') : undefined,
    delimiters: [],
  }
}

/** A field's value in a header section that is one string. */
export function fieldOf(header: string, name: string): string | undefined {
  const found = new RegExp(`^${name}[ \\t]*:((?:[^\\r\\n]|\\r\\n[ \\t])*)`, 'im').exec(header)
  return found?.[1]
}

function parameter(value: string, name: string): string | undefined {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, 'i').exec(value)
  return found?.[1] ?? found?.[2]
}

/** Parts that hold text and no further parts. */
export function textParts(parts: readonly SkeletonPart[]): readonly SkeletonPart[] {
  return parts.filter(({ type, boundary }) => boundary === undefined && type.startsWith('text/'))
}
