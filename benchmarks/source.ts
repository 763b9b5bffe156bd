/**
 * How often the mailbox from which documents were taken is named first, and whether "95 %" is right 95 times in 100.
 *
 *   node benchmarks/source.ts [--archive linux-man-2019-2026] [--attacks 400] [--seed source]
 *
 * Holdings are real: whoever stands in From, To or Cc of a mail of the archive has it. Addresses of lists and machines,
 * which have nearly all of it, and people with fewer than 40 mails are no mailboxes. An attacker reads one mailbox up to a day and takes documents in
 * one of four ways: anything, the newest 90 days, one topic, one thread with more from its topic where it is short. One
 * document in ten comes from elsewhere, and of one in ten nobody knows who held it. The method is told none of this.
 *
 * Where another mailbox held every document that was taken, no method can know which of the two it was; 'alone' is the
 * share of attacks in which none did, and 'first of these' counts those only. 'named' is the share in which the source is
 * the account that `trace` names, or one of those that it declares to be tied; beside it, how many those are in the middle.
 */
import { parseArgs } from 'node:util'
import { DAY, random, type Random } from '#ground'
import { originOf, sourceLikelihood, type HeldDocument, type LeakedDocument, type MailboxHoldings } from '#finding'
import { hasMaterial, mboxBodies, type Body } from './leak/bodies.ts'

/** Documents that a mailbox must have to be one. */
const LEAST = 40
/** Whoever has this part of an archive is a list or a machine. */
const LIST = 0.3
/** Share of leaked documents that come from elsewhere, and share of which nobody knows who held them. */
const SPOILT = { elsewhere: 0.1, unknown: 0.1 }

const { values } = parseArgs({
  options: {
    archive: { type: 'string', default: 'linux-man-2019-2026' },
    attacks: { type: 'string', default: '400' },
    seed: { type: 'string', default: 'source' },
  },
})

/** Whoever stands in the mails has them. */
function holdingsOf(bodies: readonly Body[]): MailboxHoldings[] {
  const held = new Map<string, HeldDocument[]>()
  bodies.forEach(({ people, thread, topic, at }, number) => {
    const document = { id: String(number), thread, topic, at }
    for (const address of people) {
      const own = held.get(address)
      if (own === undefined) held.set(address, [document])
      else own.push(document)
    }
  })
  return [...held]
    .filter(([, documents]) => documents.length >= LEAST && documents.length < LIST * bodies.length)
    .map(([mailbox, documents]) => ({ mailbox, examined: true, documents }))
    .sort((one, other) => (one.mailbox < other.mailbox ? -1 : 1))
}

type Style = 'anything' | 'newest' | 'topic' | 'thread'

/** What an attacker takes from a mailbox that is read until a day; undefined where it has too little of it. */
function taken(
  { documents }: MailboxHoldings,
  style: Style,
  count: number,
  chance: Random,
): readonly HeldDocument[] | undefined {
  const until = chance.pick(documents.slice(Math.floor(documents.length / 2))).at
  const there = documents.filter(({ at }) => at <= until)
  const seed = chance.pick(there)
  const among =
    style === 'anything'
      ? there
      : style === 'newest'
        ? there.filter(({ at }) => at > until - 90 * DAY)
        : there.filter(({ topic, thread }) => (style === 'topic' ? topic === seed.topic : thread === seed.thread))
  return among.length < count ? undefined : chance.shuffle(among).slice(0, count)
}

/** The same as it reaches the newspaper. */
function spoilt(documents: readonly HeldDocument[], all: number, chance: Random): LeakedDocument[] {
  return documents.map(({ id }) => {
    if (chance.chance(SPOILT.unknown)) return { ids: [] }
    return { ids: [chance.chance(SPOILT.elsewhere) ? String(chance.below(all)) : id] }
  })
}

