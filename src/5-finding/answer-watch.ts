import { DAY, type Digest, type Moment } from '#ground'
import type { Gist } from '#message'

/** Somebody who had to do with a strange mail after it was sent. */
export interface Lateral {
  readonly address: string
  /** Received it, answered it, passed it on, or wrote strangely themselves in the weeks after. */
  readonly how: 'received' | 'answered' | 'passed-on' | 'deviates-afterwards'
  readonly at: Moment
  readonly messageId?: string
}

/** Mails of others that are kept of one strange mail. */
const MOST = 400
/** Lines of the strange mail that somebody else's mail must carry to pass it on, where no field says so. */
const LINES = 2

/** How long afterwards carried lines count. Later they are more likely lines that everybody copies. */
const CARRIED = 21 * DAY

/** A strange mail that is watched. */
interface Watched {
  readonly account: string
  readonly at: Moment
  /** The account and all its recipients: who writes to one of them in the thread answers. */
  readonly circle: ReadonlySet<string>
  readonly topic: string
  readonly answers: Lateral[]
}

/**
 * Watches what others do with strange mails: who answers, who passes them on. An answer names the mail that it answers;
 * a forward often names none, and is known by the lines that it carries.
 */
export class AnswerWatch {
  readonly #byMail = new Map<Digest, Watched>()
  readonly #byName = new Map<string, Watched>()
  readonly #byLine = new Map<number, Watched>()

  /** Begins to watch a mail. The list that is given back grows while mails are noted. */
  watch({ id, at, to, thread, words }: Gist, account: string): readonly Lateral[] {
    const watched: Watched = { account, at, circle: new Set([account, ...to]), topic: thread.topic, answers: [] }
    this.#byMail.set(id, watched)
    if (thread.self !== undefined) this.#byName.set(thread.self, watched)
    for (const print of words.ownPrints) if (!this.#byLine.has(print)) this.#byLine.set(print, watched)
    return watched.answers
  }

  /** Stops watching a mail, so that what is watched stays bounded. */
  forget({ id, thread, words }: Gist): void {
    const watched = this.#byMail.get(id)
    this.#byMail.delete(id)
    // Another mail may have taken the name, or have brought the line first.
    if (thread.self !== undefined && this.#byName.get(thread.self) === watched) this.#byName.delete(thread.self)
    for (const print of words.ownPrints) if (this.#byLine.get(print) === watched) this.#byLine.delete(print)
  }

  /** Notes a mail that may answer a watched one or carry it on. */
  note(gist: Gist, account: string): void {
    const answered = gist.thread.parent === undefined ? undefined : this.#byName.get(gist.thread.parent)
    const watched = answered ?? this.#carried(gist)
    for (const print of gist.words.ownPrints) this.#forgetCommon(print, account)
    if (watched === undefined || watched.account === account || account === '' || watched.answers.length >= MOST) return
    const back = gist.words.quoting !== 'forwarded' && gist.to.some(address => watched.circle.has(address))
    watched.answers.push({ address: account, how: back ? 'answered' : 'passed-on', at: gist.at, ...idOf(gist) })
  }

  /** A line that others write too tells nothing of who passed what on. */
  #forgetCommon(print: number, account: string): void {
    const watched = this.#byLine.get(print)
    if (watched !== undefined && watched.account !== account) this.#byLine.delete(print)
  }

  /** The watched mail whose lines a mail carries: several of them, or one under the same subject. */
  #carried({ words, thread, at }: Gist): Watched | undefined {
    const hits = new Map<Watched, number>()
    for (const print of words.quotedPrints) {
      const watched = this.#byLine.get(print)
      if (watched !== undefined && at - watched.at <= CARRIED) hits.set(watched, (hits.get(watched) ?? 0) + 1)
    }
    const best = [...hits].reduce<[Watched, number] | undefined>(
      (most, next) => (most === undefined || next[1] > most[1] ? next : most),
      undefined,
    )
    if (best === undefined) return undefined
    const [watched, lines] = best
    return lines >= LINES || (thread.topic !== '' && thread.topic === watched.topic) ? watched : undefined
  }
}

/** The Message-ID of a mail as a field, absent where it has none. */
export function idOf({ messageId }: Gist): { messageId?: string } {
  return messageId === undefined ? {} : { messageId }
}
