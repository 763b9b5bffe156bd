import assert from 'node:assert/strict'
import { test } from 'node:test'

import { digest } from '#ground'
import { gistOf, readMessage } from '#message'

import { formOf, type Formed } from './leak-form.ts'

const MAIL = digest('the mail')
const owners = new Map([
  ['anna', { address: 'anna@team.example', name: 'Anna Roe' }],
  ['ben', { address: 'ben@team.example', name: 'Ben Poe' }],
])
const held = { owners }

const print = (values: Readonly<Record<string, string>>) => [{ kind: 'mail-print' as const, says: '', values }]
const inMailbox = (mailbox: string, sha256 = MAIL) => ({ mail: { mailbox, from: 'anna@team.example' }, sha256 })
/** A leaked mail, read: that it is one is all that counts here. */
const bytes = new TextEncoder().encode('From: a@x.test\nDate: 3 Nov 2025 09:00:00 +0000\n\nwords')
const where = { source: digest(bytes), path: [] }
const mail = gistOf(readMessage({ where, kind: 'mail', bytes, fidelity: 'original', mailbox: '', folder: '' }))
const file = (changes: Partial<Formed['file']> = {}): Formed['file'] => ({
  sha256: digest('leaked'),
  marks: [],
  ...changes,
})

const table: readonly { name: string; given: Formed; says: Readonly<Record<string, 'for' | 'against'>> }[] = [
  {
    name: 'a file without traces says nothing of its copy',
    given: { file: file(), instances: [inMailbox('anna'), inMailbox('ben')] },
    says: {},
  },
  {
    name: 'the name over a print speaks for the mailbox of that name',
    given: { file: file({ marks: print({ owner: 'Ben Poe' }) }), instances: [inMailbox('anna'), inMailbox('ben')] },
    says: { ben: 'for' },
  },
  {
    name: 'an address in the corner of a print does too',
    given: { file: file({ marks: print({ owner: 'Anna@Team.Example' }) }), instances: [inMailbox('anna')] },
    says: { anna: 'for' },
  },
  {
    name: 'a name that belongs to nobody here says nothing',
    given: { file: file({ marks: print({ owner: 'Cleo Nox' }) }), instances: [inMailbox('anna')] },
    says: {},
  },
  {
    name: 'a blind copy on the print is seen by its author alone',
    given: { file: file({ marks: print({ bcc: 'x@y.test' }) }), instances: [inMailbox('anna'), inMailbox('ben')] },
    says: { ben: 'against' },
  },
  {
    name: 'the bytes of a mail are those of one copy: the others have another header',
    given: {
      file: file({ sha256: digest('ben’s copy'), mail }),
      instances: [inMailbox('anna'), inMailbox('ben', digest('ben’s copy'))],
    },
    says: { anna: 'against' },
  },
  {
    name: 'a mail of which nobody has the bytes says nothing',
    given: { file: file({ mail }), instances: [inMailbox('anna'), inMailbox('ben')] },
    says: {},
  },
]

for (const { name, given, says } of table)
  test(name, () => {
    const bits = [...formOf(given, held)].map(([mailbox, value]) => [mailbox, value > 0 ? 'for' : 'against'])
    assert.deepEqual(Object.fromEntries(bits), says)
  })
