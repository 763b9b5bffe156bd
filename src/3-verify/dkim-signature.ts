import type { Moment } from '#ground'
import { moment } from '#ground'
import type { CanonicalForm } from './canonical-form.ts'
import type { RawField } from './raw-fields.ts'
import { readTagList, type Tag, withoutSpace } from './tag-list.ts'

/** One DKIM-Signature or ARC-Message-Signature field, read: what its writer says to have signed, and the signature. */
export interface DkimSignature {
  readonly kind: 'signature'
  readonly field: RawField
  /** The field's wire text with the value of `b=` taken out, as it was when it was signed (RFC 6376 §3.7). */
  readonly unsigned: string
  readonly type: 'rsa' | 'ed25519'
  readonly hash: 'sha256' | 'sha1'
  readonly headerForm: CanonicalForm
  readonly bodyForm: CanonicalForm
  readonly domain: string
  readonly selector: string
  /** `i=`: on whose behalf, as far as the domain cares to say; `@domain` where it does not. */
  readonly identity: string
  /** The names of `h=` in lower case, in its order; a name may stand more often than there are such fields. */
  readonly signed: readonly string[]
  readonly signature: Buffer
  readonly bodyHash: Buffer
  /** `l=`: only so many bytes of the canonical body are signed. */
  readonly length: number | undefined
  /** True for a signature by a draft of before RFC 4871, which had another v= or none; it is judged, and said. */
  readonly draft: boolean
  /** `t=` and `x=`: the signer's own clock. */
  readonly signedAt: Moment | undefined
  readonly expires: Moment | undefined
}

/** A signature field that cannot be judged, with what could be read of it. */
export interface UnreadableSignature {
  readonly kind: 'unreadable'
  readonly field: RawField
  readonly domain: string
  readonly selector: string
  readonly algorithm: string
  /** A name for programs: `tag-list`, `version`, `algorithm`, `missing-tag`, `from-not-signed`, … */
  readonly code: string
  readonly says: string
}

/** The tags of a list by name. */
export type Tags = ReadonlyMap<string, Tag>

/** Reads a signature field. 'arc' fields have no v= and count themselves with i= (RFC 8617 §4.1.2). */
export function readSignature(field: RawField, of: 'dkim' | 'arc'): DkimSignature | UnreadableSignature {
  const list = readTagList(field.text, field.text.indexOf(':') + 1)
  const tags: Tags = list.kind === 'tags' ? list.tags : new Map()
  const refuse = (code: string, says: string): UnreadableSignature => unreadable(field, tags, code, says)
  if (list.kind === 'malformed') return refuse('tag-list', `The signature field cannot be read: ${list.says}.`)
  const fault = faultOf(tags, of)
  if (fault !== undefined) return refuse(fault.code, fault.says)
  const [type, hash] = compact(tags, 'a')!.toLowerCase().split('-') as [DkimSignature['type'], DkimSignature['hash']]
  const domain = compact(tags, 'd')!.toLowerCase()
  const [headerForm, bodyForm] = formsOf(compact(tags, 'c'), of)
  const length = compact(tags, 'l')
  return {
    kind: 'signature',
    field,
    unsigned: withoutValue(field.text, tags.get('b')!),
    type,
    hash,
    headerForm: headerForm as CanonicalForm,
    bodyForm: bodyForm as CanonicalForm,
    domain,
    selector: compact(tags, 's')!,
    identity: (of === 'dkim' ? identityOf(tags) : undefined) ?? `@${domain}`,
    signed: namesOf(tags),
    signature: Buffer.from(compact(tags, 'b')!, 'base64'),
    bodyHash: Buffer.from(compact(tags, 'bh')!, 'base64'),
    length: length === undefined ? undefined : Number(length),
    draft: of === 'dkim' && compact(tags, 'v') !== '1',
    signedAt: seconds(compact(tags, 't')),
    expires: seconds(compact(tags, 'x')),
  }
}

/** What is left of a signature field that cannot be judged. */
export const unreadable = (field: RawField, tags: Tags, code: string, says: string): UnreadableSignature => ({
  kind: 'unreadable',
  field,
  domain: compact(tags, 'd')?.toLowerCase() ?? '',
  selector: compact(tags, 's') ?? '',
  algorithm: compact(tags, 'a')?.toLowerCase() ?? '',
  code,
  says,
})

