import assert from 'node:assert/strict'
import { test } from 'node:test'

import { gistOfText, givenMail, history, mail, TODAY } from './mail.contract.ts'
import { stayedAfterwards } from './stayed-afterwards.ts'

const phone = { 'User-Agent': 'Phone Mail' }
const first = mail({ day: TODAY, headers: phone })
const later = (...days: number[]) => days.map(day => mail({ day, headers: phone }))

const rows: readonly { name: string; before: readonly string[]; mail?: string; says: RegExp | undefined }[] = [
  {
    name: 'a program that stayed for weeks is said, with how many mails',
    before: [...history(), first, ...later(13, 15, 18, 22, 26, 30)],
    says: /6 mails of this account came in the same form afterwards, until 2024-04-03/,
  },
  { name: 'one that came once is not', before: [...history(), first], says: undefined },
  {
    name: 'five mails of one week are not',
    before: [...history(), first, ...later(13, 14, 15, 16, 17, 18)],
    says: undefined,
  },
  {
    name: 'what was usual before had not to stay',
    before: [...history(), ...later(13, 15, 18, 22, 26, 30)],
    mail: mail({ day: TODAY }),
    says: undefined,
  },
  { name: 'an account of which nothing was learnt has no afterwards', before: [], says: undefined },
]

for (const row of rows)
  test(row.name, () => {
    const { memory } = givenMail({ mail: first, before: row.before })
    const found = stayedAfterwards(gistOfText(row.mail ?? first), memory)
    if (row.says === undefined) assert.equal(found, undefined)
    else assert.match(found?.says ?? 'nothing', row.says)
  })
