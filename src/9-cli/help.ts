import { join, relative } from 'node:path'

import type { OptionName } from './options.ts'
import { hanging, paintFor, wrapped, type Terminal } from './terminal.ts'
import type { Verb } from './verb.ts'

/** What each option does, and what it takes. */
const EXPLAINED: Readonly<Record<OptionName, readonly [string, string]>> = {
  json: ['--json', 'one JSON object a line instead of text'],
  html: ['--html FILE', 'also write one self-contained page, safe to open'],
  scores: ['--scores FILE', 'also write the score of every mail, one JSON object a line'],
  case: ['--case DIR', 'the case that it is kept in, or compared with'],
  budget: ['--budget N/M', 'how many alerts you can bear in how many mails (1/1000)'],
  org: ['--org DOMAIN', 'a domain of your own team; may be repeated'],
  roster: ['--roster FILE', 'who belongs to the team: CSV or vCard with current and former people'],
  keys: ['--keys FILE', 'DKIM keys with their dates'],
  decoys: ['--decoys FILE', 'register of decoys that you planted: account, planted, file'],
  pictures: ['--pictures', 'read the words in pictures and scans in held mail too: some seconds a page'],
  since: ['--since DATE', 'only findings from then on (2024-06-01)'],
  until: ['--until DATE', 'only findings before then'],
  mailbox: ['--mailbox NAME', 'whose mailbox the sources after it are'],
  account: ['--account ADDRESS', 'the account that it is about'],
  out: ['--out FILE', 'write them to this file'],
  'body-of': ['--body-of MAIL', 'the files are prints; does one show the body of this mail?'],
  recovered: ['--recovered DIR', 'write each mail that a search got back to this folder, as it was signed'],
  server: ['--server ADDRESS', 'the DNS server to ask (9.9.9.9), in place of the machine’s own'],
  selector: ['--selector NAME', 'only keys with this selector (s=)'],
  domain: ['--domain DOMAIN', 'only keys of this domain (d=)'],
  threads: ['--threads N', 'how many processor cores to read with (all)'],
  quiet: ['--quiet', 'no progress, no list of what was read'],
  help: ['--help', 'this text'],
  version: ['--version', 'the version'],
}

/** Where the sample lies for whoever types in this folder: the sources and a package both bring it. */
const SAMPLE = relative('', join(import.meta.dirname, '..', '..', 'samples', 'campaign'))

const HEADING = 'Turncoat finds the trusted account that has been turned against its friends.'
const OFFLINE =
  'It works offline on files that you can get yourself. Nothing is sent anywhere: only keys look-up asks the DNS, and only when you run it.'
/** Columns that a line has at most, and what stands before the line that explains another. */
const WIDEST = 96
const EXPLAINS = '      '

/** What `turncoat --help` prints. */
export function overview(verbs: readonly Verb[], terminal: Terminal): string {
  const { strong, faint } = paintFor(terminal)
  const width = Math.min(WIDEST, terminal.columns ?? WIDEST)
  return `${strong(wrapped(HEADING, width, ''))}
${wrapped(OFFLINE, width, '')}

${strong('Begin here')}
  turncoat scan YOUR-MAIL.mbox
${faint(wrapped('a mail export: mbox, Takeout zip, PST, Maildir, eml, …', width, EXPLAINS))}
  turncoat scan ${SAMPLE}
${faint(wrapped('the fictional sample that comes with it', width, EXPLAINS))}

${strong('What you can ask')}
${verbs.map(({ name, takes, answers }) => `  turncoat ${name} ${takes}\n${faint(wrapped(answers, width, EXPLAINS))}`).join('\n')}

${wrapped('turncoat VERB --help explains each of them. Exit status: 0 done, whatever was found; 1 it failed; 2 wrong usage.', width, '')}
`
}

/** What `turncoat VERB --help` prints. */
export function helpFor({ name, takes, answers, explains, options, examples }: Verb, terminal: Terminal): string {
  const { strong, faint } = paintFor(terminal)
  const width = Math.min(WIDEST, terminal.columns ?? WIDEST)
  const rows = [...options, 'help' as const].map(option => EXPLAINED[option])
  return `${strong(`turncoat ${name} ${takes}`)}
${wrapped(answers, width, '')}

${explains
  .split('\n\n')
  .map(paragraph => wrapped(paragraph, width, ''))
  .join('\n\n')}

${strong('Options')}
${rows.map(([form, says]) => hanging(`  ${form}`, says, width, 22)).join('\n')}

${strong('Examples')}
${examples.map(([line, says]) => `  ${line}\n${faint(wrapped(says, width, EXPLAINS))}`).join('\n')}
`
}
