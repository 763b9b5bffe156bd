import { Outage } from '#ground'
import { readDecoys } from '#team'
import type { DecoyBytes } from '#work'

import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

import { whyNot } from './why-not.ts'

/**
 * Reads `--decoys` registers and the decoys that they name; paths are taken from the register's own folder. Lines that
 * were not understood, and files that are gone, are told on the way. Throws Outage where a register cannot be read.
 */
export function readDecoyFiles(registers: readonly string[], tell: (says: string) => void): DecoyBytes[] {
  return registers.flatMap(register => {
    const { decoys, troubles } = readDecoys(registerText(register))
    for (const says of troubles) tell(`${register}: ${says}`)
    return decoys.flatMap((decoy): DecoyBytes[] => {
      if (decoy.file === undefined) return [decoy]
      const bytes = bytesOf(resolve(dirname(register), decoy.file))
      if (bytes instanceof Uint8Array) return [{ ...decoy, bytes }]
      const known = decoy.sha256 !== undefined || decoy.text !== undefined
      tell(
        `${register}: the decoy ${decoy.file} cannot be read (${bytes}). ${known ? 'What the register says of it is used.' : 'It was left out.'}`,
      )
      return known ? [decoy] : []
    })
  })
}

/** The bytes, or why there are none. */
function bytesOf(file: string): Uint8Array | string {
  try {
    return readFileSync(file)
  } catch (error) {
    return whyNot(error)
  }
}

function registerText(file: string): string {
  const read = bytesOf(file)
  if (typeof read === 'string')
    throw new Outage(
      `The register ${file} cannot be read (${read}). Give a CSV or JSON file with account, planted, file.`,
    )
  return new TextDecoder().decode(read)
}
