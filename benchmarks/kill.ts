/**
 * Kills `turncoat add` (SIGKILL) at random moments, runs it again, and compares the case with one that nobody disturbed:
 * nothing lost, nothing twice, no half file left.
 *
 *   node benchmarks/kill.ts [--times 100] [--seed kill] SOURCE...      (default: the sample)
 */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { parseArgs } from 'node:util'

import { digest, random } from '#ground'

const home = join(import.meta.dirname, '..')
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { times: { type: 'string', default: '100' }, seed: { type: 'string', default: 'kill' } },
})
const sources = positionals.length > 0 ? positionals : [join(home, 'samples', 'campaign')]
const command = [join(home, 'src', 'main.ts'), 'add']
const folder = mkdtempSync(join(tmpdir(), 'turncoat-kill-'))

/** Everything that a case says, but for the moments at which it was said. */
function printOf(place: string): string {
  const database = new DatabaseSync(join(place, 'case.sqlite'), { readOnly: true })
  const rows = (sql: string) => JSON.stringify(database.prepare(sql).all())
  const said = [
    rows('SELECT * FROM instance ORDER BY mailbox, folder, sha256'),
    rows('SELECT digest, name, mailbox, size, finished FROM source ORDER BY digest, name, mailbox'),
    rows('SELECT * FROM ledger ORDER BY source, path, mailbox'),
    rows('SELECT number, what, about FROM journal ORDER BY number'),
  ]
  database.close()
  const originals = readdirSync(join(place, 'originals'))
    .sort()
    .map(name => `${name} ${digest(readFileSync(join(place, 'originals', name)))}`)
  return digest([...said, ...originals].join('\n'))
}

function addWhole(place: string): number {
  const began = performance.now()
  const { status, stderr } = spawnSync(process.execPath, [...command, place, '--quiet', ...sources], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  return performance.now() - began
}

/** Starts adding and kills it after some milliseconds; true where it was still at work. */
function addKilled(place: string, after: number): Promise<boolean> {
  const run = spawn(process.execPath, [...command, place, '--quiet', ...sources], { stdio: 'ignore' })
  const timer = setTimeout(() => run.kill('SIGKILL'), after)
  return new Promise(resolve =>
    run.on('exit', (_, signal) => {
      clearTimeout(timer)
      resolve(signal === 'SIGKILL')
    }),
  )
}

try {
  const dice = random(values.seed)
  const undisturbed = join(folder, 'undisturbed')
  const whole = addWhole(undisturbed)
  const wanted = printOf(undisturbed)
  console.log(`undisturbed: ${Math.round(whole)} ms, case ${wanted.slice(0, 16)}`)
  let killed = 0
  let same = 0
  for (let round = 1; round <= Number(values.times); round++) {
    const place = join(folder, `round-${round}`)
    if (await addKilled(place, dice.next() * whole * 1.05)) killed++
    // Every fourth round is killed twice.
    if (round % 4 === 0 && (await addKilled(place, dice.next() * whole * 1.05))) killed++
    addWhole(place)
    if (printOf(place) === wanted) same++
    else console.log(`round ${round}: the case differs, see ${place}`)
    if (printOf(place) === wanted) rmSync(place, { recursive: true })
  }
  console.log(
    `${killed} kills in ${values.times} rounds; ${same} of ${values.times} cases are the same as the undisturbed one`,
  )
  process.exitCode = same === Number(values.times) ? 0 : 1
} finally {
  if (process.exitCode !== 1) rmSync(folder, { recursive: true, force: true })
}
