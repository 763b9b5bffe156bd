import type { Evidence, Kin } from '#evidence'

/**
 * How much each evidence counts. Drawn up by `evaluation/train.ts` from simulated takeovers in the years of public
 * archives that are set aside for it; nothing in it is negative, so that more unusual never lowers a score.
 */
export interface Card {
  /** Factor for the bits of each evidence function, by its name; evidence that is not named counts nothing. */
  readonly factors: Readonly<Record<string, number>>
  /** What two kins add where both speak, per bit of the weaker one: `form+link`. */
  readonly together: Readonly<Record<string, number>>
  /** Factor for evidence that needs no history and that list archives cannot teach: names, files, failed checks. */
  readonly untaught: number
}

/** What one kin adds. */
export interface Weighed {
  readonly kin: Kin
  readonly bits: number
}

/** What all evidence adds up to. */
export interface Sum {
  readonly bits: number
  readonly kins: readonly Weighed[]
  /** The evidence with the bits that it really added. */
  readonly evidence: readonly Evidence[]
}

/** The most that one piece may say before it is weighed: habits of some hundred mails support no more. */
export const MOST = 6
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
 * Adds up evidence. Every piece counts by its factor; what comes from one cause shares its weight, since the factors were
 * fitted together. Where two kins speak at once they add something more: a new client is a new phone, with a new link
 * it is more. Each step is monotone.
 */
export function weigh(evidence: readonly Evidence[], card: Card): Sum {
  const strongest = new Map<Kin, number>()
  const weighed = evidence.map(piece => {
    const said = Math.min(MOST, Math.max(0, piece.bits))
    strongest.set(piece.kin, Math.max(strongest.get(piece.kin) ?? 0, said))
    const factor = UNTAUGHT.has(piece.name) ? card.untaught : (card.factors[piece.name] ?? 0)
    return { ...piece, bits: rounded(piece.bits < 0 ? piece.bits : factor * said) }
  })
  const kins = [...strongest.keys()].map(kin => ({
    kin,
    bits: rounded(weighed.filter(piece => piece.kin === kin).reduce((sum, { bits }) => sum + bits, 0)),
  }))
  const alone = kins.reduce((sum, { bits }) => sum + Math.max(0, bits), 0)
  return { bits: rounded(alone + together(strongest, card)), kins, evidence: weighed }
}

/** What pairs of kins add, the names in each pair in the order of letters. */
function together(strongest: ReadonlyMap<Kin, number>, card: Card): number {
  return Object.entries(card.together).reduce((sum, [pair, factor]) => {
    const place = pair.indexOf('+')
    const [one, other] = [pair.slice(0, place), pair.slice(place + 1)] as [Kin, Kin]
    return sum + factor * Math.min(strongest.get(one) ?? 0, strongest.get(other) ?? 0)
  }, 0)
}

function rounded(bits: number): number {
  return Math.round(bits * 1000) / 1000
}
