/**
 * Writes `dist/`, the JavaScript that a package holds: Node takes types out of its own files, not out of those under
 * `node_modules`. Runs before `npm pack` and `npm publish`, and never in between: the sources run as they are.
 */
import { spawnSync } from 'node:child_process'
import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path/posix'

const home = join(import.meta.dirname, '..')
const dist = join(home, 'dist')

rmSync(dist, { recursive: true, force: true })
const compiler = join(home, 'node_modules', 'typescript', 'bin', 'tsc')
const { status } = spawnSync(process.execPath, [compiler, '--project', join(home, 'release')], { stdio: 'inherit' })
if (status !== 0) throw new Error(`The compiler ended with ${status ?? 'a signal'}.`)

// The doors of package.json lead to the sources, which are not in the package; inside of it they are plain neighbours.
const { imports } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { imports: Record<string, string> }
for (const path of globSync('**/*.js', { cwd: dist })) {
  const text = readFileSync(join(dist, path), 'utf8')
  const opened = text.replace(/(\bfrom |\bimport )'(#[a-z]+)'/g, (whole, before: string, door: string) => {
    const target = imports[door]?.replace('./src/', '').replace(/\.ts$/, '.js')
    if (target === undefined) throw new Error(`${path} asks for ${door}, which package.json does not know.`)
    const way = relative(dirname(path), target)
    return whole.replace(`${before}'${door}'`, `${before}'${way.startsWith('.') ? way : `./${way}`}'`)
  })
  if (opened !== text) writeFileSync(join(dist, path), opened)
}
