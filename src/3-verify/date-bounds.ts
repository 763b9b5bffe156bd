import { DAY, MINUTE, type Moment, rfc3339 } from '#ground'
import type { ArcChain } from './arc.ts'
import type { SignatureVerdict } from './dkim.ts'
import { embeddedTimes } from './embedded-time.ts'
import { receivedDate } from './field-date.ts'
import type { RawField } from './raw-fields.ts'
import type { SignedMail } from './signed-mail.ts'

/** One reason why a mail was not sent before, or not after, some time. */
export interface DateBound {
  readonly side: 'from' | 'to'
  readonly at: Moment
  readonly because: string
  /** Whose clock or record it is. 'archive' bounds are sightings: use outside of them is not excluded. */
  readonly by: 'signer' | 'relay' | 'sealer' | 'author' | 'holder' | 'archive'
}

/** When a mail was sent, as an interval that each of its bounds gives its reason for. */
export interface DateBounds {
  readonly from: Moment | undefined
  readonly to: Moment | undefined
  /** The reasons of the bounds that hold, tightest first. */
  readonly because: readonly string[]
  readonly bounds: readonly DateBound[]
  /** Two bounds that exclude each other by more than a day, which clocks alone do not explain. */
  readonly contradiction: string | undefined
}

/** What is known of a mail when its date is asked for. */
export interface DateGiven {
  readonly mail: SignedMail
  readonly verdicts: readonly SignatureVerdict[]
  readonly arc: ArcChain
  /** When whoever holds it says that it arrived. */
  readonly receivedAt: Moment | undefined
}

/** Clocks of mail servers are this far off at most, as a rule. */
const TOLERANCE = 5 * MINUTE

/** Who collects keys looks at them now and then: a key stands a day longer than it was seen, at least. */
const toleranceOf = ({ by }: DateBound) => (by === 'archive' ? DAY : TOLERANCE)

/** The interval in which a mail was sent, from all that dates it. The Date field itself counts for nothing: it is a claim. */
export function dateBounds(given: DateGiven): DateBounds {
  const bounds = [
    ...signerBounds(given.verdicts),
    ...relayBounds(given.mail.fields),
    ...sealerBounds(given.arc),
    ...authorBounds(given.mail),
    ...(given.receivedAt === undefined ? [] : [to(given.receivedAt, 'holder', 'The holder says that it had arrived')]),
  ]
  const hard = interval(bounds)
  // A sighting of the key says only when somebody looked: it bounds a side that nothing else does, and never empties it.
  const loose = archiveBounds(given.verdicts).filter(({ side }) => hard[side] === undefined)
  const sighted = [...bounds, ...loose]
  const soft = interval(sighted)
  const use = isEmpty(soft) ? hard : soft
  const contradiction =
    hard.from !== undefined && hard.to !== undefined && hard.from.at > hard.to.at + DAY
      ? `${hard.from.because} ${rfc3339(hard.from.at)}, but: ${hard.to.because} ${rfc3339(hard.to.at)}.`
      : undefined
  const [low, high] = isEmpty(use) ? [undefined, use.to] : [use.from, use.to]
  return {
    from: low === undefined ? undefined : shifted(low.at, -toleranceOf(low)),
    to: high === undefined ? undefined : shifted(high.at, toleranceOf(high)),
    because: [low, high].filter(bound => bound !== undefined).map(({ because, at }) => `${because} ${rfc3339(at)}.`),
    bounds: isEmpty(soft) ? bounds : sighted,
    contradiction,
  }
}

interface Interval {
  readonly from: DateBound | undefined
  readonly to: DateBound | undefined
}

function interval(bounds: readonly DateBound[]): Interval {
  const sorted = [...bounds].sort((one, other) => one.at - other.at)
  return { from: sorted.findLast(({ side }) => side === 'from'), to: sorted.find(({ side }) => side === 'to') }
}

const isEmpty = ({ from: low, to: high }: Interval) =>
  low !== undefined && high !== undefined && low.at > high.at + 2 * TOLERANCE

const shifted = (at: Moment, by: number) => (at + by) as Moment

const from = (at: Moment, by: DateBound['by'], because: string): DateBound => ({ side: 'from', at, because, by })
const to = (at: Moment, by: DateBound['by'], because: string): DateBound => ({ side: 'to', at, because, by })

/** Times inside signatures that hold: nobody but the signer can have written them. */
function signerBounds(verdicts: readonly SignatureVerdict[]): DateBound[] {
  return verdicts.flatMap(({ headers, domain, signature, warnings }) => {
    if (headers !== 'pass' || signature === undefined) return []
    const { signedAt, expires } = signature
    const own = !warnings.some(({ code }) => code === 'signer-not-from-domain')
    const bounds: DateBound[] = []
    // A forwarder signs later, so only the author's own domain says when it was not sent yet.
    if (signedAt !== undefined && own) bounds.push(from(signedAt, 'signer', `By its clock ${domain} signed it`))
    if (signedAt !== undefined) bounds.push(to(signedAt, 'signer', `By its clock ${domain} had signed it`))
    if (expires !== undefined) bounds.push(to(expires, 'signer', `${domain} let its signature expire (x=)`))
    return bounds
  })
}

/** Received fields, as long as their times rise from the lowest to the topmost; else only the topmost counts. */
function relayBounds(fields: readonly RawField[]): DateBound[] {
  const times = fields.filter(({ key }) => key === 'received').flatMap(field => receivedDate(field) ?? [])
  const rising = times.every((at, index) => index === 0 || at <= times[index - 1]! + TOLERANCE)
  const at = rising ? times.at(-1) : times[0]
  if (at === undefined) return []
  return [to(at, 'relay', `${rising ? 'The first' : 'The last'} server on its way had received it`)]
}

function sealerBounds({ statements }: ArcChain): DateBound[] {
  return statements.flatMap(({ seal, at, host }) =>
    at === undefined || seal !== 'pass' ? [] : [to(at, 'sealer', `By its clock ${host} had sealed it (ARC)`)],
  )
}

function authorBounds(mail: SignedMail): DateBound[] {
  return embeddedTimes(mail).map(({ at, where }) => from(at, 'author', `The ${where} was made`))
}

function archiveBounds(verdicts: readonly SignatureVerdict[]): DateBound[] {
  return verdicts.flatMap(({ headers, key }) => {
    if (headers !== 'pass' || key === undefined) return []
    const { firstSeen, lastSeen, source } = key.key
    const bounds: DateBound[] = []
    if (firstSeen !== undefined) bounds.push(from(firstSeen, 'archive', `The key was first seen (${source})`))
    if (lastSeen !== undefined) bounds.push(to(lastSeen, 'archive', `The key was last seen (${source})`))
    return bounds
  })
}
