import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FIELD_REPAIRS } from './all-repairs.ts'
import { verifyDkim } from './dkim.ts'
import type { DkimSignature } from './dkim-signature.ts'
import { FIELD_REPAIR_LIMITS, type HeaderRepair, repairFields } from './field-repair.ts'
import type { UsableKey } from './key-record.ts'
import { keysOf, makeSigner, type SigningStyle, signMail } from './signer.contract.ts'
import { readSignedMail } from './signed-mail.ts'

const signer = makeSigner('rsa', 1024)
const keys = keysOf(signer)

const FIELDS = {
  From: 'Anna Arp <anna@x.example>',
  To: 'Ben <ben@y.example>',
  Cc: 'Cleo <cleo@z.example>, list@lists.example.org, "Dora D." <dora@w.example>',
  Subject: 'The plan',
  Date: 'Mon, 1 Jun 2026 09:30:00 +0000',
  'MIME-Version': '1.0',
  'Content-Type': 'text/plain; charset=utf-8',
}

type Fields = Readonly<Record<string, string>>
const mailOf = (fields: Fields, body = 'Hi\r\n') =>
  Buffer.from(
    `${Object.entries(fields)
      .map(([name, value]) => `${name}: ${value}`)
      .join('\r\n')}\r\n\r\n${body}`,
    'latin1',
  )

interface Row {
  readonly name: string
  readonly fields?: Fields
  readonly style?: Partial<SigningStyle>
  readonly damage: Fields
  readonly body?: string
  readonly steps: readonly string[]
}

const EVERY = ['from', 'to', 'cc', 'subject', 'date', 'mime-version', 'content-type']

const rows: readonly Row[] = [
  { name: 'a list put its tag into the subject', damage: { Subject: '[friends] The plan' }, steps: ['subject-mark'] },
  {
    name: 'a list tagged a reply',
    fields: { Subject: 'Re: The plan' },
    damage: { Subject: '[friends] Re: The plan' },
    steps: ['subject-mark'],
  },
  { name: 'a gateway marked the subject', damage: { Subject: '[EXTERNAL] The plan' }, steps: ['subject-mark'] },
  {
    name: 'a program turned AW into Re',
    fields: { Subject: 'AW: The plan' },
    damage: { Subject: 'Re: The plan' },
    steps: ['subject-mark'],
  },
  {
    name: 'Mailman wrote Cc in another order',
    damage: { Cc: 'list@lists.example.org, "Dora D." <dora@w.example>, Cleo <cleo@z.example>' },
    steps: ['recipient-order'],
  },
  {
    name: 'Mailman took the quotes off a name, too',
    fields: { Cc: '"Cleo" <cleo@z.example>, "Dora" <dora@w.example>' },
    damage: { Cc: 'Dora <dora@w.example>, Cleo <cleo@z.example>' },
    steps: ['recipient-order'],
  },
  {
    name: 'a list left out a recipient whom the body names',
    damage: { Cc: 'list@lists.example.org, "Dora D." <dora@w.example>' },
    body: 'Reviewed-by: Cleo <cleo@z.example>\r\n',
    steps: ['recipient-order'],
  },
  {
    name: 'a list added a Sender where none was signed',
    style: { names: [...EVERY, 'sender'] },
    damage: { Sender: 'friends-bounces@lists.example.org' },
    steps: ['added-field'],
  },
  {
    name: 'a list put its own Sender in place of the author',
    fields: { Sender: 'Anna Arp <anna@x.example>' },
    style: { names: [...EVERY, 'sender'] },
    damage: { Sender: 'friends@lists.example.org' },
    steps: ['restored-field'],
  },
  {
    name: 'a list hid the author against DMARC',
    damage: { From: 'Anna Arp via Friends <friends@lists.example.org>', 'Reply-To': 'Anna Arp <anna@x.example>' },
    steps: ['author-mask'],
  },
  {
    name: 'a program put quotes around the charset',
    fields: { 'Content-Type': 'text/plain; charset=koi8-r' },
    damage: { 'Content-Type': 'text/plain; charset="koi8-r"' },
    steps: ['value-form'],
  },
  {
    name: 'a relay completed an address without a host',
    fields: { To: 'Recipients <Anna Arp>' },
    damage: { To: 'Recipients <Anna@relay.example>' },
    steps: ['value-form'],
  },
  {
    name: 'a relay folded a field that was signed in simple form',
    style: { headerForm: 'simple' },
    damage: { Cc: FIELDS.Cc.replaceAll(', ', ',\r\n\t') },
    steps: ['folding'],
  },
  {
    name: 'a relay put more space behind the colon',
    style: { headerForm: 'simple' },
    damage: { To: '    Ben <ben@y.example>' },
    steps: ['folding'],
  },
  {
    name: 'tag and order at once',
    damage: {
      Subject: '[friends] The plan',
      Cc: '"Dora D." <dora@w.example>, list@lists.example.org, Cleo <cleo@z.example>',
    },
    steps: ['recipient-order', 'subject-mark'],
  },
]

