/** Mails and keys made to cost much or to confuse: each gets an answer, in a time that its size explains. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Moment } from '#ground'
import { keyStore } from './key-store.ts'
import { type Proof, proveMail } from './proof.ts'
import { readKeys } from './read-keys.ts'
import { rebuildFromText } from './rebuild.ts'
import { readSignedMail } from './signed-mail.ts'
import { keysOf, makeSigner, signMail } from './signer.contract.ts'

const signer = makeSigner('rsa', 1024)
const keys = keysOf(signer)
const REST = 'From: Anna <anna@x.example>\r\nTo: b@y.example\r\nSubject: x\r\n\r\nHello\r\n'
const SIGNED = signMail(Buffer.from(REST), { signer }).toString('latin1')
const FIELD = SIGNED.slice(0, SIGNED.indexOf('\r\nFrom:') + 2)

const arcSet = (number: number) =>
  `ARC-Seal: i=${number}; a=rsa-sha256; cv=pass; d=x.example; s=s; b=AAAA\r\n` +
  `ARC-Message-Signature: i=${number}; a=rsa-sha256; d=x.example; s=s; h=from; bh=AAAA; b=AAAA\r\n` +
  `ARC-Authentication-Results: i=${number}; x.example; dkim=pass\r\n`

interface Row {
  readonly name: string
  readonly mail: string
  readonly verdict: Proof['verdict']
  /** Why the first signature could not be judged. */
  readonly error?: string
}

const rows: readonly Row[] = [
  { name: 'thousands of true signatures are still true', mail: FIELD.repeat(2000) + REST, verdict: 'verified' },
  {
    name: 'a signature field of half a megabyte is not read as one',
    mail: `DKIM-Signature: ${'a'.repeat(500_000)}\r\n${REST}`,
    verdict: 'undetermined',
    error: 'tag-list',
  },
  {
    name: 'a line of a megabyte in the header does not hide a true signature',
    mail: `X-Long: ${'a'.repeat(900_000)}\r\n${SIGNED}`,
    verdict: 'verified',
  },
  {
    name: 'ten thousand names in h= are ten thousand names',
    mail: SIGNED.replace(/h=[^;]+;/, `h=${Array.from({ length: 10_000 }, (_, at) => `x${at}`).join(':')}:from;`),
    verdict: 'undetermined',
  },
  {
    name: 'one name ten thousand times signs the field once',
    mail: SIGNED.replace(/h=[^;]+;/, `h=${'from:'.repeat(10_000)}from;`),
    verdict: 'undetermined',
  },
  {
    name: 'a signature of two million characters does not hold',
    mail: SIGNED.replace(/b=[A-Za-z0-9+/=\s]+?(?=\r\nFrom)/, `b=${'A'.repeat(500_000)}`),
    verdict: 'undetermined',
  },
  {
    name: 'a length beyond all numbers',
    mail: SIGNED.replace('bh=', `l=${'9'.repeat(70)}; bh=`),
    verdict: 'undetermined',
    error: 'length',
  },
  { name: 'a negative length', mail: SIGNED.replace('bh=', 'l=-5; bh='), verdict: 'undetermined', error: 'length' },
  { name: 'times before all time', mail: SIGNED.replace('bh=', 't=-99999; x=-5; bh='), verdict: 'undetermined' },
  {
    name: 'times after all time',
    mail: SIGNED.replace('bh=', 't=999999999999; x=99999999999999999; bh='),
    verdict: 'undetermined',
  },
  {
    name: 'a thousand ARC sets of a thousand relays',
    mail: Array.from({ length: 1000 }, (_, at) => arcSet(1000 - at)).join('') + REST,
    verdict: 'undetermined',
  },
  {
    name: 'ARC sets with impossible numbers',
    mail: arcSet(0) + arcSet(-1) + arcSet(1e11) + REST,
    verdict: 'undetermined',
  },
  {
    name: 'mails within mails, two thousand deep',
    mail: 'From: a@x.example\r\nContent-Type: message/rfc822\r\n\r\n'.repeat(2000) + REST,
    verdict: 'undetermined',
  },
  {
    name: 'a body that became megabytes of words is altered',
    mail: SIGNED.replace('Hello', 'word '.repeat(400_000)),
    verdict: 'altered',
  },
  {
    name: 'a body that became megabytes of space is altered',
    mail: SIGNED.replace('Hello', `x${' '.repeat(2_000_000)}x`),
    verdict: 'altered',
  },
  {
    name: 'markup that never closes is altered as any other',
    mail: SIGNED.replace('Subject', 'Content-Type: text/html\r\nSubject').replace(
      'Hello',
      '<meta '.repeat(3000) + '<!--'.repeat(2000) + '<body '.repeat(3000),
    ),
    verdict: 'altered',
  },
]

