import { Turnings, type TurnedAccount } from '#finding'
import { examineStore } from '#work'

import { accountLine } from '../json-lines.ts'
import { Usage } from '../options.ts'
import { readTeam } from '../team-files.ts'
import { turnedText } from '../turned-text.ts'
import type { Verb } from '../verb.ts'
import { withExistingCase } from '../with-case.ts'

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
  options: ['roster', 'org', 'budget', 'since', 'until', 'json', 'quiet'],
  examples: [['turncoat turned our-case --roster team.csv', 'with who belongs to the team']],
  async run({ options, terminal, bench }) {
    const [folder] = options.words
    if (folder === undefined) throw new Usage('turned needs a case. Try: turncoat turned our-case')
    const team = readTeam(options, says => terminal.err(`${says}\n`))
    const turnings = new Turnings()
    const within = (at: number) =>
      (options.since === undefined || at >= options.since) && (options.until === undefined || at < options.until)
    const { thresholds } = withExistingCase(folder, ({ store }) =>
      examineStore(
        store,
        {
          team,
          budget: options.budget,
          each: ({ examined }) => {
            if (within(examined.gist.at)) turnings.add(examined)
          },
        },
        bench,
      ),
    )
    const ranked: readonly TurnedAccount[] = turnings
      .ranked(thresholds)
      .filter(({ tier, rank }) => tier > 0 || rank <= (options.json ? MOST : ALWAYS))
    if (options.json) terminal.out(ranked.map(account => `${JSON.stringify(accountLine(account))}\n`).join(''))
    else terminal.out(turnedText(ranked, terminal))
    await Promise.resolve()
  },
}
