import assert from 'node:assert/strict'
import { test } from 'node:test'

import { gistOfText, mail } from '../4-evidence/mail.contract.ts'
import { CopyWatch } from './mail-copy.ts'

const one = gistOfText(mail({ day: 0 }))
const elsewhere = gistOfText(mail({ day: 0, headers: { 'X-Stored': 'elsewhere' } }), 'carla')
const later = { ...elsewhere, at: (one.at + 4 * 86_400_000) as typeof one.at }

const table = [
  { name: 'a mail alone is no copy', gists: [one], copies: [false] },
  { name: 'the same mail in another mailbox is a copy', gists: [one, elsewhere], copies: [false, true] },
  { name: 'another mail is none', gists: [one, gistOfText(mail({ day: 1 }))], copies: [false, false] },
  { name: 'days later it is taken for a mail of its own', gists: [one, later], copies: [false, false] },
]

for (const { name, gists, copies } of table)
  test(name, () => {
    const watch = new CopyWatch()
    assert.deepEqual(
      gists.map(gist => watch.note(gist).isCopy),
      copies,
    )
  })

test('what one copy told, the next one knows', () => {
  const watch = new CopyWatch()
  watch.note(one).told.add('way')
  assert(watch.note(elsewhere).told.has('way'))
})
