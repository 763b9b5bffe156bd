import assert from 'node:assert/strict'
import { test } from 'node:test'
import { canonicalBody } from './canonical-form.ts'
import type { DkimSignature } from './dkim-signature.ts'
import { rebuildFromText } from './rebuild.ts'
import { makeSigner, signMail } from './signer.contract.ts'
import { readSignedMail } from './signed-mail.ts'

const signer = makeSigner('ed25519', 256)
const LONG =
  'We meet on Monday at nine, as always, and you bring the list of those who came last week, so that we can call them.'

const rows = [
  { name: 'text as it was sent', sent: 'Dear Ben,\r\n\r\nall is well.\r\n', printed: 'Dear Ben,\n\nall is well.' },
  {
    name: 'long lines that the print broke',
    sent: `Dear Ben,\r\n\r\n${LONG}\r\n\r\nAnna\r\n`,
    printed: `Dear Ben,\n\n${LONG.replace(/(.{1,60}) /g, '$1\n')}\n\nAnna\n`,
  },
  {
    name: 'lines that the mail broke at 72',
    sent: `${LONG.slice(0, LONG.lastIndexOf(' ', 72))}\r\n${LONG.slice(LONG.lastIndexOf(' ', 72) + 1)}\r\n`,
    printed: LONG,
  },
  {
    name: 'flowed lines',
    form: 'simple',
    sent: `${LONG.slice(0, LONG.lastIndexOf(' ', 72) + 1)}\r\n${LONG.slice(LONG.lastIndexOf(' ', 72) + 1)}\r\n`,
    printed: LONG,
  },
  { name: 'a text coded as quoted-printable', sent: `Gr=C3=BC=C3=9Fe!\r\n`, printed: 'Grüße!' },
  { name: 'a text in Latin-1', sent: 'Gr\xfc\xdfe!\r\n', printed: 'Grüße!' },
  { name: 'a text coded as base64', sent: `${Buffer.from('Grüße!\r\n').toString('base64')}\r\n`, printed: 'Grüße!' },
  { name: 'quotes that the print made pretty', sent: `"It's" - so\r\n`, printed: '\u201cIt\u2019s\u201d \u2013 so' },
  { name: 'the mark of a signature', form: 'simple', sent: 'Hi\r\n-- \r\nAnna\r\n', printed: 'Hi\n--\nAnna\n' },
] as const

const signatureOf = (body: string, bodyForm: 'simple' | 'relaxed') => {
  const mail = signMail(Buffer.from(`From: a@x.example\r\n\r\n${body}`, 'latin1'), { signer, bodyForm })
  return readSignedMail(mail).signatures[0] as DkimSignature
}

for (const row of rows)
  test(`${row.name} is proven from a print`, () => {
    const form = 'form' in row ? row.form : 'relaxed'
    const { found, says, hashes } = rebuildFromText(row.printed, signatureOf(row.sent, form))
    assert(found !== undefined, `${says} ${hashes}`)
    const canonical = (body: Buffer) => canonicalBody(body, form).toString('latin1')
    assert.equal(canonical(found), canonical(Buffer.from(row.sent, 'latin1')))
  })

test('a print with another word proves nothing, within the limit', () => {
  const { found, hashes } = rebuildFromText(
    'Dear Ben,\n\nall is lost.',
    signatureOf('Dear Ben,\r\n\r\nall is well.\r\n', 'relaxed'),
    400,
  )
  assert.equal(found, undefined)
  assert(hashes <= 400)
})
