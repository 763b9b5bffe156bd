import { Outage } from '#ground'
import { openExistingCase } from '#store'
import { trace as traceFiles, type LeakedBytes } from '#work'

import { readFileSync } from 'node:fs'
import { basename } from 'node:path'

import { readDecoyFiles } from '../decoy-files.ts'
import { Usage } from '../options.ts'
import { textEngine } from '../text-engine.ts'
import { traceLines } from '../trace-lines.ts'
import { tracePage } from '../trace-page.ts'
import { traceText } from '../trace-text.ts'
import type { Verb } from '../verb.ts'
import { whyNot } from '../why-not.ts'
import { foresee, written } from '../written.ts'

/** Where leaked files lay: versions, mailboxes, changed passages, window. */
export const trace: Verb = {
  name: 'trace',
  takes: 'DIR FILE...',
  answers: 'Where did these leaked files come from: which version, which mailboxes, and when?',
  explains: `Compares each file with all mail of the case and all that was attached to it: copies, prints, excerpts, bad scans and edited versions. For each it says which version it is, who held exactly that, and which passages nobody held. All files together are weighed to the accounts that they may have come from; where those cannot be told apart it says so, and what would decide it.

The first time, all attachments are read, which takes a while; the case keeps what was read. The mail by which the files came may be given too: its attachments are traced and its date bounds the window. Documents are read in a thread of their own, nothing in them is run and nothing is fetched. Leaked pictures and scans are read by Tesseract where it is installed, and said to be unread where it is not. Those attached to held mail are not read unless you ask for it with --pictures: a page takes some seconds, and one run reads up to 500 files or for twenty minutes; the next one goes on.

A decoy is a document that you planted in one account and nowhere else. --decoys names a register of them: CSV with the columns account, planted and file (or sha256, or text), or the same as lines of JSON. A leaked decoy tells its account without any weighing, and is told apart from it.`,
  options: ['decoys', 'pictures', 'json', 'html', 'quiet'],
  examples: [
    ['turncoat trace our-case leaked.pdf memo.docx', 'two files that a newspaper has'],
    ['turncoat trace our-case anonymous.eml --html leak.html', 'the mail that brought them, and a page to look at'],
    ['turncoat trace our-case leaked.pdf --decoys decoys.csv', 'is it one of the decoys that you planted?'],
  ],
  async run({ options, terminal, bench }) {
    const [folder, ...files] = options.words
    if (folder === undefined || files.length === 0)
      throw new Usage('trace needs a case and the leaked files. Try: turncoat trace our-case leaked.pdf')
    foresee(options.html)
    const leaked = files.map(readLeak)
    const decoys = readDecoyFiles(options.decoys, says => {
      terminal.err(`${says}\n`)
    })
    const engine = textEngine(process.env['PATH'] ?? '')
    const opened = openExistingCase(folder)
    const traced = await traceFiles(
      opened,
      { leaked, decoys, readsHeld: options.pictures, ...(engine === undefined ? {} : { engine }) },
      bench,
    ).finally(() => opened.close())
    if (options.html !== undefined) written(options.html, tracePage(traced, bench.version))
    if (options.json)
      terminal.out(
        traceLines(traced)
          .map(line => `${JSON.stringify(line)}\n`)
          .join(''),
      )
    else terminal.out(traceText(traced, terminal))
    if (!options.json && options.html !== undefined)
      terminal.out(`\nThe whole answer stands in ${options.html}; any browser opens it, offline.\n`)
  },
}

function readLeak(file: string): LeakedBytes {
  try {
    return { name: basename(file), bytes: readFileSync(file) }
  } catch (error) {
    throw new Outage(`${file} cannot be read (${whyNot(error)}). Name the leaked files themselves.`, { cause: error })
  }
}
