import { DAY, print32, type Moment } from '#ground'
import type { Gist } from '#message'

import { RecentMails } from './recent-mails.ts'

/** How long a mail may wait for its copies in other mailboxes. They come within minutes, by way of a slow list within hours. */
export const COPIES = 3 * DAY

/**
 * What the copies of one mail in several mailboxes have in common: id, author, time of writing, and the lines of its own
 * text. Two mails with one key are taken for copies only when they came within `COPIES` of each other.
 */
export function copyKey({ id, messageId, from, sent, words }: Gist): number {
  const parts = [print32(messageId ?? id), print32(from[0]?.address ?? ''), sent?.at ?? 0, ...words.ownPrints]
  return parts.reduce((print, part) => Math.imul(print ^ part, 0x01000193) >>> 0, 0)
}

/** What was noted of one mail while its copies may still come. */
export interface NotedMail {
  readonly at: Moment
  readonly isCopy: boolean
  /** What its copies so far told; shared by all of them, for the one who watches to fill. */
  readonly told: Set<string>
}

/** Tells the first copy of a mail from its further ones, while mails come in order of time. Remembers days, not years. */
export class CopyWatch {
  readonly #recent = new RecentMails<NotedMail>()

  /** Notes a mail, and says whether a copy of it came shortly before. */
  note(gist: Gist): NotedMail {
    this.#recent.forget((gist.at - COPIES) as Moment)
    const key = copyKey(gist)
    const known = this.#recent.get(key)
    if (known !== undefined) return { ...known, isCopy: true }
    const noted = { at: gist.at, isCopy: false, told: new Set<string>() }
    this.#recent.add(key, gist.at, noted)
    return noted
  }
}
