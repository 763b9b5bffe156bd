/**
 * Reads some 900 odd and broken messages of three other projects' tests, none of which may throw, and lists where we
 * read otherwise than mail-parser and mime4j expect, each with the reason that stands in `formats/reasons.ts`.
 *
 *   node benchmarks/formats.ts [--all] [ARCHIVE]
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { runSuites } from './formats/suites.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { all: { type: 'boolean', default: false } },
})
const material = join(import.meta.dirname, '..', '..', 'shared', 'data', 'formats', 'messages.tar.zst')
const archive = positionals[0] ?? material

if (existsSync(archive)) {
  const { read, compared, agreed, disagreements, stale } = await runSuites(archive)
  const short = (text: string) => JSON.stringify(text.length > 120 ? `${text.slice(0, 120)}…` : text)
  for (const { message, about, expected, read: ours, reason } of disagreements) {
    if (reason !== undefined && !values.all) continue
    console.log(
      `${message}, ${about}\n  expected ${short(expected)}\n  read     ${short(ours)}\n  ${reason ?? 'NO REASON'}`,
    )
  }
  for (const row of stale) console.log(`no longer so: ${row}`)
  const unexplained = disagreements.filter(({ reason }) => reason === undefined)
  console.log(`${read} messages read without a throw`)
  console.log(`${compared} readings compared, ${agreed} agree`)
  console.log(`${disagreements.length} disagreements, ${unexplained.length} without a reason`)
  process.exitCode = unexplained.length + stale.length === 0 ? 0 : 1
} else console.log('skipped, no data')
