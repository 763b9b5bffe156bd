import type { Span } from '#ground'
import { endOfBase64 } from './base64.ts'
import { delimiterAt, nextDelimiter, type Boundaries, type Delimiter } from './boundary.ts'
import { readContentFields, type ContentFields } from './content-fields.ts'
import { groundInside, mayHoldMore, type Ground } from './ground.ts'
import { readHeaders, type HeaderSection } from './header.ts'
import { readInlineFiles } from './inline-part.ts'
import { describeLeaf, type PartDraft } from './leaf.ts'
import { isMessage } from './role.ts'
import { isTnef, readTnefParts, type OpenMessage } from './tnef-part.ts'
import { decodeTransfer, isIdentity } from './transfer-encoding.ts'

/** A part that has begun: all that is known of it but its end. */
interface OpenPart {
  readonly index: number
  readonly parent: number | undefined
  readonly section: HeaderSection
  readonly fields: ContentFields
  /** What its body is made of, as declared. */
  readonly kind: 'multipart' | 'message' | 'leaf'
  children: number
  closed: boolean
}

/** What a walk along the bytes knows: the parts around the place where it stands, outermost first. */
interface Walk {
  readonly ground: Ground
  readonly open: OpenPart[]
  /** The boundary of each open part that is a multipart and was not closed yet. */
  readonly boundaries: Boundaries
  /** First byte that was not looked at; a line begins there. */
  position: number
}

/**
 * Reads a message and all parts in it (RFC 2045 and 2046), in one walk along the bytes: every line that begins with two
 * hyphens is compared with the boundaries of the multiparts around it, so that an inner multipart without its closing
 * delimiter ends where the outer one goes on. The time is linear in the bytes, times the depth at most.
 *
 * Answers false where the bytes of an encoded part turn out to be no message.
 */
export function readEntity(ground: Ground, parent: number | undefined): boolean {
  const walk: Walk = { ground, open: [], boundaries: { of: [], agreement: 'whole' }, position: 0 }
  if (!openPart(walk, { from: 0, parent, usual: 'text/plain' })) return false
  walkOn(walk)
  close(walk, 0, ground.bytes.length)
  return true
}

function walkOn(walk: Walk): void {
  const { ground, open } = walk
  for (;;) {
    const top = open.at(-1)
    if (top?.kind === 'message' && top.children === 0) {
      const inside = { from: top.section.bodyFrom, parent: top.index, usual: 'text/plain' }
      if (openPart(walk, inside)) {
        top.children = 1
        continue
      }
    }
    const delimiter = nextDelimiter(ground.lines, walk.position, walk.boundaries)
    if (delimiter === undefined || !pass(walk, delimiter)) return
  }
}

/** Goes over a delimiter: parts inside its multipart end, and unless it closes the next one begins. False: no more. */
function pass(walk: Walk, { level, from, to, closing }: Delimiter): boolean {
  close(walk, level + 1, from)
  const multipart = walk.open[level]!
  walk.position = to
  if (closing) {
    walk.boundaries.of[level] = undefined
    multipart.closed = true
    return true
  }
  // A delimiter that is the last line begins nothing: the rest of the message was cut off.
  if (to >= walk.ground.lines.length) return false
  // RFC 2046 §5.1.5: in a digest, a part is a message if it does not say otherwise.
  const usual = multipart.fields.type === 'multipart/digest' ? 'message/rfc822' : 'text/plain'
  if (!openPart(walk, { from: to, parent: multipart.index, usual })) return false
  multipart.children++
  return true
}