for (const { name, mail, verdict, error } of rows)
  test(name, () => {
    const limits = { body: { hashes: 200, bytes: 10_000_000, depth: 2 }, fields: { hashes: 200, depth: 2 } }
    const began = process.cpuUsage()
    const proof = proveMail({ bytes: Buffer.from(mail, 'latin1'), fidelity: 'original', keys, limits })
    assert.equal(proof.verdict, verdict)
    if (error !== undefined) assert.match(proof.signatures[0]!.verdict.error!.code, new RegExp(error))
    assert(process.cpuUsage(began).user < 2_000_000, 'it took over two seconds')
  })

/** A structure of ASN.1 with its tag and length. */
function der(tag: number, content: Buffer): Buffer {
  const length = Buffer.from(content.length.toString(16).padStart(8, '0'), 'hex')
  return Buffer.concat([Buffer.from([tag, 0x84]), length, content])
}

/** An RSA key whose modulus and exponent have so many bits, as it would stand in `p=`. */
function hugeKey(bits: number): string {
  const number = der(2, Buffer.concat([Buffer.from([0]), Buffer.alloc(bits / 8, 0xff)]))
  const bitString = der(3, Buffer.concat([Buffer.from([0]), der(0x30, Buffer.concat([number, number]))]))
  const algorithm = Buffer.from('300d06092a864886f70d0101010500', 'hex')
  return der(0x30, Buffer.concat([algorithm, bitString])).toString('base64')
}

const keyRows = [
  { name: 'a key of 16,384 bits', txt: `v=DKIM1; p=${hugeKey(16_384)}` },
  { name: 'a key of a million bits', txt: `v=DKIM1; p=${hugeKey(1_048_576)}` },
  { name: 'a key that ends in its middle', txt: 'v=DKIM1; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQ' },
  { name: 'ASN.1 within ASN.1 without end', txt: `v=DKIM1; p=${Buffer.alloc(5000, 0x30).toString('base64')}` },
  { name: 'an Ed25519 key that is too short', txt: 'v=DKIM1; k=ed25519; p=AAAA' },
  { name: 'a record of nothing but semicolons', txt: ';'.repeat(100_000) },
]

for (const { name, txt } of keyRows)
  test(`${name} says that nothing can be judged`, () => {
    const { selector, domain } = keys.keys[0]!
    const store = keyStore(readKeys(JSON.stringify([{ selector, domain, txt }]), 'keys.json').keys)
    const proof = proveMail({ bytes: Buffer.from(SIGNED, 'latin1'), fidelity: 'original', keys: store })
    assert.equal(proof.verdict, 'undetermined')
    assert.match(proof.signatures[0]!.verdict.error!.code, /^key-/)
  })

test('of thousands of keys under one name only those nearest in time are tried', () => {
  const key = keys.keys[0]!
  const at = (moment: number) => moment as Moment
  const dated = Array.from({ length: 5000 }, (_, day) => ({ ...key, firstSeen: at(day), lastSeen: at(day) }))
  const candidates = keyStore(dated).keyFor(key.selector, key.domain, at(4000))
  assert(candidates.length <= 50)
  assert.equal(candidates[0]!.key.firstSeen, 4000)
  assert.equal(candidates[0]!.seen, 'then')
})

test('a print of millions of characters is not tried, and that is said', () => {
  const [signature] = readSignedMail(Buffer.from(SIGNED, 'latin1')).signatures
  assert(signature?.kind === 'signature')
  assert.match(rebuildFromText('word '.repeat(500_000), signature).says, /not tried/)
})
