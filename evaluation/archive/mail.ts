import type { Moment } from '#ground'
import { familyOf, type Family } from './family.ts'
import { cutHeader, firstValue, valueOf, type Field } from './fields.ts'
import { decodeWords, readPersons, type Person } from './person.ts'
import { providerOf, type Provider } from './provider.ts'
import { readDate, type WrittenDate } from './written-date.ts'

/** One honest mail of an archive: its bytes, and the little that planting and measuring ask of it. */
export interface Mail {
  /** `archive#number`, counted from 1 in the archive's own order. */
  readonly id: string
  readonly archive: string
  readonly bytes: Buffer
  /** When the archive's own host took it in: a clock that the sender cannot set. */
  readonly at: Moment
  readonly from: Person
  readonly replyTo: Person | undefined
  readonly to: readonly Person[]
  readonly cc: readonly Person[]
  readonly messageId: string
  /** Message-IDs that it answers, oldest first. */
  readonly references: readonly string[]
  readonly subject: string
  readonly sent: WrittenDate | undefined
  readonly agent: string
  readonly family: Family
  readonly provider: Provider
  /** True for mail written by a program for nobody in particular: build robots, bug trackers, bounces. */
  readonly automatic: boolean
}

/** Reads what the evaluation needs; undefined where there is no sender or no arrival, so that it can be nobody's mail. */
export function readMail(bytes: Buffer, id: string, archive: string): Mail | undefined {
  const { fields } = cutHeader(bytes)
  const value = (key: string) => firstValue(fields, key) ?? ''
  const from = readPersons(value('from'))[0]
  const at = arrival(fields)
  if (from === undefined || at === undefined) return undefined
  const messageId = value('message-id')
  const agent = firstValue(fields, 'user-agent') ?? value('x-mailer')
  return {
    id,
    archive,
    bytes,
    at,
    from,
    replyTo: readPersons(value('reply-to'))[0],
    to: readPersons(value('to')),
    cc: readPersons(value('cc')),
    messageId,
    references: threadOf(value('references'), value('in-reply-to')),
    subject: decodeWords(value('subject')),
    sent: readDate(value('date')),
    agent,
    family: familyOf(agent, messageId),
    provider: providerOf(fields),
    automatic: isAutomatic(fields, from),
  }
}

function threadOf(references: string, inReplyTo: string): string[] {
  const ids = [...references.matchAll(/<[^<>\s]{1,300}>/g), ...inReplyTo.matchAll(/<[^<>\s]{1,300}>/g)].map(
    ([id]) => id,
  )
  return [...new Set(ids)]
}

function arrival(fields: readonly Field[]): Moment | undefined {
  for (const field of fields.filter(({ key }) => key === 'received').slice(0, 3)) {
    const value = valueOf(field)
    const date = readDate(value.slice(value.lastIndexOf(';') + 1))
    if (date !== undefined) return date.at
  }
  return undefined
}

function isAutomatic(fields: readonly Field[], from: Person): boolean {
  const auto = firstValue(fields, 'auto-submitted')
  if (auto !== undefined && auto.toLowerCase() !== 'no') return true
  return /(?:^|[-_.+])(?:bot|robot|daemon|no-?reply|donotreply|notify|notifications?|bounces?|mailer|bugzilla|jenkins|patchwork|lkp|syzbot|tip-bot)(?:[-_.+@]|$)/.test(
    from.address,
  )
}
