import type { LedgerEntry } from '#source'
import type { Answer } from '#work'

import { aliasNote } from './alias-text.ts'
import { findingText } from './finding-text.ts'
import { abstainedLine, aliasLine, findingLine, ledgerLine, summaryLine, type JsonLine } from './json-lines.ts'
import { ledgerText } from './ledger-text.ts'
import { page } from './page.ts'
import { summaryText } from './summary-text.ts'
import type { Job } from './verb.ts'
import { written } from './written.ts'

/** Findings that are printed even where they stand below the budget, so that nobody sees a blank page. */
const ALWAYS = 3

/** Prints an examined archive as the options ask: text or JSON, and the page beside it. */
export function showAnswer(
  answer: Answer,
  ledger: readonly LedgerEntry[],
  { options, terminal, bench }: Job,
  began: number,
): void {
  const { ranked, courses, aliases } = answer
  const seconds = (bench.now() - began) / 1000
  const courseOf = (account: string) => courses.find(course => course.account === account)
  if (options.html !== undefined) written(options.html, page({ ...answer, ledger, version: bench.version }))
  if (options.json) {
    const lines: JsonLine[] = [
      ...ledger.map(ledgerLine),
      ...ranked.findings.map(finding => findingLine(finding, courseOf(finding.account))),
      ...ranked.abstained.map(abstainedLine),
      ...aliases.map(aliasLine),
      summaryLine(ranked, seconds, bench.peakMemoryMiB()),
    ]
    terminal.out(lines.map(line => `${JSON.stringify(line)}\n`).join(''))
    return
  }
  terminal.out(summaryText(ranked, options.budget, seconds, terminal))
  for (const finding of ranked.findings)
    if (finding.tier > 0 || finding.rank <= ALWAYS)
      terminal.out(`\n${findingText(finding, terminal, courseOf(finding.account))}`)
  const note = aliasNote(aliases, terminal)
  if (note !== '') terminal.out(`\n${note}`)
  if (!options.quiet) terminal.out(`\n${ledgerText(ledger, terminal)}`)
  if (options.html !== undefined)
    terminal.out(`\nThe whole answer stands in ${options.html}; any browser opens it, offline.\n`)
}
