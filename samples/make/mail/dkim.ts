/** A signer for DKIM (RFC 6376, RFC 8463), only as large as the sample needs. */
import { createHash, sign } from 'node:crypto'
import type { Moment } from '#ground'
import type { Field } from './field.ts'
import { sha256 } from './mime.ts'
import type { SigningKey } from './keys.ts'

/** How a provider signs: which fields, which canonical forms, and how it lays the tags out. */
export interface SigningHabit {
  readonly canonical: 'relaxed/relaxed' | 'relaxed/simple' | 'simple/simple'
  /** Names in the order they are listed; a name more often than its field guards against added ones (§8.15). */
  readonly fields: readonly string[]
  readonly layout: 'exchange' | 'google' | 'rspamd' | 'plain'
}

/** The DKIM-Signature field for a message, raw. */
export function signature(
  fields: readonly Field[],
  body: Buffer,
  key: SigningKey,
  habit: SigningHabit,
  at: Moment,
  name = 'DKIM-Signature',
  lead = 'v=1; ',
): Field {
  const [headerForm, bodyForm] = habit.canonical.split('/') as ['relaxed' | 'simple', 'relaxed' | 'simple']
  const present = new Set(fields.map(fieldName))
  const listed = habit.fields.filter(each => present.has(each.toLowerCase()) || /^(?:to|cc|from|subject)$/i.test(each))
  const signed = habit.layout === 'rspamd' ? listed : listed.filter(each => present.has(each.toLowerCase()))
  const tags = {
    start: `${lead}a=${key.algorithm}; c=${habit.canonical}; d=${key.domain};`,
    selector: `s=${key.selector};`,
    time: habit.layout === 'exchange' ? '' : `t=${Math.floor(at / 1000)};`,
    names: `h=${signed.join(':')};`,
    hash: `bh=${sha256(canonicalBody(body, bodyForm))};`,
  }
  const unsigned = laidOut(name, tags, habit.layout)
  const input = [...chosen(fields, signed), unsigned]
    .map(each => canonicalField(each, headerForm))
    .join('')
    .slice(0, -2)
  return unsigned.replace(/b=\r\n$/, `b=${folded(signBytes(input, key), habit.layout)}\r\n`)
}

/** The signed fields, for each name from the bottom up (§5.4.2); a name without a field left counts as nothing. */
function chosen(fields: readonly Field[], names: readonly string[]): Field[] {
  const left = [...fields]
  return names.flatMap(name => {
    const index = left.findLastIndex(each => fieldName(each) === name.toLowerCase())
    return index < 0 ? [] : left.splice(index, 1)
  })
}

function fieldName(raw: Field): string {
  return raw.slice(0, raw.indexOf(':')).trim().toLowerCase()
}

/** §3.4.1 and §3.4.2. */
export function canonicalField(raw: Field, form: 'relaxed' | 'simple'): string {
  if (form === 'simple') return raw
  const colon = raw.indexOf(':')
  const value = raw
    .slice(colon + 1)
    .replace(/\r\n/g, '')
    .replace(/[ \t]+/g, ' ')
    .trim()
  return `${raw.slice(0, colon).trim().toLowerCase()}:${value}\r\n`
}

/** §3.4.3 and §3.4.4. */
export function canonicalBody(body: Buffer, form: 'relaxed' | 'simple'): Buffer {
  const text = body.toString('latin1')
  const lines = form === 'simple' ? text : text.replace(/[ \t]+\r\n/g, '\r\n').replace(/[ \t]+/g, ' ')
  const ended = lines.replace(/(?:\r\n)+$/, '')
  if (ended === '') return Buffer.from(form === 'simple' ? '\r\n' : '')
  return Buffer.from(`${ended}\r\n`, 'latin1')
}

function signBytes(input: string, key: SigningKey): string {
  const bytes = Buffer.from(input, 'latin1')
  // RFC 8463 §3: Ed25519 signs the SHA-256 hash of what RSA would sign itself.
  if (key.algorithm === 'ed25519-sha256')
    return sign(null, createHash('sha256').update(bytes).digest(), key.privateKey).toString('base64')
  return sign('sha256', bytes, key.privateKey).toString('base64')
}

type Tags = Readonly<Record<'start' | 'selector' | 'time' | 'names' | 'hash', string>>

function laidOut(name: string, tags: Tags, layout: SigningHabit['layout']): Field {
  const { start, selector, time, names, hash } = tags
  switch (layout) {
    case 'exchange':
      return `${name}: ${start}\r\n ${selector}\r\n ${names}\r\n ${hash}\r\n b=\r\n`
    case 'google': {
      const indent = '\r\n        '
      const list = broken(names, `${indent} :`, 7)
      return `${name}: ${start.replace(' d=', `${indent}d=`)} ${selector} ${time}${indent}${list}${indent}${hash}${indent}b=\r\n`
    }
    case 'rspamd':
      return `${name}: ${start}\r\n\t${selector} ${time} ${broken(names, ':\r\n\t ', 4)}\r\n\t${hash}\r\n\tb=\r\n`
    case 'plain':
      return `${name}: ${start}\r\n\t${selector} ${time}\r\n\t${names}\r\n\t${hash}\r\n\tb=\r\n`
  }
}

/** A list of names with a fold at every so-and-so-manieth colon (§3.5 allows white space around it). */
function broken(names: string, fold: string, every: number): string {
  const parts = names.split(':')
  return parts.map((part, index) => (index === 0 ? part : (index % every === 0 ? fold : ':') + part)).join('')
}

function folded(base64: string, layout: SigningHabit['layout']): string {
  if (layout === 'exchange') return base64
  const indent = layout === 'google' ? '         ' : '\t '
  return (base64.match(/.{1,72}/g) ?? []).join(`\r\n${indent}`)
}
