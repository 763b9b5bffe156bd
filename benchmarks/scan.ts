/**
 * How fast `turncoat scan` is from end to end, beside `notmuch new` and rspamd on the same messages in the same run; how
 * much memory it takes, and whether that stays flat when the input is five times as long.
 *
 *   node benchmarks/scan.ts [--peers N] ARCHIVE...      (default: the two development archives; peers see N messages)
 */
import { spawnSync } from 'node:child_process'
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import { takeIn } from '#source'

import { archivesOr } from './archives.ts'
import { isInstalled, runNotmuch, runRspamd } from './peers.ts'

const home = join(import.meta.dirname, '..')
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { peers: { type: 'string', default: '4000' }, times: { type: 'string', default: '5' } },
})
const archives = archivesOr(positionals)

interface Ran {
  readonly messages: number
  readonly seconds: number
  readonly peakMiB: number
  readonly ledger: string
}

/** Runs the real command and times the whole process. */
function scan(source: string): Ran {
  const began = performance.now()
  const { stdout, status, stderr } = spawnSync(join(home, 'bin', 'turncoat'), ['scan', '--json', '--quiet', source], {
    encoding: 'utf8',
    maxBuffer: 2 ** 29,
  })
  const seconds = (performance.now() - began) / 1000
  if (status !== 0) throw new Error(stderr)
  const lines = stdout
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as Record<string, string | number>)
  const summary = lines.at(-1)!
  const ledger = lines
    .filter(({ type }) => type === 'ledger')
    .map(
      ({ expected, read, duplicate, skipped, failed }) =>
        `${expected} = ${read} + ${duplicate} + ${skipped} + ${failed}`,
    )
  return {
    messages: summary['messages'] as number,
    seconds,
    peakMiB: summary['peakMemoryMiB'] as number,
    ledger: ledger.join('; '),
  }
}

/** Writes the first messages of an archive as a Maildir, and all of them several times over as one mbox. */
async function lay(
  archive: string,
  folder: string,
  most: number,
  times: number,
): Promise<{ maildir: string; long: string }> {
  const maildir = join(folder, 'maildir')
  for (const part of ['cur', 'new', 'tmp']) mkdirSync(join(maildir, part), { recursive: true })
  const long = join(folder, 'long.mbox')
  writeFileSync(long, '')
  let count = 0
  for (let round = 0; round < times; round++) {
    for await (const intake of takeIn([archive])) {
      if (intake.kind !== 'item') continue
      const { bytes } = intake.item
      if (round === 0 && count++ < most)
        writeFileSync(join(maildir, 'cur', `${String(count).padStart(6, '0')}:2,S`), bytes)
      // Each round its own Message-IDs and bytes, or the copies would be recognised as such.
      const text = Buffer.from(bytes)
        .toString('latin1')
        .replace(/^(Message-ID:\s*<)/im, `$1round${round}.`)
      appendFileSync(
        long,
        `From x@example.org Thu Jan  1 00:00:00 1970\n${text.replace(/^(>*From )/gm, '>$1')}${text.endsWith('\n') ? '' : '\n'}\n`,
        'latin1',
      )
    }
  }
  return { maildir, long }
}

for (const archive of archives) {
  if (!existsSync(archive)) {
    console.log(`${archive}: skipped, no data`)
    continue
  }
  const folder = mkdtempSync(join(tmpdir(), 'turncoat-bench-'))
  try {
    console.log(`\n${archive}`)
    const { maildir, long } = await lay(archive, folder, Number(values.peers), Number(values.times))
    scan(archive)
    const runs = [scan(archive), scan(archive), scan(archive)].sort((one, other) => one.seconds - other.seconds)
    const own = runs[1]!
    const rate = own.messages / own.seconds
    console.log(`  ledger (expected = read + duplicate + skipped + failed): ${own.ledger}`)
    console.log(
      `  turncoat scan: ${own.messages} messages in ${own.seconds.toFixed(2)} s (median of 3: ${runs.map(({ seconds }) => seconds.toFixed(2)).join(', ')}), ${Math.round(rate)}/s, peak ${own.peakMiB} MiB`,
    )
    const peers = [
      ...(isInstalled('notmuch') ? [runNotmuch(maildir)] : []),
      ...(isInstalled('rspamd') ? [await runRspamd(maildir)] : []),
    ]
    for (const { name, messages, seconds } of peers)
      console.log(
        `  ${name}: ${messages} messages in ${seconds.toFixed(2)} s, ${Math.round(messages / seconds)}/s; turncoat is ${(rate / (messages / seconds)).toFixed(1)} times as fast`,
      )
    for (const name of ['notmuch', 'rspamd'].filter(each => !isInstalled(each)))
      console.log(`  ${name}: not installed, skipped`)
    const five = scan(long)
    console.log(
      `  ${values.times} times as long (${Math.round(statSync(long).size / 2 ** 20)} MiB): ${five.messages} messages in ${five.seconds.toFixed(2)} s, ${Math.round(five.messages / five.seconds)}/s, peak ${five.peakMiB} MiB against ${own.peakMiB} MiB`,
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
