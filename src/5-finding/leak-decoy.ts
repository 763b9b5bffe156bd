import { lettersOf, ShingleIndex, winnow, type Digest, type Holders, type Moment } from '#ground'

import { matchLeak, type HeldText } from './leak-match.ts'
import type { LeakOrigin } from './leak-origin.ts'

/** An own decoy, read. */
export interface Decoy {
  /** The mailbox in which it was planted. */
  readonly account: string
  readonly planted?: Moment
  /** What the register calls it, for a person. */
  readonly name: string
  readonly sha256?: Digest
  readonly text: string
}

/** A leaked file that is a decoy. */
export interface LeakedDecoy {
  readonly file: string
  readonly name: string
  /** Accounts in which the decoys lay that it may be a copy of. One alone is settled. */
  readonly accounts: readonly string[]
  /** Mailboxes beside these in which the same text was found: then it is unique no more and settles nothing. */
  readonly alsoIn: readonly string[]
  /** True where it lay in one account and nowhere else. */
  readonly settles: boolean
  readonly planted?: Moment
}

/** What is asked about one leaked file. */
export interface DecoyQuestion {
  readonly file: string
  readonly sha256: Digest
  readonly text: string
  /** Held documents that it may be a copy of instead: a decoy is often a real text with one thing changed. */
  readonly held: readonly HeldText[]
  /** Mailboxes that had a held document, by its number. */
  readonly heldBy: (number: number) => Iterable<string>
}

/** Decoys compared letter by letter with one leaked file. */
const CANDIDATES = 16

/**
 * Recognises decoys in leaked files. A decoy is planted in one account only, so that a copy of it, however printed or cut,
 * tells where it lay without any weighing. It has to explain the leak better than whatever else is held: where a real
 * document explains it as well, the leak shows nothing of what makes the decoy unique.
 */
export function decoyFinder(
  decoys: readonly Decoy[],
  holders: Holders,
): (asked: DecoyQuestion) => LeakedDecoy | undefined {
  const index = new ShingleIndex()
  for (const { text } of decoys) index.add(winnow(lettersOf(text)).prints)
  return ({ file, sha256, text, held, heldBy }) => {
    // Decoys are numbered below zero, so that both can be asked about in one comparison.
    const candidates = index
      .find(winnow(lettersOf(text)).prints, CANDIDATES)
      .map(({ document }) => ({ number: -1 - document, text: decoys[document]!.text }))
    const same = decoys.flatMap((decoy, number) => (decoy.sha256 === sha256 ? [-1 - number] : []))
    const versions = matchLeak({ text }, [...held, ...candidates], same, holders).versions.map(({ number }) => number)
    const leaked = versions.filter(number => number < 0).map(number => decoys[-1 - number]!)
    if (leaked.length === 0) return undefined
    const accounts = [...new Set(leaked.map(({ account }) => account))].sort()
    const alsoIn = [...new Set(versions.filter(number => number >= 0).flatMap(number => [...heldBy(number)]))]
      .filter(mailbox => !accounts.includes(mailbox))
      .sort()
    const planted = leaked.flatMap(decoy => decoy.planted ?? [])
    return {
      file,
      name: leaked[0]!.name,
      accounts,
      alsoIn,
      settles: accounts.length === 1 && alsoIn.length === 0,
      ...(planted.length < leaked.length ? {} : { planted: Math.min(...planted) as Moment }),
    }
  }
}

/** What a leaked decoy tells, in one sentence for a person. */
export function decoySentence({ file, name, accounts, alsoIn, settles }: LeakedDecoy): string {
  const [account] = accounts
  if (settles) return `${file} is the decoy ${name}, which was planted in ${account!} and lay nowhere else.`
  if (alsoIn.length > 0)
    return `${file} is the decoy ${name} of ${accounts.join(', ')}, but its text was found with ${alsoIn.join(', ')} too, so that it settles nothing.`
  return `${file} is a decoy, and what leaked of it is the same in those of ${accounts.join(', ')}, so that it does not tell which of them.`
}

/** The origin where decoys settle it. What the other files tell stays as it was weighed, so that both can be compared. */
export function settledBy(decoys: readonly LeakedDecoy[], origin: LeakOrigin): LeakOrigin {
  const named = [...new Set(decoys.filter(({ settles }) => settles).flatMap(({ accounts }) => accounts))].sort()
  if (named.length === 0) return origin
  const logs = `Sign-in and audit logs of ${named.join(' and ')} for the window: how, and from where, it was read.`
  return { ...origin, named, tie: false, wouldDecide: [logs] }
}
