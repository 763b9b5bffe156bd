/** What an address is reserved for (IANA special-purpose registries, RFC 6890): only 'public' ones say where somebody is. */
export type IpScope = 'public' | 'private' | 'loopback' | 'link-local' | 'reserved'

/** Blocks that are not public: the first address as a number, and how many leading bits belong to the block. */
const BLOCKS_4: readonly (readonly [block: number, bits: number, scope: IpScope])[] = [
  [0x0a000000, 8, 'private'], // 10.0.0.0/8, RFC 1918
  [0xac100000, 12, 'private'], // 172.16.0.0/12, RFC 1918
  [0xc0a80000, 16, 'private'], // 192.168.0.0/16, RFC 1918
  [0x64400000, 10, 'private'], // 100.64.0.0/10, RFC 6598: between a provider and its customers
  [0x7f000000, 8, 'loopback'], // 127.0.0.0/8, RFC 1122 §3.2.1.3
  [0xa9fe0000, 16, 'link-local'], // 169.254.0.0/16, RFC 3927
  [0x00000000, 8, 'reserved'], // 0.0.0.0/8, RFC 791 §3.2
  [0xc0000000, 24, 'reserved'], // 192.0.0.0/24, RFC 6890
  [0xc0000200, 24, 'reserved'], // 192.0.2.0/24, RFC 5737: documentation
  [0xc6336400, 24, 'reserved'], // 198.51.100.0/24, RFC 5737
  [0xcb007100, 24, 'reserved'], // 203.0.113.0/24, RFC 5737
  [0xc6120000, 15, 'reserved'], // 198.18.0.0/15, RFC 2544: benchmarks
  [0xe0000000, 3, 'reserved'], // 224.0.0.0/3: multicast (RFC 5771), future use, broadcast
]

/**
 * The bytes of an IP address in text: 4 or 16 of them; undefined for anything else. Reads what RFC 4291 §2.2 and the
 * address literals of mail (RFC 5321 §4.1.3: `[IPv6:…]`) allow. An IPv4 address mapped into IPv6 is read as IPv4, and
 * a zone (`fe80::1%3`) is passed over, since it means something on one machine only.
 */
export function ipBytes(text: string): readonly number[] | undefined {
  if (text.length > 64) return undefined
  let bare = text.trim()
  if (bare.startsWith('[') && bare.endsWith(']')) bare = bare.slice(1, -1)
  if (/^ipv6:/i.test(bare)) bare = bare.slice(5)
  if (!bare.includes(':')) return ipv4Bytes(bare)
  const zone = bare.indexOf('%')
  const bytes = ipv6Bytes(zone === -1 ? bare : bare.slice(0, zone))
  if (bytes === undefined) return undefined
  const mapped = bytes[10] === 255 && bytes[11] === 255 && bytes.every((byte, index) => index > 9 || byte === 0)
  return mapped ? bytes.slice(12) : bytes
}

function ipv4Bytes(text: string): number[] | undefined {
  // Leading zeros are refused: some programs read them as octal, so such an address means two things (RFC 6943 §3.1.1).
  if (!/^(?:0|[1-9]\d{0,2})(?:\.(?:0|[1-9]\d{0,2})){3}$/.test(text)) return undefined
  const bytes = text.split('.').map(Number)
  return bytes.every(byte => byte < 256) ? bytes : undefined
}

function ipv6Bytes(text: string): number[] | undefined {
  const gap = text.indexOf('::')
  const head = groups(gap === -1 ? text : text.slice(0, gap))
  const tail = gap === -1 ? [] : groups(text.slice(gap + 2))
  if (head === undefined || tail === undefined) return undefined
  const missing = 16 - head.length - tail.length
  if (gap === -1 ? missing !== 0 : missing < 2) return undefined
  return [...head, ...Array<number>(missing).fill(0), ...tail]
}

