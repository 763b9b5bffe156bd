/**
 * How often the mailbox from which documents were taken is named first, and whether "95 %" is right 95 times in 100.
 *
 *   node benchmarks/source.ts [--archive enron|linux-man-2019-2026] [--attacks 400] [--counts 5,10] [--seed source]
 *
 * Holdings are real: whoever stands in From, To or Cc of a mail of the archive has it; with 40 mails one is a mailbox. An
 * attacker reads one mailbox up to a day and takes documents in one of four ways: anything, the newest 90 days, one topic,
 * one thread; and, apart from the bars, in a fifth: what was shared with one correspondent. One document in ten comes from elsewhere, and of one in ten nobody knows who held it. The method is told none
 * of this; of the business mail it does not see the topics either, which people sorted by hand, but only the subjects.
 *
 * 'ceiling' is the share that a judge names first who knows the attacker's style, the shares that were spoilt, and how days
 * are drawn: nobody does better but by luck. 'style unknown' is the same judge without the style. Where another mailbox
 * held every document that was taken, it can only be guessed which of the two it was: 'decidable' is the share of attacks
 * in which none did, and 'first of these' counts those. 'named' is the share in which the source is the account that
 * `trace` names, or one of those that it declares to be tied. 'at least' is the lower end of the 95 % interval (Wilson).
 */
import { parseArgs } from 'node:util'
import { random, type Random } from '#ground'
import { originOf, sourceLikelihood } from '#finding'
import { allKnowing, attack, STYLES, type Attack, type Style } from './leak/attackers.ts'
import { hasMaterial } from './leak/bodies.ts'
import { businessHoldings, listHoldings, type Holdings } from './leak/holdings.ts'

const { values } = parseArgs({
  options: {
    archive: { type: 'string', default: 'enron' },
    attacks: { type: 'string', default: '400' },
    counts: { type: 'string', default: '2,3,5,10,20' },
    seed: { type: 'string', default: 'source' },
  },
})

/** How one attack ended. */
interface Outcome {
  readonly style: Style
  readonly count: number
  readonly isDecidable: boolean
  /** Undefined where no judge is asked. */
  readonly ceiling: boolean | undefined
  readonly styleUnknown: boolean | undefined
  readonly isFirst: boolean
  readonly isNamed: boolean
  readonly isSure: boolean
  readonly milliseconds: number
}

if (!hasMaterial()) {
  console.log('skipped, no data')
  process.exit()
}
const holdings = values.archive === 'enron' ? await businessHoldings() : listHoldings(values.archive)
const mailboxes = holdings.mailboxes.map(each => ({ ...each, examined: true }))
const holders = new Map<string, Set<string>>()
for (const { mailbox, documents } of mailboxes)
  for (const { id } of documents) holders.set(id, (holders.get(id) ?? new Set()).add(mailbox))
const sizes = mailboxes.map(({ documents }) => documents.length).sort((one, other) => one - other)
console.log(
  `${values.archive}: ${holdings.mails} mails, ${mailboxes.length} mailboxes of ${sizes[0]} to ${sizes.at(-1)} mails (middle ${sizes[sizes.length >> 1]})`,
)

function firstOf({ mailboxes: all }: Holdings, scores: readonly number[]): string {
  return all[scores.indexOf(Math.max(...scores))]!.mailbox
}

/** True where no other mailbox held every document that was taken, as far as it was known who held them. */
function isDecidable({ taken, leaked }: Attack): boolean {
  const own = taken.filter(({ id }, index) => leaked[index]!.ids.includes(id)).map(({ id }) => holders.get(id)!)
  const [first, ...others] = own
  return first !== undefined && [...first].filter(name => others.every(other => other.has(name))).length === 1
}

