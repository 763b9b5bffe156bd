import { digest } from '#ground'
import { readMessage } from '#message'
import { readThrough } from '../mutation.ts'
import { readArchive } from './archive.ts'
import { compare, type Disagreement } from './compare.ts'
import type { Expected } from './expected.ts'
import { readMime4j } from './mime4j.ts'
import { REASONS } from './reasons.ts'
import { readStalwart } from './stalwart.ts'

/** A disagreement with the message that it is in and, if we know it, why we keep to our reading. */
export interface Explained extends Disagreement {
  readonly message: string
  readonly reason: string | undefined
}

/** What came of reading all messages of the archive. */
export interface Outcome {
  /** Messages that were read without a throw and hold the laws of reading. */
  readonly read: number
  /** Of these, those with another program's reading beside them. */
  readonly compared: number
  /** Of these, those in which nothing is read otherwise. */
  readonly agreed: number
  readonly disagreements: readonly Explained[]
  /** Reasons for which there is no disagreement any more. */
  readonly stale: readonly string[]
}

interface Case {
  readonly message: string
  readonly bytes: Buffer
  readonly expected: Expected
}

/** Reads every message of the archive, and compares with the readings of mail-parser and mime4j where there are any. */
export async function runSuites(archive: string): Promise<Outcome> {
  const files = await readArchive(archive)
  let read = 0
  for (const [path, bytes] of files)
    if (/\.(?:eml|msg)$/.test(path)) {
      readThrough(bytes)
      read++
    }
  const cases = [...stalwartCases(files), ...mime4jCases(files)]
  const used = new Set<string>()
  const disagreements = cases.flatMap(one =>
    compareCase(one).map(found => {
      const row = REASONS.find(({ messages, about }) => messages.includes(one.message) && about.test(found.about))
      if (row !== undefined) used.add(`${one.message}: ${row.reason}`)
      return { ...found, message: one.message, reason: row?.reason }
    }),
  )
  const known = REASONS.flatMap(({ messages, reason }) => messages.map(message => `${message}: ${reason}`))
  const disagreed = new Set(disagreements.map(({ message }) => message))
  return {
    read,
    compared: cases.length,
    agreed: cases.filter(({ message }) => !disagreed.has(message)).length,
    disagreements,
    stale: known.filter(row => !used.has(row)),
  }
}

function compareCase({ bytes, message, expected }: Case): Disagreement[] {
  const where = { source: digest(bytes), path: [message] }
  return compare(readMessage({ where, kind: 'mail', bytes, fidelity: 'original', mailbox: '', folder: '' }), expected)
}

/** mail-parser expects one reading with line feeds and one with CRLF; a disagreement in either counts. */
function stalwartCases(files: ReadonlyMap<string, Buffer>): Case[] {
  const cases: Case[] = []
  for (const [path, bytes] of files) {
    const name = /^stalwart\/.*\/(\w+\/\d+)\.eml$/.exec(path)?.[1]
    if (name === undefined) continue
    const feeds = bytes.toString('latin1').replaceAll('\r', '')
    for (const [ending, text] of [
      ['.json', feeds],
      ['.crlf.json', feeds.replaceAll('\n', '\r\n')],
    ] as const) {
      const json = files.get(path.replace(/\.eml$/, ending))
      if (json === undefined) continue
      cases.push({ message: name, bytes: Buffer.from(text, 'latin1'), expected: readStalwart(json.toString()) })
    }
  }
  return cases
}

function mime4jCases(files: ReadonlyMap<string, Buffer>): Case[] {
  const cases: Case[] = []
  for (const [path, bytes] of files) {
    const xml = files.get(path.replace(/\.msg$/, '_decoded.xml'))
    if (!path.startsWith('mime4j/') || !path.endsWith('.msg') || xml === undefined) continue
    const folder = path.slice(0, path.lastIndexOf('/') + 1)
    const message = path.slice(folder.length, -4)
    cases.push({ message, bytes, expected: readMime4j(xml.toString(), name => files.get(folder + name)) })
  }
  return cases
}
