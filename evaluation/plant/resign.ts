import { createHash } from 'node:crypto'
import type { Field } from '../archive/fields.ts'

const SIGNABLE = [
  'from',
  'to',
  'cc',
  'subject',
  'date',
  'message-id',
  'in-reply-to',
  'references',
  'mime-version',
  'content-type',
  'content-transfer-encoding',
]

/** What a signature must fit: the names of the client's fields in the old mail and in the new one, and the new body. */
export interface Signed {
  readonly before: ReadonlySet<string>
  readonly after: ReadonlySet<string>
  readonly body: Buffer
}

/**
 * Fits a DKIM or ARC signature's form to the new mail: `h=` names the fields that are there, `bh=` is the true hash of
 * the new body (RFC 6376 §3.7), so that neither gives a planted mail away. Only `b=` cannot be right.
 */
export function resign(old: Field, signed: Signed): Field {
  if (!/^(?:dkim|x-google-dkim|arc-message)-signature$/.test(old.key)) return old
  const canonical = /[;\s]c=\s*[a-z]+\/([a-z]+)/.exec(old.text)?.[1] ?? 'simple'
  const text = old.text
    .replace(/([;\s]bh=\s*)[A-Za-z0-9+/=\s]+(?=;|$)/, (_, tag: string) => tag + bodyHash(signed.body, canonical))
    .replace(/([;\s]h=\s*)([A-Za-z0-9:\-\s]+)(?=;|$)/, (whole, tag: string, names: string) => {
      const fitted = fitNames(names.replace(/\s/g, '').split(':'), signed)
      return fitted === undefined ? whole : tag + foldNames(fitted, /\n([ \t]+)/.exec(old.text)?.[1] ?? ' ')
    })
  return { ...old, text: text.endsWith('\n') ? text : `${text}\n` }
}

/** The names to sign, undefined where the old ones fit. A name that was signed though absent is over-signed: it stays. */
function fitNames(names: readonly string[], { before, after }: Signed): string[] | undefined {
  const gone = (name: string) => before.has(name) && !after.has(name)
  const lower = names.map(name => name.toLowerCase())
  const missing = SIGNABLE.filter(name => after.has(name) && !before.has(name) && !lower.includes(name))
  if (missing.length === 0 && !lower.some(gone)) return undefined
  const kept = names.filter(name => !gone(name.toLowerCase()))
  const at = Math.max(1, Math.floor(kept.length / 2))
  const capital = /[A-Z]/.test(kept[0] ?? '')
  const written = missing.map(name =>
    capital ? name.replace(/(?:^|-)[a-z]/g, start => start.toUpperCase()).replace('-Id', '-ID') : name,
  )
  return [...kept.slice(0, at), ...written, ...kept.slice(at)]
}

function foldNames(names: readonly string[], pad: string): string {
  let text = ''
  let width = 4
  for (const [index, name] of names.entries()) {
    const piece = index === 0 ? name : `:${name}`
    if (width + piece.length > 74) {
      text += `\n${pad} `
      width = 2
    }
    text += piece
    width += piece.length
  }
  return text
}

/** The body hash of RFC 6376 §3.4.3 and §3.4.4, over lines that end in CRLF. */
export function bodyHash(body: Buffer, canonical: string): string {
  let text = body.toString('latin1')
  if (canonical === 'relaxed') text = text.replace(/[ \t]+/g, ' ').replace(/ (?=\n|$)/g, '')
  text = text.replace(/\n+$/, '')
  if (text !== '') text = `${text.replaceAll('\n', '\r\n')}\r\n`
  // §3.4.3: an empty body is one CRLF; §3.4.4: it is nothing.
  else if (canonical !== 'relaxed') text = '\r\n'
  return createHash('sha256').update(text, 'latin1').digest('base64')
}
