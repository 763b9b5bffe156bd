import { createPublicKey } from 'node:crypto'
import { digest, type Moment, readRfc3339, type Trouble } from '#ground'
import { isCryptoRefusal } from './key-record.ts'
import { type DatedKey, datedKey, type PublishedKeys } from './key-store.ts'
import { readZone } from './zone-file.ts'

/** What a file of keys holds. */
export interface KeyFile {
  readonly keys: readonly DatedKey[]
  /** Keys whose private half the file shows to be public. */
  readonly published: PublishedKeys
  readonly troubles: readonly Trouble[]
}

/**
 * Reads a file of DKIM keys, in any of these forms, recognised by content:
 *
 * - a JSON object by name: `{"s1._domainkey.x.example": {"txt": "v=DKIM1; p=…", "firstSeen": "2019-05-01"}}`, where the
 *   value may also be the text alone;
 * - a JSON array, or one JSON object a line: `{"selector": "s1", "domain": "x.example", "txt": "v=DKIM1; p=…",
 *   "firstSeen": "…", "lastSeen": "…", "source": "…", "public": false}`;
 * - a zone file or single records: `s1._domainkey.x.example. 3600 IN TXT ( "v=DKIM1; p=…" "…" )`;
 * - private keys that their owner published, as PEM blocks, and names of files that hold such keys in the way of chiark's
 *   dkim-rotate, one a line: `3f/3f….pem`, the MD5 of the bytes of `p=`. Both mark keys as public and are no keys to
 *   verify with.
 *
 * `source` is how the user knows the file; an entry's own source comes before it.
 */
export function readKeys(text: string, source: string): KeyFile {
  const start = text.trimStart()
  if (start.startsWith('{') || start.startsWith('[')) return readJson(text, source)
  if (text.includes('PRIVATE KEY-----') || PEM_NAME.test(text)) return readPublished(text, source)
  const { records, troubles } = readZone(text)
  const keys = records.flatMap(({ name, txt }) => keyOf({ name, txt }, source) ?? [])
  return { keys, published: NONE, troubles: troubles.map(says => trouble(text, source, says)) }
}

const NONE: PublishedKeys = { materials: [], names: [] }

const trouble = (text: string, source: string, says: string): Trouble => ({
  code: 'dkim-key-unread',
  where: { source: digest(text), path: [source] },
  says,
})

type Entry = Readonly<Record<string, unknown>>

function readJson(text: string, source: string): KeyFile {
  const keys: DatedKey[] = []
  const troubles: Trouble[] = []
  for (const entry of entriesOf(text)) {
    const key = keyOf(entry, source)
    if (key !== undefined) keys.push(key)
    else
      troubles.push(
        trouble(
          text,
          source,
          `An entry is no key: ${JSON.stringify(entry).slice(0, 80)}. Give selector, domain and txt.`,
        ),
      )
  }
  return { keys, published: NONE, troubles }
}

/** The entries of a JSON object, a JSON array or of JSON lines. */
function entriesOf(text: string): readonly Entry[] {
  const whole = parsed(text)
  if (Array.isArray(whole)) return whole.filter(isEntry)
  if (isEntry(whole) && !('txt' in whole))
    return Object.entries(whole).map(([name, value]) => (isEntry(value) ? { name, ...value } : { name, txt: value }))
  return text
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => {
      const entry = parsed(line)
      return isEntry(entry) ? entry : { unread: line.slice(0, 200) }
    })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

const isEntry = (value: unknown): value is Entry => typeof value === 'object' && value !== null && !Array.isArray(value)

function keyOf(entry: Entry, source: string): DatedKey | undefined {
  const text = (name: string) => (typeof entry[name] === 'string' ? entry[name] : undefined)
  const [fromName, ofName] = (text('name') ?? '').replace(/\.$/, '').split(/\._domainkey\./i)
  const selector = text('selector') ?? fromName ?? ''
  const domain = text('domain') ?? ofName ?? ''
  const txt = text('txt') ?? text('value')
  if (selector === '' || domain === '' || txt === undefined) return undefined
  return datedKey({
    selector,
    domain,
    txt,
    source: text('source') ?? source,
    public: entry['public'] === true,
    ...dated('firstSeen', text('firstSeen')),
    ...dated('lastSeen', text('lastSeen')),
  })
}

function dated(name: 'firstSeen' | 'lastSeen', written: string | undefined): Partial<Record<typeof name, Moment>> {
  const at = written === undefined ? undefined : readRfc3339(written)
  return at === undefined ? {} : { [name]: at }
}

const PEM_NAME = /^(?:\S*\/)?[0-9a-f]{32}\.pem$/m

function readPublished(text: string, source: string): KeyFile {
  const blocks = text.match(
    /-----BEGIN (?:RSA )?PRIVATE KEY-----[A-Za-z0-9+/=\s]{1,20000}-----END (?:RSA )?PRIVATE KEY-----/g,
  )
  const materials: Buffer[] = []
  const troubles: Trouble[] = []
  for (const block of blocks ?? []) {
    const material = publicHalf(block)
    if (material === undefined)
      troubles.push(trouble(text, source, 'A private key could not be read and marks nothing as public.'))
    else materials.push(material)
  }
  const names = [...text.matchAll(/^(?:\S*\/)?([0-9a-f]{32})\.pem$/gm)].map(([, name]) => name!)
  return { keys: [], published: { materials, names }, troubles }
}

/** The public half of a private key, as it stands in `p=` of a record. */
function publicHalf(pem: string): Buffer | undefined {
  try {
    const key = createPublicKey(pem)
    const spki = key.export({ type: 'spki', format: 'der' })
    // RFC 8463 §4.2: an Ed25519 record has the 32 bytes alone, which are the last of the structure.
    return key.asymmetricKeyType === 'ed25519' ? spki.subarray(-32) : spki
  } catch (error) {
    if (isCryptoRefusal(error)) return undefined
    throw error
  }
}
