import type { Evidence, Kin } from '#evidence'

/**
 * How much each evidence counts, and how much one kin may say at most. Drawn up by `evaluation/train.ts` from the years
 * set aside for it; `docs/card.md` says from what, and how well it does.
 */
export interface Card {
  /** Factor for the bits of each evidence function; 1 where it is not named. */
  readonly factors: Readonly<Record<string, number>>
  /** The most that one kin may add, in bits. */
  readonly caps: Readonly<Partial<Record<Kin, number>>>
  /** What two kins add together when both speak, as a share of the weaker one: `form+link`. */
  readonly together: Readonly<Record<string, number>>
}

/** What one kin says after its members are counted together. */
export interface Weighed {
  readonly kin: Kin
  readonly bits: number
}

/** Share of the second, and of each further piece of one kin, that still counts: they have one cause. */
const SECOND = 0.35
const FURTHER = 0.12
/** The most that a kin may say where the card does not tell. */
const CAP = 9

/**
 * Adds up evidence, kin by kin: within a kin the strongest piece counts whole and the others little. Every step is
 * monotone: more unusual never lowers the sum, and nothing that speaks for innocence takes away from another kin.
 */
export function weigh(
  evidence: readonly Evidence[],
  card: Card,
): { readonly bits: number; readonly kins: readonly Weighed[] } {
  const byKin = new Map<Kin, number[]>()
  for (const { name, kin, bits } of evidence) {
    byKin.set(kin, [...(byKin.get(kin) ?? []), bits * (card.factors[name] ?? 1)])
  }
  const kins = [...byKin].map(([kin, bits]): Weighed => ({ kin, bits: Math.min(card.caps[kin] ?? CAP, joined(bits)) }))
  const alone = kins.reduce((sum, { bits }) => sum + bits, 0)
  return { bits: Math.round((alone + together(kins, card)) * 1000) / 1000, kins }
}

function joined(bits: readonly number[]): number {
  const sorted = bits.filter(each => each > 0).sort((one, other) => other - one)
  return sorted.reduce((sum, each, rank) => sum + each * (rank === 0 ? 1 : rank === 1 ? SECOND : FURTHER), 0)
}

/** Some things are suspicious only together: a new client is a new phone, with a new link it is more. */
function together(kins: readonly Weighed[], card: Card): number {
  const bitsOf = new Map(kins.map(({ kin, bits }) => [kin as string, bits]))
  return Object.entries(card.together).reduce((sum, [pair, share]) => {
    const [one = '', other = ''] = pair.split('+')
    return sum + share * Math.min(bitsOf.get(one) ?? 0, bitsOf.get(other) ?? 0)
  }, 0)
}
