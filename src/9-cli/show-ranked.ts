import { writeFileSync } from 'node:fs'

import type { Ranked } from '#finding'
import type { LedgerEntry } from '#source'

import { findingText } from './finding-text.ts'
import { abstainedLine, findingLine, ledgerLine, summaryLine, type JsonLine } from './json-lines.ts'
import { ledgerText } from './ledger-text.ts'
import { page } from './page.ts'
import { summaryText } from './summary-text.ts'
import type { Job } from './verb.ts'

/** Findings that are printed even where they stand below the budget, so that nobody sees a blank page. */
const ALWAYS = 3

/** Prints an examined archive as the options ask: text or JSON, and the page beside it. */
export function showRanked(
  ranked: Ranked,
  ledger: readonly LedgerEntry[],
  { options, terminal, bench }: Job,
  began: number,
): void {
  const seconds = (bench.now() - began) / 1000
  if (options.html !== undefined) writeFileSync(options.html, page({ ranked, ledger, version: bench.version }))
  if (options.json) {
    const lines: JsonLine[] = [
      ...ledger.map(ledgerLine),
      ...ranked.findings.map(findingLine),
      ...ranked.abstained.map(abstainedLine),
      summaryLine(ranked, seconds, bench.peakMemoryMiB()),
    ]
    terminal.out(lines.map(line => `${JSON.stringify(line)}\n`).join(''))
    return
  }
  if (!options.quiet) terminal.out(`${ledgerText(ledger, terminal)}\n`)
  terminal.out(summaryText(ranked, options.budget, seconds, terminal))
  for (const finding of ranked.findings)
    if (finding.tier > 0 || finding.rank <= ALWAYS) terminal.out(`\n${findingText(finding, terminal)}`)
  if (options.html !== undefined)
    terminal.out(`\nThe whole answer stands in ${options.html}; any browser opens it, offline.\n`)
}
