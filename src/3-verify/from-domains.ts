import { domainToASCII } from 'node:url'

/**
 * The domains that the From fields of a mail name, in lower case, each once. Exact where it matters for proof: what
 * stands in quotes or comments is a display name, and not the address (`"anna@x.example" <eve@y.example>` is y.example).
 */
export function fromDomains(fromFields: readonly string[]): readonly string[] {
  const domains = fromFields.flatMap(text => addresses(text.slice(text.indexOf(':') + 1))).map(domainOf)
  return [...new Set(domains.filter(domain => domain !== undefined))]
}

/** The addr-specs of an address list (RFC 5322 §3.4), quoted strings and comments left out of account. */
function addresses(list: string): string[] {
  const found: string[] = []
  let plain = ''
  let angle: string | undefined
  let depth = 0
  const close = () => {
    const address = (angle ?? plain).trim()
    if (address.includes('@')) found.push(address)
    plain = ''
    angle = undefined
  }
  for (let at = 0; at < list.length; at++) {
    const character = list[at]!
    if (character === '\\') at++
    else if (depth > 0) depth += character === '(' ? 1 : character === ')' ? -1 : 0
    else if (character === '(') depth = 1
    else if (character === '"') at = quoteEnd(list, at)
    else if (character === '<') {
      const end = list.indexOf('>', at)
      angle = list.slice(at + 1, end === -1 ? undefined : end)
      at = end === -1 ? list.length : end
    } else if (character === ',' || character === ';') close()
    else if (character === ':') plain = ''
    else plain += character
  }
  close()
  return found
}

function quoteEnd(list: string, from: number): number {
  let at = from + 1
  while (at < list.length && list[at] !== '"') at += list[at] === '\\' ? 2 : 1
  return at
}

function domainOf(address: string): string | undefined {
  const written = address
    .slice(address.lastIndexOf('@') + 1)
    .trim()
    .replace(/\.$/, '')
  if (written === '' || /[\s<>"]/.test(written)) return undefined
  // RFC 6532: a domain may stand there in UTF-8; d= has it in its ASCII form (RFC 5891).
  const text = Buffer.from(written, 'latin1').toString('utf8')
  const ascii = domainToASCII(text)
  return (ascii === '' ? text : ascii).toLowerCase()
}
