import { writeFileSync } from 'node:fs'

import { LEAST_ALERT } from '#finding'
import { scan as scanSources } from '#work'

import { findingText } from '../finding-text.ts'
import { abstainedLine, findingLine, ledgerLine, type JsonLine } from '../json-lines.ts'
import { ledgerText } from '../ledger-text.ts'
import { Usage } from '../options.ts'
import { ScoreFile } from '../score-file.ts'
import { summaryText } from '../summary-text.ts'
import { page } from '../page.ts'
import { readTeam } from '../team-files.ts'
import type { Verb } from '../verb.ts'

/** The main job in one step. */
export const scan: Verb = {
  name: 'scan',
  takes: 'SOURCE...',
  answers: 'Which mail is not by the one it seems to be from?',
  explains: `Reads mail of any kind, learns what is usual for each account in order of time, and ranks the mails that are not: the trusted account that no longer is in its owner's hands, somebody pretending to be one of you, phishing.

A SOURCE is a file or folder: mbox, Google Takeout, PST, MSG, Maildir, MH, eml, in zip, tar, gz or zst or not. It is recognised by its content. - is standard input. Nothing is kept afterwards; turncoat add keeps a case.`,
  options: ['roster', 'org', 'mailbox', 'budget', 'since', 'until', 'json', 'html', 'scores', 'threads', 'quiet'],
  examples: [
    ['turncoat scan anna.mbox', 'one mailbox'],
    ['turncoat scan --roster team.csv --org x.org mail/', 'a folder of exports, with who belongs to the team'],
    ['turncoat scan --json backup.zip > findings.jsonl', 'for another program'],
  ],
  async run({ options, terminal, bench }) {
    if (options.sources.length === 0) throw new Usage('scan needs something to read. Try: turncoat scan YOUR-MAIL.mbox')
    const began = bench.now()
    const team = readTeam(options, says => terminal.err(`${says}\n`))
    const scores = options.scores === undefined ? undefined : new ScoreFile(options.scores)
    const { ledger, ranked } = await scanSources(
      options.sources,
      {
        team,
        budget: options.budget,
        ...(options.since === undefined ? {} : { since: options.since }),
        ...(options.until === undefined ? {} : { until: options.until }),
        ...(scores === undefined ? {} : { each: score => scores.add(score, LEAST_ALERT) }),
      },
      bench,
    )
    scores?.finish(ranked.thresholds)
    const seconds = (bench.now() - began) / 1000
    if (options.html !== undefined) writeFileSync(options.html, page({ ranked, ledger, version: bench.version }))
    if (options.json) {
      const lines: JsonLine[] = [
        ...ledger.map(ledgerLine),
        ...ranked.findings.map(findingLine),
        ...ranked.abstained.map(abstainedLine),
      ]
      terminal.out(lines.map(line => `${JSON.stringify(line)}\n`).join(''))
      terminal.out(
        `${JSON.stringify({ type: 'summary', messages: ranked.messages, events: 0, alerts: ranked.findings.filter(({ tier }) => tier > 0).length, seconds, peakMemoryMiB: bench.peakMemoryMiB() })}\n`,
      )
      return
    }
    if (!options.quiet) terminal.out(`${ledgerText(ledger, terminal)}\n`)
    terminal.out(summaryText(ranked, options.budget, seconds, terminal))
    for (const finding of ranked.findings)
      if (finding.tier > 0 || finding.rank <= 3) terminal.out(`\n${findingText(finding, terminal)}`)
  },
}