/** Begins a part at a byte. False where the limits forbid one more, or where a message would have no header at all. */
function openPart(
  walk: Walk,
  { from, parent, usual }: { readonly from: number; readonly parent: number | undefined; readonly usual: string },
): boolean {
  const { ground, open, boundaries } = walk
  const { lines, limits, troubles, parts } = ground
  if (!mayHoldMore(ground, { from, to: lines.length })) return false
  const around = open.at(-1)?.kind
  const delimits = (line: number) => delimiterAt(lines, line, boundaries) !== undefined
  const of = around === 'multipart' ? 'part' : 'message'
  const section = readHeaders({ bytes: lines, from, of, delimits, limits, troubles })
  const inside = around === 'message' || (around === undefined && ground.base !== undefined)
  if (inside && section.headers.length === 0) return false
  const fields = readContentFields(section.headers, usual, troubles)
  const kind = kindOf(walk, fields, section.span)
  open.push({ index: parts.length, parent, section, fields, kind, children: 0, closed: false })
  boundaries.of.push(kind === 'multipart' ? boundaryOf(fields) : undefined)
  parts.push(undefined)
  walk.position = section.bodyFrom
  return true
}

function kindOf({ ground, open }: Walk, { type, encoding }: ContentFields, span: Span): OpenPart['kind'] {
  const multipart = type.startsWith('multipart/')
  if (!multipart && !(isMessage(type) && isIdentity(encoding))) return 'leaf'
  if (ground.depth + open.length < ground.limits.partDepth) return multipart ? 'multipart' : 'message'
  ground.troubles.add('parts-too-deep', span, 'Parts are nested deeper than is read; what is inside was not opened.')
  return 'leaf'
}

function boundaryOf({ parameters }: ContentFields): Buffer | undefined {
  const boundary = parameters['boundary'] ?? ''
  return boundary === '' ? undefined : Buffer.from(boundary)
}

/** Ends all open parts from a level on, innermost first. */
function close(walk: Walk, level: number, to: number): void {
  let end = to
  while (walk.open.length > level) {
    const part = walk.open.pop()!
    walk.boundaries.of.pop()
    // A header section that runs up to a delimiter keeps its last line end, and so do all parts around it.
    end = Math.max(end, part.section.bodyFrom)
    finish(walk, part, { from: part.section.bodyFrom, to: end })
  }
}

function finish(walk: Walk, part: OpenPart, bodySpan: Span): void {
  const { ground } = walk
  const draft = draftOf(ground, part, bodySpan)
  if (part.children > 0) {
    if (part.kind === 'multipart' && !part.closed)
      ground.troubles.add('multipart-unclosed', bodySpan, 'A multipart has no closing delimiter: it may have been cut.')
  } else if (part.kind !== 'multipart' || !searchAgain(walk, part, bodySpan)) finishLeaf(walk, part, draft)
  ground.parts[part.index] = draft
}

function draftOf(ground: Ground, { index, parent, section, fields }: OpenPart, bodySpan: Span): PartDraft {
  const { type, parameters, disposition, fileName, contentId, encoding } = fields
  const { headers, span: headerSpan } = section
  const draft: PartDraft = {
    index,
    parent,
    type,
    parameters,
    encoding,
    headers,
    headerSpan,
    bodySpan,
    role: 'container',
  }
  if (disposition !== undefined) draft.disposition = disposition
  if (fileName !== undefined) draft.fileName = fileName
  if (contentId !== undefined) draft.contentId = contentId
  if (ground.base !== undefined) draft.base = ground.base
  return draft
}