function outcomeOf(done: Attack, style: Style, count: number): Outcome {
  const { source, leaked } = done
  const began = performance.now()
  const posterior = sourceLikelihood(leaked, mailboxes)
  const files = leaked.map(({ ids }, index) => ({
    file: String(index),
    accounts: new Set(ids.flatMap(id => [...(holders.get(id) ?? [])])),
  }))
  const { named } = originOf(posterior, files, () => false, new Set())
  const milliseconds = performance.now() - began
  const best = posterior.mailboxes[0]!
  return {
    style,
    count,
    isDecidable: isDecidable(done),
    ceiling: style === 'shared' ? undefined : firstOf(holdings, allKnowing(holdings, leaked, [style])) === source,
    styleUnknown: style === 'shared' ? undefined : firstOf(holdings, allKnowing(holdings, leaked, STYLES)) === source,
    isFirst: best.mailbox === source,
    isNamed: named.includes(source),
    isSure: best.probability >= 0.95,
    milliseconds,
  }
}

function attacksOf(style: Style, count: number, chance: Random): Outcome[] {
  const wanted = Number(values.attacks)
  const outcomes: Outcome[] = []
  for (let tries = 0; outcomes.length < wanted && tries < 60 * wanted; tries++) {
    const done = attack(holdings, style, count, chance)
    if (done !== undefined) outcomes.push(outcomeOf(done, style, count))
  }
  return outcomes
}

type Asked = (outcome: Outcome) => boolean | undefined

/** A share among those of which it was asked. */
function share(of: readonly Outcome[], asked: Asked): string {
  const answers = of.map(asked).filter(answer => answer !== undefined)
  return answers.length === 0 ? '–' : (answers.filter(answer => answer).length / answers.length).toFixed(3)
}

/** The lower end of the 95 % interval of a share (Wilson, 1927). */
function atLeast(of: readonly Outcome[], asked: Asked): string {
  if (of.length === 0) return '–'
  const [n, z] = [of.length, 1.96]
  const part = of.filter(each => asked(each) === true).length / n
  const spread = z * Math.sqrt((part * (1 - part)) / n + (z * z) / (4 * n * n))
  return ((part + (z * z) / (2 * n) - spread) / (1 + (z * z) / n)).toFixed(3)
}

const COLUMNS: readonly (readonly [string, (all: readonly Outcome[]) => string])[] = [
  ['attacks', all => String(all.length)],
  ['first', all => share(all, ({ isFirst }) => isFirst)],
  ['ceiling', all => share(all, ({ ceiling }) => ceiling)],
  ['style unknown', all => share(all, ({ styleUnknown }) => styleUnknown)],
  ['decidable', all => share(all, each => each.isDecidable)],
  [
    'first of these',
    all =>
      share(
        all.filter(each => each.isDecidable),
        ({ isFirst }) => isFirst,
      ),
  ],
  [
    'ceiling of these',
    all =>
      share(
        all.filter(each => each.isDecidable),
        ({ ceiling }) => ceiling,
      ),
  ],
  ['named', all => share(all, ({ isNamed }) => isNamed)],
  ['says ≥ .95', all => share(all, ({ isSure }) => isSure)],
  [
    'right',
    all =>
      share(
        all.filter(({ isSure }) => isSure),
        ({ isFirst }) => isFirst,
      ),
  ],
  [
    'at least',
    all =>
      atLeast(
        all.filter(({ isSure }) => isSure),
        ({ isFirst }) => isFirst,
      ),
  ],
  ['ms', all => (all.reduce((sum, each) => sum + each.milliseconds, 0) / Math.max(1, all.length)).toFixed(1)],
]

const counts = values.counts.split(',').map(Number)
const styles = [...STYLES, 'shared'] as const
const outcomes = styles.flatMap(style =>
  counts.flatMap(count => attacksOf(style, count, random(`${values.seed} ${style} ${count}`))),
)
console.log(`\ndocuments style     ${COLUMNS.map(([name]) => name).join('  ')}`)
for (const count of counts)
  for (const style of [...STYLES, 'all', 'shared'] as const) {
    // 'All' are the four of which the bars speak.
    const isAsked = (each: Style) => (style === 'all' ? each !== 'shared' : each === style)
    const all = outcomes.filter(each => each.count === count && isAsked(each.style))
    const cells = COLUMNS.map(([name, of]) => of(all).padStart(name.length))
    console.log(`${String(count).padStart(9)} ${style.padEnd(9)} ${cells.join('  ')}`)
  }
