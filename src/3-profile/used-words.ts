import { print32 } from '#ground'

import { HISTORY_STEPS, historyStep, type Account, type Memory } from './memory.ts'
import type { Showing } from './showing.ts'
import { addToTail, emptyTail, ENOUGH_VALUES, tailBits, type Tail } from './tail.ts'
import { ENOUGH_MAILS, rarityOfKind } from './vocabulary.ts'

/**
 * Bits of the filter (Bloom 1970, with one hash): 16 MiB whatever the size of the archive. With a million pairs of
 * account and word one unknown word in 130 is taken for known, with ten million one in fourteen.
 */
const BITS = 27
/** Words that a mail must have. */
const SHORTEST = 4
/** Steps of length: 4, 8, 16, 32, 64 different words and more. Short mails spread wider than long ones. */
const SIZES = 6
/** Tails have bins of a twentieth; a share is told apart more finely. */
const FINE = 10

/** Which account used which words, and how much of honest mails their accounts never said before. */
export interface UsedWords {
  readonly filter: Uint8Array
  /** By step of history, since who wrote more has more words, and length of the mail; by history alone where few were as long. */
  readonly strangeness: readonly { readonly all: Tail; readonly bySize: readonly Tail[] }[]
}

/** How much of a mail its account never said before. */
export interface WordSurprise {
  /** Share of what the mail says, 0 to 1, in words that the account used before; rare words count more. */
  readonly known: number
  readonly bits: number
}

/** A memory of words in which nobody used any. */
export function emptyUsedWords(): UsedWords {
  return {
    filter: new Uint8Array(2 ** (BITS - 3)),
    strangeness: HISTORY_STEPS.map(() => ({
      all: emptyTail(),
      bySize: Array.from({ length: SIZES }, emptyTail),
    })),
  }
}

/** How unlike an account's own vocabulary a mail's words are; undefined where too little was read to say. */
export function wordSurprise(memory: Memory, account: Account, showing: Showing): WordSurprise | undefined {
  const known = knownShare(memory, account, showing)
  if (known === undefined) return undefined
  const { all, bySize } = memory.usedWords.strangeness[historyStep(account.mails)]!
  const sized = bySize[sizeStep(showing)]!
  const tail = sized.count >= ENOUGH_VALUES ? sized : all
  return tail.count < ENOUGH_VALUES ? undefined : { known, bits: tailBits(tail, FINE * (1 - known)) }
}

/** Learns a mail's words for its account, and how many of them were new for it. */
export function learnUsedWords(memory: Memory, account: Account, showing: Showing): void {
  const { usedWords } = memory
  const known = knownShare(memory, account, showing)
  if (known !== undefined) {
    const { all, bySize } = usedWords.strangeness[historyStep(account.mails)]!
    for (const tail of [all, bySize[sizeStep(showing)]!]) addToTail(tail, FINE * (1 - known))
  }
  const salt = print32(account.address)
  for (const kind of showing.kinds) {
    const bit = placeOf(salt, kind)
    usedWords.filter[bit >>> 3]! |= 1 << (bit & 7)
  }
}

function knownShare(memory: Memory, { address }: Account, { chosen }: Showing): number | undefined {
  const { vocabulary } = memory.topic
  if (vocabulary.mails < ENOUGH_MAILS || chosen.length < SHORTEST) return undefined
  const { filter } = memory.usedWords
  const salt = print32(address)
  let [all, known] = [0, 0]
  for (const kind of chosen) {
    const rarity = rarityOfKind(vocabulary, kind)
    const bit = placeOf(salt, kind)
    all += rarity
    if ((filter[bit >>> 3]! & (1 << (bit & 7))) !== 0) known += rarity
  }
  return all === 0 ? undefined : known / all
}

/** Fibonacci hashing (Knuth, TAOCP 6.4) of account and word. */
function placeOf(salt: number, kind: number): number {
  return Math.imul(salt ^ Math.imul(kind + 1, 0x85ebca6b), 0x9e3779b1) >>> (32 - BITS)
}

function sizeStep({ chosen }: Showing): number {
  return Math.max(0, Math.min(SIZES - 1, Math.floor(Math.log2(chosen.length)) - 2))
}
