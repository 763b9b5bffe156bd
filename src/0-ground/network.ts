/** What an address is reserved for (IANA special-purpose registries, RFC 6890): only 'public' ones say where somebody is. */
export type IpScope = 'public' | 'private' | 'loopback' | 'link-local' | 'reserved'

const DOT = 46
const ZERO = 48
const NINE = 57

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
  const first = text.charCodeAt(0)
  if (first >= ZERO && first <= NINE) {
    const plain = ipv4Bytes(text)
    if (plain !== undefined) return plain
  }
  let bare = text.trim()
  // Host names are asked about far more often than addresses, and nothing of an address is in them.
  if (!bare.startsWith('[') && !bare.includes(':')) return ipv4Bytes(bare)
  if (bare.startsWith('[') && bare.endsWith(']')) bare = bare.slice(1, -1)
  if (/^ipv6:/i.test(bare)) bare = bare.slice(5)
  if (!bare.includes(':')) return ipv4Bytes(bare)
  const zone = bare.indexOf('%')
  const bytes = ipv6Bytes(zone === -1 ? bare : bare.slice(0, zone))
  if (bytes === undefined) return undefined
  const mapped = bytes[10] === 255 && bytes[11] === 255 && bytes.every((byte, index) => index > 9 || byte === 0)
  return mapped ? bytes.slice(12) : bytes
}

/** Four decimal numbers up to 255. Runs for each word that might be an address, so it counts by hand. */
function ipv4Bytes(text: string): number[] | undefined {
  if (text.length < 7 || text.length > 15) return undefined
  const bytes: number[] = []
  let number = -1
  for (let index = 0; index <= text.length; index++) {
    const code = index < text.length ? text.charCodeAt(index) : DOT
    if (code === DOT) {
      if (number < 0 || number > 255) return undefined
      bytes.push(number)
      number = -1
    } else {
      // A leading zero is refused: some programs read octal there, so such an address means two things (RFC 6943 §3.1.1).
      if (code < ZERO || code > NINE || number === 0) return undefined
      number = Math.max(number, 0) * 10 + code - ZERO
    }
  }
  return bytes.length === 4 ? bytes : undefined
}

/** RFC 4291 §2.2: eight groups of hexadecimal digits, one run of zero groups left out, the last two perhaps as IPv4. */
function ipv6Bytes(text: string): number[] | undefined {
  const gap = text.indexOf('::')
  const bytes: number[] = []
  if (!pushGroups(gap === -1 ? text : text.slice(0, gap), bytes)) return undefined
  if (gap === -1) return bytes.length === 16 ? bytes : undefined
  const tail: number[] = []
  if (!pushGroups(text.slice(gap + 2), tail)) return undefined
  const missing = 16 - bytes.length - tail.length
  if (missing < 2) return undefined
  for (let index = 0; index < missing; index++) bytes.push(0)
  for (const byte of tail) bytes.push(byte)
  return bytes
}

/** Appends the bytes of groups parted by colons; false where one is none. */
function pushGroups(text: string, bytes: number[]): boolean {
  for (let from = 0; from < text.length;) {
    const colon = text.indexOf(':', from)
    const end = colon === -1 ? text.length : colon
    if (colon === text.length - 1 || end === from) return false
    if (end - from > 4) {
      const embedded = colon === -1 ? ipv4Bytes(text.slice(from)) : undefined
      if (embedded === undefined) return false
      bytes.push(...embedded)
    } else {
      const group = /^[0-9a-f]+$/i.test(text.slice(from, end)) ? parseInt(text.slice(from, end), 16) : -1
      if (group < 0) return false
      bytes.push(group >> 8, group & 255)
    }
    from = end + 1
  }
  return bytes.length <= 16
}

/**
 * An IP address in the one text form in which addresses are stored and compared: dotted decimals, or RFC 5952 §4 for
 * IPv6. Undefined where the text is no address.
 */
export function canonicalIp(text: string): string | undefined {
  // Dotted decimals have one form only.
  if (ipv4Bytes(text) !== undefined) return text
  const bytes = ipBytes(text)
  return bytes === undefined ? undefined : ipText(bytes)
}

function ipText(bytes: readonly number[]): string {
  if (bytes.length === 4) return `${bytes[0]!}.${bytes[1]!}.${bytes[2]!}.${bytes[3]!}`
  const group = (index: number) => (bytes[2 * index]! << 8) | bytes[2 * index + 1]!
  // RFC 5952 §4.2: the longest run of zeros is shortened, the first of equal ones, never a single group.
  let gap = -1
  let length = 1
  for (let start = 0; start < 8; start++) {
    let end = start
    while (end < 8 && group(end) === 0) end++
    if (end - start <= length) continue
    gap = start
    length = end - start
  }
  let text = ''
  for (let index = 0; index < 8; index++) {
    if (index === gap) {
      text += '::'
      index += length - 1
    } else text += `${index === 0 || text.endsWith('::') ? '' : ':'}${group(index).toString(16)}`
  }
  return text
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
