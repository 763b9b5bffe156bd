/** Real archives, read whole. They are not part of the project: without them these tests are skipped. */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { takeIn } from './take-in.ts'

const home = join(import.meta.dirname, '../../../shared/data')

const table = [
  { file: 'mail/linux-man-2019-2026.mbox.zst', items: 17_885, mailboxes: 1, kind: 'mail' },
  { file: 'mail/phishing-sample.tar.zst', items: 1200, mailboxes: 1, kind: 'archive' },
  { file: 'mail/spamassassin.tar.zst', items: 6046, mailboxes: 5, kind: 'archive' },
  { file: 'formats/stores.tar.zst', items: 332, mailboxes: 20, kind: 'archive' },
]

for (const { file, items, mailboxes, kind } of table) {
  const skip = existsSync(join(home, file)) ? false : 'skipped, no data'
  test(`${file} gives ${items} messages`, { skip }, async () => {
    const seen = new Set<string>()
    let count = 0
    for await (const one of takeIn([join(home, file)])) {
      if (one.kind === 'item') {
        count++
        seen.add(one.item.mailbox)
      }
      if (one.kind === 'closed') {
        const { entry } = one
        assert.equal(entry.expected, entry.read + entry.skipped + entry.failed)
        assert.equal(entry.failed, 0)
        if (one.container === 0) assert.equal(entry.kind, kind)
      }
    }
    assert.equal(count, items)
    assert.equal(seen.size, mailboxes)
  })
}
