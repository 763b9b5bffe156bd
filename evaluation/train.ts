/**
 * Draws up the card that ships: plants simulated takeovers into the training years of each archive of the protocol,
 * looks at every mail as the product does, and fits how much each evidence counts. Calibration and test years are walked
 * through by the same program, but nothing of them reaches the fit.
 *
 *   node evaluation/train.ts [--material DIR]        writes src/5-finding/card.json
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { messageEvidenceList } from '#evidence'
import { addShares, CARD, type Card } from '#finding'
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

/** Looks as the product does and keeps what it saw in the training years. */
function gatherer(): Detector<unknown> {
  const own = turncoatWith('gathering', 'keeps what was seen', CARD) as Detector<unknown>
  return {
    ...own,
    fresh: () => ({
      ...own.fresh(),
      fit(labelled: readonly Labelled[]) {
        for (const { sight, strength } of labelled) {
          if (sight.history >= protocol.history && sight.features !== undefined)
            rows.push({ bits: sight.features, strength })
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
const planted = rows.filter(({ strength }) => strength !== undefined).length
const folder = join(import.meta.dirname, '../src/5-finding')
const lines = card.trees.map(tree => `    ${JSON.stringify(tree).replaceAll(',', ', ')}`).join(',\n')
writeFileSync(
  join(folder, 'card.json'),
  `{
  "says": "Made by evaluation/train.ts from ${rows.length - planted} honest and ${planted} planted (simulated) mails of the training years; protocol ${protocol.digest.slice(0, 16)}. Do not edit: train again.",
  "asked": ${JSON.stringify(card.asked, undefined, 4).replace(/\]$/, '  ]')},
  "trees": [
${lines}
  ],
  "plain": ${card.plain},
  "untaught": ${card.untaught}
}
`,
)
console.log(
  `${rows.length - planted} honest and ${planted} planted mails; ${card.trees.length} trees. What each piece adds to planted mail:`,
)
for (const { name, share } of sharesOf(card)) console.log(`${share.toFixed(2).padStart(6)} bits  ${name}`)

/** What each piece of evidence adds on average to the planted mails of the training years, the most telling first. */
function sharesOf({ asked, trees }: Card): { name: string; share: number }[] {
  const sums = new Float64Array(asked.length)
  const places = asked.map(name => messageEvidenceList.findIndex(each => each.name === name))
  for (const { bits, strength } of rows) {
    if (strength === undefined) continue
    const said = Float64Array.from(places, place => Math.max(0, bits[place]!))
    for (const tree of trees) addShares(tree, said, sums)
  }
  return asked
    .map((name, place) => ({ name, share: sums[place]! / planted }))
    .filter(({ share }) => share > 0.005)
    .toSorted((one, other) => other.share - one.share)
}
