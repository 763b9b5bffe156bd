/**
 * Whether the very revision that leaked is named, among all revisions of all papers of a real history.
 *
 *   node benchmarks/versions.ts [--leaks 500] [--seed versions]
 *
 * Held: every distinct revision of every text in the site-policy history. A leaked one was made into a PDF with a line at
 * the head and a page number at the foot of each page, in one of several widths, and read back by the program's own
 * reader; in half of them ligatures and words parted at line ends are put in besides. It is right where the revision that
 * leaked is named and each one named beside it has the same words; 'alone' is the share that had no such tie. The
 * document's revisions that are alike to the letter count as one document: nobody can tell them apart.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { comparedText, readDocument } from '#document'
import { matchLeak } from '#finding'
import { lettersOf, random, ShingleIndex, winnow, type Moment, type Random } from '#ground'
import { pdf } from '../samples/make/document/pdf.ts'
import { distinctTexts, lettersText, MATERIAL } from './leak/bodies.ts'

/** Of the index's answers so many are compared letter by letter, as in `trace`. */
const CANDIDATES = 32

const { values } = parseArgs({
  options: { leaks: { type: 'string', default: '500' }, seed: { type: 'string', default: 'versions' } },
})

interface Revision {
  readonly path: string
  readonly text: string
}

/** All distinct revisions of the history's texts of some length. */
function revisions(bundle: string): Revision[] {
  const folder = mkdtempSync(join(tmpdir(), 'turncoat-versions-'))
  try {
    const git = (...args: readonly string[]) =>
      execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', maxBuffer: 2 ** 28 })
    execFileSync('git', ['clone', '--quiet', '--bare', bundle, folder])
    const found = git('rev-list', '--objects', '--all')
      .split('\n')
      .map(line => /^(\w+) (.+\.md)$/.exec(line))
      .filter(line => line !== null)
    return found.map(([, blob, path]) => ({ path: path!, text: git('cat-file', 'blob', blob!) }))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Prints a text and reads the print. */
async function printed({ path, text }: Revision, chance: Random): Promise<string> {
  const bytes = pdf(
    text.split(/\n\s*\n/).map(paragraph => ({ kind: 'text', text: paragraph.replace(/\s+/g, ' ').trim() })),
    {
      title: path,
      creator: 'Writer',
      producer: 'Writer',
      created: 0 as Moment,
      header: path.split('/').at(-1)!,
      footer: 'Page {page} of {pages}',
      size: chance.pick([9, 10, 11, 12]),
      width: chance.pick([360, 420, 468]),
    },
  )
  return comparedText(await readDocument(bytes))
}

/** What some programs write into a PDF and some readers leave there: ligatures, and words parted at line ends. */
function typeset(text: string, chance: Random): string {
  return text
    .replaceAll('ffi', 'ﬃ')
    .replaceAll('fi', 'ﬁ')
    .replaceAll('fl', 'ﬂ')
    .replace(/(\p{L}{4})(\p{L}{4})/gu, (word, one: string, other: string) =>
      chance.chance(0.02) ? `${one}-\n${other}` : word,
    )
}

const bundle = join(MATERIAL, 'documents', 'site-policy.bundle')
if (!existsSync(bundle)) {
  console.log('skipped, no data')
  process.exit()
}
const held = distinctTexts(revisions(bundle))
const index = new ShingleIndex()
for (const { text } of held) index.add(winnow(lettersOf(text)).prints)
const names = held.map(({ text }) => lettersText(lettersOf(text)))
console.log(`${held.length} distinct revisions of ${new Set(held.map(({ path }) => path)).size} papers`)

const sum = { leaks: 0, right: 0, alone: 0, sameText: 0, held: 0, finding: 0 }
const chance = random(values.seed)
const missed: string[] = []
for (const number of chance.shuffle([...held.keys()]).slice(0, Number(values.leaks))) {
  const read = await printed(held[number]!, chance)
  const leaked = chance.chance(0.5) ? typeset(read, chance) : read
  const began = performance.now()
  const hits = index.find(winnow(lettersOf(leaked)).prints, CANDIDATES)
  const candidates = hits.map(({ document }) => ({ number: document, text: held[document]!.text }))
  const { versions, verdict } = matchLeak({ text: leaked }, candidates, [], prints => index.holders(prints))
  sum.finding += performance.now() - began
  sum.leaks++
  if (versions.length > 0) sum.held++
  const named = versions.map(version => version.number)
  const right = named.includes(number) && named.every(other => names[other] === names[number])
  if (right) sum.right++
  if (right && named.length === 1) sum.alone++
  if (versions[0]?.version === 'same-text') sum.sameText++
  if (!right)
    missed.push(`${held[number]!.path} (${verdict}; named ${named.map(other => held[other]!.path).join(', ')})`)
}
const share = (part: number) => (part / sum.leaks).toFixed(4)
console.log(
  `${sum.leaks} leaked: ${share(sum.right)} named exactly or as a tie of equal texts (goal 0.980), ${share(sum.alone)} alone, ` +
    `${share(sum.held)} said to be held, ${share(sum.sameText)} said to have the same text; ${(sum.finding / sum.leaks).toFixed(0)} ms each`,
)
for (const each of missed.slice(0, 20)) console.log(`    missed ${each}`)
