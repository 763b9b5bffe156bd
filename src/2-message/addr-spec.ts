import { domainToUnicode } from 'node:url'

/** An address taken apart (RFC 5322 §3.4.1). */
export interface AddrSpec {
  /** local@domain, quoted again where the local part cannot stand without; the local part alone without a domain. */
  readonly address: string
  /** What stands before the last @, without quotes. */
  readonly local: string
  /** Lower case, internationalised names in Unicode; '' where there is none. */
  readonly domain: string
}

/** Reads an address as it stood in angle brackets: with its route, comments, `mailto:` and space taken off. */
export function readAddrSpec(written: string): AddrSpec {
  const plain = unrouted(withoutSpace(written))
  const at = plain.lastIndexOf('@')
  const raw = at < 0 ? plain : plain.slice(0, at)
  const domain = at < 0 ? '' : readDomain(plain.slice(at + 1))
  const quoted = raw.length > 1 && raw.startsWith('"') && raw.endsWith('"')
  const local = quoted ? raw.slice(1, -1).replace(/\\(.)/g, '$1') : raw
  // `"anna"@example.org` and `anna@example.org` are one mailbox; quotes that are needed stay.
  const kept = quoted && !/^[^\s"(),:;<>@[\]\\]+$/.test(local) ? raw : local
  return { address: domain === '' ? kept : `${kept}@${domain}`, local, domain }
}

/** A host name for comparing: lower case, no final dot, `xn--` labels in Unicode (RFC 5891) where they are valid. */
export function readDomain(written: string): string {
  const name = written.toLowerCase().replace(/\.$/, '')
  if (!name.includes('xn--') && !/[^\x00-\x7f]/.test(name)) return name
  const unicode = domainToUnicode(name)
  return unicode === '' ? name : unicode
}

/** RFC 5322 §4.4: `<@relay.example,@other.example:anna@example.org>` names relays that no one uses any more. */
function unrouted(address: string): string {
  const bare = /^mailto:/i.test(address) ? address.slice(7) : address
  if (!bare.startsWith('@')) return bare
  const colon = bare.indexOf(':')
  return colon < 0 ? bare : bare.slice(colon + 1)
}

/** White space and comments outside quotes go; nothing inside an address may contain them. */
function withoutSpace(written: string): string {
  if (!/[\s(]/.test(written)) return written
  let kept = ''
  let quoted = false
  let depth = 0
  for (let index = 0; index < written.length; index++) {
    const character = written[index]!
    if (character === '\\' && depth === 0) kept += character + (written[++index] ?? '')
    else if (character === '"' && depth === 0) {
      quoted = !quoted
      kept += character
    } else if (quoted) kept += character
    else if (character === '(') depth++
    else if (character === ')') depth = Math.max(0, depth - 1)
    else if (depth === 0 && !/\s/.test(character)) kept += character
  }
  return kept
}
