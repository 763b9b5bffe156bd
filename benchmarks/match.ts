/**
 * How well a leaked text finds its document among 100,000, and how often a text that nobody held is said to be held.
 *
 *   node --max-old-space-size=6000 benchmarks/match.ts [--queries 1000] [--documents 100000] [--seed match] [--own]
 *
 * Held: the distinct mail bodies of two public archives and of a set of business mail, but for one topic in seven, filled
 * up with made documents, each of whose lines comes from another real mail. Unheld: the left-out topics' mails that share
 * no run of about a hundred letters with any held document, and two other collections as a whole. `--own` takes the
 * authors' own lines only. A query is a hit where the first answer holds the whole leaked passage, letter for letter as it
 * was before it was spoilt, and is declared to be held; 'same mail' asks for the very mail that was drawn, which no method
 * can know where others quote the passage.
 */
import { parseArgs } from 'node:util'
import {
  closestTexts,
  kinship,
  lettersOf,
  random,
  ShingleIndex,
  shingleIndexBytes,
  winnow,
  worthComparing,
  type Letters,
} from '#ground'
import { isHeld } from '../src/4-evidence/leak-held.ts'
import { distinct, folderBodies, hasMaterial, lettersText, mboxBodies, type Body } from './leak/bodies.ts'
import { DAMAGES } from './leak/damage.ts'
import { SeenRuns } from './leak/seen-runs.ts'

/** Of the index's answers so many are compared letter by letter. */
const CANDIDATES = 32

const { values } = parseArgs({
  options: {
    queries: { type: 'string', default: '1000' },
    documents: { type: 'string', default: '100000' },
    seed: { type: 'string', default: 'match' },
    own: { type: 'boolean', default: false },
  },
})
const chance = random(values.seed)
const wanted = Number(values.documents)

function ownLines(body: Body): Body {
  const lines = body.text.split('\n').filter(line => !/^\s*[>|]/.test(line))
  const below = lines.findIndex(line => /^-+ ?Original Message|^_{20,}|^From: .*@/.test(line))
  return { ...body, text: (below > 0 ? lines.slice(0, below) : lines).join('\n') }
}

/** A document whose lines all come from different real mails: it shares phrases with many and a passage with none. */
function madeText(texts: readonly string[]): string {
  return Array.from({ length: 10 + chance.below(50) }, () => {
    const lines = chance.pick(texts).split('\n')
    return lines[chance.below(lines.length)]!
  }).join('\n')
}

if (!hasMaterial()) {
  console.log('skipped, no data')
  process.exit()
}
const archives = [...mboxBodies('openbmc-2019-2022'), ...mboxBodies('linux-man-2019-2026')]
const business = await folderBodies('documents/enron-subset.tar.zst', /\.txt$/)
const others = [
  ...(await folderBodies('mail/spamassassin.tar.zst', /[0-9a-f]{20,}\.txt$/)),
  ...(await folderBodies('mail/phishing-sample.tar.zst', /\.eml$/)),
]
const bodies = distinct([...archives, ...business].map(body => (values.own ? ownLines(body) : body)))
const leftOut = new Map(
  [...new Set(bodies.map(({ topic }) => topic))].sort().map(topic => [topic, chance.below(7) === 0]),
)
const texts = bodies.filter(({ topic }) => leftOut.get(topic) === false).map(({ text }) => text)
const real = texts.length
while (texts.length < wanted) texts.push(madeText(texts.slice(0, real)))

const index = new ShingleIndex()
const runs = new SeenRuns()
let began = performance.now()
for (const text of texts) index.add(winnow(lettersOf(text)).prints)
const building = performance.now() - began
for (const text of texts) runs.add(lettersOf(text))
const size = shingleIndexBytes(index).length
console.log(
  `${texts.length} documents (${real} real), ${index.pairs} prints; ` +
    `built in ${(building / 1000).toFixed(1)} s, ${(size / 2 ** 20).toFixed(0)} MiB`,
)

interface Answer {
  readonly document: number
  readonly letters: Letters
  readonly held: boolean
  readonly finding: number
  readonly comparing: number
}

function ask(query: string): Answer | undefined {
  const start = performance.now()
  const letters = lettersOf(query)
  const hits = index.find(winnow(letters).prints, CANDIDATES)
  const found = performance.now()
  const worth = worthComparing(hits, document => [document, lettersOf(texts[document]!)] as const)
  const best = closestTexts(letters, worth)[0]
  if (best === undefined) return undefined
  const k = kinship(letters, best.letters, best.alignment, prints => index.holders(prints))
  const held = isHeld(k)
  return {
    document: best.held,
    letters: best.letters,
    held,
    finding: found - start,
    comparing: performance.now() - found,
  }
}

function percent(part: number, of: number): string {
  return (part / of).toFixed(4)
}

const queries = chance.shuffle([...texts.slice(0, real).keys()]).slice(0, Number(values.queries))
console.log('\ndamage                    hit     goal   first   same mail  index ms  compare ms  middle  slowest')
for (const { name, cut, spoil, goal } of DAMAGES) {
  const drawn = chance.fork(name)
  let [hits, first, same, finding, comparing] = [0, 0, 0, 0, 0]
  const times: number[] = []
  for (const document of queries) {
    const passage = cut(texts[document]!, drawn)
    const answer = ask(spoil(passage, drawn))
    if (answer === undefined) continue
    finding += answer.finding
    comparing += answer.comparing
    times.push(answer.finding + answer.comparing)
    const holds = lettersText(answer.letters).includes(lettersText(lettersOf(passage)))
    if (holds) first++
    if (holds && answer.held) hits++
    if (answer.document === document) same++
  }
  const count = queries.length
  times.sort((one, other) => one - other)
  console.log(
    `${name.padEnd(24)} ${percent(hits, count)}  ${goal.toFixed(3)}  ${percent(first, count)}  ${percent(same, count)}` +
      `     ${(finding / count).toFixed(1).padStart(5)}      ${(comparing / count).toFixed(1).padStart(5)}    ${times[times.length >> 1]!.toFixed(1).padStart(4)}   ${times.at(-1)!.toFixed(0)}`,
  )
}

/** Says how many of some texts that nobody held are said to be held, as they are and badly read. */
function reportUnheld(name: string, unheld: readonly Body[]): void {
  for (const damage of [undefined, DAMAGES[3]!]) {
    const drawn = chance.fork(name)
    const wrong = unheld.filter(({ text }) => ask(damage?.spoil(text, drawn) ?? text)?.held ?? false)
    console.log(
      `${`${name}, ${damage?.name ?? 'as it is'}`.padEnd(60)} ${unheld.length} asked, ${wrong.length} said to be held`,
    )
    for (const { subject } of wrong.slice(0, 5)) console.log(`    ${subject.slice(0, 100)}`)
  }
}

began = performance.now()
console.log('\nnobody held')
const foreign = bodies.filter(({ topic }) => leftOut.get(topic) === true)
const free = foreign.filter(({ text }) => !runs.has(lettersOf(text)))
reportUnheld('other topics, no shared passage', chance.shuffle(free).slice(0, 4 * queries.length))
const apart = distinct(others).filter(({ text }) => !runs.has(lettersOf(text)))
reportUnheld('other collections, no shared passage', chance.shuffle(apart).slice(0, 3 * queries.length))
reportUnheld(
  'other topics that do share a passage (quotes, reposts, forms)',
  chance.shuffle(foreign.filter(body => !free.includes(body))).slice(0, queries.length),
)