function groups(text: string): number[] | undefined {
  if (text === '') return []
  const bytes: number[] = []
  const parts = text.split(':')
  for (const [index, part] of parts.entries()) {
    const last = index === parts.length - 1 && part.includes('.') ? ipv4Bytes(part) : undefined
    if (last !== undefined) bytes.push(...last)
    else if (/^[0-9a-f]{1,4}$/i.test(part)) bytes.push(parseInt(part, 16) >> 8, parseInt(part, 16) & 255)
    else return undefined
  }
  return bytes.length > 16 ? undefined : bytes
}

/**
 * An IP address in the one text form in which addresses are stored and compared: dotted decimals, or RFC 5952 §4 for
 * IPv6. Undefined where the text is no address.
 */
export function canonicalIp(text: string): string | undefined {
  const bytes = ipBytes(text)
  return bytes === undefined ? undefined : ipText(bytes)
}

function ipText(bytes: readonly number[]): string {
  if (bytes.length === 4) return bytes.join('.')
  const words = Array.from({ length: 8 }, (_, index) => ((bytes[2 * index]! << 8) | bytes[2 * index + 1]!).toString(16))
  // RFC 5952 §4.2: the longest run of zeros is shortened, the first of equal ones, never a single group.
  let [from, length] = [0, 1]
  for (let start = 0; start < 8; start++) {
    let end = start
    while (end < 8 && words[end] === '0') end++
    if (end - start > length) [from, length] = [start, end - start]
  }
  if (length === 1) return words.join(':')
  return `${words.slice(0, from).join(':')}::${words.slice(from + length).join(':')}`
}

/**
 * The network of the given prefix length that an address lies in, `192.0.2.7` with 24 → `192.0.2.0/24`: the grain in
 * which habits are compared, since one line at home changes its last digits. Undefined where the text is no address or
 * has fewer bits.
 */
export function ipNetwork(text: string, bits: number): string | undefined {
  const bytes = ipBytes(text)
  if (bytes === undefined || bits < 0 || bits > bytes.length * 8) return undefined
  const masked = bytes.map((byte, index) => byte & (0xff00 >> Math.min(8, Math.max(0, bits - 8 * index))) & 0xff)
  return `${ipText(masked)}/${bits}`
}

/** What an address is for, or undefined where the text is none. One that carries an IPv4 address inside counts as it. */
export function ipScope(text: string): IpScope | undefined {
  const bytes = ipBytes(text)
  if (bytes === undefined) return undefined
  return bytes.length === 4 ? scope4(bytes) : scope6(bytes)
}

function scope4(bytes: readonly number[]): IpScope {
  const value = ((bytes[0]! << 24) | (bytes[1]! << 16) | (bytes[2]! << 8) | bytes[3]!) >>> 0
  for (const [block, bits, scope] of BLOCKS_4) if (value >>> (32 - bits) === block >>> (32 - bits)) return scope
  return 'public'
}

function scope6(bytes: readonly number[]): IpScope {
  const first = (bytes[0]! << 8) | bytes[1]!
  const second = (bytes[2]! << 8) | bytes[3]!
  if (bytes.every((byte, index) => byte === (index === 15 ? 1 : 0))) return 'loopback' // ::1
  if ((first & 0xffc0) === 0xfe80) return 'link-local' // fe80::/10, RFC 4291 §2.5.6
  if ((first & 0xfe00) === 0xfc00) return 'private' // fc00::/7, RFC 4193
  if (first === 0x2002) return scope4(bytes.slice(2, 6)) // 6to4, RFC 3056: Gmail's inner hops are 2002:a00::/24
  if (first === 0x64 && second === 0xff9b) return scope4(bytes.slice(12)) // NAT64, RFC 6052
  if (first === 0x2001 && second === 0xdb8) return 'reserved' // RFC 3849: documentation
  // RFC 4291 §2.4: global unicast is what IANA has given out, 2000::/3; 2001::/23 are protocol assignments, Teredo too.
  if ((first & 0xe000) !== 0x2000 || (first === 0x2001 && second < 0x200)) return 'reserved'
  return 'public'
}
