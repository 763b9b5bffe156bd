import type { AuthenticationResult, AuthenticationResults, Header, Hop } from './message.ts'
import { parted, pairs, type Piece } from './result-list.ts'
import { readTrustBoundary } from './trust-boundary.ts'

/** Fields read of one message, and results of one field: honest ones have fewer than ten of each. */
const MOST_FIELDS = 40
const MOST_RESULTS = 40

/** What a field says, before it is judged who says it. */
export interface WitnessStatement {
  /** The authserv-id in lower case; '' where the field names nobody, as Microsoft's do. */
  readonly host: string
  readonly results: readonly AuthenticationResult[]
}

/**
 * Reads what hosts on the way say that they checked: Authentication-Results (RFC 8601), ARC-Authentication-Results
 * (RFC 8617 §4.1.1) and Received-SPF (RFC 7208 §9.1), topmost first.
 *
 * Anybody may write such a field into a mail, so each gets a standing by its place, as `readTrustBoundary` tells:
 * 'boundary' where the host wrote it that took the mail in for this mailbox, 'inner' for hosts behind it, 'foreign' for
 * all others. An ARC set by another host is foreign too, whatever it says: whether its seals hold is asked by those who
 * verify, and even then it is the word of its sealer.
 */
export function readAuthenticationResults(headers: readonly Header[], hops: readonly Hop[]): AuthenticationResults[] {
  const fields = headers.filter(({ key }) => READERS.has(key)).slice(0, MOST_FIELDS)
  if (fields.length === 0) return []
  const boundary = readTrustBoundary(headers, hops)
  return fields.map(header => {
    const statement = READERS.get(header.key)!(header.value)
    return { ...statement, standing: boundary.standing(header, statement), span: header.span }
  })
}

const READERS: ReadonlyMap<string, (value: string) => WitnessStatement> = new Map([
  ['authentication-results', readResults],
  ['arc-authentication-results', (value: string) => readResults(value.replace(/^\s*i\s*=\s*\d{1,3}\s*;/i, ''))],
  ['received-spf', readReceivedSpf],
])

function readResults(value: string): WitnessStatement {
  const [first, ...rest] = parted(value)
  if (first === undefined) return { host: '', results: [] }
  // RFC 8601 §2.2: the authserv-id comes first, perhaps with a version. Microsoft begins with the first result at once.
  const named = !first.text.includes('=')
  const host = named ? readHost(first.text) : ''
  const results: AuthenticationResult[] = []
  for (const piece of named ? rest : [first, ...rest]) {
    const result = results.length < MOST_RESULTS ? readResult(piece) : undefined
    if (result !== undefined) results.push(result)
  }
  return { host, results }
}

/** The id without its version, and without the queue name that some put behind a slash. */
function readHost(text: string): string {
  const end = text.search(/[\s/]/)
  const id = end === -1 ? text : text.slice(0, end)
  return (id.startsWith('"') ? id.slice(1, id.endsWith('"') ? -1 : undefined) : id).toLowerCase()
}

/** One `method=result reason="…" ptype.property=value …`; undefined for `none`, which says that nothing was checked. */
function readResult({ text, comments }: Piece): AuthenticationResult | undefined {
  const [spec, ...properties] = pairs(text)
  if (spec === undefined) return undefined
  const told: Record<string, string> = {}
  let reason: string | undefined
  for (const [name, value] of properties) {
    if (name === 'reason') reason ??= value
    else if (!Object.hasOwn(told, name)) told[name] = value
  }
  for (const comment of comments) {
    // Microsoft and some others tell the client's address in a comment only: `spf=pass (sender IP is 192.0.2.7)`.
    const ip = comment.length < 20 ? undefined : CLIENT_IP.exec(comment)?.[1]
    if (ip !== undefined) told['smtp.remote-ip'] ??= ip
  }
  // RFC 8601 §2.2: a method may carry a version, `dkim/1`.
  const method = spec[0].split('/', 1)[0]!
  return { method, result: spec[1].toLowerCase(), properties: told, ...(reason === undefined ? {} : { reason }) }
}

const CLIENT_IP = /^(?:sender IP is |client-ip=)([0-9a-f.:]{3,45})/i

/** RFC 7208 §9.1 names; the properties are those that RFC 8601 §2.7 would use for the same. */
const SPF_PROPERTIES: Readonly<Record<string, string>> = {
  'client-ip': 'smtp.remote-ip',
  'envelope-from': 'smtp.mailfrom',
  helo: 'smtp.helo',
  mechanism: 'policy.mechanism',
  identity: 'policy.identity',
}

/** `Pass (mx.y.example: domain of x.example designates 192.0.2.7 as permitted sender) client-ip=192.0.2.7; …` */
function readReceivedSpf(value: string): WitnessStatement {
  const pieces = parted(value)
  const result = /^[a-z]{4,9}/i.exec(pieces[0]?.text ?? '')?.[0]?.toLowerCase()
  if (result === undefined) return { host: '', results: [] }
  const properties: Record<string, string> = {}
  let receiver: string | undefined
  for (const [name, told] of pieces.flatMap(({ text }) => pairs(text))) {
    if (name === 'receiver') receiver ??= told
    const property = Object.hasOwn(SPF_PROPERTIES, name) ? SPF_PROPERTIES[name] : undefined
    if (property !== undefined) properties[property] ??= told
  }
  const comment = pieces[0]!.comments[0] ?? ''
  const remark = /^([a-z0-9-]+(?:\.[a-z0-9-]+)+): /i.exec(comment.slice(0, 260))?.[1]
  const host = (remark ?? receiver ?? '').toLowerCase()
  return { host, results: [{ method: 'spf', result, properties, ...(comment === '' ? {} : { reason: comment }) }] }
}
