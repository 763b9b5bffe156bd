import { isLoss } from '#message'
import type { LedgerEntry } from '#source'

import { placeText } from './finding-text.ts'
import { counted, grouped, paintFor, safe, wrapped, type Terminal } from './terminal.ts'

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
      return `  ${safe(source)}${safe(holder)}: ${grouped(read)} of ${grouped(expected)} read${rest.length === 0 ? '' : `, ${rest.join(', ')}`}`
    })
  // What could not be read at all comes before what is missing from single mails, of which there may be thousands.
  const all = ledger.flatMap(entry => entry.troubles)
  const troubles = [...all.filter(trouble => !isLoss(trouble)), ...all.filter(isLoss)]
  return [
    paint.strong('What was read'),
    ...rows,
    ...(ledger.length > PRINTED.containers
      ? [`  and ${counted(ledger.length - PRINTED.containers, 'more container')} (all of them with --json)`]
      : []),
    ...troubles
      .slice(0, PRINTED.troubles)
      .map(
        ({ says, where }) =>
          `${wrapped(safe(`! ${says}`), width, '    ')}\n${paint.faint(wrapped(safe(placeText(where)), width, '      '))}`,
      ),
    ...(troubles.length > PRINTED.troubles
      ? [`    and ${counted(troubles.length - PRINTED.troubles, 'more trouble')} (all of them with --json)`]
      : []),
    '',
  ].join('\n')
}
