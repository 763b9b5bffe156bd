import type { Evidence, Excuse, Kin } from '#evidence'

import { addShares, type Tree } from './tree.ts'

/**
 * How much evidence counts. Drawn up by `evaluation/train.ts` from simulated takeovers in the years of public archives
 * that are set aside for it. What it says never falls when a piece says more.
 */
export interface Card {
  /** The evidence that the trees ask about: a tree names it by its place here. */
  readonly asked: readonly string[]
  /** Trees whose values add up, in bits. A new client is a new phone; with a new link it is more: so they ask of two. */
  readonly trees: readonly Tree[]
  /** What each bit of the strongest piece of each kin adds by itself: many odd things are more than the trees can say. */
  readonly plain: number
  /** Factor for evidence that needs no history and that list archives cannot teach: names, files, failed checks. */
  readonly untaught: number
}

/** What one kin adds. */
export interface Weighed {
  readonly kin: Kin
  readonly bits: number
}

/** Evidence with the bits that it really added. */
export interface Counted extends Evidence {
  /** The bits that it said before it was weighed. */
  readonly said: number
}

/** What speaks for innocence, with the bits that it took away: never above 0. */
export interface Counter extends Excuse {
  readonly bits: number
}

/** What all evidence adds up to. */
export interface Sum {
  readonly bits: number
  /** What each kin adds when what excuses it is taken off. */
  readonly kins: readonly Weighed[]
  readonly evidence: readonly Counted[]
  readonly against: readonly Counter[]
}

/** The most that one piece may say that no tree weighs. */
export const MOST = 6
/** The most that one piece of any other evidence may say plainly: what the history of one habit supports. */
export const MOST_SAID = 9
/** Evidence of which public list mail holds no examples to learn from. */
export const UNTAUGHT: ReadonlySet<string> = new Set([
  'authentication-failed',
  'credential-form',
  'dangerous-file',
  'display-name-borrowed',
  'lookalike-domain',
  'reply-elsewhere',
  'several-authors',
  'shown-link-differs',
])

/**
 * Adds up evidence: the card's trees against a mail in which nothing is unusual, what each kin says plainly, and what the
 * card cannot know by itself. Trees ask by steps, and would make much of many small things: together they never say more
 * than the strongest pieces of each kin said before. Each piece comes back with its share, and the shares add up to the sum, so that nothing in it is without a reason.
 * What speaks for innocence takes from the kins that it explains; of two that explain the same the stronger one counts.
 */
export function weigh(evidence: readonly Evidence[], excuses: readonly Excuse[], card: Card): Sum {
  if (evidence.length === 0) return { bits: 0, kins: [], evidence: [], against: [] }
  const added = addedBy(evidence, card)
  const taken = excuses.map(() => 0)
  const kins = [...new Set(evidence.map(({ kin }) => kin))].map(kin => {
    const bits = evidence.reduce((sum, piece, index) => sum + (piece.kin === kin ? added[index]! : 0), 0)
    const best = excuses.reduce<number | undefined>(
      (most, excuse, index) =>
        excuse.excuses.includes(kin) && (most === undefined || excuse.rest < excuses[most]!.rest) ? index : most,
      undefined,
    )
    if (best === undefined) return { kin, bits }
    const { rest } = excuses[best]!
    taken[best]! += bits * (1 - rest)
    return { kin, bits: bits * rest }
  })
  return {
    bits: rounded(kins.reduce((sum, { bits }) => sum + bits, 0)),
    kins: kins.map(({ kin, bits }) => ({ kin, bits: rounded(bits) })),
    evidence: evidence.map((piece, index) => ({ ...piece, said: piece.bits, bits: rounded(added[index]!) })),
    against: excuses.flatMap((excuse, index) =>
      taken[index]! < 0.05 ? [] : [{ ...excuse, bits: -rounded(taken[index]!) }],
    ),
  }
}

/** What each piece adds before anything excuses it. */
function addedBy(evidence: readonly Evidence[], card: Card): number[] {
  const said = new Float64Array(card.asked.length)
  // Of several pieces of one name the strongest is asked about, and has the share.
  const strongest = new Map<number, number>()
  // Of all pieces of one kin the strongest speaks plainly: they have one cause.
  const plainest = new Map<Kin, number>()
  evidence.forEach(({ name, kin, bits }, index) => {
    const place = card.asked.indexOf(name)
    if (place === -1 || bits <= said[place]!) return
    said[place] = bits
    strongest.set(place, index)
    if (bits > saidAt(evidence, plainest.get(kin))) plainest.set(kin, index)
  })
  const added = evidence.map(piece => unasked(piece, card))
  const shares = new Float64Array(card.asked.length)
  if (strongest.size > 0) for (const tree of card.trees) addShares(tree, said, shares)
  const most = [...plainest.values()].reduce((sum, index) => sum + saidAt(evidence, index), 0)
  const all = shares.reduce((sum, share) => sum + share, 0)
  const allowed = all > most ? most / all : 1
  for (const [place, index] of strongest) added[index]! += allowed * shares[place]!
  for (const index of plainest.values()) added[index]! += card.plain * saidAt(evidence, index)
  return added
}

/** Bits that a piece said, no more than one habit can support. */
function saidAt(evidence: readonly Evidence[], index: number | undefined): number {
  return index === undefined ? 0 : Math.min(MOST_SAID, evidence[index]!.bits)
}

/** What a piece adds that no tree asks about. */
function unasked({ name, bits }: Evidence, { untaught }: Card): number {
  return UNTAUGHT.has(name) ? untaught * Math.min(MOST, Math.max(0, bits)) : 0
}

function rounded(bits: number): number {
  return Math.round(bits * 1000) / 1000
}
