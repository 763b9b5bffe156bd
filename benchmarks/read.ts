/**
 * How many messages a second one core reads: `readMessage` alone, everything in it included, on messages that lie in
 * memory. Reported are processor time (which other work on the machine does not spoil) and time on the clock, of the
 * best of several passes over all messages.
 *
 *   node benchmarks/read.ts [--passes N] [--most N] SOURCE...      (default: the two development archives)
 */
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readMessage } from '#message'
import { takeIn, type Item } from '#source'

import { archivesOr } from './archives.ts'
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { passes: { type: 'string', default: '3' }, most: { type: 'string', default: '20000' } },
})
const sources = archivesOr(positionals)

async function itemsOf(source: string, most: number): Promise<Item[]> {
  const items: Item[] = []
  for await (const intake of takeIn([source])) {
    if (intake.kind === 'item') items.push(intake.item)
    if (items.length >= most) break
  }
  return items
}

/** One pass; the troubles are counted so that no part of the reading can be left out as unused. */
function pass(items: readonly Item[]): { processor: number; clock: number; troubles: Map<string, number> } {
  const troubles = new Map<string, number>()
  const began = performance.now()
  const before = process.threadCpuUsage()
  for (const item of items)
    for (const { code } of readMessage(item).troubles) troubles.set(code, (troubles.get(code) ?? 0) + 1)
  const { user, system } = process.threadCpuUsage(before)
  return { processor: (user + system) / 1e6, clock: (performance.now() - began) / 1e3, troubles }
}

for (const source of sources) {
  if (!existsSync(source)) {
    console.log(`${source}: skipped, no data`)
    continue
  }
  const items = await itemsOf(source, Number(values.most))
  const bytes = items.reduce((sum, item) => sum + item.bytes.length, 0)
  const passes = Array.from({ length: Number(values.passes) }, () => pass(items))
  const best = (time: 'processor' | 'clock') => Math.min(...passes.map(one => one[time]))
  const rate = (seconds: number) => `${Math.round(items.length / seconds).toLocaleString('en')} messages/s`
  console.log(source)
  console.log(`  ${items.length} messages of ${(bytes / items.length / 1024).toFixed(1)} KB on average`)
  console.log(`  processor ${rate(best('processor'))}, ${(bytes / best('processor') / 1e6).toFixed(0)} MB/s`)
  console.log(`  clock     ${rate(best('clock'))}`)
  const told = [...passes[0]!.troubles].sort((one, other) => other[1] - one[1])
  console.log(`  troubles  ${told.map(([code, count]) => `${code} ${count}`).join(', ')}`)
}
