import type { Random } from '#ground'
import type { Family } from '../../archive/family.ts'
import type { Field } from '../../archive/fields.ts'
import type { Person } from '../../archive/person.ts'
import type { WrittenDate } from '../../archive/written-date.ts'

/** A mail to be written, before any client has given it a form. */
export interface Letter {
  readonly from: Person
  /** A reply address that the account has set for all its mail, on the pages that know such a setting. */
  readonly replyTo?: Person
  readonly to: readonly Person[]
  readonly cc: readonly Person[]
  readonly subject: string
  readonly date: WrittenDate
  /** Message-IDs with angle brackets, oldest first; the last one is answered. */
  readonly references: readonly string[]
  /** The writer's own words. */
  readonly own: string
  /** The mail that is answered and quoted. */
  readonly quoted?: Quoted
  readonly html: boolean
}

/** What a reply quotes. */
export interface Quoted {
  readonly from: Person
  readonly to: readonly Person[]
  readonly cc: readonly Person[]
  readonly subject: string
  readonly sent: WrittenDate
  readonly text: string
}

/** The desk at which a client runs: what it knows that no letter says. */
export interface Desk {
  /** Year of writing, for the version of the client. */
  readonly year: number
  /** Domain of the account, for Message-IDs. */
  readonly domain: string
  /** Name of the machine, where the client writes it. */
  readonly machine: string
  /** What the client says of itself, where that is known; else the client's own table is used. */
  readonly agent?: string
  /** The mailbox server of a Microsoft account: `DM6PR08MB5514.namprd08.prod.outlook.com`. */
  readonly server?: string
  /** What Google begins all Message-IDs of one account with. */
  readonly gmailKey?: string
  /** Day or month first in dates of a reply, as the account's language has it. */
  readonly dayFirst: boolean
}

/** A mail with a client's form: its header fields in order and its body, as Latin-1 letters for bytes. */
export interface Bundle {
  readonly fields: readonly Field[]
  readonly body: string
}

/** A program that people write mail with: what it writes is drawn fresh, by its rules, and never copied from a mail. */
export interface Client {
  readonly name: Family
  /** True for a page in a browser, which the provider itself serves. */
  readonly web: boolean
  write(letter: Letter, desk: Desk, chance: Random): Bundle
}
