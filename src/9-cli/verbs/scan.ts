import { LEAST_ALERT } from '#finding'
import { add, answerFrom, foreseeSources, scan as scanSources, type Examining, type Scanned } from '#work'

import { Usage } from '../options.ts'
import { ScoreFile } from '../score-file.ts'
import { showAnswer } from '../show-answer.ts'
import { readTeam } from '../team-files.ts'
import type { Job, Verb } from '../verb.ts'
import { withCase } from '../with-case.ts'
import { foresee } from '../written.ts'

/** The main job in one step. */
export const scan: Verb = {
  name: 'scan',
  takes: 'SOURCE...',
  answers: 'Which mail is not by the one it seems to be from?',
  explains: `Reads mail of any kind, learns what is usual for each account in order of time, and ranks the mails that are not: the trusted account that no longer is in its owner's hands, somebody pretending to be one of you, phishing.

A SOURCE is a file or folder: mbox, Google Takeout, PST, MSG, Maildir, MH, eml, in zip, tar, gz or zst or not. It is recognised by its content. - is standard input. Nothing is kept afterwards unless --case names a case.`,
  options: [
    'roster',
    'org',
    'mailbox',
    'budget',
    'since',
    'until',
    'json',
    'html',
    'scores',
    'case',
    'threads',
    'quiet',
  ],
  examples: [
    ['turncoat scan anna.mbox', 'one mailbox'],
    ['turncoat scan --roster team.csv --org x.org mail/', 'a folder of exports, with who belongs to the team'],
    ['turncoat scan --html answer.html backup.zip', 'with a page to read and to hand on'],
    ['turncoat scan --json backup.zip > findings.jsonl', 'for another program'],
  ],
  async run(job) {
    const { options, terminal, bench } = job
    if (options.sources.length === 0) throw new Usage('scan needs something to read. Try: turncoat scan YOUR-MAIL.mbox')
    const began = bench.now()
    foresee(options.html)
    foreseeSources(options.sources)
    const team = readTeam(options, says => terminal.err(`${says}\n`))
    const scores = options.scores === undefined ? undefined : new ScoreFile(options.scores)
    const answer = await examined(job, {
      team,
      budget: options.budget,
      ...(options.since === undefined ? {} : { since: options.since }),
      ...(options.until === undefined ? {} : { until: options.until }),
      ...(scores === undefined ? {} : { each: score => scores.add(score, LEAST_ALERT) }),
    })
    scores?.finish(answer.ranked.thresholds)
    showAnswer(answer, answer.ledger, job, began)
  },
}

async function examined({ options, bench }: Job, examining: Examining): Promise<Scanned> {
  if (options.case === undefined) return scanSources(options.sources, examining, bench)
  return withCase(options.case, async opened => {
    const ledger = await add(opened, options.sources, bench)
    return { ledger, ...answerFrom(opened.store, examining, bench) }
  })
}
