/** How the text engine is called, with programs of our own in its place; and the true one where it is installed. */
import assert from 'node:assert/strict'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { after, test } from 'node:test'

import { textEngine } from './text-engine.ts'

const room = mkdtempSync(join(tmpdir(), 'turncoat-engine-'))
after(() => rmSync(room, { recursive: true, force: true }))

/** A PATH on which `tesseract` is this program. */
function pathWith(name: string, program: string): string {
  const folder = join(room, name)
  mkdirSync(folder)
  writeFileSync(join(folder, 'tesseract'), `#!${process.execPath}\n${program}\n`)
  chmodSync(join(folder, 'tesseract'), 0o755)
  return [folder, process.env['PATH'] ?? ''].join(delimiter)
}

const picture = { type: 'file', bytes: Buffer.from('a picture') } as const
const READ = 'const chunks = []; process.stdin.on("data", each => chunks.push(each)); process.stdin.on("end", () => {'

const LANGUAGES = '["List of languages:", "afr", "chi_sim", "deu", "eng", "osd", "fra", "script/Latin"].join("\\n")'

const table: readonly { name: string; program: string; text: string | undefined }[] = [
  {
    name: 'the picture goes in by standard input and its words come back',
    program: `${READ} console.log(process.argv.slice(2).join(" ") + ": " + Buffer.concat(chunks)) })`,
    text: 'stdin stdout -c thresholding_method=2: a picture\n',
  },
  {
    name: 'it reads in the languages that are installed, English first and no more than four',
    program: `${READ} console.log(process.argv[2] === "stdin" ? process.argv.slice(4, 6).join(" ") : ${LANGUAGES}) })`,
    text: '-l eng+afr+chi_sim+deu\n',
  },
  { name: 'one that fails has no words', program: `${READ} console.log("half"); process.exit(1) })`, text: undefined },
  { name: 'one that never ends is ended', program: 'setInterval(() => 0, 1000)', text: undefined },
  {
    name: 'one that never stops talking is ended',
    program: 'const more = () => process.stdout.write("x".repeat(65536), more); more()',
    text: undefined,
  },
  {
    name: 'one that does not listen may still answer',
    program: 'process.stdin.destroy(); console.log("words")',
    text: 'words\n',
  },
  {
    name: 'it sees nothing of the environment',
    program: `${READ} console.log(Object.keys(process.env).sort().join()) })`,
    text: 'LC_ALL,OMP_THREAD_LIMIT,PATH\n',
  },
]

for (const [index, { name, program, text }] of table.entries())
  test(name, async () => {
    const engine = textEngine(pathWith(`program ${index}`, program), { milliseconds: 2000 })!
    assert.equal(await engine(picture), text)
  })

test('without a program of that name there is no engine, and none is taken from the working folder', () => {
  mkdirSync(join(room, 'empty', 'tesseract'), { recursive: true })
  assert.equal(textEngine(join(room, 'empty')), undefined)
  assert.equal(textEngine(['', '.', 'bin'].join(delimiter)), undefined)
})

const own = textEngine(process.env['PATH'] ?? '')
test(
  'the true engine answers on what is no picture',
  { skip: own === undefined ? 'skipped, no tesseract' : false },
  async () => {
    assert.equal(await own!(picture), undefined)
  },
)
