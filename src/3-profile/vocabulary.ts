import { print32 } from '#ground'
import type { Gist } from '#message'

/** Kinds of word that are told apart: their prints' last bits. Far more than a team's vocabulary, and one MiB. */
const KINDS = 2 ** 18
/** Characters of the own text that are looked at: the lure comes first. */
const LOOKED = 1200
/** The most that one word may say: a misspelt one must not decide. */
const MOST = 12

/** Mails before which words are not yet known well enough to be rare. */
export const ENOUGH_MAILS = 300

/** In how many mails each kind of word stood. */
export interface Vocabulary {
  mails: number
  readonly seenIn: Uint32Array
}

/** A vocabulary that holds nothing. */
export function emptyVocabulary(): Vocabulary {
  return { mails: 0, seenIn: new Uint32Array(KINDS) }
}

/** The different words of a mail, lower-case, of three letters and more, without the author's own name. */
export interface DrawnWords {
  /** Of subject and own text; of a patch of the subject alone. */
  readonly all: readonly string[]
  /** Those that its author chose: an answer has the subject of others. */
  readonly chosen: readonly string[]
}

/** Draws a mail's words. `prose` spares drawing it again where it is at hand. */
export function wordsOf({ from, subject, thread, words }: Gist, prose: string): DrawnWords {
  const own = `${from[0]?.name ?? ''} ${from[0]?.address ?? ''}`.toLowerCase()
  const different = (some: readonly string[]) => [...new Set(some)].filter(word => !own.includes(word))
  const written = wordsIn(`${prose.slice(0, LOOKED)} ${words.carried ?? ''}`)
  const all = different([...wordsIn(subject), ...written])
  return { all, chosen: thread.parent === undefined ? all : different(written) }
}

function wordsIn(text: string): readonly string[] {
  const lower = text.toLowerCase()
  // Nearly all mail is ASCII, where no table of letters has to be asked.
  return lower.match(OVER_ASCII.test(lower) ? WORD : ASCII_WORD) ?? []
}

const OVER_ASCII = /[^\x00-\x7f]/
const ASCII_WORD = /[a-z]{3,40}/g
const WORD = /\p{L}{3,40}/gu

/** The kinds of a mail's different words. */
export function kindsOf(words: readonly string[]): Uint32Array {
  const kinds = new Uint32Array(words.length)
  for (let index = 0; index < words.length; index++) kinds[index] = print32(words[index]!) % KINDS
  return kinds
}

/** In how many mails a word stood before. */
export function mailsWith({ seenIn }: Vocabulary, word: string): number {
  return seenIn[print32(word) % KINDS]!
}

/** Learns a mail's words. */
export function addWords(vocabulary: Vocabulary, kinds: Uint32Array): void {
  vocabulary.mails++
  for (const kind of kinds) vocabulary.seenIn[kind]!++
}

/** How seldom a mail's words stand in mails, in bits a word (inverse document frequency, Spärck Jones 1972). */
export function rarityOf(vocabulary: Vocabulary, kinds: Uint32Array): number {
  let sum = 0
  for (const kind of kinds) sum += rarityOfKind(vocabulary, kind)
  return sum / kinds.length
}

/** How seldom one kind of word stands in mails, in bits. */
export function rarityOfKind({ mails, seenIn }: Vocabulary, kind: number): number {
  return Math.min(MOST, Math.log2((mails + 2) / (seenIn[kind]! + 0.5)))
}
