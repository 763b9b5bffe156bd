import { LIMITS, type Span } from '#ground'
import type { ContentFields } from './content-fields.ts'
import { mayHoldMore, type Ground } from './ground.ts'
import { describeLeaf, type PartDraft } from './leaf.ts'
import type { Part } from './message.ts'
import { isMessage } from './role.ts'
import { readTnef } from './tnef.ts'

/** The encoding of a part that was taken out of a winmail.dat: no header declares it, and only this room decodes it. */
export const TNEF_MEMBER = 'x-tnef'

/** What lies in a winmail.dat: a text of the message or a file. */
interface Member {
  readonly fields: ContentFields
  readonly bytes: Buffer
}

/** Opens a whole message that lies in a part; false where the bytes are none. */
export type OpenMessage = (draft: PartDraft, bytes: Buffer) => boolean

/** True where a part holds what Outlook packs when it will not write MIME ([MS-OXTNEF]). */
export function isTnef({ type, fileName }: Pick<Part, 'type' | 'fileName'>): boolean {
  return /^application\/(?:vnd\.)?ms-tnef$/.test(type) || fileName?.toLowerCase() === 'winmail.dat'
}

/** Adds the texts and files of a winmail.dat as parts of it; false where it holds none. */
export function readTnefParts(
  ground: Ground,
  { draft: around, decoded }: { readonly draft: PartDraft; readonly decoded: Buffer },
  open: OpenMessage,
): boolean {
  const tnef = readTnef(decoded, ground.limits)
  const inside = ground.troubles.inside(around.bodySpan)
  for (const { code, span, says } of tnef.troubles) inside.add(code, span, says)
  const members = membersOf(tnef)
  for (const { fields, bytes } of members) {
    if (!mayHoldMore(ground, around.bodySpan)) break
    const draft = memberPart({ index: ground.parts.length, around: around.index }, fields, spanIn(decoded, bytes))
    ground.parts.push(draft)
    if (isMessage(draft.type) && open(draft, bytes)) continue
    describeLeaf(draft, bytes, { fields, place: { parentType: around.type, first: false }, limits: ground.limits })
  }
  return members.length > 0
}

/** The bytes of a part that was taken out of a winmail.dat, taken out again. */
export function tnefMemberBytes(parts: readonly Part[], part: Part, decoded: Buffer): Buffer | undefined {
  const siblings = parts.filter(({ base, encoding }) => base === part.base && encoding === TNEF_MEMBER)
  return membersOf(readTnef(decoded, LIMITS))[siblings.indexOf(part)]?.bytes
}

/** True for a part that was taken out of a winmail.dat. A part that only says so has a header in which it does. */
export function isTnefMember(parts: readonly Part[], { encoding, base, headers }: Part): boolean {
  const around = base === undefined ? undefined : parts[base]
  return encoding === TNEF_MEMBER && headers.length === 0 && around !== undefined && isTnef(around)
}

function membersOf({ bodies, files }: ReturnType<typeof readTnef>): Member[] {
  const texts = bodies.map(({ subtype, bytes, charset }): Member => {
    const parameters = { charset }
    return { fields: fieldsOf({ type: `text/${subtype}`, parameters }), bytes: asBuffer(bytes) }
  })
  const attached = files.map(({ name, type, inline, contentId, bytes }): Member => {
    const disposition = inline ? 'inline' : 'attachment'
    const fileName = name === '' ? undefined : name
    return {
      fields: fieldsOf({ type, disposition, fileName, contentId: contentId === '' ? undefined : contentId }),
      bytes: asBuffer(bytes),
    }
  })
  return [...texts, ...attached]
}

function fieldsOf(told: Pick<ContentFields, 'type'> & Partial<ContentFields>): ContentFields {
  return {
    parameters: {},
    disposition: undefined,
    fileName: undefined,
    contentId: undefined,
    encoding: TNEF_MEMBER,
    ...told,
  }
}

function memberPart(
  { index, around }: { readonly index: number; readonly around: number },
  fields: ContentFields,
  bodySpan: Span,
): PartDraft {
  const { type, parameters, disposition, fileName, contentId, encoding } = fields
  const headerSpan = { from: bodySpan.from, to: bodySpan.from }
  const draft: PartDraft = {
    index,
    parent: around,
    base: around,
    type,
    parameters,
    encoding,
    headers: [],
    headerSpan,
    bodySpan,
    role: 'container',
  }
  if (disposition !== undefined) draft.disposition = disposition
  if (fileName !== undefined) draft.fileName = fileName
  if (contentId !== undefined) draft.contentId = contentId
  return draft
}

/** Where a member lies in the winmail.dat; all of it where the member was put together from several places. */
function spanIn(decoded: Buffer, bytes: Buffer): Span {
  const from = bytes.byteOffset - decoded.byteOffset
  const lies = bytes.buffer === decoded.buffer && from >= 0 && from + bytes.length <= decoded.length
  return lies ? { from, to: from + bytes.length } : { from: 0, to: decoded.length }
}

function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength)
}
