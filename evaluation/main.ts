import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { detectors } from './detectors.ts'
import { readProtocol, readSmallProtocol } from './protocol.ts'
import { writeHtml } from './report/html.ts'
import { writeText } from './report/text.ts'
import { run } from './run.ts'

const USAGE = `npm run evaluate -- [--small] [--only TEXT]... [--archive NAME]... [--poisoned] [--material DIR] [--json FILE] [--html FILE]

Plants simulated takeovers into honest list mail and measures who finds them.
--small       part of one archive, in less than a minute
--only TEXT   only detectors whose name has that text (the first one is compared with the others)
--archive     only that archive of the protocol
--poisoned    also the variant in which undetected attacks are learnt
--material    folder of the material (default: ../shared/data beside the repository)`

const { values } = parseArgs({
  options: {
    small: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
    archive: { type: 'string', multiple: true },
    poisoned: { type: 'boolean', default: false },
    material: { type: 'string', default: join(import.meta.dirname, '../../shared/data') },
    json: { type: 'string' },
    html: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})

if (values.help) console.log(USAGE)
else evaluate()

function evaluate(): void {
  const { small, only, archive, poisoned, material, json, html } = values
  if (!existsSync(join(material, 'mail'))) {
    console.error(
      `There is no material in ${material}. The evaluation reads public archives that are no part of the repository; ` +
        'evaluation/protocol.json names them. Name their folder with --material.',
    )
    process.exitCode = 1
    return
  }
  const whole = small ? readSmallProtocol() : readProtocol()
  const archives = Object.fromEntries(
    Object.entries(whole.archives).filter(
      ([name]) => archive === undefined || archive.some(wanted => name.includes(wanted)),
    ),
  )
  const chosen = detectors.filter(
    ({ name }) => only === undefined || only.some(text => name.toLowerCase().includes(text.toLowerCase())),
  )
  const started = performance.now()
  const report = run({
    protocol: { ...whole, archives },
    material,
    detectors: chosen,
    poisoned,
    says: line => console.error(line),
  })
  console.log(writeText(report))
  console.error(`${((performance.now() - started) / 1000).toFixed(0)} seconds`)
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(report, undefined, 1)}\n`)
  if (html !== undefined) writeFileSync(html, writeHtml(report))
}
