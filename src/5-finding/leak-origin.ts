import type { SourcePosterior } from './source-likelihood.ts'

/** Where leaked files may have come from, all of them weighed together. It names accounts that held them, no person. */
export interface LeakOrigin {
  readonly mailboxes: SourcePosterior['mailboxes']
  /** Probability that they came from no account that is known here. */
  readonly outside: number
  /** True where the files do not tell the first account from the second. */
  readonly tie: boolean
  /** The accounts that are tied, or the first one alone; none where nothing matched or nothing stands out. */
  readonly named: readonly string[]
  readonly wouldDecide: readonly string[]
}

/** What the matching says of one leaked file, for the question who held it. */
export interface OriginFile {
  readonly file: string
  /** Accounts that held it, or were sent it. */
  readonly accounts: ReadonlySet<string>
}

/** An account must be so many times likelier than the next one to be told from it. */
const CLEARLY = 5
/** Accounts that were as good as impossible are not listed. */
const LEAST = 0.0005

/**
 * Reads the weighing for a person. Two accounts that held the same leaked files are tied, whatever the sizes of their
 * mailboxes say: a bet is no finding. `formTells` says whether the copies themselves favour one of them.
 */
export function originOf(
  { mailboxes, outside }: SourcePosterior,
  files: readonly OriginFile[],
  formTells: (one: string, other: string) => boolean,
  unexamined: ReadonlySet<string>,
): LeakOrigin {
  const listed = mailboxes.filter(({ probability, explains }) => explains > 0 && probability >= LEAST)
  const heldBy = (mailbox: string) => files.flatMap(({ accounts }, index) => (accounts.has(mailbox) ? [index] : []))
  const [first] = listed
  const tied =
    first === undefined
      ? []
      : listed.filter(({ mailbox, probability }) => {
          if (mailbox === first.mailbox) return true
          const same = heldBy(mailbox).join() === heldBy(first.mailbox).join() && !formTells(first.mailbox, mailbox)
          return same || probability * CLEARLY > first.probability
        })
  const named = first === undefined || outside > first.probability ? [] : tied.map(({ mailbox }) => mailbox)
  return {
    mailboxes: listed,
    outside,
    tie: named.length > 1,
    named,
    wouldDecide: wouldDecide(named, files, unexamined),
  }
}

function wouldDecide(
  named: readonly string[],
  files: readonly OriginFile[],
  unexamined: ReadonlySet<string>,
): string[] {
  const says: string[] = []
  const matched = files.filter(({ accounts }) => accounts.size > 0)
  if (matched.length === 0)
    return ['Mailboxes or shared folders in which the files lay: none that was added held them.']
  if (named.length > 1) {
    says.push(`Sign-in and audit logs of ${listOf(named)} for the window: which of them was read by a stranger.`)
    const parting = matched.filter(
      ({ accounts }) => named.some(name => accounts.has(name)) && !named.every(name => accounts.has(name)),
    )
    says.push(
      parting.length === 0
        ? 'One more leaked document that only one of them held.'
        : `How ${listOf(parting.map(({ file }) => file))} came out: not all of them held it.`,
    )
    says.push('The files as they were first received, with their original names, dates and mail header.')
  } else if (named.length === 1)
    says.push(
      `Sign-in and audit logs of ${named[0]!} for the window, above all which messages were read (MailItemsAccessed).`,
    )
  const unseen = [...new Set(matched.flatMap(({ accounts }) => [...accounts]))].filter(account =>
    unexamined.has(account),
  )
  if (unseen.length > 0)
    says.push(
      unseen.length === 1
        ? `The mailbox of ${unseen[0]!}, which was sent some of it and was not added.`
        : `The mailboxes of ${listOf(unseen.sort())}, which were sent some of it and were not added.`,
    )
  return says
}

function listOf(names: readonly string[]): string {
  const shown = names.slice(0, 6)
  const last = names.length > 6 ? `${names.length - 6} more` : shown.pop()!
  return shown.length === 0 ? last : `${shown.join(', ')} and ${last}`
}
