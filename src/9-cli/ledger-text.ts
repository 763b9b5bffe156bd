import type { Where } from '#ground'
import { isLoss } from '#message'
import type { LedgerEntry } from '#source'

import { placeText } from './finding-text.ts'
import { counted, grouped, hanging, paintFor, safe, wrapped, type Terminal } from './terminal.ts'

/** Containers and troubles that are printed; the rest is in `--json`. */
const PRINTED = { containers: 24, troubles: 8 }

/** The account of what was read, one line a container, and each trouble with its place. */
export function ledgerText(ledger: readonly LedgerEntry[], terminal: Terminal): string {
  const paint = paintFor(terminal)
  const width = Math.min(100, terminal.columns ?? 100)
  const rows = ledger
    .slice(0, PRINTED.containers)
    .map(({ source, mailbox, kind, expected, read, duplicate, skipped, failed }) => {
      const rest = [
        duplicate > 0 ? `${grouped(duplicate)} known already` : '',
        skipped > 0 ? `${grouped(skipped)} skipped` : '',
        failed > 0 ? paint.alarm(`${grouped(failed)} failed`) : '',
      ].filter(text => text !== '')
      const holder = kind === 'mail' ? ` (mailbox ${mailbox})` : ''
      const text = `${safe(source)}${safe(holder)}: ${grouped(read)} of ${grouped(expected)} read${rest.length === 0 ? '' : `, ${rest.join(', ')}`}`
      return hanging('', text, width, 2)
    })
  const troubles = troubleKinds(ledger)
  return [
    paint.strong('What was read'),
    ...rows,
    ...(ledger.length > PRINTED.containers
      ? [`  and ${counted(ledger.length - PRINTED.containers, 'more container')} (all of them with --json)`]
      : []),
    ...troubles
      .slice(0, PRINTED.troubles)
      .map(
        ({ says, times, where }) =>
          `${wrapped(safe(`! ${times === 1 ? '' : `${grouped(times)} times: `}${says}`), width, '    ')}\n${paint.faint(wrapped(safe(`${times === 1 ? '' : 'first '}${placeText(where)}`), width, '      '))}`,
      ),
    ...(troubles.length > PRINTED.troubles
      ? [`    and ${counted(troubles.length - PRINTED.troubles, 'more kind')} of trouble (all of them with --json)`]
      : []),
    '',
  ].join('\n')
}

interface TroubleKind {
  readonly says: string
  readonly where: Where
  times: number
}

/**
 * Troubles that say the same are told once, with their number and the first place. What could not be read at all comes
 * before what is missing from single mails.
 */
function troubleKinds(ledger: readonly LedgerEntry[]): TroubleKind[] {
  const kinds = new Map<string, TroubleKind>()
  const all = ledger.flatMap(({ troubles }) => troubles)
  for (const { says, where } of [...all.filter(trouble => !isLoss(trouble)), ...all.filter(isLoss)]) {
    const kind = kinds.get(says) ?? { says, where, times: 0 }
    kind.times++
    kinds.set(says, kind)
  }
  return [...kinds.values()]
}
