import { join } from 'node:path'

/** Where the development archives lie, beside the repository. */
export const MAIL = join(import.meta.dirname, '..', '..', 'shared', 'data', 'mail')

/** The archives that somebody named, or the two development archives where nobody did. */
export function archivesOr(named: readonly string[]): readonly string[] {
  return named.length > 0
    ? named
    : ['linux-man-2019-2026.mbox.zst', 'openbmc-2019-2022.mbox.zst'].map(name => join(MAIL, name))
}
