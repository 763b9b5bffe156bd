import { Outage } from '#ground'

import { writeFileSync } from 'node:fs'

/** Writes an answer into the file that the user named, and says what to do where that cannot be. */
export function written(file: string, text: string): void {
  orOutage(file, () => {
    writeFileSync(file, text)
  })
}

/** Does something with a file that the user named for an answer; a failure of the disk is an outage with its next step. */
export function orOutage<Result>(file: string, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    throw new Outage(
      `${file} cannot be written (${error instanceof Error ? error.message : String(error)}). Name a file in a folder that is there.`,
      { cause: error },
    )
  }
}
