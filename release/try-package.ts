/**
 * Packs the program, puts the package into an empty folder with nothing but the dependencies that it declares, and runs
 * it there on the fictional sample: help, a scan with threads, a proof, a leak. Nothing is fetched.
 *
 *   npm run package:try
 */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const home = join(import.meta.dirname, '..')
const room = mkdtempSync(join(tmpdir(), 'turncoat-package-'))
const modules = join(room, 'node_modules')
const installed = join(modules, 'turncoat')
const campaign = join(installed, 'samples', 'campaign')

function run(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 1 << 28 })
  assert.equal(status, 0, `${command} ${args.join(' ')}\n${error?.message ?? ''}${stderr}`)
  return stdout
}

const turncoat = (...args: readonly string[]) =>
  run(process.execPath, [join(installed, 'bin', 'turncoat'), ...args], room)

const linesOf = (text: string, type: string) =>
  text
    .split('\n')
    .filter(line => line.startsWith(`{"type":"${type}"`))
    .map(line => JSON.parse(line) as Readonly<Record<string, unknown>>)

function install(): void {
  const packed = run('npm', ['pack', '--json', '--pack-destination', room], home)
  const [{ filename, files }] = JSON.parse(packed.slice(packed.indexOf('[\n'))) as [
    { filename: string; files: { path: string }[] },
  ]
  const strange = files.filter(({ path }) => /\.test\.|\.contract\.|\.ts$|^src\//.test(path))
  assert.deepEqual(strange, [], 'sources and tests stay out of the package')
  mkdirSync(installed, { recursive: true })
  run('tar', ['-xzf', join(room, filename), '-C', installed, '--strip-components=1'], room)
  const { dependencies } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>
  }
  for (const name of Object.keys(dependencies)) {
    mkdirSync(dirname(join(modules, name)), { recursive: true })
    symlinkSync(join(home, 'node_modules', name), join(modules, name))
  }
}

try {
  install()
  assert.match(turncoat('--version'), /^turncoat \d/)
  assert.match(turncoat('--help'), /What you can ask/)
  const mail = join(campaign, 'mail')
  const scanned = turncoat('scan', '--json', '--quiet', '--threads', '2', mail)
  assert(linesOf(scanned, 'finding').length > 0 && linesOf(scanned, 'summary').length === 1)
  const letter = join(campaign, 'leak', 'anonymous.eml')
  const proven = linesOf(turncoat('prove', '--json', '--keys', join(campaign, 'keys.json'), letter), 'proof')
  assert.deepEqual(
    proven.map(({ verdict }) => verdict),
    ['verified'],
  )
  turncoat('add', 'case', '--quiet', mail)
  const traced = turncoat('trace', 'case', '--json', '--quiet', join(campaign, 'leak', 'numbers.pdf'))
  assert(linesOf(traced, 'match').length > 0 && linesOf(traced, 'origin').length === 1)
  console.log('The package installs and runs: help, scan, prove, add and trace.')
} finally {
  rmSync(room, { recursive: true, force: true })
}
