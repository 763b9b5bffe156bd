import assert from 'node:assert/strict'
import { generateKeyPairSync, hash, sign } from 'node:crypto'
import { test } from 'node:test'
import { sharedModulus } from './shared-modulus.ts'
import { readSignedMail } from './signed-mail.ts'
import { type SignedNumber, signedNumber } from './signed-number.ts'
import { makeSigner, signMail } from './signer.contract.ts'

/** Small exponents keep the numbers of a test small; the way is the same. */
const key = (exponent: number) =>
  generateKeyPairSync('rsa', { modulusLength: 1024, publicExponent: exponent }).privateKey
const pair = key(17)
const own = Buffer.from(pair.export({ format: 'jwk' }).n!, 'base64url')

function numberOf(text: string, by = pair): SignedNumber {
  const name = Buffer.from('3031300d060960864801650304020105000420', 'hex')
  const end = Buffer.concat([name, hash('sha256', text, 'buffer')])
  const head = Buffer.concat([Buffer.from([0, 1]), Buffer.alloc(128 - 3 - end.length, 0xff), Buffer.from([0])])
  return { signature: sign('sha256', Buffer.from(text), by), encoded: Buffer.concat([head, end]) }
}

/** A signature whose mail was changed afterwards. */
const broken = (text: string): SignedNumber => ({ ...numberOf(text), encoded: numberOf(`${text}!`).encoded })

const rows = [
  { name: 'two intact signatures', numbers: [numberOf('a'), numberOf('b')], found: true },
  { name: 'a changed mail among them', numbers: [broken('a'), numberOf('b'), numberOf('c')], found: true },
  {
    name: 'more changed mails than intact ones',
    numbers: [broken('a'), numberOf('b'), broken('c'), numberOf('d')],
    found: true,
  },
  { name: 'signatures of two keys', numbers: [numberOf('a'), numberOf('b', key(17)), numberOf('c')], found: true },
  { name: 'nothing but changed mails', numbers: [broken('a'), broken('b'), broken('c')], found: false },
  { name: 'a single signature', numbers: [numberOf('a')], found: false },
  { name: 'the same signature twice', numbers: [numberOf('a'), numberOf('a')], found: false },
]

for (const { name, numbers, found } of rows)
  test(`${name}: ${found ? 'the modulus' : 'none'}`, async () => {
    const modulus = await sharedModulus(numbers, 4, [3, 17])
    assert.deepEqual(modulus, found ? { modulus: own, exponent: 17 } : undefined)
  })

test('a mail gives its number only where its body is the one that was signed, and only for RSA', () => {
  const mail = Buffer.from('From: a@x.example\r\n\r\nHello\r\n')
  const of = (bytes: Buffer) => {
    const read = readSignedMail(bytes)
    const [signature] = read.signatures
    assert(signature?.kind === 'signature')
    return signedNumber(read, signature)
  }
  const signed = signMail(mail, { signer: makeSigner('rsa', 1024) })
  assert.equal(of(signed)?.encoded.length, 128)
  assert.equal(of(Buffer.concat([signed, Buffer.from('more')])), undefined)
  assert.equal(of(signMail(mail, { signer: makeSigner('ed25519', 256) })), undefined)
})
