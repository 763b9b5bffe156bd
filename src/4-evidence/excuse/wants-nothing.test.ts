import assert from 'node:assert/strict'
import { test } from 'node:test'

import { lookAt } from '../look-at.ts'
import { givenMail, history, mail, TODAY, withFile, type MailFields } from '../mail.contract.ts'
import { wantsNothing } from './wants-nothing.ts'

/** Another program than in all mails before, with something more. */
const strange = (fields: MailFields = {}) =>
  mail({ day: TODAY, ...fields, headers: { 'User-Agent': 'Roundcube', ...fields.headers } })

const rows: readonly { name: string; mail: string; excuses: boolean }[] = [
  { name: 'another program and nothing else is excused', mail: strange(), excuses: true },
  { name: 'with a new link it is not', mail: strange({ body: 'See https://login.sender.test/x\n' }), excuses: false },
  {
    name: 'with a new ask it is not',
    mail: strange({ body: 'Please sign in to verify your account.\n' }),
    excuses: false,
  },
  {
    name: 'with a dangerous file it is not',
    mail: strange(withFile('a.exe', 'application/x-msdownload')),
    excuses: false,
  },
]

for (const row of rows)
  test(`wants-nothing: ${row.name}`, () => {
    const given = givenMail({ before: history(), mail: row.mail })
    const { evidence, excuses } = lookAt(given)
    assert(evidence.some(({ kin }) => kin === 'form'))
    assert.equal(wantsNothing.look(given, evidence) !== undefined, row.excuses)
    assert.equal(
      excuses.some(({ name }) => name === 'wants-nothing'),
      row.excuses,
    )
  })
