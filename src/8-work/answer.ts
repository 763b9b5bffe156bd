import type { Digest } from '#ground'
import {
  AliasWitness,
  aliasCandidates,
  HabitCourses,
  proposeAliases,
  type AliasProposal,
  type Finding,
  type HabitCourse,
  type Ranked,
} from '#finding'
import type { Store } from '#store'

import type { Bench } from './bench.ts'
import { examineWith, type Examining } from './examine-store.ts'

/** What a person is given: the findings, and what helps to check them. */
export interface Answer {
  readonly ranked: Ranked
  /** How the account of each finding wrote over time. */
  readonly courses: readonly HabitCourse[]
  /** Addresses that may be of one person; nothing is done with them. */
  readonly aliases: readonly AliasProposal[]
}

/** Examines a store, then reads the mail of those few accounts again that a person will ask about. */
export function answerFrom(store: Store, examining: Examining, bench: Bench): Answer {
  const { ranked, examiner } = examineWith(store, examining, bench)
  const { memory } = examiner
  const candidates = aliasCandidates(memory, examining.team)
  const witness = new AliasWitness(candidates, memory)
  const courses = new HabitCourses(markedIn(ranked.findings))
  const accounts = [...ranked.findings.map(({ account }) => account), ...candidates.flatMap(pair => pair)]
  for (const gist of store.gistsFrom([...new Set(accounts)])) {
    courses.add(gist)
    witness.add(gist)
  }
  return { ranked, courses: courses.finish(), aliases: proposeAliases(memory, examining.team, witness) }
}

/** The mails that findings are about, by account. */
export function markedIn(findings: readonly Finding[]): ReadonlyMap<string, ReadonlySet<Digest>> {
  const marked = new Map<string, Set<Digest>>()
  for (const { account, held } of findings) {
    const mails = marked.get(account) ?? new Set()
    marked.set(account, mails.add(held[0].sha256))
  }
  return marked
}
