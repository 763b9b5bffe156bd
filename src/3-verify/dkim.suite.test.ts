import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type SignatureVerdict, verifyDkim } from './dkim.ts'
import { datedKey, type KeyStore, keyStore } from './key-store.ts'
import { readSignedMail } from './signed-mail.ts'
import { suiteFiles } from './suite.contract.ts'

type Result = 'pass' | 'fail' | 'invalid'

/** What Mail::DKIM's own test says of each file of its corpus (t/verifier.t). */
const EXPECTED: Readonly<Record<Result, readonly string[]>> = {
  pass: [
    ...['good_ietf00_1', 'good_ietf00_2', 'good_ietf00_3', 'good_ietf00_4', 'good_ietf00_5'],
    ...['mine_ietf01_1', 'mine_ietf01_2', 'mine_ietf01_3', 'mine_ietf01_4', 'mine_ietf05_1'],
    ...['good_ietf01_1', 'good_ietf01_2', 'good_rfc4871_3', 'good_rfc4871_4', 'good_1878523', 'good_83176'],
    ...['multiple_1', 'multiple_2', 'good_qp_1', 'good_qp_2', 'good_qp_3'],
    ...['good_dk_gmail', 'good_dk_yahoo', 'good_dk_1', 'good_dk_2', 'good_dk_3', 'good_dk_4', 'good_dk_5'],
    ...['good_dk_6', 'good_dk_7', 'dk_headers_1', 'dk_headers_2', 'dk_multiple_1'],
    ...['no_body_1', 'no_body_2', 'no_body_3', 'goodkey_1', 'goodkey_2', 'goodkey_3', 'goodkey_4', 'goodkey_ed25519'],
  ],
  fail: [
    ...['bad_ietf01_1', 'bad_ietf01_2', 'bad_ietf01_3', 'bad_1', 'bad_1878954'],
    ...['badkey2_ed25519', 'badkey3_ed25519'],
  ],
  invalid: [
    ...['bad_dk_1', 'bad_dk_2', 'bad_dk_3', 'bad_dk_4', 'bad_dk_5'],
    ...['ignore_1', 'ignore_2', 'ignore_3', 'ignore_4', 'ignore_5', 'ignore_6', 'ignore_7', 'ignore_8'],
    ...['badkey_1', 'badkey_2', 'badkey_3', 'badkey_4', 'badkey_5', 'badkey_6', 'badkey_7', 'badkey_8', 'badkey_9'],
    ...['badkey_10', 'badkey_11', 'badkey_12', 'badkey_13', 'badkey_14', 'badkey_15'],
    ...['badkey1_ed25519', 'badkey4_ed25519', 'badkey5_ed25519'],
  ],
}

const DRAFT = 'signed by a draft of 2005 that RFC 4871 replaced; Mail::DKIM skips it too'
const DOMAIN_KEYS = 'a DomainKey-Signature (RFC 4870), historic and not DKIM'
const GRANULARITY = 'asks for g= of the key, which RFC 6376 appendix C took out: verifiers must ignore it'

/** Cases that are not run or not obeyed, each with its reason. */
const SKIPPED: Readonly<Record<string, string>> = {
  ...of(
    DRAFT,
    EXPECTED.pass.filter(name => name.includes('ietf00')),
  ),
  ...of(
    DOMAIN_KEYS,
    [...EXPECTED.pass, ...EXPECTED.invalid].filter(name => /(?:^|_)dk_/.test(name)),
  ),
  ...of(GRANULARITY, ['badkey_8', 'badkey_9', 'badkey_12', 'badkey_13']),
  ignore_7: 'an expired signature: after the fact x= takes nothing from it, so it is a warning here and no verdict',
}

function of(reason: string, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map(name => [name, reason]))
}

const files = suiteFiles()

if (files === undefined) test('Mail::DKIM corpus', { skip: 'skipped, no data' }, () => undefined)
else check(files)

function check(corpus: ReadonlyMap<string, Buffer>): void {
  const keys = keysOf(corpus.get('mail-dkim/t/FAKE_DNS.dat')!.toString('latin1'))
  for (const [want, names] of Object.entries(EXPECTED))
    for (const name of names)
      test(`${name} is ${want}`, { skip: SKIPPED[name] ?? false }, () => {
        const verdicts = verifyDkim(readSignedMail(corpus.get(`mail-dkim/t/corpus/${name}.txt`)!), keys)
        assert.equal(resultOf(verdicts), want, verdicts.map(verdict => verdict.error?.says).join(' '))
      })
  test('an expired signature is warned of, against the time of receipt', () => {
    const mail = readSignedMail(corpus.get('mail-dkim/t/corpus/ignore_7.txt')!)
    const received = Date.parse('2030-01-01T00:00:00Z') as Parameters<typeof verifyDkim>[2]
    const [verdict] = verifyDkim(mail, keys, received)
    assert(verdict?.warnings.some(({ code }) => code === 'expired-at-receipt') === true)
  })
}

/** The best result of all signatures, as Mail::DKIM gives one for the mail. */
function resultOf(verdicts: readonly SignatureVerdict[]): Result {
  if (verdicts.some(({ headers, body }) => headers === 'pass' && body === 'pass')) return 'pass'
  return verdicts.some(({ error }) => error === undefined) ? 'fail' : 'invalid'
}

function keysOf(zone: string): KeyStore {
  const lines = zone.split('\n').filter(line => /^[^#;\s]/.test(line) && !/NXDOMAIN|~~/.test(line))
  return keyStore(
    lines.map(line => {
      const [name = '', ...txt] = line.split(/[ \t]+/)
      const [selector = '', domain = ''] = name.split('._domainkey.')
      return datedKey({ selector, domain, txt: txt.join(' '), source: 'corpus' })
    }),
  )
}
