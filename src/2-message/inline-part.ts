import type { Span } from '#ground'
import type { ContentFields } from './content-fields.ts'
import { mayHoldMore, type Ground } from './ground.ts'
import type { InlineFile } from './inline-file.ts'
import { describeLeaf, type PartDraft } from './leaf.ts'
import { decodeTransfer, isIdentity } from './transfer-encoding.ts'
import { findUuencoded } from './uuencode.ts'
import { findYenc } from './yenc.ts'

/** Adds the files that stand encoded in a text as attachments, parts of that text. The text itself keeps them. */
export function readInlineFiles(ground: Ground, text: PartDraft, decoded: Buffer): void {
  for (const file of [...findUuencoded(decoded), ...findYenc(decoded)]) {
    if (!mayHoldMore(ground, text.bodySpan)) return
    ground.parts.push(inlinePart(ground, { text, decoded }, file))
  }
}

function inlinePart(
  ground: Ground,
  { text, decoded }: { readonly text: PartDraft; readonly decoded: Buffer },
  { name, encoding, span }: InlineFile,
): PartDraft {
  const apart = !isIdentity(text.encoding)
  const offset = apart ? 0 : text.bodySpan.from
  const bodySpan: Span = { from: offset + span.from, to: offset + span.to }
  const fields: ContentFields = {
    type: 'application/octet-stream',
    parameters: {},
    disposition: 'attachment',
    fileName: name,
    contentId: undefined,
    encoding,
  }
  const draft: PartDraft = {
    index: ground.parts.length,
    parent: text.index,
    type: fields.type,
    parameters: {},
    disposition: 'attachment',
    fileName: name,
    encoding,
    headers: [],
    headerSpan: { from: bodySpan.from, to: bodySpan.from },
    bodySpan,
    role: 'attachment',
  }
  const base = apart ? text.index : ground.base
  if (base !== undefined) draft.base = base
  const file = decodeTransfer(decoded.subarray(span.from, span.to), encoding)
  describeLeaf(draft, file, { fields, place: { parentType: text.type, first: false }, limits: ground.limits })
  return draft
}
