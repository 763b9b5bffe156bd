import { Outage } from '#ground'

import { existsSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

import { whyNot } from './why-not.ts'

/** Writes an answer into the file that the user named, and says what to do where that cannot be. */
export function written(file: string, text: string): void {
  orOutage(file, () => {
    writeFileSync(file, text)
  })
}

/** Asks before the work whether its answer will have a place: nobody should wait an hour to learn that it has none. */
export function foresee(file: string | undefined): void {
  if (file !== undefined && !existsSync(dirname(file)))
    throw new Outage(
      `${file} cannot be written: there is no folder ${dirname(file)}. Name a file in a folder that is there.`,
    )
}

/** Does something with a file that the user named for an answer; a failure of the disk is an outage with its next step. */
export function orOutage<Result>(file: string, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    throw new Outage(`${file} cannot be written (${whyNot(error)}). Name a file in a folder that is there.`, {
      cause: error,
    })
  }
}
