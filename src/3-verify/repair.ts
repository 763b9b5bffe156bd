import { hash } from 'node:crypto'
import type { Span } from '#ground'
import { canonicalBody, wireBody } from './canonical-form.ts'
import type { DkimSignature } from './dkim-signature.ts'
import { type KnownStyles, type Leaf, leavesOf } from './leaf-edit.ts'
import { type ContentFields, readSkeleton, type SkeletonPart } from './mime-skeleton.ts'
import type { RawField } from './raw-fields.ts'
import type { SignedMail } from './signed-mail.ts'

/** A body on the way back to what was signed, as a repair sees it. Line ends are CRLF. */
export interface DamagedBody {
  readonly body: Buffer
  /** Header fields of the mail: they name the list, the gateway, the boundary. */
  readonly fields: readonly RawField[]
  readonly content: ContentFields
  /** Its parts, and its text parts opened for repair, found when first asked for. */
  readonly parts: () => readonly SkeletonPart[]
  readonly leaves: () => readonly Leaf[]
  /** True where the signature is over every space (`c=…/simple`): repairs of white space pay only then. */
  readonly spaceCounts: boolean
}

/** What a body may have been before some damage. */
export interface Undone {
  readonly body: Buffer
  /** What was undone, for the log: "Took off 4 lines at the end." */
  readonly says: string
  /** Where, in the bytes of the body before this step, with CRLF line ends. */
  readonly span: Span
  /** How the body is built, where that is no longer what the mail's fields say: a mail taken out of its wrapping. */
  readonly content?: ContentFields
}

/** One kind of damage that lists, stores and programs do, run backwards. Add one: a file in repairs/, a line in repairs.ts. */
export interface Repair {
  readonly name: string
  /**
   * When the damage happens, seen from the end: what a store did last is undone first. 1 store and last relay,
   * 2 the tree of parts, 3 the words, 4 the coding. Repairs are combined only in this order.
   */
  readonly stage: 1 | 2 | 3 | 4
  /** How dear it is: the search tries the cheapest sums first. */
  readonly cost: number
  /** How many of its likeliest bodies other repairs are tried on, where that is not the usual number. */
  readonly carries?: number
  /** Bodies that it may have been before, the likeliest first. */
  undo(damaged: DamagedBody): Iterable<Undone>
}

/** How much a search may cost. */
export interface RepairLimits {
  /** Candidate bodies that are hashed. */
  readonly hashes: number
  /** Bytes of candidate bodies in all. */
  readonly bytes: number
  /** How many repairs may be combined. */
  readonly depth: number
}

/** Enough for every single repair and the likely pairs; some seconds on a mail of ten kilobytes that has no way back. */
export const REPAIR_LIMITS: RepairLimits = { hashes: 30_000, bytes: 250_000_000, depth: 2 }

/** One step of a way back. */
export interface RepairStep {
  readonly repair: string
  readonly says: string
  readonly span: Span
}

/** What a search did, and what it found. */
export interface BodyRepair {
  /** The body that was signed, with CRLF line ends. A hash fits it, so it is that body, whatever led to it. */
  readonly found: Buffer | undefined
  /** How that body is built, where it is no longer what the mail's fields say. */
  readonly content?: ContentFields
  /** The undoing in order, from the body as it lies here to the signed one. */
  readonly steps: readonly RepairStep[]
  /** How often each repair was tried. */
  readonly tried: Readonly<Record<string, number>>
  readonly hashes: number
  readonly bytes: number
  readonly ended: 'found' | 'nothing-left' | 'limit'
}

interface State {
  readonly damaged: DamagedBody
  readonly steps: readonly RepairStep[]
  readonly stage: number
}

/** One repair at work on one body. */
interface Attempt {
  readonly state: State
  readonly repair: Repair
  readonly candidates: Iterator<Undone>
  drawn: number
  carried: number
}

/** Candidates of a repair that is not the first: pairs multiply, and the likeliest come first. */
const LATER = 250

/** Candidates of one repair in a row: one that has thousands goes on when others that are as cheap had their turn. */
const TURN = 1000

const FEWEST_COPIES = 20

/** Candidates of one repair that others are tried on: only its likeliest, since pairs multiply. */
const CARRIED = 12

/**
 * Looks for the body that a signature was made over, by undoing what usually happens to mails on their way and in their
 * stores, cheapest first, until `bh=` agrees. A body that fits cannot be a false one: that would be a broken hash.
 */
