import type { Trouble, Where } from '#ground'
import type { ContainerKind, LedgerEntry } from './ledger.ts'
import { troubleList } from './trouble-list.ts'

/** The running account of one container. */
export interface Account {
  /** Its number, which its items carry. */
  readonly container: number
  readonly where: Where
  /** Counts things that came out of the container. A mail store takes the mailbox of its first item as its own. */
  read(mailbox?: string): void
  /** Counts things that did not come out, with the reason. */
  lost(how: 'skipped' | 'failed', trouble: Trouble, count: number): void
  /** Notes a trouble that counts nowhere. */
  remark(trouble: Trouble): void
  /** The account as it stands. */
  close(): LedgerEntry
}

/** Opens the account of a container. `own` is its mailbox as long as no item says otherwise. */
export function openAccount(container: number, where: Where, kind: ContainerKind, own: string): Account {
  const count = { read: 0, skipped: 0, failed: 0 }
  const troubles = troubleList()
  let mailbox: string | undefined
  let holds = kind
  return {
    container,
    where,
    read(told) {
      count.read++
      if (told === undefined) return
      // A folder of loose mails is a mail store.
      if (kind === 'folder') holds = 'mail'
      if (kind === 'mail') mailbox ??= told
    },
    lost(how, trouble, number) {
      count[how] += number
      troubles.add(trouble)
    },
    remark: trouble => {
      troubles.add(trouble)
    },
    close() {
      return {
        source: where.path.join('/'),
        where,
        mailbox: mailbox ?? own,
        kind: holds,
        expected: count.read + count.skipped + count.failed,
        ...count,
        duplicate: 0,
        troubles: troubles.all(where),
      }
    },
  }
}
