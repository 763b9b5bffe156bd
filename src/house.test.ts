/**
 * The laws of the house, held by the test run. ARCHITECTURE.md gives the reasons.
 * Reads every file under src/ as text and knows nothing of what the code does.
 */
import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path/posix'
import { test } from 'node:test'

const root = import.meta.dirname
const files = globSync('[0-9]-*/**/*.ts', { cwd: root })
  .map(path => path.replaceAll('\\', '/'))
  .filter(path => !path.endsWith('.test.ts') && !path.endsWith('.contract.ts'))
  .sort()
const text = (path: string) => readFileSync(join(root, path), 'utf8')
const code = (path: string) => text(path).replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '')
const room = (path: string) => path.split('/')[0]!
const floor = (name: string) => Number(name[0])
const rooms = new Map(files.map(path => [`#${room(path).slice(2)}`, room(path)]))
const imports = (path: string) =>
  [...code(path).matchAll(/\b(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map(found => found[1]!)

/** All breaches of one law, as 'file: what'. The test wants none. */
const breaches = (law: (path: string) => string[]) => files.flatMap(path => law(path).map(what => `${path}: ${what}`))

test('the house has rooms', () => {
  assert(files.length > 10, 'the laws below would hold of nothing')
})

test('imports run downwards', () => {
  assert.deepEqual(
    breaches(path =>
      imports(path)
        .filter(name => name.startsWith('#'))
        .filter(name => {
          const other = rooms.get(name)
          return other === undefined || floor(other) >= floor(room(path))
        }),
    ),
    [],
  )
})

test('a room is entered by its door', () => {
  assert.deepEqual(
    breaches(path =>
      imports(path).filter(name => name.startsWith('.') && room(join(dirname(path), name)) !== room(path)),
    ),
    [],
  )
})

test('only the outer floors touch the world', () => {
  const world =
    /\b(?:node:(?:fs|net|dns|tls|https?|child_process|sqlite|os)|Date\.now|new Date\(\)|Math\.random|process\.|fetch\()/
  assert.deepEqual(
    breaches(path => (/^[179]/.test(path) ? [] : (world.exec(code(path))?.slice(0, 1) ?? []))),
    [],
  )
})

test('no state hides in a module', () => {
  assert.deepEqual(
    breaches(path => code(path).match(/^(?:export )?let .*$/gm) ?? []),
    [],
  )
})

test('a folder beside a file of its name is a list, and the list is whole', () => {
  for (const path of files) {
    const list = `${dirname(dirname(path))}/${dirname(path).split('/').at(-1)!}.ts`
    if (path.split('/').length < 3 || !existsSync(join(root, list))) continue
    const name = path.split('/').at(-1)!.slice(0, -3)
    assert(imports(list).includes(`./${dirname(path).split('/').at(-1)!}/${name}.ts`), `${list} lacks ${name}`)
    assert(text(path).includes(`name: '${name}'`), `${path} does not carry its own name`)
  }
})

test('the map names every room, and the guide every list', () => {
  const map = readFileSync(join(root, '..', 'ARCHITECTURE.md'), 'utf8')
  const guide = readFileSync(join(root, '..', 'CONTRIBUTING.md'), 'utf8')
  const lists = new Set(files.map(path => dirname(path)).filter(folder => existsSync(join(root, `${folder}.ts`))))
  assert.deepEqual(
    [...new Set(files.map(room))].filter(name => !map.includes(`├── ${name}/`) && !map.includes(`└── ${name}/`)),
    [],
  )
  assert.deepEqual(
    [...lists].filter(list => !guide.includes(`\`src/${list}/NAME.ts\``) || !guide.includes(`\`src/${list}.ts\``)),
    [],
  )
})

test('every export says what it is for', () => {
  assert.deepEqual(
    breaches(path =>
      path.endsWith('/index.ts')
        ? []
        : (text(path).match(/(?<!\*\/\n)^export (?:async )?(?:function\*?|class|interface|type|const) \w+/gm) ?? []),
    ),
    [],
  )
})

test('files stay small, and so does what tests share', () => {
  const shared = globSync('**/*.contract.ts', { cwd: root })
  assert.deepEqual(
    [...files, ...shared].filter(path => text(path).split('\n').length > 301),
    [],
  )
})

test('no drawers', () => {
  const drawer =
    /(?:^|[-/])(?:utils?|helpers?|common|misc|manager|service|handler|processor|base|impl|data|info)(?:[-.]|$)/
  assert.deepEqual(
    files.filter(path => drawer.test(path)),
    [],
  )
})
