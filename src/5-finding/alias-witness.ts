import { HOUR, type Moment } from '#ground'
import { accountOf, type Memory } from '#profile'
import type { Gist } from '#message'

import type { AliasPair } from './alias-candidates.ts'
import { CopyWatch } from './mail-copy.ts'

/** What the mails of two addresses say about each other, beyond what each is used to. */
export interface AliasMeeting {
  /** Mails in which one answers the other. */
  answers: number
  /** Times that the two wrote in one thread in turn, within a day. */
  turns: number
  /** Times that they wrote within twelve hours on clocks at least three hours apart. */
  apart: number
  /** Mails of one that carry the lines of the other's signature block. */
  signed: number
}

/** Threads whose last author is remembered. */
const THREADS = 20_000
/** Two mails this near to each other come from one place, if they come from one person. */
const NEAR = 12 * HOUR
/** Minutes between two clocks that one person hardly uses within half a day. */
const APART = 180
/** Letters of a signature block that are compared, and the fewest that can tell anybody. */
const SIGNATURE = { compared: 200, least: 12 }

interface Last {
  readonly at: Moment
  readonly zone: number | undefined
}

/** Watches the mails of candidate pairs, one after the other in order of time. */
export class AliasWitness {
  readonly pairs: readonly AliasPair[]
  readonly #memory: Memory
  readonly #copies = new CopyWatch()
  readonly #partners = new Map<string, Map<string, AliasMeeting>>()
  readonly #last = new Map<string, Last>()
  readonly #threads = new Map<string, { readonly account: string; readonly at: Moment }>()
  readonly #signatures = new Map<string, Set<string>>()

  constructor(pairs: readonly AliasPair[], memory: Memory) {
    this.pairs = pairs
    this.#memory = memory
    for (const [one, other] of pairs) {
      const meeting: AliasMeeting = { answers: 0, turns: 0, apart: 0, signed: 0 }
      for (const [from, to] of [
        [one, other],
        [other, one],
      ] as const) {
        const partners = this.#partners.get(from) ?? new Map<string, AliasMeeting>()
        this.#partners.set(from, partners.set(to, meeting))
      }
    }
  }

  /** What was seen of a pair. */
  meeting([one, other]: AliasPair): AliasMeeting {
    return this.#partners.get(one)!.get(other)!
  }

  /** Takes one mail; mails of others are nothing to it. */
  add(gist: Gist): void {
    const account = accountOf(gist)
    const partners = account === undefined ? undefined : this.#partners.get(account)
    if (account === undefined || partners === undefined || this.#copies.note(gist).isCopy) return
    this.#noteAnswer(gist, partners)
    this.#noteTurn(gist, account, partners)
    this.#noteClock(gist, account, partners)
    this.#noteSignature(gist, account, partners)
  }

  #noteAnswer({ thread }: Gist, partners: ReadonlyMap<string, AliasMeeting>): void {
    const answered = thread.parent === undefined ? undefined : this.#memory.threadMails.get(thread.parent)?.account
    const meeting = answered === undefined ? undefined : partners.get(answered)
    if (meeting !== undefined) meeting.answers++
  }

  #noteTurn({ thread, at }: Gist, account: string, partners: ReadonlyMap<string, AliasMeeting>): void {
    const root = thread.root ?? thread.self
    if (root === undefined) return
    const before = this.#threads.get(root)
    const meeting = before === undefined ? undefined : partners.get(before.account)
    if (before !== undefined && meeting !== undefined && at - before.at < 2 * NEAR) meeting.turns++
    this.#threads.delete(root)
    this.#threads.set(root, { account, at })
    if (this.#threads.size > THREADS) this.#threads.delete(this.#threads.keys().next().value!)
  }

  #noteClock({ sent, at }: Gist, account: string, partners: ReadonlyMap<string, AliasMeeting>): void {
    const zone = sent?.zone
    for (const [other, meeting] of partners) {
      const last = this.#last.get(other)
      // Programs that write UTC say nothing of where somebody is.
      if (last === undefined || at - last.at > NEAR || (zone ?? 0) === 0 || (last.zone ?? 0) === 0) continue
      if (Math.abs((zone ?? 0) - (last.zone ?? 0)) >= APART) meeting.apart++
    }
    this.#last.set(account, { at, zone })
  }

  #noteSignature({ words }: Gist, account: string, partners: ReadonlyMap<string, AliasMeeting>): void {
    const text = (words.signature ?? '')
      .toLowerCase()
      .replace(/[^\p{L}]+/gu, ' ')
      .trim()
    if (text.length < SIGNATURE.least) return
    const signature = text.slice(0, SIGNATURE.compared)
    for (const [other, meeting] of partners) if (this.#signatures.get(other)?.has(signature) === true) meeting.signed++
    const own = this.#signatures.get(account) ?? new Set<string>()
    if (own.size < 16) this.#signatures.set(account, own.add(signature))
  }
}
