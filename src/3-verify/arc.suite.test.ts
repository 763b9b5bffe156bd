import assert from 'node:assert/strict'
import { test } from 'node:test'
import { verifyArc } from './arc.ts'
import { datedKey, keyStore } from './key-store.ts'
import { readSignedMail } from './signed-mail.ts'
import { readScenarios, type Scenario, suiteFiles } from './suite.contract.ts'

/** Cases of the ValiMail suite that are not run or not obeyed, each with its reason. */
const SKIPPED: Readonly<Record<string, string>> = {}

const files = suiteFiles()
const suite = files?.get('arc_test_suite/tests/arc-draft-validation-tests.yml')

if (suite === undefined) test('ARC validation suite', { skip: 'skipped, no data' }, () => undefined)
else for (const scenario of readScenarios(suite.toString('utf8'))) check(scenario)

function check({ description, records, cases }: Scenario): void {
  const keys = keyStore(
    [...records].map(([name, txt]) => {
      const [selector = '', domain = ''] = name.split('._domainkey.')
      return datedKey({ selector, domain, txt, source: 'suite' })
    }),
  )
  for (const [name, given] of cases)
    test(`${description}: ${name}, ${given.get('description') ?? ''}`, { skip: SKIPPED[name] ?? false }, () => {
      const message = Buffer.from(given.get('message') ?? '', 'utf8')
      const chain = verifyArc(readSignedMail(message), keys)
      // A live verifier fails a chain whose key it cannot get; here that is 'unknown'.
      const status = chain.status === 'unknown' ? 'fail' : chain.status
      const want = (given.get('cv') ?? '').toLowerCase()
      assert.equal(status, want === '' ? 'fail' : want, chain.reason?.says)
    })
}
