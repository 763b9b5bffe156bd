/** A TXT record of a zone file, its strings joined (RFC 7208 §3.3 and RFC 6376 §3.6.2.2: with nothing between). */
export interface ZoneRecord {
  readonly name: string
  readonly txt: string
}

/** The TXT records of a zone file, and what could not be read in it. */
export interface Zone {
  readonly records: readonly ZoneRecord[]
  readonly troubles: readonly string[]
}

/**
 * Reads the TXT records of a master file (RFC 1035 §5): `$ORIGIN`, names that are left out or relative, comments, and
 * records over several lines in parentheses. Other records and directives are passed over.
 */
export function readZone(text: string): Zone {
  const records: ZoneRecord[] = []
  const troubles: string[] = []
  let origin = ''
  let owner = ''
  for (const words of entries(text)) {
    const [first, ...rest] = words
    if (first === undefined) continue
    if (first.text.toUpperCase() === '$ORIGIN') {
      origin = rest[0]?.text ?? ''
      continue
    }
    const hasName = !first.indented
    if (hasName) owner = absolute(first.text, origin)
    const type = words.findIndex(
      ({ text: word, quoted }, at) => at >= (hasName ? 1 : 0) && !quoted && word.toUpperCase() === 'TXT',
    )
    if (type === -1) {
      // A record without its type, as tools print it: `s1._domainkey.x.example "v=DKIM1; p=…"`.
      if (!words.some(({ quoted }) => quoted) || !/_domainkey/i.test(first.text)) continue
      records.push({
        name: owner,
        txt: rest
          .filter(({ quoted }) => quoted)
          .map(word => word.text)
          .join(''),
      })
      continue
    }
    const strings = words.slice(type + 1)
    if (owner === '' || strings.length === 0)
      troubles.push(`A TXT record has no name or no text: ${first.text.slice(0, 60)}.`)
    else
      records.push({
        name: owner,
        txt: strings.every(({ quoted }) => !quoted)
          ? strings.map(word => word.text).join(' ')
          : strings.map(word => word.text).join(''),
      })
  }
  return { records, troubles }
}

interface Word {
  readonly text: string
  readonly quoted: boolean
  /** True where the entry's line begins with space: it goes on with the name of the one before. */
  readonly indented: boolean
}

/** The entries of a master file as words: comments gone, lines in parentheses joined. */
function* entries(text: string): Generator<readonly Word[]> {
  let words: Word[] = []
  let open = 0
  for (const line of text.split(/\r?\n/)) {
    const indented = words.length === 0 && /^\s/.test(line)
    for (const [word] of line.matchAll(/"(?:[^"\\]|\\.)*"|;.*|[()]|[^\s;()"]+/g)) {
      if (word.startsWith(';')) break
      if (word === '(') open++
      else if (word === ')') open = Math.max(0, open - 1)
      else if (word.startsWith('"'))
        words.push({ text: word.slice(1, -1).replace(/\\(.)/g, '$1'), quoted: true, indented })
      else words.push({ text: word.replace(/\\;/g, ';'), quoted: false, indented })
    }
    if (open > 0) continue
    if (words.length > 0) yield words
    words = []
  }
  if (words.length > 0) yield words
}

function absolute(name: string, origin: string): string {
  if (name === '@') return origin.replace(/\.$/, '')
  if (name.endsWith('.')) return name.slice(0, -1)
  // A name with the mark of a key and dots behind it is whole, whatever the origin.
  return origin === '' || origin === '.' ? name : `${name}.${origin.replace(/\.$/, '')}`
}
