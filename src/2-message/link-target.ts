import { domainToUnicode } from 'node:url'
import { canonicalIp } from '#ground'

/** A target as a browser would follow it. */
export interface Target {
  /** Absolute where that can be told, without white space that a browser passes over. */
  readonly url: string
  /** In lower case, internationalised names in Unicode (`url` keeps their ASCII form); '' for what is no web address. */
  readonly host: string
  /** How the host was disguised, if it was: each is a step on the way to where the target leads. */
  readonly disguises: readonly string[]
}

/** The form of nearly all targets, in which nothing has to be worked out. */
const PLAIN =
  /^https?:\/\/([a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?){0,20}\.[a-z]{2,24})(?=[/?#]|$)/

/** Schemes of which a browser takes apart the host (WHATWG URL, special schemes). */
const SPECIAL = /^(?:https?|ftp|wss?):/i

/**
 * Reads a target as browsers do (WHATWG URL Standard): tabs and line ends inside are nothing, backslashes are slashes, a
 * host may be escaped or written as a number, and what stands before an @ is no host.
 */
export function readTarget(written: string, base?: string): Target {
  const plain = PLAIN.exec(written)
  if (plain !== null && !plain[1]!.includes('xn--') && !/[\s\\]/.test(written))
    return { url: written, host: plain[1]!, disguises: [] }
  return readUnusual(written, base)
}

function readUnusual(written: string, base: string | undefined): Target {
  const trimmed = written.replace(/^[\u0000-\u0020]+|[\u0000-\u0020]+$/g, '')
  const bare = trimmed.replace(/[\t\n\r]+/g, '')
  const url = SPECIAL.test(bare) ? URL.parse(bare) : relative(bare, base)
  if (url === null) return { url: bare, host: '', disguises: [] }
  if (!SPECIAL.test(url.protocol)) return { url: bare, host: '', disguises: [] }
  const host = hostOf(url)
  const disguises = bare === trimmed ? [] : ['white space in the address']
  if (url.username !== '' || url.password !== '') disguises.push(`${decoded(url.username)}@`)
  if (/^[a-z]+:[/\\]*\\/i.test(bare)) disguises.push('backslashes')
  disguises.push(...disguisesOf(bare, host))
  url.username = ''
  url.password = ''
  return { url: url.href, host, disguises }
}

/** Without a scheme it counts against the page's own address, or begins with the host's name alone. */
function relative(target: string, base: string | undefined): URL | null {
  if (/^www\./i.test(target)) return URL.parse(`http://${target}`)
  if (/^[/\\]{2}/.test(target)) return URL.parse(target, 'https://base.invalid/')
  if (/^[a-z][a-z0-9+.-]*:/i.test(target)) return URL.parse(target)
  return base === undefined ? null : URL.parse(target, base)
}

function hostOf(url: URL): string {
  const name = url.hostname.replace(/\.$/, '')
  const ip = name.startsWith('[') || /^\d/.test(name) ? canonicalIp(name) : undefined
  if (ip !== undefined || !name.includes('xn--')) return ip ?? name
  // A name that is no valid punycode has no Unicode form.
  const unicode = domainToUnicode(name)
  return unicode === '' ? name : unicode
}

/** What was done to the host that a reader would not see: escapes, and numbers that are addresses. */
function disguisesOf(bare: string, host: string): string[] {
  const authority = /^[a-z]+:[/\\]*([^/\\?#]*)/i.exec(bare)?.[1] ?? ''
  const written = authority
    .slice(authority.lastIndexOf('@') + 1)
    .replace(/:\d*$/, '')
    .toLowerCase()
  if (written === '' || written === host) return []
  if (written.includes('%')) return ['escaped host']
  if (canonicalIp(host) !== undefined && canonicalIp(written) === undefined) return ['number as host']
  return []
}

/** Percent-decoded where that is possible, else as it is. */
export function decoded(text: string): string {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch (error) {
    // Escapes that are no UTF-8 were written so on purpose or by age; they are decoded byte by byte.
    if (!(error instanceof URIError)) throw error
    return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  }
}
