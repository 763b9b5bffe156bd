/**
 * Reads mail beside mailparser and lists each field that the two read differently, with the reason that we keep to our
 * reading for. A difference without a reason is a fault of ours, or one that nobody has looked at yet.
 *
 *   node benchmarks/mailparser.ts [--every 20] [--all] [SOURCE...]     (default: our samples and the shared archives)
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { differences, everyOf, sampleItems, type Told } from './mailparser/differ.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { every: { type: 'string', default: '20' }, all: { type: 'boolean', default: false } },
})
const shared = join(import.meta.dirname, '..', '..', 'shared', 'data', 'mail')
const archives = [
  'spamassassin.tar.zst',
  'phishing-sample.tar.zst',
  'linux-man-2019-2026.mbox.zst',
  'openbmc-2019-2022.mbox.zst',
]
const sources = positionals.length > 0 ? positionals : archives.map(name => join(shared, name))

function tell(source: string, messages: number, found: readonly Told[]): void {
  const unexplained = found.filter(({ reason }) => reason === undefined)
  for (const { name, about, theirs, ours, reason } of values.all ? found : unexplained)
    console.log(`${name}, ${about}\n  mailparser ${theirs}\n  we read    ${ours}\n  ${reason ?? 'NO REASON'}`)
  console.log(`${source}: ${messages} mails, ${found.length} differences, ${unexplained.length} without a reason`)
  const counts = new Map<string, number>()
  for (const { reason = 'NO REASON' } of found) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  for (const [reason, count] of [...counts].sort((one, other) => other[1] - one[1]))
    console.log(`  ${count} × ${reason}`)
  if (unexplained.length > 0) process.exitCode = 1
}

if (positionals.length === 0) {
  const samples = sampleItems()
  const found = await Promise.all(samples.map(differences))
  tell('samples', samples.length, found.flat())
}
for (const source of sources) {
  if (!existsSync(source)) {
    console.log(`${source}: skipped, no data`)
    continue
  }
  const found: Told[] = []
  let messages = 0
  for await (const item of everyOf(source, Number(values.every))) {
    messages++
    found.push(...(await differences(item)))
  }
  tell(source, messages, found)
}
