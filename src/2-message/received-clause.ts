/** The clauses of a Received field (RFC 5321 §4.4), each as the words and comments that stand in it. */
export interface ReceivedClauses {
  readonly words: Readonly<Partial<Record<ClauseName, readonly string[]>>>
  /** Comments by the clause that they follow, parentheses taken off; '' for those before the first clause. */
  readonly comments: Readonly<Partial<Record<ClauseName | '', readonly string[]>>>
  /** What stands behind the last semicolon: the date. */
  readonly date: string | undefined
}

/** The words that open a clause. */
export type ClauseName = 'from' | 'by' | 'via' | 'with' | 'id' | 'for'

const CLAUSES: ReadonlySet<string> = new Set(['from', 'by', 'via', 'with', 'id', 'for'])

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
  const words: Partial<Record<ClauseName, string[]>> = {}
  const comments: Partial<Record<ClauseName | '', string[]>> = {}
  let clause: ClauseName | '' = ''
  let date: string | undefined
  let at = 0
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (code <= 32 || code === COMMA || code === CLOSE) at++
    else if (code === OPEN) {
      const end = commentEnd(text, at)
      ;(comments[clause] ??= []).push(text.slice(at + 1, end).trim())
      at = end + 1
    } else if (code === SEMICOLON) {
      date = text.slice(++at)
      if (!date.includes(';')) break
    } else {
      const end = wordEnd(text, at)
      const word = text.slice(at, end)
      const name = word.length <= 4 ? clauseName(word) : undefined
      if (name !== undefined && words[name] === undefined) words[(clause = name)] = []
      else if (clause !== '') words[clause]!.push(word)
      at = end
    }
  }
  return { words, comments, date }
}

function clauseName(word: string): ClauseName | undefined {
  const name = word.toLowerCase()
  return CLAUSES.has(name) ? (name as ClauseName) : undefined
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
