import { type CaseFolder, openExistingCase } from '#store'
import { type ProofWord, readKeys } from '#verify'
import {
  authorships,
  heldTwins,
  KEPT_KEYS,
  prove as proveSources,
  provePrints,
  type AuthorshipOf,
  type ProvenMail,
  type Unproven,
} from '#work'

import type { JsonLine } from '../json-lines.ts'
import { readKeyFiles } from '../key-files.ts'
import { Usage } from '../options.ts'
import { proofLine, unprovenLine } from '../proof-line.ts'
import { proofRow, proofText, unprovenText } from '../proof-text.ts'
import { type RecoveredFile, writeRecovered } from '../recovered-file.ts'
import { readTeam } from '../team-files.ts'
import type { Terminal } from '../terminal.ts'
import type { Job, Verb } from '../verb.ts'

/** Is a mail or file genuine. */
export const prove: Verb = {
  name: 'prove',
  takes: 'FILE...',
  answers: 'Is this mail or file genuine, since when, and what does that not say?',
  explains: `Judges the DKIM signatures of every mail in the files, header fields apart from the body, with the keys of the time; where a body was changed on its way it searches what was signed. The answer is one of six words: verified, corroborated, consistent, undetermined, contradicted, altered. Verified is never said of altered bytes, and what cannot be checked is never called forged.

Keys come from --keys files (JSON, zone files, published private keys) and, with --case, from keys that turncoat keys recover kept there. Nothing is looked up on the net. With --case it also names the copies that the case holds under the same Message-ID, and what its findings say of the author: genuine and by whom are two questions.

With --body-of MAIL the files are prints, pasted text or mails that forward or quote it: they are written in all usual ways until the body hash in the signature of MAIL fits, which proves every character; where none fits, nothing follows.

With --recovered DIR each mail that a search got back is written there as it was signed, so that any other verifier can check it.`,
  options: ['keys', 'case', 'body-of', 'recovered', 'mailbox', 'roster', 'org', 'json', 'quiet'],
  examples: [
    ['turncoat prove leak.eml --keys keys.json', 'one mail, with the keys of the time'],
    ['turncoat prove --case our-case leaked.zip', 'beside the copies that we hold'],
    ['turncoat prove print.pdf --body-of mail.eml --keys keys.json', 'does the print show what was signed?'],
    [
      'turncoat prove --json archive.mbox --keys keys.json > proofs.jsonl',
      'every mail of an archive, for another program',
    ],
  ],
  async run(job) {
    const { options } = job
    if (options.sources.length === 0)
      throw new Usage('prove needs a file. Try: turncoat prove MAIL.eml --keys samples/campaign/keys.json')
    if (options.case === undefined) return show(job, undefined)
    if (options.words.includes('-')) throw new Usage('prove --case reads each file twice: give a file in place of -')
    const opened = openExistingCase(options.case)
    try {
      await show(job, opened)
    } finally {
      opened.close()
    }
  },
}

/** Mails printed in full; of more, all but one line each is in `--json`. */
const IN_FULL = 12

async function show(job: Job, opened: CaseFolder | undefined): Promise<void> {
  const { options, terminal, bench } = job
  const tell = (says: string) => terminal.err(`${says}\n`)
  const kept = opened?.store.setting(KEPT_KEYS)
  const keys = readKeyFiles(options.keys, kept === undefined ? [] : [readKeys(kept, 'the case')], tell)
  const twins = opened === undefined ? {} : { twinsOf: await heldTwins(opened, options.sources, keys) }
  const authorOf = opened === undefined ? () => 'not-asked' as const : authors(job, opened)
  const tally = new Map<ProofWord, number>()
  const count = (word: ProofWord) => tally.set(word, (tally.get(word) ?? 0) + 1)
  let shown = 0
  const proofs =
    options.bodyOf === undefined
      ? proveSources(options.sources, { keys, ...twins }, bench)
      : provePrints(options.sources, { path: options.bodyOf }, keys, bench)
  for await (const proven of proofs) {
    count(proven.kind === 'mail' ? proven.proof.verdict : 'undetermined')
    const showing = { authorOf, recovered: recoveredOf(proven, options.recovered) }
    if (options.json) terminal.out(`${JSON.stringify(lineOf(proven, showing))}\n`)
    else terminal.out(textOf(proven, showing, terminal, shown++ < IN_FULL))
  }
  if (!options.json) terminal.out(summary(tally, keys.keys.length))
}

function authors({ options, terminal, bench }: Job, { store }: CaseFolder): AuthorshipOf {
  const team = readTeam(options, says => terminal.err(`${says}\n`))
  return authorships(store, { team, budget: options.budget }, bench)
}

interface Showing {
  readonly authorOf: AuthorshipOf
  readonly recovered: RecoveredFile | undefined
}

function recoveredOf(proven: ProvenMail | Unproven, folder: string | undefined): RecoveredFile | undefined {
  if (folder === undefined || proven.kind !== 'mail' || proven.original === undefined) return undefined
  return writeRecovered(folder, proven.original)
}

function lineOf(proven: ProvenMail | Unproven, { authorOf, recovered }: Showing): JsonLine {
  return proven.kind === 'mail' ? proofLine(proven, authorOf(proven), recovered) : unprovenLine(proven)
}

function textOf(
  proven: ProvenMail | Unproven,
  { authorOf, recovered }: Showing,
  terminal: Terminal,
  inFull: boolean,
): string {
  if (proven.kind === 'no-mail') return `${unprovenText(proven, terminal)}\n`
  return inFull ? `${proofText(proven, authorOf(proven), recovered, terminal)}\n` : proofRow(proven, terminal)
}

function summary(tally: ReadonlyMap<ProofWord, number>, keys: number): string {
  const words = [...tally].map(([word, times]) => `${times} ${word}`).join(', ')
  const hint = keys === 0 ? ' No key was known: give --keys FILE, or make one with turncoat keys recover.' : ''
  return `${words === '' ? 'Nothing was found in these files' : words}.${hint}\n`
}