function searched(row: Row, by = signer, limits = FIELD_REPAIR_LIMITS): HeaderRepair {
  const body = row.body ?? 'Hi\r\n'
  const before = { ...FIELDS, ...row.fields }
  const signature = readSignedMail(signMail(mailOf(before, body), { signer: by, names: EVERY, ...row.style }))
    .signatures[0] as DkimSignature
  const mail = readSignedMail(mailOf({ ...before, ...row.damage }, body))
  const key = keysOf(by).keys[0]!.record as UsableKey
  return repairFields(mail, signature, key, FIELD_REPAIRS, limits)
}

for (const row of rows)
  test(`${row.name}: the fields are got back`, () => {
    const { found, steps, ended, hashes } = searched(row)
    assert(found !== undefined, `${ended} after ${hashes}`)
    assert.deepEqual(
      steps.map(({ repair }) => repair),
      row.steps,
    )
    const before: Fields = { ...FIELDS, ...row.fields }
    for (const name of Object.keys(row.damage).filter(one => one in before))
      assert(
        found.some(({ text }) => text.toLowerCase() === `${name}: ${before[name]!}`.toLowerCase()),
        `${name} is not as it was`,
      )
  })

test('an Ed25519 signature is searched by checking it', () => {
  const other = makeSigner('ed25519', 256)
  assert.deepEqual(
    searched(rows[0]!, other).steps.map(({ repair }) => repair),
    ['subject-mark'],
  )
})

test('where the key did not make the signature there is nothing to search', () => {
  const signed = readSignedMail(signMail(mailOf(FIELDS), { signer }))
  const stranger = keysOf({ ...makeSigner('rsa', 1024), selector: signer.selector }).keys[0]!.record as UsableKey
  assert.equal(repairFields(signed, signed.signatures[0] as DkimSignature, stranger, FIELD_REPAIRS).hashes, 0)
})

test('another subject is not got back, and the search ends at its limits', () => {
  const row: Row = { name: '', damage: { Subject: 'Another plan' }, steps: [] }
  const { found, hashes, ended } = searched(row, signer, { hashes: 500, depth: 2 })
  assert.deepEqual([found, hashes, ended], [undefined, 500, 'limit'])
})

test('the found fields really are what the signature is over', () => {
  const row = rows[4]!
  const { found } = searched(row)
  const text = found!.map(field => `${field.text}\r\n`).join('')
  const signed = signMail(mailOf({ ...FIELDS, ...row.fields }), { signer, names: EVERY }).toString('latin1')
  const mail = `${signed.slice(0, signed.indexOf('From: '))}${text}\r\nHi\r\n`
  assert.equal(verifyDkim(readSignedMail(Buffer.from(mail, 'latin1')), keys)[0]?.headers, 'pass')
})
