/** One record of the Unified Audit Log before it is written out. */
import type { Moment } from '#ground'
import { accountAt, type Person } from '../story/person.ts'

/** The numbers by which the log tells kinds of records apart (AuditLogRecordType). */
export const RECORD_TYPES = { admin: 1, item: 2, aggregated: 50, directory: 8, sign: 15 } as const

/** What was done, when, by whom, and the fields that only this kind of record has. */
export interface AuditRecord {
  readonly at: Moment
  readonly operation: string
  readonly type: number
  readonly user: string
  readonly fields: Readonly<Record<string, unknown>>
}

/** A person's address at the time, which is the user of the record. */
export function addressOf(person: Person, at: Moment): string {
  return accountAt(person, at).address
}
