/**
 * How long one new mail takes from its bytes to its finding, with a history of a hundred thousand mails learnt: read,
 * drawn, held against all habits, and learnt. One thread, as a watch over one mailbox would have it.
 *
 *   node benchmarks/live.ts [--history 100000] [--new 1000] ARCHIVE...      (default: the two development archives)
 */
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'

import { CARD, examiner } from '#finding'
import { gistOf, readMessage } from '#message'
import { show } from '#profile'
import { takeIn, type Item } from '#source'
import { teamOf } from '#team'

import { archivesOr } from './archives.ts'
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { history: { type: 'string', default: '100000' }, new: { type: 'string', default: '1000' } },
})
const archives = archivesOr(positionals)
const held = archives.filter(archive => existsSync(archive))

/** The archives again and again, each round with ids and senders of its own, until there are enough. */
async function* endless(): AsyncGenerator<Item> {
  for (let round = 0; ; round++)
    for await (const intake of takeIn(held)) {
      if (intake.kind !== 'item') continue
      const text = Buffer.from(intake.item.bytes).toString('latin1')
      const own = text
        .replace(/^(Message-ID:\s*<)/im, `$1round${round}.`)
        .replace(/^(From:.*<)/im, round % 3 === 0 ? '$1' : `$1r${round % 3}.`)
      yield { ...intake.item, bytes: Buffer.from(own, 'latin1') }
    }
}

async function measure(): Promise<void> {
  const { look, take } = examiner(teamOf([], []), CARD)
  const times: number[] = []
  let mails = 0
  for await (const item of endless()) {
    const began = performance.now()
    const showing = show(gistOf(readMessage(item)))
    take(showing, look(showing))
    if (mails++ >= Number(values.history)) times.push(performance.now() - began)
    if (times.length === Number(values.new)) break
  }
  times.sort((one, other) => one - other)
  const at = (share: number) => times[Math.floor(share * (times.length - 1))]!.toFixed(2)
  console.log(`${mails - times.length} mails learnt; of ${times.length} new ones each took`)
  console.log(`  median ${at(0.5)} ms, 90th ${at(0.9)} ms, 99th ${at(0.99)} ms, longest ${at(1)} ms`)
}

if (held.length === 0) console.log('skipped, no data')
else await measure()
