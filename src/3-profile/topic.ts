import type { Account, Memory } from './memory.ts'
import type { Showing } from './showing.ts'
import { addToTail, emptyTail, ENOUGH_VALUES, tailBits, type Tail } from './tail.ts'
import { addWords, emptyVocabulary, ENOUGH_MAILS, rarityOf, type Vocabulary } from './vocabulary.ts'

/** Words that a mail must have. */
const SHORTEST = 5
/** As many mails as this, what is usual for an account leans on mails of that length. */
const LEAN = 5
/** Steps of length: 1, 2, 4 … 64 different words and more. Short mails spread wider than long ones. */
const SIZES = 7

/** What the archive talks about: its words, and how rare the words of honest mails are. */
export interface Topic {
  readonly vocabulary: Vocabulary
  /** Rarity of whole mails, by their length. */
  readonly bySize: readonly Tail[]
  /** How far mails are from what is usual for their account. */
  readonly apart: Tail
}

/** How rare an account's words usually are. */
export interface UsualRarity {
  mails: number
  mean: number
}

/** How foreign the words of a mail are, in bits; undefined where too little was read to say. */
export interface TopicSurprise {
  /** Against all mails of that length. */
  readonly here: number | undefined
  /** Against what this account usually writes. */
  readonly own: number | undefined
}

/** A topic of which nothing was read. */
export function emptyTopic(): Topic {
  return {
    vocabulary: emptyVocabulary(),
    bySize: Array.from({ length: SIZES }, emptyTail),
    apart: emptyTail(),
  }
}

/** How foreign a mail's words are, by what was read before. */
export function topicSurprise({ topic }: Memory, account: Account | undefined, showing: Showing): TopicSurprise {
  const measured = measure(topic, account, showing)
  return {
    here: measured?.here === undefined ? undefined : tailBits(measured.tail, measured.here),
    own:
      measured?.apart === undefined || topic.apart.count < ENOUGH_VALUES
        ? undefined
        : tailBits(topic.apart, measured.apart),
  }
}

/** Learns a mail's words, and how rare they were. */
export function learnTopic({ topic }: Memory, account: Account, showing: Showing): void {
  const measured = measure(topic, account, showing)
  if (measured !== undefined) {
    addToTail(measured.tail, measured.rarity)
    if (measured.apart !== undefined) addToTail(topic.apart, measured.apart)
    const { usualRarity: usual } = account
    usual.mean = (usual.mean * usual.mails + measured.rarity) / (usual.mails + 1)
    usual.mails++
  }
  addWords(topic.vocabulary, showing.kinds)
}

interface Measured {
  readonly tail: Tail
  readonly rarity: number
  /** The same, where the tail holds enough to be asked. */
  readonly here: number | undefined
  readonly apart: number | undefined
}

function measure(
  { vocabulary, bySize }: Topic,
  account: Account | undefined,
  { kinds }: Showing,
): Measured | undefined {
  if (vocabulary.mails < ENOUGH_MAILS || kinds.length < SHORTEST) return undefined
  const tail = bySize[Math.min(SIZES - 1, Math.floor(Math.log2(kinds.length)))]!
  const rarity = rarityOf(vocabulary, kinds)
  if (tail.count < ENOUGH_VALUES) return { tail, rarity, here: undefined, apart: undefined }
  const { mails, mean } = account?.usualRarity ?? { mails: 0, mean: 0 }
  const usual = (mean * mails + (LEAN * tail.sum) / tail.count) / (mails + LEAN)
  return { tail, rarity, here: rarity, apart: rarity - usual }
}
