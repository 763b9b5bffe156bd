import { lstatSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Folders' files that are counted; beyond that nobody needs to know more exactly. */
const COUNTED = 200_000

/** About how many bytes of files lie under a path, for saying how long reading will take. What cannot be seen counts 0. */
export function sizeOf(path: string): number {
  const waiting = [path]
  let bytes = 0
  let counted = 0
  while (waiting.length > 0 && counted < COUNTED) {
    const next = waiting.pop()!
    const found = (next === path ? statSync : lstatSync)(next, { throwIfNoEntry: false })
    counted++
    if (found?.isFile() === true) bytes += found.size
    if (found?.isDirectory() === true) waiting.push(...namesIn(next).map(name => join(next, name)))
  }
  return bytes
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    // A folder that may not be looked into is reported when it is read; here it only has no size.
    if (error instanceof Error && 'code' in error) return []
    throw error
  }
}
