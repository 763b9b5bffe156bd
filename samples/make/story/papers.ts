/** Documents of the story in their versions: text is drawn once, and each version rewrites, adds and drops some of it. */
import { type Moment, type Random, random as startRandom } from '#ground'
import type { Block, Paper } from '../document/paper.ts'
import { Deck, expand, type Facts } from './grammar.ts'
import { MEMO_TEXT } from './papers/memo-text.ts'
import { LETTER_TEXT, PLAN_TEXT } from './papers/plan-text.ts'
import { VETTING_TEXT } from './papers/vetting-text.ts'
import { factsAround } from './places.ts'

/** One version of a document: who saved it last, when, and how much of it changed against the one before. */
export interface Edition {
  readonly saved: Moment
  readonly editor: string
  /** What stands under the title: `Draft 2, 14 October 2025`. */
  readonly label: string
  /** Shares of paragraphs that are rewritten, followed by a new one, and dropped. */
  readonly rewritten: number
  readonly added: number
  readonly dropped: number
}

/** The documents that exist. */
export type Work = keyof typeof WORKS

const WORKS = {
  memo: {
    title: 'The harbor bond and the dredging contract: what the record shows',
    author: 'Priya Raman',
    text: MEMO_TEXT,
  },
  vetting: { title: 'Vetting file: Senator Thaddeus Crane', author: 'Priya Raman', text: VETTING_TEXT },
  plan: { title: 'Debate plan', author: 'Tomás Villanueva', text: PLAN_TEXT },
  letter: { title: 'Miriam Harbour', author: 'Hana Kobayashi', text: LETTER_TEXT },
} as const

interface Section {
  readonly heading: string
  readonly once: string[]
  entries: number
  readonly parts: Readonly<Record<'a' | 'b' | 'c' | 'd', string[]>>
}

function readSections(text: string): Section[] {
  const found: Section[] = []
  for (const line of text.trim().split('\n')) {
    const said = line.slice(2)
    const section = found.at(-1)
    if (line.startsWith('H '))
      found.push({ heading: said, once: [], entries: 0, parts: { a: [], b: [], c: [], d: [] } })
    else if (line.startsWith('- ')) section!.once.push(said)
    else if (line.startsWith('E ')) section!.entries = Number(said)
    else section!.parts[line[0] as 'a' | 'b' | 'c' | 'd'].push(said)
  }
  return found
}

/** One section on its way through the versions. */
interface Growing {
  readonly section: Section
  readonly decks: ReadonlyMap<string, Deck>
  readonly paragraphs: readonly string[]
}

/** All versions of a document, oldest first. */
export function editionsOf(name: Work, all: readonly Edition[]): Paper[] {
  const { title, author, text } = WORKS[name]
  const random = startRandom(`paper ${name}`)
  const facts: Facts = new Map()
  const began = all[0]!.saved
  let state = readSections(text).map(section => begun(section, began, facts, random))
  return all.map((edition, number): Paper => {
    if (number > 0) state = state.map(each => revised(each, edition, facts, random))
    return {
      title,
      author,
      lastEditor: edition.editor,
      revision: 3 + number * 11,
      created: (began - 5 * 86_400_000) as Moment,
      modified: edition.saved,
      blocks: [
        { kind: 'title', text: title },
        { kind: 'text', text: edition.label },
        ...state.flatMap(({ section, paragraphs }): Block[] => [
          { kind: 'heading', text: section.heading },
          ...paragraphs.map((each): Block => ({ kind: 'text', text: each })),
        ]),
      ],
    }
  })
}

function begun(section: Section, at: Moment, facts: Facts, random: Random): Growing {
  const decks = new Map(
    Object.entries(section.parts)
      .filter(([, lines]) => lines.length > 0)
      .map(([part, lines]) => [part, new Deck(lines, random.fork(`${section.heading}/${part}`))]),
  )
  const once = section.once.map(line => expand(line, random, facts, factsAround(at, {})))
  const entries = Array.from({ length: section.entries }, () => entry(decks, at, facts, random))
  return { section, decks, paragraphs: [...once, ...entries] }
}

function entry(decks: ReadonlyMap<string, Deck>, at: Moment, facts: Facts, random: Random): string {
  const parts = ['a', 'b', ...(random.chance(0.75) ? ['c'] : []), ...(random.chance(0.7) ? ['d'] : [])]
  const lines = parts.flatMap(part => decks.get(part)?.draw() ?? [])
  return lines.map(line => expand(line, random, facts, factsAround(at, {}))).join(' ')
}

function revised(growing: Growing, edition: Edition, facts: Facts, random: Random): Growing {
  const { section, decks } = growing
  const fresh = () =>
    section.entries > 0 ? entry(decks, edition.saved, facts, random) : random.pick(growing.paragraphs)
  const paragraphs = growing.paragraphs.flatMap((text, index) => {
    // What is said once is the frame of the document and stays; of the entries some change.
    if (index < section.once.length) return [text]
    if (random.chance(edition.dropped)) return []
    const kept = random.chance(edition.rewritten) ? fresh() : text
    return random.chance(edition.added) ? [kept, fresh()] : [kept]
  })
  return { ...growing, paragraphs }
}
