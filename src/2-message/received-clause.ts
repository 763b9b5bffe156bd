/** The clauses of a Received field (RFC 5321 §4.4), each as the words that stand in it; undefined where it is missing. */
export interface ReceivedClauses {
  readonly from: readonly string[] | undefined
  readonly by: readonly string[] | undefined
  readonly via: readonly string[] | undefined
  readonly with: readonly string[] | undefined
  readonly id: readonly string[] | undefined
  readonly for: readonly string[] | undefined
  /** Comments in the `from` clause, parentheses taken off: what the server saw of the client. */
  readonly remarks: readonly string[]
  /** What stands behind the last semicolon: the date. */
  readonly date: string | undefined
}

/** The words that open a clause, each at its place in the list of clauses that is filled. */
const CLAUSES: ReadonlyMap<string, number> = new Map(
  ['from', 'by', 'via', 'with', 'id', 'for'].map((name, place) => [name, place]),
)
const FROM = 0

/** Characters of one field that are read: the longest honest ones, with TLS remarks, have some six hundred. */
const MOST_CHARACTERS = 4000

const QUOTE = 34
const OPEN = 40
const CLOSE = 41
const COMMA = 44
const SEMICOLON = 59
const LESS = 60
const BACKSLASH = 92

/**
 * Parts a Received field into its clauses. Servers keep to the grammar only roughly, so a clause opens at its word
 * wherever that stands, and only once: a second `from` belongs to the clause before it (`for <a> from <b>`).
 */
export function readClauses(value: string): ReceivedClauses {
  const text = value.length > MOST_CHARACTERS ? value.slice(0, MOST_CHARACTERS) : value
  const clauses: (string[] | undefined)[] = [undefined, undefined, undefined, undefined, undefined, undefined]
  const remarks: string[] = []
  let clause = -1
  let date: string | undefined
  let at = 0
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (code <= 32 || code === COMMA || code === CLOSE) at++
    else if (code === OPEN) {
      const end = commentEnd(text, at)
      if (clause === FROM) remarks.push(text.slice(at + 1, end).trim())
      at = end + 1
    } else if (code === SEMICOLON) {
      date = text.slice(++at)
      if (!date.includes(';')) break
    } else {
      const end = wordEnd(text, at)
      const word = text.slice(at, end)
      const opened = word.length <= 4 ? (CLAUSES.get(word) ?? CLAUSES.get(word.toLowerCase())) : undefined
      if (opened !== undefined && clauses[opened] === undefined) clauses[(clause = opened)] = []
      else if (clause !== -1) clauses[clause]!.push(word)
      at = end
    }
  }
  const [from, by, via, protocol, id, recipient] = clauses
  return { from, by, via, with: protocol, id, for: recipient, remarks, date }
}

/** Where a comment closes (RFC 5322 §3.2.2: they nest, and a backslash takes a parenthesis its meaning). */
function commentEnd(text: string, from: number): number {
  const close = text.indexOf(')', from + 1)
  const inner = text.indexOf('(', from + 1)
  if (close !== -1 && (inner === -1 || inner > close) && !text.includes('\\')) return close
  let depth = 0
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === BACKSLASH) at++
    else if (code === OPEN) depth++
    else if (code === CLOSE && --depth === 0) return at
  }
  return text.length
}

function wordEnd(text: string, from: number): number {
  const first = text.charCodeAt(from)
  if (first === LESS || first === QUOTE) {
    const close = text.indexOf(first === LESS ? '>' : '"', from + 1)
    if (close !== -1) return close + 1
  }
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code <= 32 || code === OPEN || code === SEMICOLON) return at
  }
  return text.length
}
