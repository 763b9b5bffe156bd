/**
 * Whether the same material gives the same findings, to the byte, on real archives. Each archive is split into several
 * files, and `turncoat scan` is run over them
 *
 *   again                    and must print the same, byte for byte, and write the same scores;
 *   in other orders          named backwards and shuffled, from another folder, with 1 and with 3 threads: the same;
 *   dealt into other files   every mail in another file and at another place of it, so that the files are read in
 *                            another order: the same but for the places themselves (source, path, the ledger).
 *
 * Left out of the comparison are the seconds and the memory of the summary alone.
 *
 *   node benchmarks/shuffled.ts [--pieces 7] [--most N] ARCHIVE...      (default: the two development archives)
 */
import { spawnSync } from 'node:child_process'
import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import { digest, random } from '#ground'
import { takeIn } from '#source'

import { archivesOr } from './archives.ts'

const home = join(import.meta.dirname, '..')
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { pieces: { type: 'string', default: '7' }, most: { type: 'string', default: 'Infinity' } },
})
const archives = archivesOr(positionals)

/** What one run said. */
interface Said {
  readonly messages: number
  /** Digests of all that was printed, and of all scores, as they are. */
  readonly whole: string
  /** The same without the places, and without the ledger. */
  readonly placeless: string
}

function scan(files: readonly string[], threads: number, scratch: string): Said {
  const scores = join(scratch, 'scores.jsonl')
  const { stdout, status, stderr } = spawnSync(
    join(home, 'bin', 'turncoat'),
    ['scan', '--json', '--quiet', '--threads', String(threads), '--mailbox', 'all', '--scores', scores, ...files],
    { encoding: 'utf8', maxBuffer: 2 ** 29 },
  )
  if (status !== 0) throw new Error(stderr)
  const lines = stdout.trimEnd().split('\n')
  const { messages } = JSON.parse(lines.at(-1)!) as { messages: number }
  const printed = lines.slice(0, -1)
  const scored = readFileSync(scores, 'utf8')
  const findings = printed.filter(line => !line.startsWith('{"type":"ledger"'))
  return {
    messages,
    whole: digest([...printed, scored].join('\n')),
    placeless: digest([...findings.map(withoutPlaces), scored].join('\n')),
  }
}

function withoutPlaces(line: string): string {
  return JSON.stringify(JSON.parse(line, (key, value: unknown) => (key === 'where' ? undefined : value)))
}

/** Writes an archive's mails into so many files; `pieceOf` says which one a mail goes into, by its number. */
async function lay(archive: string, folder: string, pieceOf: (number: number) => number): Promise<string[]> {
  mkdirSync(folder)
  const pieces = Array.from({ length: Number(values.pieces) }, (_, index) => join(folder, `piece-${index}.mbox`))
  let gathered = pieces.map(() => '')
  const write = () => {
    pieces.forEach((piece, index) => {
      appendFileSync(piece, gathered[index]!, 'latin1')
    })
    gathered = pieces.map(() => '')
  }
  let number = 0
  for await (const intake of takeIn([archive])) {
    if (intake.kind !== 'item') continue
    if (number >= Number(values.most)) break
    const text = Buffer.from(intake.item.bytes).toString('latin1')
    const quoted = text.replace(/^(>*From )/gm, '>$1')
    gathered[pieceOf(number++)]! +=
      `From x@example.org Thu Jan  1 00:00:00 1970\n${quoted}${text.endsWith('\n') ? '' : '\n'}\n`
    if (number % 1000 === 0) write()
  }
  write()
  return pieces
}

function compare(what: string, same: boolean): void {
  console.log(`  ${what}: ${same ? 'the same' : 'DIFFERS'}`)
  if (!same) process.exitCode = 1
}

async function measure(archive: string, folder: string): Promise<void> {
  const dice = random('shuffled')
  const count = Number(values.pieces)
  const inTurn = await lay(archive, join(folder, 'in-turn'), number => number % count)
  const first = scan(inTurn, 2, folder)
  console.log(`  ${first.messages} messages in ${count} files, findings and scores ${first.whole.slice(0, 16)}`)
  compare('again', scan(inTurn, 2, folder).whole === first.whole)
  compare('backwards, on 1 thread', scan(inTurn.toReversed(), 1, folder).whole === first.whole)
  const elsewhere = join(folder, 'elsewhere')
  cpSync(join(folder, 'in-turn'), elsewhere, { recursive: true })
  const shuffled = dice.shuffle(inTurn.map(file => file.replace('in-turn', 'elsewhere')))
  compare('shuffled, from another folder, on 3 threads', scan(shuffled, 3, folder).whole === first.whole)
  const dealt = await lay(archive, join(folder, 'dealt'), () => dice.below(count))
  compare('dealt into other files, but for the places', scan(dealt, 2, folder).placeless === first.placeless)
}

for (const archive of archives) {
  console.log(archive)
  if (!existsSync(archive)) {
    console.log('  skipped, no data')
    continue
  }
  const folder = mkdtempSync(join(tmpdir(), 'turncoat-shuffled-'))
  try {
    await measure(archive, folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
