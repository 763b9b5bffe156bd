import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'

import { run } from './run.ts'

const nowhere = join(tmpdir(), 'turncoat-test-nowhere')

async function asked(...args: readonly string[]) {
  const [out, err]: [string[], string[]] = [[], []]
  const terminal = {
    out: (text: string) => void out.push(text),
    err: (text: string) => void err.push(text),
    columns: 80,
    lively: false,
    colour: false,
  }
  const status = await run(args, terminal)
  return { status, out: out.join(''), err: err.join('') }
}

test('without a word the overview is printed, as with --help', async () => {
  const answer = await asked()
  assert.equal(answer.status, 0)
  assert.deepEqual(await asked('--help'), answer)
  for (const verb of ['scan', 'add', 'findings', 'turned']) assert.match(answer.out, new RegExp(`turncoat ${verb} `))
})

for (const verb of ['scan', 'add', 'findings', 'turned'])
  test(`${verb} --help explains it, with its options and lines to type`, async () => {
    const { status, out, err } = await asked(verb, '--help')
    assert.deepEqual([status, err], [0, ''])
    assert.match(out, new RegExp(`^turncoat ${verb} [A-Z]`))
    assert.match(out, new RegExp(`Options\\n[^]*--help[^]*Examples\\n  turncoat ${verb} `))
    const prose = out.slice(0, out.indexOf('Options'))
    assert(
      prose
        .split('\n')
        .slice(2)
        .every(line => line.length <= 80),
    )
    assert.deepEqual(await asked('help', verb), { status, out, err })
  })

test('--version names the program and a version', async () => {
  assert.match((await asked('--version')).out, /^turncoat \d+\.\d+\.\d+\n$/)
})

test('an unknown option of a verb is wrong usage', async () => {
  const { status, out, err } = await asked('scan', '--colour', 'x')
  assert.deepEqual([status, out], [2, ''])
  assert.match(err, /^turncoat: .*--colour/)
})

test('an option of another verb is wrong usage, not passed over in silence; common ones are taken by all', async () => {
  const foreign = await asked('scan', '--decoys', 'decoys.csv', 'nowhere.mbox')
  assert.deepEqual([foreign.status, foreign.out], [2, ''])
  assert.match(foreign.err, /^turncoat: scan does not take --decoys\. See: turncoat scan --help\n$/)
  const common = ['--json', '--quiet', '--budget', '1/100', '--since', '2024-01-01', '--org', 'x.example']
  for (const verb of ['scan', 'add', 'findings', 'turned', 'trace', 'prove']) {
    const { status, err } = await asked(verb, ...common, nowhere, nowhere)
    assert.doesNotMatch(err, /does not take/)
    assert.notEqual(status, 0)
  }
})

test('a case is not made for a source that is not there', async () => {
  for (const args of [
    ['add', nowhere, `${nowhere}.mbox`],
    ['scan', '--case', nowhere, `${nowhere}.mbox`],
  ]) {
    const { status, out, err } = await asked(...args)
    assert.deepEqual([status, out], [1, ''])
    assert.match(err, /\.mbox does not exist\. Check the path\.\n$/)
    assert(!existsSync(nowhere))
  }
})
