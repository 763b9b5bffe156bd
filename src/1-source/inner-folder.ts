import { Outage, within, type Where } from '#ground'
import { listFolder } from './disk.ts'
import type { FolderEntry, Found } from './reader.ts'

/** The names in a folder within a folder; none where it is no folder or may not be looked into. To recognise by. */
export function namesIn(entry: FolderEntry): readonly FolderEntry[] {
  const names = entry.kind === 'folder' ? listed(entry) : []
  return names instanceof Outage ? [] : names
}

/** The names in a folder within a folder, to read it; where it may not be looked into, it failed and says why. */
export function* entriesIn(
  entry: FolderEntry,
  container: Where,
  steps: readonly string[],
): Generator<Found, readonly FolderEntry[]> {
  const names = listed(entry)
  if (!(names instanceof Outage)) return names
  yield { kind: 'failed', trouble: { code: 'unreadable', where: steps.reduce(within, container), says: names.message } }
  return []
}

function listed({ path }: FolderEntry): readonly FolderEntry[] | Outage {
  try {
    return listFolder(path)
  } catch (error) {
    if (error instanceof Outage) return error
    throw error
  }
}
