/** What the README shows is what the program prints. UPDATE_GOLDEN=1 writes the finding anew. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'

const HOME = join(import.meta.dirname, '..', '..')
const README = join(HOME, 'README.md')
const readme = readFileSync(README, 'utf8')

/** What the program prints, without colour and a hundred columns wide, as into a file. */
function printed(...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(HOME, 'src', 'main.ts'), ...args],
    { cwd: HOME, encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 },
  )
  assert.equal(status, 0, stderr)
  return stdout
}

test('the finding in the README is the one that the sample gives', () => {
  const block = /(## One finding, in full[^]*?```\n)([^]*?)(?=```)/.exec(readme)
  assert(block !== null)
  const [whole, before = '', shown = ''] = block
  // Findings are told apart by an empty line; within one there is none.
  const first = printed('scan', '--quiet', 'samples/campaign').split('\n\n')[1]?.trimEnd()
  assert(first !== undefined)
  if ((process.env['UPDATE_GOLDEN'] ?? '') !== '') {
    writeFileSync(
      README,
      readme.replace(whole, () => `${before}${first}\n`),
    )
    return
  }
  assert.equal(shown.trimEnd(), first)
})

test('every verb that the program names stands in the README', () => {
  const verbs = [...printed('--help').matchAll(/^ {2}turncoat ([a-z]+) /gm)].map(([, verb]) => verb ?? '')
  assert(verbs.length >= 8)
  for (const verb of verbs) assert.match(readme, new RegExp(`\`turncoat ${verb} `), `the README does not name ${verb}`)
})
