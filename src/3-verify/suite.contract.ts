/**
 * The material of the official suites: read out of the packed archive beside the repository, never kept in it. A suite
 * whose material is absent is skipped and says so.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { zstdDecompressSync } from 'node:zlib'

const archive = join(import.meta.dirname, '../../../shared/data/dkim/suites.tar.zst')

/** Files of the archive by name; undefined where it is absent. */
export function suiteFiles(): ReadonlyMap<string, Buffer> | undefined {
  if (!existsSync(archive)) return undefined
  const tar = zstdDecompressSync(readFileSync(archive))
  const files = new Map<string, Buffer>()
  // POSIX ustar: a header of 512 bytes, then the file, filled up to the next 512.
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0;) {
    const name = tar.toString('latin1', at, at + 100).replace(/\0.*$/s, '')
    const size = Number.parseInt(tar.toString('latin1', at + 124, at + 136), 8)
    files.set(name.replace(/^\.\//, ''), tar.subarray(at + 512, at + 512 + size))
    at += 512 + Math.ceil(size / 512) * 512
  }
  return files
}

/** A scenario of the ARC suite: its keys, and its cases by name. */
export interface Scenario {
  readonly description: string
  readonly records: ReadonlyMap<string, string>
  readonly cases: ReadonlyMap<string, ReadonlyMap<string, string>>
}

/** Reads the little of YAML that the ARC suite is written in: nested names, plain values, `|` and `>-` blocks. */
export function readScenarios(yaml: string): readonly Scenario[] {
  return yaml.split(/^---[ \t]*\n/m).map(text => {
    const tree = readBlock(text.split('\n'), 0)
    const child = (name: string) => (tree.get(name) ?? new Map()) as ReadonlyMap<string, Node>
    const texts = (node: Node) =>
      new Map([...(node as ReadonlyMap<string, Node>)].map(([key, value]) => [key, value as string]))
    return {
      description: tree.get('description') as string,
      records: texts(child('txt-records')),
      cases: new Map([...child('tests')].map(([name, node]) => [name, texts(node)])),
    }
  })
}

type Node = string | ReadonlyMap<string, Node>

function readBlock(lines: readonly string[], indent: number): Map<string, Node> {
  const found = new Map<string, Node>()
  const entry = new RegExp(`^ {${indent}}([^\\s#][^:]*):[ \\t]*(.*)$`)
  for (let at = 0; at < lines.length; at++) {
    const [, name, value = ''] = entry.exec(lines[at]!) ?? []
    if (name === undefined) continue
    const end = lines.findIndex(
      (line, index) => index > at && line.trim() !== '' && !line.startsWith(' '.repeat(indent + 1)),
    )
    const inner = lines.slice(at + 1, end === -1 ? lines.length : end)
    found.set(name, valueOf(value.trim(), inner, indent + 2))
    at += inner.length
  }
  return found
}

function valueOf(value: string, inner: readonly string[], indent: number): Node {
  if (value === '|' && inner.every(line => line.trim() === '')) return ''
  if (value === '|')
    return `${inner
      .map(line => line.slice(indent))
      .join('\n')
      .trimEnd()}\n`
  if (value.startsWith('>'))
    return inner
      .map(line => line.trim())
      .join(' ')
      .trim()
  if (value === '' && inner.some(line => line.trim() !== '')) return readBlock(inner, indent)
  return value.replace(/^(["'])(.*)\1$/, '$2')
}
