import type { Trouble, Where } from '#ground'
import type { ContainerKind, LedgerEntry } from './ledger.ts'

/** Troubles that one entry keeps. A folder of a million photographs must not fill the memory with sentences. */
const KEPT = 20_000

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
  const troubles: Trouble[] = []
  const unkept = new Map<string, number>()
  let mailbox: string | undefined
  let holds = kind
  const remark = (trouble: Trouble) => {
    if (troubles.length < KEPT) troubles.push(trouble)
    else unkept.set(trouble.code, (unkept.get(trouble.code) ?? 0) + 1)
  }
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
      remark(trouble)
    },
    remark,
    close() {
      for (const [code, number] of unkept) {
        const says = `${number} more troubles of this kind are counted but not listed one by one.`
        troubles.push({ code, where, says })
      }
      return {
        source: where.path.join('/'),
        where,
        mailbox: mailbox ?? own,
        kind: holds,
        expected: count.read + count.skipped + count.failed,
        ...count,
        duplicate: 0,
        troubles,
      }
    },
  }
}
