import { random } from '#ground'
import type { Lure } from './lures/lure.ts'
import { readPhishing } from './lures/phishing.ts'
import { hooks, linkAsks, neutralLines, plainAsks, threadLures } from './lures/written-replies.ts'
import { requests } from './lures/written-requests.ts'

/** All words that may be planted on one side of the split, by what they are for. */
export interface Lures {
  readonly phishing: readonly Lure[]
  readonly requests: readonly Lure[]
  readonly thread: readonly Lure[]
  readonly neutral: readonly Lure[]
  readonly linkAsks: readonly Lure[]
  readonly plainAsks: readonly Lure[]
  readonly hooks: readonly Lure[]
}

/** Lures for training and for test. No cluster, which is a brand or a family of near copies, is on both sides. */
export interface SplitLures {
  readonly train: Lures
  readonly test: Lures
}

/** Gathers the lures and splits them by cluster. Where the phishing sample is absent the written requests stand in. */
export function readLures(phishingFile: string | undefined, seed: string): SplitLures {
  const phishing = phishingFile === undefined ? requests : readPhishing(phishingFile)
  const all: Lures = { phishing, requests, thread: threadLures, neutral: neutralLines, linkAsks, plainAsks, hooks }
  const side = (wanted: boolean): Lures =>
    Object.fromEntries(
      Object.entries(all).map(([kind, lures]: [string, readonly Lure[]]) => [
        kind,
        splitClusters(lures, `${seed}/lures/${kind}`, wanted),
      ]),
    ) as unknown as Lures
  return { train: side(true), test: side(false) }
}

function splitClusters(lures: readonly Lure[], seed: string, first: boolean): Lure[] {
  const clusters = random(seed).shuffle([...new Set(lures.map(({ cluster }) => cluster))])
  const chosen = new Set(clusters.slice(0, Math.floor(clusters.length / 2)))
  return lures.filter(({ cluster }) => chosen.has(cluster) === first)
}
