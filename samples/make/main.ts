/**
 * Writes the sample campaign: `node samples/make/main.ts [FOLDER]`, by default samples/campaign. What lies in the folder
 * under other names is left alone.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { campaignFiles } from './campaign.ts'

const folder = process.argv[2] ?? join(import.meta.dirname, '..', 'campaign')
const files = campaignFiles()
for (const [name, bytes] of files) {
  const path = join(folder, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, bytes)
}
const size = [...files.values()].reduce((sum, { length }) => sum + length, 0)
console.log(`${files.size} files, ${size.toLocaleString('en')} bytes, in ${folder}`)
