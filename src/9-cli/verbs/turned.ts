import { turnedIn } from '#work'

import { accountLine } from '../json-lines.ts'
import { readTeam } from '../team-files.ts'
import { turnedPage } from '../turned-page.ts'
import { turnedText } from '../turned-text.ts'
import type { Verb } from '../verb.ts'
import { caseNamed, withExistingCase } from '../with-case.ts'
import { foresee, written } from '../written.ts'

/** Accounts that are printed even where nothing stands out. */
const ALWAYS = 3
/** Accounts given to programs. */
const MOST = 200

/** Accounts ranked by how likely they are no longer in their owner's hands. */
export const turned: Verb = {
  name: 'turned',
  takes: 'DIR',
  answers: 'Which account is no longer in its owner’s hands, since when, and who was touched by it?',
  explains:
    'Puts the strange mails of each account together, day by day, and ranks the accounts by their strangest days. For each it gives the window, who received the mails, who answered or passed them on, and whose own mail deviates afterwards.',
  options: ['roster', 'org', 'budget', 'since', 'until', 'json', 'html', 'quiet'],
  examples: [
    ['turncoat turned our-case --roster team.csv', 'with who belongs to the team'],
    ['turncoat turned our-case --html turned.html', 'with a page to read and to hand on'],
  ],
  async run({ options, terminal, bench }) {
    const folder = caseNamed('turned', options)
    foresee(options.html)
    const team = readTeam(options, says => terminal.err(`${says}\n`))
    const { accounts, courses, thresholds } = withExistingCase(folder, ({ store }) =>
      turnedIn(
        store,
        {
          team,
          budget: options.budget,
          ...(options.since === undefined ? {} : { since: options.since }),
          ...(options.until === undefined ? {} : { until: options.until }),
        },
        bench,
      ),
    )
    if (options.html !== undefined)
      written(options.html, turnedPage({ accounts, courses, thresholds, version: bench.version }))
    const shown = accounts.filter(({ tier, rank }) => tier > 0 || rank <= (options.json ? MOST : ALWAYS))
    const courseOf = (account: string) => courses.find(course => course.account === account)
    if (options.json)
      terminal.out(shown.map(each => `${JSON.stringify(accountLine(each, courseOf(each.account)))}\n`).join(''))
    else terminal.out(turnedText(shown, courses, terminal))
    if (!options.json && options.html !== undefined)
      terminal.out(`\nThe whole answer stands in ${options.html}; any browser opens it, offline.\n`)
    await Promise.resolve()
  },
}