/** A field's wire text with one tag's value and the space around it taken out (RFC 6376 §3.7). */
export function withoutValue(text: string, tag: Tag): string {
  return text.slice(0, tag.span.from) + text.slice(tag.span.to)
}

/** What makes a signature one that RFC 6376 §6.1.1 says not to judge; undefined where nothing does. */
function faultOf(tags: Tags, of: 'dkim' | 'arc'): { code: string; says: string } | undefined {
  const missing = ['a', 'b', 'bh', 'd', 's', ...(of === 'dkim' ? ['h'] : ['i'])].filter(
    name => (compact(tags, name) ?? '') === '',
  )
  // A host may seal no field at all (RFC 8617 leaves the choice to it), but has to say so.
  if (!tags.has('h')) missing.push('h')
  if (missing.length > 0) return fault('missing-tag', `The signature field lacks ${missing.join('=, ')}=.`)
  if (of === 'dkim' && !/^(?:1|0\.\d+)$/.test(compact(tags, 'v') ?? '1'))
    return fault('version', 'The signature field is of an unknown version (v=).')
  const algorithm = compact(tags, 'a')!.toLowerCase()
  // RFC 8617 §4.1.2 builds on RFC 8301: ARC never had rsa-sha1.
  if (!ALGORITHMS.includes(algorithm) || (of === 'arc' && algorithm === 'rsa-sha1'))
    return fault('algorithm', `The algorithm "${algorithm.slice(0, 30)}" is not known.`)
  if (formsOf(compact(tags, 'c'), of).some(form => form !== 'simple' && form !== 'relaxed'))
    return fault('canonical-form', 'The canonical form (c=) is not known.')
  // RFC 6376 §3.5: at least one of the query methods must be one that is known.
  if (tags.has('q') && !/(?:^|:)dns(?:\/txt)?(?:$|:)/.test(compact(tags, 'q')!))
    return fault('query', 'The key is to be fetched in an unknown way (q=).')
  if (!/^\d{1,15}$/.test(compact(tags, 'l') ?? '0')) return fault('length', 'The body length (l=) is no number.')
  for (const name of ['b', 'bh'])
    if (!/^[A-Za-z0-9+/]+={0,2}$/.test(compact(tags, name)!))
      return fault('base64', `What stands in ${name}= is no base64.`)
  // RFC 6376 §5.4: the From field must be signed. ARC leaves the choice of fields to the sealer.
  if (of === 'dkim' && !namesOf(tags).includes('from'))
    return fault('from-not-signed', 'The signature does not cover the From field.')
  // RFC 6376 §3.5: the domain of i= must be that of d= or lie below it.
  const domain = compact(tags, 'd')!.toLowerCase()
  const identity = of === 'dkim' ? identityOf(tags)?.toLowerCase() : undefined
  if (identity !== undefined && !`.${identity.slice(identity.lastIndexOf('@') + 1)}`.endsWith(`.${domain}`))
    return fault(
      'identity-outside-domain',
      `The identity ${identity.slice(0, 80)} (i=) lies outside of ${domain} (d=).`,
    )
  return undefined
}

/** RFC 6376 §3.5: i= is written in dkim-quoted-printable (§2.11). */
const identityOf = (tags: Tags) =>
  compact(tags, 'i')?.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

const ALGORITHMS: readonly string[] = ['rsa-sha256', 'rsa-sha1', 'ed25519-sha256']

const fault = (code: string, says: string) => ({ code, says })

/** A tag's value without any white space; undefined where the tag is absent. */
export const compact = (tags: Tags, name: string): string | undefined => {
  const tag = tags.get(name)
  return tag === undefined ? undefined : withoutSpace(tag.value)
}

const namesOf = (tags: Tags): string[] =>
  compact(tags, 'h')!
    .toLowerCase()
    .split(':')
    .filter(name => name !== '')

/** RFC 6376 §3.5: `c=` defaults to simple/simple, and a body form left out is simple. RFC 8617 sets relaxed/relaxed. */
function formsOf(written: string | undefined, of: 'dkim' | 'arc'): [string, string] {
  const [header = '', body = 'simple'] = (written ?? (of === 'dkim' ? 'simple/simple' : 'relaxed/relaxed'))
    .toLowerCase()
    .split('/')
  return [header, body]
}

/** A time in seconds since 1970, as `t=` and `x=` have it. */
export const seconds = (written: string | undefined): Moment | undefined =>
  written !== undefined && /^\d{1,12}$/.test(written) ? moment(Number(written) * 1000) : undefined