function finishLeaf(walk: Walk, part: OpenPart, draft: PartDraft): void {
  const { ground, open } = walk
  const { bodySpan } = draft
  const body = ground.bytes.subarray(bodySpan.from, bodySpan.to)
  const decoded = decodeTransfer(body, draft.encoding)
  noteRest(ground, draft, body)
  const depth = ground.depth + open.length + 1
  const openMessage: OpenMessage = ({ index }, bytes) =>
    depth < ground.limits.partDepth && readEntity(groundInside(ground, { index, depth, body: bodySpan }, bytes), index)
  if (isMessage(draft.type) && !isIdentity(draft.encoding) && openMessage(draft, decoded)) return
  if (isTnef(draft) && readTnefParts(ground, { draft, decoded }, openMessage)) return
  if (part.kind === 'multipart')
    ground.troubles.add('multipart-without-parts', bodySpan, 'A multipart has no parts; its body is read as text.')
  const fields = part.kind === 'multipart' ? { ...part.fields, type: 'text/plain' } : part.fields
  const place = { parentType: open.at(-1)?.fields.type, first: part.index === open.length }
  if (describeLeaf(draft, decoded, { fields, place, limits: ground.limits }))
    ground.troubles.add('text-too-long', bodySpan, 'A text is longer than is read; the rest of it was not looked at.')
  ground.parts[part.index] = draft
  if (draft.role === 'body' && fields.type === 'text/plain') readInlineFiles(ground, draft, decoded)
}

/** What stands behind the end of base64 is no part of the body, and the reader of the mail most often does not see it. */
function noteRest({ troubles }: Ground, { encoding, bodySpan }: PartDraft, body: Buffer): void {
  if (encoding !== 'base64') return
  const end = endOfBase64(body)
  if (end === body.length || /^\s*$/.test(body.toString('latin1', end, end + 1000))) return
  const rest = { from: bodySpan.from + end, to: bodySpan.to }
  troubles.add('base64-followed', rest, 'Something that is not base64 follows a base64 body; it was not decoded.')
}

/**
 * Looks a second time for the parts of a multipart in which there seem to be none, each way once: its body may be encoded
 * (which RFC 2045 §6.4 forbids), its boundary not declared, or its delimiters followed by something.
 */
function searchAgain(walk: Walk, part: OpenPart, bodySpan: Span): boolean {
  if (walk.boundaries.agreement === 'beginning') return false
  const { ground } = walk
  if (!isIdentity(part.fields.encoding)) {
    const decoded = decodeTransfer(ground.bytes.subarray(bodySpan.from, bodySpan.to), part.fields.encoding)
    const depth = ground.depth + walk.open.length
    const inside = groundInside(ground, { index: part.index, depth, body: bodySpan }, decoded)
    const boundary = boundaryOf(part.fields)
    if (boundary === undefined || !walkAgain(inside, part, boundary)) return false
    ground.troubles.add('multipart-encoded', bodySpan, 'A multipart is encoded as a whole, which RFC 2045 forbids.')
    return true
  }
  const lines = ground.lines.subarray(0, bodySpan.to)
  const around = { ...ground, lines, depth: ground.depth + walk.open.length }
  const declared = part.fields.parameters['boundary']?.trimEnd() ?? ''
  const boundary = declared === '' ? guessBoundary(lines, bodySpan.from) : Buffer.from(declared)
  if (boundary === undefined || !walkAgain(around, part, boundary)) return false
  ground.troubles.add('boundary-inexact', bodySpan, 'The delimiters of a multipart are not those that it declares.')
  return true
}

function walkAgain(ground: Ground, part: OpenPart, boundary: Buffer): boolean {
  const position = ground.base === part.index ? 0 : part.section.bodyFrom
  const boundaries: Boundaries = { of: [boundary], agreement: 'beginning' }
  const walk: Walk = { ground, open: [part], boundaries, position }
  walkOn(walk)
  close(walk, 1, ground.lines.length)
  return part.children > 0
}

/** The first line that could be a delimiter: two hyphens, a word, and behind it a field or an empty line. */
function guessBoundary(lines: Buffer, from: number): Buffer | undefined {
  const start = lines[from] === 45 && lines[from + 1] === 45 ? from : lines.indexOf('\n--', from, 'latin1') + 1
  if (start === 0 && from > 0) return undefined
  const head = /^--([^\r\n]{1,200}?)[ \t]*\r?\n(?:[\w-]{1,60}:|\r?\n)/.exec(
    lines.toString('latin1', start, start + 300),
  )
  return head === null ? undefined : Buffer.from(head[1]!, 'latin1')
}
