import type { Digest } from '#ground'

import type { HeldMail, HeldMails } from './held-mail.ts'
import type { LeakedFile } from './leaked-file.ts'

/** What a trace that only one copy has is worth, in bits. A print's owner may have printed what another sent on. */
const BITS = { owner: 5, blindCopy: 4, bytes: 8 }

/** As much of a traced file as its form needs. */
export interface Formed {
  readonly file: Pick<LeakedFile, 'sha256' | 'marks' | 'mail'>
  readonly instances: readonly {
    readonly sha256: Digest
    readonly mail: Pick<HeldMail, 'mailbox' | 'from'>
  }[]
}

/**
 * What the form of a leaked copy tells of the account that it was taken from, in bits by mailbox: the owner's name that
 * a program prints above a mail, a blind copy that only the author sees, the header of a mail's very copy.
 */
export function formOf(
  { file, instances }: Formed,
  { owners }: Pick<HeldMails, 'owners'>,
): ReadonlyMap<string, number> {
  const bits = new Map<string, number>()
  const add = (mailbox: string, more: number) => bits.set(mailbox, (bits.get(mailbox) ?? 0) + more)
  const mailboxes = new Set(instances.map(({ mail }) => mail.mailbox))
  const print = file.marks.find(({ kind }) => kind === 'mail-print')?.values
  const printed = print?.['owner'] === undefined ? undefined : String(print['owner']).toLowerCase()
  if (printed !== undefined)
    for (const [mailbox, { address, name }] of owners)
      if (printed.includes(address) || (name !== '' && printed.includes(name.toLowerCase()))) add(mailbox, BITS.owner)
  if (print?.['bcc'] !== undefined)
    for (const { mail } of instances)
      if (owners.get(mail.mailbox)?.address !== mail.from) add(mail.mailbox, -BITS.blindCopy)
  if (file.mail !== undefined) {
    const own = new Set(instances.filter(({ sha256 }) => sha256 === file.sha256).map(({ mail }) => mail.mailbox))
    if (own.size > 0) for (const mailbox of mailboxes) if (!own.has(mailbox)) add(mailbox, -BITS.bytes)
  }
  return bits
}
