import type { Span } from '#ground'
import { readSeal } from './arc-seal.ts'
import { type DkimSignature, readSignature } from './dkim-signature.ts'
import type { RawField } from './raw-fields.ts'
import type { Remark } from './signature-warnings.ts'
import { readTagList } from './tag-list.ts'

/** The three fields that one host adds (RFC 8617 §4.2), read. */
export interface ArcSet {
  readonly instance: number
  /** ARC-Authentication-Results: who speaks, and what was found. */
  readonly host: string
  readonly results: string
  readonly message: DkimSignature
  /** The seal, as a signature whose fields are given by the standard. */
  readonly seal: DkimSignature
  readonly cv: 'none' | 'pass' | 'fail' | undefined
  readonly fields: Record<'results' | 'message' | 'seal', RawField>
  /** From the first to the last byte of its fields. */
  readonly span: Span
}

/** All sets in order, or why they make no chain. */
export type ArcSets =
  | { readonly kind: 'none' }
  | { readonly kind: 'broken'; readonly reason: Remark }
  | { readonly kind: 'sets'; readonly sets: readonly ArcSet[] }

/** RFC 8617 §4.2.1: no chain is longer. */
const LONGEST = 50

const KINDS = {
  'arc-authentication-results': 'results',
  'arc-message-signature': 'message',
  'arc-seal': 'seal',
} as const

type Kind = (typeof KINDS)[keyof typeof KINDS]

/** Puts the ARC fields of a mail into sets (RFC 8617 §5.2, steps 1 to 3). */
export function readArcSets(fields: readonly RawField[]): ArcSets {
  const byInstance = new Map<number, Partial<Record<Kind, RawField>>>()
  for (const field of fields) {
    if (!Object.hasOwn(KINDS, field.key)) continue
    const kind = KINDS[field.key as keyof typeof KINDS]
    const instance = instanceOf(field, kind)
    if (instance === undefined)
      return broken('instance', `A field ${field.key} has no instance from 1 to ${LONGEST} (i=).`)
    const set = byInstance.get(instance) ?? {}
    if (set[kind] !== undefined) return broken('doubled', `Instance ${instance} has two fields ${field.key}.`)
    byInstance.set(instance, { ...set, [kind]: field })
  }
  if (byInstance.size === 0) return { kind: 'none' }
  const sets: ArcSet[] = []
  for (let instance = 1; instance <= byInstance.size; instance++) {
    const { results, message, seal } = byInstance.get(instance) ?? {}
    if (results === undefined || message === undefined || seal === undefined)
      return broken('incomplete', `Instance ${instance} of ${byInstance.size} is missing or lacks a field.`)
    const set = readSet(instance, { results, message, seal })
    if ('code' in set) return { kind: 'broken', reason: set }
    sets.push(set)
  }
  return { kind: 'sets', sets }
}

function readSet(instance: number, fields: ArcSet['fields']): ArcSet | Remark {
  const message = readSignature(fields.message, 'arc')
  if (message.kind === 'unreadable') return { code: `message-${message.code}`, says: message.says }
  // RFC 8617 §4.1.2: a message signature must not cover a seal, which comes after it.
  if (message.signed.includes('arc-seal'))
    return { code: 'message-covers-seal', says: 'A message signature covers a seal.' }
  const seal = readSeal(fields.seal)
  if (seal.kind === 'unreadable') return { code: `seal-${seal.code}`, says: seal.says }
  const { host, results } = statementOf(fields.results)
  const spans = [fields.results.span, fields.message.span, fields.seal.span]
  return {
    instance,
    host,
    results,
    message,
    seal: seal.signature,
    cv: seal.cv,
    fields,
    span: { from: Math.min(...spans.map(({ from }) => from)), to: Math.max(...spans.map(({ to }) => to)) },
  }
}

/** `i=1; mx.example.org; spf=pass …`: the instance, then a field like Authentication-Results (RFC 8617 §4.1.1). */
function statementOf({ text }: RawField): { host: string; results: string } {
  const value = text
    .slice(text.indexOf(';') + 1)
    .replaceAll('\r\n', '')
    .trim()
  const end = value.indexOf(';')
  const host = (end === -1 ? value : value.slice(0, end)).trim().split(/\s/)[0] ?? ''
  return {
    host,
    results:
      end === -1
        ? ''
        : value
            .slice(end + 1)
            .replace(/[ \t]+/g, ' ')
            .trim(),
  }
}

function instanceOf({ text }: RawField, kind: Kind): number | undefined {
  const start = text.indexOf(':') + 1
  const written = kind === 'results' ? /^\s*i\s*=\s*([^\s;]+)\s*;/.exec(text.slice(start))?.[1] : tagOf(text, start)
  if (written === undefined || !/^[1-9]\d?$/.test(written)) return undefined
  return Number(written) <= LONGEST ? Number(written) : undefined
}

function tagOf(text: string, start: number): string | undefined {
  const list = readTagList(text, start)
  return list.kind === 'tags' ? list.tags.get('i')?.value : undefined
}

const broken = (code: string, says: string): ArcSets => ({ kind: 'broken', reason: { code, says } })
