/** A TXT record of a zone file, its strings joined with nothing between (RFC 6376 §3.6.2.2). */
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
 * records over several lines in parentheses. Other records and directives are passed over. A record of a DKIM key may
 * lack its type, as some tools print it.
 */
export function readZone(text: string): Zone {
  const records: ZoneRecord[] = []
  const troubles: string[] = []
  let origin = ''
  let owner = ''
  for (const { named, words } of entries(text)) {
    const [first, ...others] = words as [Word, ...Word[]]
    if (first.text.toUpperCase() === '$ORIGIN') {
      origin = others[0]?.text ?? ''
      continue
    }
    if (named) owner = absolute(first.text, origin)
    const rest = named ? others : words
    const type = rest.findIndex(({ text: word, quoted }) => !quoted && word.toUpperCase() === 'TXT')
    const strings = type === -1 ? (isKeyName(owner) ? rest : []) : rest.slice(type + 1)
    const txt = strings.filter(({ quoted }) => quoted).map(word => word.text)
    if (owner !== '' && txt.length > 0) records.push({ name: owner, txt: txt.join('') })
    else if (type !== -1) troubles.push(`A TXT record has no name or no text in quotes: ${first.text.slice(0, 60)}.`)
  }
  return { records, troubles }
}

interface Word {
  readonly text: string
  readonly quoted: boolean
}

interface Entry {
  /** False where the line begins with space: the entry goes on with the name of the one before. */
  readonly named: boolean
  readonly words: readonly Word[]
}

/** The entries of a master file as words: comments gone, lines in parentheses joined. */
function* entries(text: string): Generator<Entry> {
  let words: Word[] = []
  let named = true
  let open = 0
  for (const line of text.split(/\r?\n/)) {
    if (words.length === 0) named = !/^\s/.test(line)
    for (const [word] of line.matchAll(/"(?:[^"\\]|\\.)*"|;.*|[()]|[^\s;()"]+/g)) {
      if (word.startsWith(';')) break
      if (word === '(') open++
      else if (word === ')') open = Math.max(0, open - 1)
      else if (word.startsWith('"')) words.push({ text: word.slice(1, -1).replace(/\\(.)/g, '$1'), quoted: true })
      else words.push({ text: word, quoted: false })
    }
    if (open > 0 || words.length === 0) continue
    yield { named, words }
    words = []
  }
  if (words.length > 0) yield { named, words }
}

const isKeyName = (name: string) => /\._domainkey\./i.test(name)

function absolute(name: string, origin: string): string {
  const zone = origin.replace(/\.$/, '')
  if (name === '@') return zone
  if (name.endsWith('.')) return name.slice(0, -1)
  return zone === '' ? name : `${name}.${zone}`
}
