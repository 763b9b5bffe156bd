import { Outage } from '#ground'

import { writeFileSync } from 'node:fs'

/** Writes a file that the user named; a disk that is full or a folder that is missing is said, with the name. */
export function writeText(file: string, text: string): void {
  try {
    writeFileSync(file, text)
  } catch (error) {
    throw new Outage(`${file} cannot be written (${error instanceof Error ? error.message : String(error)}).`, {
      cause: error,
    })
  }
}
