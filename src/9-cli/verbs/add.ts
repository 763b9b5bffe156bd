import { add as addSources, foreseeSources } from '#work'

import { ledgerLine } from '../json-lines.ts'
import { ledgerText } from '../ledger-text.ts'
import { Usage } from '../options.ts'
import { counted } from '../terminal.ts'
import type { Verb } from '../verb.ts'
import { withCase } from '../with-case.ts'

/** Takes material into a case. */
export const add: Verb = {
  name: 'add',
  takes: 'DIR SOURCE...',
  answers: 'Keep this material in a case, with every item accounted for.',
  explains: `Makes the case DIR if it is absent, seals the bytes of every file in it under their digest, reads all mail, and prints the account: expected = read + known already + skipped + failed, for every container.

Adding the same again changes nothing. If the computer stops in the middle, run the same line again.`,
  options: ['mailbox', 'json', 'threads', 'quiet'],
  examples: [
    ['turncoat add our-case anna.mbox', 'one mailbox into the case our-case'],
    ['turncoat add our-case --mailbox anna inbox.mbox sent.mbox --mailbox ben ben.pst', 'whose mailbox each file is'],
  ],
  async run({ options, terminal, bench }) {
    const [folder, ...rest] = options.sources
    if (folder === undefined || rest.length === 0)
      throw new Usage('add needs a case and something to put into it. Try: turncoat add our-case YOUR-MAIL.mbox')
    foreseeSources(rest)
    const { ledger, before, after } = await withCase(folder.path, async opened => ({
      before: opened.store.count(),
      ledger: await addSources(opened, rest, bench),
      after: opened.store.count(),
    }))
    if (options.json) {
      terminal.out(ledger.map(entry => `${JSON.stringify(ledgerLine(entry))}\n`).join(''))
      return
    }
    terminal.out(ledgerText(ledger, terminal))
    terminal.out(
      `\n${counted(after - before, 'mail')} added to ${folder.path}, which holds ${counted(after, 'mail')} now. Next: turncoat findings ${folder.path}\n`,
    )
  },
}
