import {
  compact,
  type DkimSignature,
  seconds,
  type Tags,
  unreadable,
  type UnreadableSignature,
  withoutValue,
} from './dkim-signature.ts'
import type { RawField } from './raw-fields.ts'
import { readTagList } from './tag-list.ts'

/** An ARC-Seal field, read: a signature without a body half and without a choice of fields (RFC 8617 §4.1.3). */
export type Seal =
  | {
      readonly kind: 'seal'
      readonly signature: DkimSignature
      readonly cv: 'none' | 'pass' | 'fail' | undefined
    }
  | UnreadableSignature

/** Reads an ARC-Seal field. */
export function readSeal(field: RawField): Seal {
  const list = readTagList(field.text, field.text.indexOf(':') + 1)
  const tags: Tags = list.kind === 'tags' ? list.tags : new Map()
  const refuse = (code: string, says: string): UnreadableSignature => unreadable(field, tags, code, says)
  if (list.kind === 'malformed') return refuse('tag-list', `The seal cannot be read: ${list.says}.`)
  const missing = ['a', 'b', 'cv', 'd', 'i', 's'].filter(name => (compact(tags, name) ?? '') === '')
  if (missing.length > 0) return refuse('missing-tag', `The seal lacks ${missing.join('=, ')}=.`)
  // RFC 8617 §4.1.3: with a h= the seal is none, since its fields are not for choosing; c= and bh= mean nothing here.
  if (tags.has('h')) return refuse('chosen-fields', 'The seal chooses its fields (h=), which it must not.')
  const algorithm = compact(tags, 'a')!.toLowerCase()
  if (algorithm !== 'rsa-sha256' && algorithm !== 'ed25519-sha256')
    return refuse('algorithm', `The algorithm "${algorithm.slice(0, 30)}" is not known.`)
  const domain = compact(tags, 'd')!.toLowerCase()
  const cv = compact(tags, 'cv')!.toLowerCase()
  return {
    kind: 'seal',
    cv: cv === 'none' || cv === 'pass' || cv === 'fail' ? cv : undefined,
    signature: {
      kind: 'signature',
      field,
      unsigned: withoutValue(field.text, tags.get('b')!),
      type: algorithm === 'rsa-sha256' ? 'rsa' : 'ed25519',
      hash: 'sha256',
      headerForm: 'relaxed',
      bodyForm: 'relaxed',
      domain,
      selector: compact(tags, 's')!,
      identity: `@${domain}`,
      signed: [],
      signature: Buffer.from(compact(tags, 'b')!, 'base64'),
      bodyHash: Buffer.alloc(0),
      length: undefined,
      draft: false,
      signedAt: seconds(compact(tags, 't')),
      expires: undefined,
    },
  }
}
