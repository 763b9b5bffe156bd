import { readRfc3339, type Moment } from '#ground'

import { tableCells } from './table-cells.ts'

/** A document that lies in one account only, planted there so that a leak of it tells where it came from. */
export interface PlantedDecoy {
  /** The mailbox's name, or its owner's address. */
  readonly account: string
  /** When it was planted, where the register tells. */
  readonly planted?: Moment
  /** The decoy's file, as the register names it. */
  readonly file?: string
  /** SHA-256 of the file's bytes, lower-case hex. */
  readonly sha256?: string
  /** The decoy's words, for one that is a mail. */
  readonly text?: string
}

/** What a register says, and which of its lines were not understood. */
export interface DecoyRegister {
  readonly decoys: readonly PlantedDecoy[]
  readonly troubles: readonly string[]
}

const FIELDS = ['account', 'planted', 'file', 'sha256', 'text'] as const
type Fields = Partial<Record<(typeof FIELDS)[number], string>>

/**
 * Reads a register of own decoys: one JSON object a line, or CSV with a heading line (RFC 4180; `;` and tab divide too).
 * Fields: `account`, `planted` (RFC 3339), and at least one of `file`, `sha256` and `text`. A decoy of which only the
 * digest is known is recognised by its very bytes alone.
 *
 *     {"account":"anna","planted":"2025-11-03","file":"decoys/anna.docx"}
 */
export function readDecoys(text: string): DecoyRegister {
  const lines = text.trimStart().startsWith('{') ? jsonFields(text) : tableFields(text)
  const decoys: PlantedDecoy[] = []
  const troubles: string[] = []
  for (const { line, fields } of lines) {
    const read = fields === undefined ? 'is no JSON object with text values' : decoyOf(fields)
    if (typeof read === 'string') troubles.push(`Line ${line} of the register ${read}. It was left out.`)
    else decoys.push(read)
  }
  if (lines.length === 0)
    troubles.push('The register names no decoy. Give a CSV with the columns account, planted, file, or lines of JSON.')
  return { decoys, troubles }
}

interface Line {
  readonly line: number
  readonly fields: Fields | undefined
}

function jsonFields(text: string): Line[] {
  return text.split('\n').flatMap((line, index): Line[] => {
    if (line.trim() === '') return []
    return [{ line: index + 1, fields: objectIn(line) }]
  })
}

function objectIn(line: string): Fields | undefined {
  try {
    const read: unknown = JSON.parse(line)
    if (typeof read !== 'object' || read === null) return undefined
    const values = FIELDS.flatMap(name => {
      const value: unknown = name in read ? (read as Record<string, unknown>)[name] : undefined
      return value === undefined || value === null ? [] : [[name, value] as const]
    })
    if (values.some(([, value]) => typeof value !== 'string')) return undefined
    return Object.fromEntries(values)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function tableFields(text: string): Line[] {
  const [heading = [], ...rows] = tableCells(text)
  const columns = heading.map(name => FIELDS.find(field => field === name.trim().toLowerCase()))
  return rows.map((row, index) => ({
    line: index + 2,
    fields: Object.fromEntries(
      row.flatMap((cell, place) => {
        const name = columns[place]
        return name === undefined ? [] : [[name, cell]]
      }),
    ),
  }))
}

/** The decoy of a line, or what is wrong with it. */
function decoyOf(fields: Fields): PlantedDecoy | string {
  const [account, planted, file, sha256, text] = FIELDS.map(name => (fields[name] ?? '').trim())
  if (account === undefined || account === '') return 'names no account'
  if (file === '' && sha256 === '' && text === '') return 'has neither file nor sha256 nor text'
  if (sha256 !== '' && !/^[0-9a-f]{64}$/i.test(sha256!)) return 'has a sha256 that is not 64 hexadecimal digits'
  const at = planted === '' ? undefined : readRfc3339(planted!)
  if (planted !== '' && at === undefined) return `has a date that is not understood (${planted!.slice(0, 40)})`
  return {
    account,
    ...(at === undefined ? {} : { planted: at }),
    ...(file === '' ? {} : { file: file! }),
    ...(sha256 === '' ? {} : { sha256: sha256!.toLowerCase() }),
    ...(text === '' ? {} : { text: text! }),
  }
}
