import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { detectors } from './detectors.ts'
import { readSmallProtocol } from './protocol.ts'
import { writeHtml } from './report/html.ts'
import { writeText } from './report/text.ts'
import { run, type Report } from './run.ts'

const material = join(import.meta.dirname, '../../shared/data')
const skip = existsSync(join(material, 'mail/openbmc-2019-2022.mbox.zst')) ? false : 'skipped, no data'

/** The detector under test and the two cheapest rules: enough to see that the evaluation and the detector work. */
const few = detectors.filter(({ name }, index) => index === 0 || /^B[15] /.test(name))

test('the small evaluation runs, is simulated, and finds what must be found', { skip, timeout: 240_000 }, () => {
  const report = run({
    protocol: readSmallProtocol(),
    material,
    detectors: few,
    poisoned: false,
    says: () => undefined,
  })
  const first = report.measured[0]!
  assert(first.testMails > 2000, `${first.testMails} honest test mails`)
  for (const { strength, mails } of first.tiers[0]!.recall) assert(mails >= 80, `${strength}: ${mails} planted mails`)
  controlsHold(report)
  detectorHolds(report)
  for (const text of [writeText(report), writeHtml(report)]) {
    assert.match(text, /simulated/i)
    assert.doesNotMatch(text, /undefined|\[object/)
  }
})

/** What must be true of the evaluation, whatever the detector. */
function controlsHold({ separable, measured }: Report): void {
  for (const { archive, shams } of separable)
    assert(shams < 0.6, `shams of ${archive} can be told from honest mail: ${shams}`)
  for (const { detector, controls } of measured) {
    assert(
      controls.shams.hits <= controls.originals.hits + 2,
      `${detector} alerts on ${controls.shams.hits} shams and ${controls.originals.hits} originals`,
    )
    assert(controls.permuted.share < 0.02, `${detector} finds ${controls.permuted.share} of permuted labels`)
  }
}

/** The least that the detector under test must reach: far below its real figures, so that only a break is caught. */
function detectorHolds({ measured }: Report): void {
  const { detector, tiers } = measured[0]!
  const frozen = tiers[0]!
  const recall = (strength: string) => frozen.recall.find(other => other.strength === strength)!.mail.value
  const wrong = frozen.falseAlerts.at(-1)!.judged.share
  assert(wrong <= 0.005, `${detector} raises ${(1000 * wrong).toFixed(1)} false alerts per 1,000`)
  for (const [strength, least] of [
    ['S0', 0.6],
    ['S1', 0.7],
    ['S2', 0.5],
  ] as const)
    assert(recall(strength) >= least, `${detector} finds ${recall(strength)} of ${strength}`)
}