if (!hasMaterial()) {
  console.log('skipped, no data')
  process.exit()
}
const bodies = mboxBodies(values.archive).filter(({ at }) => at > 0)
bodies.sort((one, other) => one.at - other.at)
const holdings = holdingsOf(bodies)
const holders = new Map<string, Set<string>>()
for (const { mailbox, documents } of holdings)
  for (const { id } of documents) holders.set(id, (holders.get(id) ?? new Set()).add(mailbox))
const sizes = holdings.map(({ documents }) => documents.length).sort((one, other) => one - other)
console.log(
  `${values.archive}: ${bodies.length} mails, ${holdings.length} mailboxes of ${sizes[0]} to ${sizes.at(-1)} mails (middle ${sizes[sizes.length >> 1]})`,
)

/** How one attack ended. */
interface Outcome {
  readonly style: Style
  readonly count: number
  readonly alone: boolean
  readonly first: boolean
  readonly named: number
  readonly isNamed: boolean
  readonly sure: boolean
  readonly milliseconds: number
}

function attack(style: Style, count: number, chance: Random): Outcome | undefined {
  const source = chance.pick(holdings)
  const documents = taken(source, style, count, chance)
  if (documents === undefined) return undefined
  const leaked = spoilt(documents, bodies.length, chance)
  const began = performance.now()
  const posterior = sourceLikelihood(leaked, holdings)
  const { named } = originOf(
    posterior,
    leaked.map(({ ids }, index) => ({
      file: String(index),
      accounts: new Set(ids.flatMap(id => [...(holders.get(id) ?? [])])),
    })),
    () => false,
    new Set(),
  )
  const milliseconds = performance.now() - began
  const own = documents.filter(({ id }, index) => leaked[index]!.ids.includes(id))
  const rivals = own.reduce<string[] | undefined>(
    (left, { id }) => (left ?? [...holders.get(id)!]).filter(mailbox => holders.get(id)!.has(mailbox)),
    undefined,
  )
  const best = posterior.mailboxes[0]!
  return {
    style,
    count,
    alone: rivals?.length === 1,
    first: best.mailbox === source.mailbox,
    named: named.length,
    isNamed: named.includes(source.mailbox),
    sure: best.probability >= 0.95,
    milliseconds,
  }
}

const outcomes: Outcome[] = []
for (const style of ['anything', 'newest', 'topic', 'thread'] as const)
  for (const count of [2, 3, 5, 10, 20]) {
    const chance = random(`${values.seed} ${style} ${count}`)
    let done = 0
    for (let tries = 0; done < Number(values.attacks) && tries < 60 * Number(values.attacks); tries++) {
      const outcome = attack(style, count, chance)
      if (outcome === undefined) continue
      outcomes.push(outcome)
      done++
    }
  }

function share(part: readonly Outcome[], of: readonly Outcome[]): string {
  return of.length === 0 ? '  –  ' : (part.length / of.length).toFixed(3)
}

console.log(
  '\nstyle     documents  attacks  first   alone   first of these   named   of how many   says ≥ .95   right   ms',
)
for (const style of ['anything', 'newest', 'topic', 'thread', 'all'] as const)
  for (const count of [2, 3, 5, 10, 20]) {
    const all = outcomes.filter(each => (style === 'all' || each.style === style) && each.count === count)
    const alone = all.filter(each => each.alone)
    const sure = all.filter(each => each.sure)
    const sizes = all.map(({ named }) => named).sort((one, other) => one - other)
    console.log(
      [
        style.padEnd(9),
        String(count).padStart(9),
        String(all.length).padStart(8),
        share(
          all.filter(({ first }) => first),
          all,
        ).padStart(7),
        share(alone, all).padStart(7),
        share(
          alone.filter(({ first }) => first),
          alone,
        ).padStart(12),
        share(
          all.filter(({ isNamed }) => isNamed),
          all,
        ).padStart(10),
        String(sizes[sizes.length >> 1] ?? 0).padStart(8),
        share(sure, all).padStart(15),
        share(
          sure.filter(({ first }) => first),
          sure,
        ).padStart(9),
        (all.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / Math.max(1, all.length)).toFixed(0).padStart(5),
      ].join(' '),
    )
  }