export function repairBody(
  mail: SignedMail,
  signature: DkimSignature,
  repairs: readonly Repair[],
  limits: RepairLimits = REPAIR_LIMITS,
): BodyRepair {
  const search = startSearch(signature, limits)
  // Each candidate is a copy; of a body that large there would be too few to find anything.
  if (mail.body.length > limits.bytes / FEWEST_COPIES) return search.result(undefined, [], 'limit')
  const styles: KnownStyles = new Map()
  const root: State = { damaged: damagedBody(wireBody(mail.body), mail.fields, signature, styles), steps: [], stage: 0 }
  const due: Attempt[][] = []
  const plan = (state: State, spent: number) => {
    if (state.steps.length >= limits.depth) return
    for (const repair of repairs) {
      if (repair.stage < state.stage || state.steps.some(step => step.repair === repair.name)) continue
      const candidates = repair.undo(state.damaged)[Symbol.iterator]()
      ;(due[spent + repair.cost] ??= []).push({ state, repair, candidates, drawn: 0, carried: 0 })
    }
  }
  search.knows(root.damaged.body)
  plan(root, 0)
  for (let spent = 0; spent < due.length; spent++)
    for (const attempt of due[spent] ?? []) {
      const isFirst = attempt.state.steps.length === 0
      const last = isFirst ? attempt.drawn + TURN : LATER
      for (const undone of turnOf(attempt, last)) {
        const verdict = search.test(undone.body, attempt.repair.name)
        if (verdict === 'limit') return search.result(undefined, [], 'limit')
        const after = stateAfter(attempt, undone, styles)
        if (verdict === 'fits') {
          const found = search.result(undone.body, after.steps, 'found')
          return after.damaged.content === root.damaged.content ? found : { ...found, content: after.damaged.content }
        }
        if (verdict === 'new' && attempt.carried++ < (attempt.repair.carries ?? CARRIED))
          // Those beyond the usual number wait, lest one repair with many takes the place of all others.
          plan(after, attempt.carried > CARRIED ? spent + 1 : spent)
      }
      if (isFirst && attempt.drawn === last) (due[spent + 1] ??= []).push(attempt)
    }
  return search.result(undefined, [], 'nothing-left')
}

/** The next candidates of an attempt, until it has drawn so many in all. */
function* turnOf(attempt: Attempt, last: number): Generator<Undone> {
  while (attempt.drawn < last) {
    const next = attempt.candidates.next()
    if (next.done === true) return
    attempt.drawn++
    yield next.value
  }
}

/** A body one step further back; its parts are read when they are asked for. */
function stateAfter({ state, repair }: Attempt, undone: Undone, styles: KnownStyles): State {
  const content = undone.content ?? state.damaged.content
  return {
    damaged: { ...state.damaged, content, ...opened(undone.body, content, styles) },
    steps: [...state.steps, { repair: repair.name, says: undone.says, span: undone.span }],
    stage: repair.stage,
  }
}

/** A body as repairs want to see it. */
export function damagedBody(
  body: Buffer,
  fields: readonly RawField[],
  signature: DkimSignature,
  styles: KnownStyles = new Map(),
): DamagedBody {
  const value = (name: string) => {
    const text = fields.find(({ key }) => key === name)?.text
    return text?.slice(text.indexOf(':') + 1)
  }
  const content = { type: value('content-type'), encoding: value('content-transfer-encoding') }
  return { fields, content, spaceCounts: signature.bodyForm === 'simple', ...opened(body, content, styles) }
}

function opened(
  body: Buffer,
  content: ContentFields,
  styles: KnownStyles,
): Pick<DamagedBody, 'body' | 'parts' | 'leaves'> {
  let parts: readonly SkeletonPart[] | undefined
  let leaves: readonly Leaf[] | undefined
  const partsOf = () => (parts ??= readSkeleton(body, content))
  return { body, parts: partsOf, leaves: () => (leaves ??= leavesOf(body, partsOf(), styles)) }
}

function startSearch({ bodyForm, hash: algorithm, length, bodyHash }: DkimSignature, limits: RepairLimits) {
  const seen = new Set<string>()
  const tried: Record<string, number> = {}
  const goal = bodyHash.toString('hex')
  let hashes = 0
  let bytes = 0
  const digestOf = (body: Buffer) => {
    const canonical = canonicalBody(body, bodyForm)
    if (length !== undefined && length > canonical.length) return ''
    return hash(algorithm, length === undefined ? canonical : canonical.subarray(0, length), 'hex')
  }
  return {
    knows: (body: Buffer) => seen.add(digestOf(body)),
    test(body: Buffer, repair: string): 'fits' | 'new' | 'known' | 'limit' {
      if (hashes >= limits.hashes || bytes + body.length > limits.bytes) return 'limit'
      hashes++
      bytes += body.length
      tried[repair] = (tried[repair] ?? 0) + 1
      const found = digestOf(body)
      if (found === goal) return 'fits'
      if (seen.has(found)) return 'known'
      seen.add(found)
      return 'new'
    },
    result: (found: Buffer | undefined, steps: readonly RepairStep[], ended: BodyRepair['ended']): BodyRepair => ({
      found,
      steps,
      tried,
      hashes,
      bytes,
      ended,
    }),
  }
}
