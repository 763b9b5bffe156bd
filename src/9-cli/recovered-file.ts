import { digest, Outage, type Digest } from '#ground'

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A mail as it was signed, written to a file of its own. */
export interface RecoveredFile {
  readonly file: string
  readonly sha256: Digest
}

/** Writes a mail that was got back, named by its own digest, so that the same mail is the same file. */
export function writeRecovered(folder: string, mail: Uint8Array): RecoveredFile {
  const sha256 = digest(mail)
  const file = join(folder, `${sha256}.eml`)
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(file, mail)
  } catch (error) {
    throw new Outage(`${file} cannot be written (${error instanceof Error ? error.message : String(error)}).`, {
      cause: error,
    })
  }
  return { file, sha256 }
}
