import type { SkeletonPart } from '../mime-skeleton.ts'
import { type Change, codedParts, type Writing, writingsByName, written } from '../part-writing.ts'
import type { Repair } from '../repair.ts'

/**
 * A gateway wrote all parts in one way that their program had written in several: the plain text broken at words, the
 * HTML at a width, a calendar or an attached text as base64. Each kind of part is tried in each way that makes a
 * difference, the likeliest together first.
 */
export const mixedCoding: Repair = {
  name: 'mixed-coding',
  stage: 4,
  cost: 3,
  *undo(damaged) {
    const kinds = [...Map.groupBy(codedParts(damaged), part => kindOf(damaged.body, part)).values()]
    if (kinds.length < 2 || kinds.length > MOST_KINDS) return
    let left = MOST
    for (const ways of byRank(kinds.map(parts => waysOf(damaged.body, parts)))) {
      const changes = ways.flat()
      if (changes.length === 0) continue
      if (left-- === 0) return
      yield written(damaged, changes)
    }
  },
}

const MOST_KINDS = 4
const MOST = 4000

/** Parts of a kind were written alike: the plain texts, the HTML, texts that were attached as files. */
function kindOf(body: Buffer, { type, header }: SkeletonPart): string {
  return /name\s*=/i.test(body.toString('latin1', header.from, header.to)) ? `${type}, a file` : type
}

/** How all parts of one kind are written; nothing changes in the first. */
type Way = readonly Change[]

/** Ways that give different bytes: bare, quoted-printable and base64 by turns, the frequent styles of each first. */
function waysOf(body: Buffer, parts: readonly SkeletonPart[]): readonly Way[] {
  const writings = parts.map(part => writingsByName(body, part))
  const names = [...new Set(writings.flatMap(list => [...list.keys()]))]
  const families = [...Map.groupBy(names, name => /^[a-z]*/.exec(name)![0]).values()]
  const longest = Math.max(0, ...families.map(({ length }) => length))
  const turns = Array.from({ length: longest }, (_, at) => families.flatMap(family => family[at] ?? []))
  const ways = new Map<string, Way>([['', []]])
  for (const name of turns.flat()) {
    const way = parts.flatMap((part, index): Way => {
      const writing = writings[index]!.get(name)
      return writing === undefined || isAsNow(body, part, writing) ? [] : [{ part, writing }]
    })
    const key = way.map(({ part, writing }) => `${part.content.from} ${writing.name}`).join('\n')
    if (!ways.has(key)) ways.set(key, way)
  }
  return [...ways.values()]
}

function isAsNow(body: Buffer, { content, encoding }: SkeletonPart, writing: Writing): boolean {
  return writing.encoding === encoding && writing.content.equals(body.subarray(content.from, content.to))
}

/** One of each list, those first that stand foremost in all. */
function* byRank<Item>(lists: readonly (readonly Item[])[]): Generator<readonly Item[]> {
  const last = lists.reduce((sum, { length }) => sum + length - 1, 0)
  for (let rank = 0; rank <= last; rank++) yield* withRank(lists, rank)
}

function* withRank<Item>(lists: readonly (readonly Item[])[], rank: number): Generator<readonly Item[]> {
  const [list, ...rest] = lists
  if (list === undefined) {
    if (rank === 0) yield []
    return
  }
  for (let at = 0; at < list.length && at <= rank; at++)
    for (const others of withRank(rest, rank - at)) yield [list[at]!, ...others]
}
