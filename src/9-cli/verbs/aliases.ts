import { aliasPersons } from '#finding'
import { answerFrom } from '#work'

import { aliasText, rosterText } from '../alias-text.ts'
import { aliasLine } from '../json-lines.ts'
import { readTeam } from '../team-files.ts'
import type { Verb } from '../verb.ts'
import { caseNamed, withExistingCase } from '../with-case.ts'
import { foresee, written } from '../written.ts'

/** Which addresses are likely of one person, for the roster. */
export const aliases: Verb = {
  name: 'aliases',
  takes: 'DIR',
  answers: 'Which addresses are likely of one person? Lines for the roster.',
  explains: `Compares addresses that write under one name: who writes to them, to whom they write, their wording, program, clock and signature, and whether they answer each other. A name and a signature can be copied, so an address that nobody ever wrote to is never called likely.

It only proposes. An address counts as theirs when it stands in the roster, and whoever borrows a name hopes to stand there: ask the person first.`,
  options: ['roster', 'json', 'out', 'quiet'],
  examples: [
    ['turncoat aliases our-case --roster team.csv', 'what the roster does not say yet'],
    ['turncoat aliases our-case --out aliases.csv', 'the likely ones as a roster, to read through and to keep'],
  ],
  async run({ options, terminal, bench }) {
    const folder = caseNamed('aliases', options)
    foresee(options.out)
    const team = readTeam(options, says => terminal.err(`${says}\n`))
    const { aliases: proposals } = withExistingCase(folder, ({ store }) =>
      answerFrom(store, { team, budget: options.budget }, bench),
    )
    if (options.out !== undefined) written(options.out, rosterText(aliasPersons(proposals)))
    terminal.out(
      options.json
        ? proposals.map(each => `${JSON.stringify(aliasLine(each))}\n`).join('')
        : aliasText(proposals, terminal),
    )
    await Promise.resolve()
  },
}
