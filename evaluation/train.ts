/**
 * Draws up the card that ships: plants simulated takeovers into the training years of each archive of the protocol,
 * looks at every mail as the product does, and fits how much each evidence counts. Calibration and test years are walked
 * through by the same program, but nothing of them reaches the fit.
 *
 *   node evaluation/train.ts [--material DIR]        writes src/5-finding/card.ts
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { messageEvidenceList } from '#evidence'
import type { Card } from '#finding'
import { turncoatWith } from './detectors/turncoat.ts'
import type { Detector, Labelled } from './detector.ts'
import { fitCard, type Row } from './fit-card.ts'
import { readProtocol } from './protocol.ts'
import { run } from './run.ts'

const { values } = parseArgs({
  options: { material: { type: 'string', default: join(import.meta.dirname, '../../shared/data') } },
})
const protocol = readProtocol()
const rows: Row[] = []

/** Counts every bit as it was said. */
const UNWEIGHED: Card = {
  factors: Object.fromEntries(messageEvidenceList.map(({ name }) => [name, 1])),
  together: {},
  untaught: 1,
}

/** Looks as the product does and keeps what it saw in the training years. */
function gatherer(): Detector<unknown> {
  const own = turncoatWith('gathering', 'keeps what was seen', UNWEIGHED) as Detector<unknown>
  return {
    ...own,
    fresh: () => ({
      ...own.fresh(),
      fit(labelled: readonly Labelled[]) {
        for (const { sight, planted } of labelled) {
          if (sight.history >= protocol.history && sight.features !== undefined)
            rows.push({ bits: sight.features, planted })
        }
      },
    }),
  }
}

for (const [name, archive] of Object.entries(protocol.archives)) {
  run({
    protocol: { ...protocol, archives: { [name]: archive } },
    material: values.material,
    detectors: [gatherer()],
    poisoned: false,
    says: line => console.error(line),
  })
}
const card = fitCard(rows)
const planted = rows.filter(row => row.planted).length
writeFileSync(
  join(import.meta.dirname, '../src/5-finding/card.ts'),
  `import type { Card } from './weigh.ts'

/**
 * The card that ships with this version. Made by \`evaluation/train.ts\` from ${rows.length - planted} honest and ${planted} planted
 * (simulated) mails of the training years; protocol ${protocol.digest.slice(0, 16)}. Do not edit: train again.
 */
export const CARD: Card = ${JSON.stringify(card, undefined, 2).replaceAll('"', "'")}
`,
)
console.log(
  `${rows.length - planted} honest and ${planted} planted mails; ${Object.keys(card.factors).length} factors, ${Object.keys(card.together).length} pairs`,
)
