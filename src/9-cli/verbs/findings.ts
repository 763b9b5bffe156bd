import { answerFrom } from '#work'

import { showAnswer } from '../show-answer.ts'
import { readTeam } from '../team-files.ts'
import type { Verb } from '../verb.ts'
import { caseNamed, withExistingCase } from '../with-case.ts'
import { foresee } from '../written.ts'

/** Ranked findings of a case. */
export const findings: Verb = {
  name: 'findings',
  takes: 'DIR',
  answers: 'Ranked findings of a case.',
  explains:
    'Examines all mail of the case in order of time and ranks what is not as usual. The same case gives the same findings, byte for byte.',
  options: ['roster', 'org', 'budget', 'since', 'until', 'json', 'html', 'quiet'],
  examples: [['turncoat findings our-case --html findings.html', 'with a page to read and to hand on']],
  async run(job) {
    const { options, terminal, bench } = job
    const folder = caseNamed('findings', options)
    const began = bench.now()
    foresee(options.html)
    const team = readTeam(options, says => terminal.err(`${says}\n`))
    const { ledger, answer } = withExistingCase(folder, ({ store }) => ({
      ledger: store.ledger(),
      answer: answerFrom(
        store,
        {
          team,
          budget: options.budget,
          ...(options.since === undefined ? {} : { since: options.since }),
          ...(options.until === undefined ? {} : { until: options.until }),
        },
        bench,
      ),
    }))
    showAnswer(answer, ledger, job, began)
    await Promise.resolve()
  },
}
