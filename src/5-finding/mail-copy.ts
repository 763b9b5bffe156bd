import { DAY, print32, type Moment } from '#ground'
import type { Gist } from '#message'

/** How long a mail may wait for its copies in other mailboxes. They come within minutes, by way of a slow list within hours. */
export const COPIES = 3 * DAY

/**
 * What the copies of one mail in several mailboxes have in common: id, author, time of writing, and the lines of its own
 * text. Two mails with one key are taken for copies only when they came within `COPIES` of each other.
 */
export function copyKey({ id, messageId, from, sent, words }: Gist): number {
  return print32(`${messageId ?? id}|${from[0]?.address ?? ''}|${sent?.at ?? ''}|${words.ownPrints.join()}`)
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
  readonly #seen = new Map<number, NotedMail>()

  /** Notes a mail, and says whether a copy of it came shortly before. */
  note(gist: Gist): NotedMail {
    for (const [key, { at }] of this.#seen) {
      if (gist.at - at < COPIES) break
      this.#seen.delete(key)
    }
    const key = copyKey(gist)
    const known = this.#seen.get(key)
    if (known !== undefined) return { ...known, isCopy: true }
    const noted = { at: gist.at, isCopy: false, told: new Set<string>() }
    this.#seen.set(key, noted)
    return noted
  }
}
