import type { SkeletonPart } from '../mime-skeleton.ts'
import { BELOW, codedParts, type Writing, writingsByName, written } from '../part-writing.ts'
import type { DamagedBody, Repair, Undone } from '../repair.ts'
import { BASE64_STYLES } from '../transfer-style.ts'

/**
 * A relay or list wrote a part in another transfer encoding (`X-MIME-Autoconverted: from quoted-printable to 8bit`), or in
 * the same one with other line breaks. The standard leaves much open, so each program's way is tried.
 */
export const transferCoding: Repair = {
  name: 'transfer-coding',
  stage: 4,
  cost: 1,
  *undo(damaged) {
    const parts = codedParts(damaged)
    const writings = parts.map(part => writingsByName(damaged.body, part))
    const names = [...new Set(writings.flatMap(list => [...list.keys()]))]
    const likely = names.slice(0, LIKELY)
    const first = [...likely, ...names.filter(isBase64)]
    const made = new Set<string>()
    const both = (pairs: Iterable<Pair>) => together(damaged, { parts, writings, made }, pairs)
    yield* both(names.map(name => [name, name]))
    for (const [index, part] of parts.entries())
      for (const writing of new Set(writings[index]!.values())) yield written(damaged, [{ part, writing }])
    yield* both(BARE.flatMap(bare => names.map(name => [bare, name] as const)))
    yield* both(BELOW.flatMap(plain => BELOW.map(other => [`${BASE64}${plain}`, `${BASE64}${other}`] as const)))
    yield* both(first.flatMap(one => likely.map(other => [one, other] as const)))
  },
}

/** How plain text is written, and how all else. */
type Pair = readonly [string, string]

interface Coded {
  readonly parts: readonly SkeletonPart[]
  readonly writings: readonly ReadonlyMap<string, Writing>[]
  /** What was made before, by the names of the writings. */
  readonly made: Set<string>
}

/** All parts at once, as a gateway does it: plain text in the first way of a pair and all else in the second. */
function* together(damaged: DamagedBody, { parts, writings, made }: Coded, pairs: Iterable<Pair>): Generator<Undone> {
  if (parts.length < 2) return
  for (const [plain, other] of pairs) {
    const changes = parts.flatMap((part, index) => {
      const writing = writings[index]!.get(part.type === 'text/plain' ? plain : other)
      return writing === undefined ? [] : [{ part, writing }]
    })
    const key = changes.map(({ part, writing }) => `${part.content.from} ${writing.name}`).join('\n')
    if (changes.length < 2 || made.has(key)) continue
    made.add(key)
    yield written(damaged, changes)
  }
}

/** Programs leave ASCII text as it is and code the HTML beside it. */
const BARE = ['plain text', '7bit', '8bit']

/** The bare forms and the most frequent styles. */
const LIKELY = 12

const BASE64 = `base64 ${BASE64_STYLES[0]!.width} wide`

const isBase64 = (name: string) => /^base64 7[26]/.test(name)
