import { digest, type Limits } from '#ground'
import type { ContentFields } from './content-fields.ts'
import type { Part } from './message.ts'
import { recognise } from './recognise.ts'
import { isReadable, roleOf } from './role.ts'
import { readText } from './text-body.ts'

/** A part while it is being read. */
export type PartDraft = { -readonly [Key in keyof Part]: Part[Key] }

/** Where a part without parts lies, as far as its role depends on it. */
export interface LeafPlace {
  readonly parentType: string | undefined
  /** True for the first thing in the mail that is not a container. */
  readonly first: boolean
}

/** What a part's body is read by. */
export interface LeafAround {
  readonly fields: ContentFields
  readonly place: LeafPlace
  readonly limits: Limits
}

/**
 * Writes what the decoded body of a part without parts tells into its draft: size, digest, text, role and the type that
 * its first bytes show. Answers whether its text was longer than is read.
 */
export function describeLeaf(draft: PartDraft, decoded: Buffer, { fields, place, limits }: LeafAround): boolean {
  draft.size = decoded.length
  draft.sha256 = digest(decoded)
  const text = isReadable(fields.type) ? readText(decoded, fields, limits.textCharacters) : undefined
  if (text !== undefined) {
    draft.text = text.text
    draft.charset = text.charset
  }
  draft.role = roleOf(fields, place, text?.text)
  // What is read as a body is text whatever it begins with; a file may be another one than it says.
  if (draft.role !== 'body') {
    const recognised = recognise(decoded)
    if (recognised !== undefined) draft.recognised = recognised
  }
  return text?.cut ?? false
}
