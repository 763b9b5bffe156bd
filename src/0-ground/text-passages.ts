import type { Alignment } from './text-alignment.ts'
import { settleEdges, type ReadText } from './text-boundary.ts'
import type { Span } from './where.ts'

/** A stretch of two compared texts. Spans count characters of the texts; an empty one tells where the other's lies. */
export interface Passage {
  /** 'misread' stands in both, with letters that differ as a bad scan makes them differ. */
  readonly state: 'same' | 'misread' | 'changed' | 'inserted' | 'removed'
  readonly left: Span
  readonly right: Span
}

/** Letters of a word that must be equal for it to count as the same word, badly read. */
const MISREAD_AT_LEAST = 0.6

/**
 * Tells word for word what became of the right text in the left one. Both are cut where a word ends or begins in both,
 * so words that a scan joined or tore apart are compared as one. Letters decide; figures must agree with their points,
 * signs and currencies too, since there a character is a meaning.
 */
export function passagesOf(left: ReadText, right: ReadText, { partner: aligned }: Alignment): Passage[] {
  const partner = settleEdges(left, right, aligned)
  const passages: Passage[] = []
  let [leftFrom, rightFrom] = [0, 0]
  const cut = (leftTo: number, rightTo: number) => {
    if (leftTo < leftFrom || rightTo < rightFrom || (leftTo === leftFrom && rightTo === rightFrom)) return
    const piece = { left: { from: leftFrom, to: leftTo }, right: { from: rightFrom, to: rightTo } }
    append(passages, { state: stateOf(left, right, piece), ...piece })
    leftFrom = leftTo
    rightFrom = rightTo
  }
  const last = partner.length - 1
  for (let index = 0; index <= last; index++) {
    const other = partner[index]!
    if (other === -1) continue
    // An excerpt may begin and end within a word of the other text.
    if (index === 0 || (beginsWord(left, index) && beginsWord(right, other))) cut(index, other)
    if (index === last || (endsWord(left, index) && endsWord(right, other))) cut(index + 1, other + 1)
  }
  cut(left.letters.codes.length, right.letters.codes.length)
  return passages.map(({ state, left: leftLetters, right: rightLetters }) => ({
    state,
    left: characters(left, leftLetters),
    right: characters(right, rightLetters),
  }))
}

/** Adds a piece, to the passage before where both are alike or where neither stands in both texts. */
function append(passages: Passage[], piece: Passage): void {
  const before = passages.at(-1)
  const differs = (state: Passage['state']) => state === 'changed' || state === 'inserted' || state === 'removed'
  if (before === undefined || (before.state !== piece.state && !(differs(before.state) && differs(piece.state)))) {
    passages.push(piece)
    return
  }
  const state = before.state === piece.state ? piece.state : 'changed'
  passages[passages.length - 1] = {
    state,
    left: { from: before.left.from, to: piece.left.to },
    right: { from: before.right.from, to: piece.right.to },
  }
}

function stateOf(left: ReadText, right: ReadText, piece: { left: Span; right: Span }): Passage['state'] {
  if (piece.right.to === piece.right.from) return 'inserted'
  if (piece.left.to === piece.left.from) return 'removed'
  const [one, other] = [lettersIn(left, piece.left), lettersIn(right, piece.right)]
  const figures = /\d/.test(one) || /\d/.test(other)
  if (one === other && (!figures || figuresIn(left, piece.left) === figuresIn(right, piece.right))) return 'same'
  return !figures && similar(one, other) ? 'misread' : 'changed'
}

function lettersIn({ letters }: ReadText, { from, to }: Span): string {
  return String.fromCharCode(...letters.codes.subarray(from, Math.min(to, from + 4096)))
}

/** The figures of a piece with what belongs to them: points and dashes between digits, signs before, currencies. */
function figuresIn(read: ReadText, piece: Span): string {
  const { from, to } = characters(read, piece)
  const written = read.text.slice(Math.max(0, from - 1), Math.min(to + 1, from + 4096)).normalize('NFKC')
  return (written.match(/(?<![\p{L}\p{N}])[-−–+](?=\d)|\d|(?<=\d)[.,:/–-](?=\d)|[$€£¥%]/gu) ?? []).join('')
}

/** The characters of a piece, from its first letter to behind its last: what stands between two pieces is in neither. */
function characters({ text, letters }: ReadText, { from, to }: Span): Span {
  if (from === to) {
    const place = from < letters.from.length ? letters.from[from]! : text.length
    return { from: place, to: place }
  }
  return { from: letters.from[from]!, to: letters.from[to - 1]! + 1 }
}

function beginsWord({ text, letters }: ReadText, index: number): boolean {
  return index === 0 || hasSpace(text, letters.from[index - 1]!, letters.from[index]!)
}

function endsWord({ text, letters }: ReadText, index: number): boolean {
  return index === letters.from.length - 1 || hasSpace(text, letters.from[index]!, letters.from[index + 1]!)
}

/** White space, or a dash or slash that some prints set between words and some do not. */
function hasSpace(text: string, from: number, to: number): boolean {
  for (let index = from + 1; index < to; index++) {
    const unit = text.charCodeAt(index)
    if (unit <= 0x20 || unit === 0xa0 || unit === 0x2013 || unit === 0x2014 || unit === 0x2f || unit === 0x3e)
      return true
  }
  return false
}

/** Whether most letters of two short strings agree in order, by their longest common subsequence. */
function similar(one: string, other: string): boolean {
  const longer = Math.max(one.length, other.length)
  if (longer > 64) return false
  let row = new Uint8Array(other.length + 1)
  for (const letter of one) {
    const next = new Uint8Array(other.length + 1)
    for (let index = 0; index < other.length; index++)
      next[index + 1] = letter === other[index] ? row[index]! + 1 : Math.max(next[index]!, row[index + 1]!)
    row = next
  }
  return row[other.length]! >= MISREAD_AT_LEAST * longer
}
