import type { Moment } from '#ground'
import { decoySentence, type AccessWindow } from '#finding'
import type { LeakInstance, Traced, TracedFile } from '#work'

import { clock, plainTimes } from './plain-times.ts'
import { counted, hanging, paintFor, safe, wrapped, type Terminal } from './terminal.ts'

/** What a verdict means, in words for a person. */
export const VERDICTS: Readonly<Record<TracedFile['match']['verdict'], string>> = {
  verified: 'The very bytes are held: nothing was changed.',
  corroborated: 'The same text is held. Its form was changed, its words were not.',
  consistent: 'The same text is held, as far as the copy can be read.',
  altered: 'A text that is held, with changes that nothing held has.',
  undetermined: 'Nothing that is held matches. That is no proof that it is false.',
}

/** How the leaked file stands to the held one, in words for a person. */
export const VERSIONS: Readonly<Record<LeakInstance['version'], string>> = {
  exact: 'the same bytes',
  'same-text': 'the same text',
  excerpt: 'a part of it leaked',
  edited: 'changed in the leak',
}

/** What the answer does not say. */
export const ACCOUNT_NOT_PERSON =
  'That names an account that held the files, not a person: others may have had access to it, or to a copy of what it held.'

/** The answer in one sentence: which account held what leaked, never who gave it away. */
export function originSentence({ files: all, origin, decoys }: Traced): string {
  if (decoys.some(({ settles }) => settles))
    return `A decoy leaked that lay in ${listed(origin.named)} and nowhere else: ${origin.named.length === 1 ? 'that account was the source' : 'those accounts were sources'} of it.`
  const files = all.filter(({ isBringer }) => !isBringer)
  const matched = files.filter(({ instances }) => instances.length > 0).length
  if (matched === 0) return 'No mailbox of this case held any of it.'
  const [first] = origin.mailboxes
  const some = `${matched} of ${counted(files.length, 'file')}`
  if (first === undefined || origin.named.length === 0)
    return `${matched === 1 ? 'One file was' : `${some} were`} held here, and still no account stands out as the one that it came from.`
  if (origin.tie) return `It cannot be told from which of these accounts it came: ${listed(origin.named)}.`
  const share =
    first.explains === files.length
      ? files.length === 1
        ? 'it'
        : `all ${files.length} files`
      : `${first.explains} of ${files.length}`
  return `${first.mailbox} held ${share}; of all accounts here it is the likeliest origin (${percent(first.probability)}).`
}

/** Columns that the shares of a list take. */
const SHARES = 13

/** Probability for a person: never 100 % and never 0 %. */
export function percent(probability: number): string {
  if (probability > 0.99) return 'over 99 %'
  return probability < 0.01 ? 'under 1 %' : `${Math.round(100 * probability)} %`
}

/** The whole answer for a terminal. */
export function traceText(traced: Traced, terminal: Terminal): string {
  const { strong, faint } = paintFor(terminal)
  const width = Math.min(100, terminal.columns ?? 100)
  const line = (text: string, indent = '  ') => wrapped(safe(text), width, indent)
  const { files, origin, decoys, window } = traced
  const rows = origin.mailboxes
    .slice(0, 8)
    .map(({ mailbox, probability }) =>
      hanging(`  ${percent(probability)}`, safe(`${mailbox}, ${heldOf(traced, mailbox)}`), width, SHARES),
    )
  return [
    strong(line(originSentence(traced), '')),
    line(ACCOUNT_NOT_PERSON, ''),
    ...(decoys.length === 0
      ? []
      : ['', strong('Decoys'), ...decoys.map(decoy => line(plainTimes(decoySentence(decoy))))]),
    '',
    ...(decoys.length === 0 ? [] : [strong('Weighed without regard to what is a decoy')]),
    ...rows,
    ...(rows.length === 0
      ? []
      : [hanging(`  ${percent(origin.outside)}`, 'from none of the accounts that are known here', width, SHARES)]),
    ...(window === undefined
      ? []
      : ['', strong(line(windowSentence(traced, window), '')), ...window.because.map(why => line(plainTimes(why)))]),
    ...broughtSentences(files).map(says => line(says)),
    ...(origin.wouldDecide.length === 0 ? [] : ['', strong('What would decide it')]),
    ...origin.wouldDecide.map(what => line(what)),
    ...unreadSentence(traced).flatMap(says => ['', faint(line(says, ''))]),
    ...files.flatMap(each => ['', ...fileText(each, line, strong, faint)]),
    '',
  ].join('\n')
}

/** Where and when somebody must have had access. Without an account that stands out it says no account. */
function windowSentence({ origin }: Traced, { from, to }: AccessWindow): string {
  const where = origin.named.length === 1 ? ` to ${origin.named[0]!}` : ''
  return `Somebody had access${where} at least once between ${clock(from)} and ${clock(to)}.`
}

/** What lies in the case and was not looked at. */
export function unreadSentence({ unread }: Pick<Traced, 'unread'>): string[] {
  return unread === 0
    ? []
    : [
        `Not looked at: ${counted(unread, 'picture or scan', 'pictures or scans')} in held mail. A leaked file may be one of them. With Tesseract installed, --pictures reads them: some seconds a page.`,
      ]
}

type Line = (text: string, indent?: string) => string
type Mark = (text: string) => string

function fileText(
  { file, match, instances, others, alike, addressed, isBringer }: TracedFile,
  line: Line,
  strong: Mark,
  faint: Mark,
): string[] {
  const [first] = instances
  const changes = match.passages.filter(({ state }) => state !== 'same')
  if (isBringer) return [strong(safe(file.name)), line('The mail that brought the files. It did not leak itself.')]
  return [
    strong(safe(file.name)),
    line(`${match.verdict}: ${VERDICTS[match.verdict]}`),
    ...(first === undefined
      ? []
      : [
          line(
            `${first.part === '' ? `The mail “${first.mail.subject}”` : `${first.part} in “${first.mail.subject}”`} (${VERSIONS[first.version]}), since ${clock(first.mail.at)}, held by ${listed(mailboxesOf(instances))}.`,
          ),
        ]),
    ...alikeSentence(alike).map(says => line(says)),
    ...(addressed.size === 0 || first === undefined
      ? []
      : [line(`Also written by or sent to, without a copy here: ${listed([...addressed].sort())}.`)]),
    ...otherVersions(others).map(says => line(says)),
    ...changes
      .slice(0, 12)
      .flatMap(({ state, leaked, held }) => [
        line(`${state}:`, '    '),
        ...(leaked === '' ? [] : [line(`leaked  ${clipped(leaked)}`, '      ')]),
        ...(held === '' ? [] : [line(`held    ${clipped(held)}`, '      ')]),
      ]),
    ...(changes.length > 12
      ? [line(`and ${changes.length - 12} more changes (all of them with --json or --html)`, '    ')]
      : []),
    ...file.marks
      .filter(({ kind }) => kind !== 'identifier' && kind !== 'mail-print')
      .slice(0, 6)
      .map(({ says }) => line(`In the file: ${says}`)),
    ...file.blind.map(why => faint(line(`Not looked at: ${why}`))),
  ]
}

/** What a file resembles that is none of the held ones. */
export function alikeSentence([first]: TracedFile['alike']): string[] {
  if (first === undefined) return []
  const { part, mail, containment } = first
  const name = part === '' ? `the mail “${mail.subject}”` : `${part} in “${mail.subject}”`
  return [
    `It shares ${percent(containment)} of its letters with ${name} of ${clock(mail.at)}, but not what is peculiar to it: the same form with other content, or a state of it that nobody here held.`,
  ]
}

/** What of the leak an account held: what it lacked is what tells it from the others. */
function heldOf({ files }: Traced, mailbox: string): string {
  const asked = files.filter(({ isBringer }) => !isBringer)
  const held = asked.filter(
    ({ instances, addressed }) => instances.some(({ mail }) => mail.mailbox === mailbox) || addressed.has(mailbox),
  )
  if (held.length === asked.length) return asked.length === 1 ? 'held it' : `held all ${asked.length}`
  return `held ${held.length} of ${asked.length}: ${listed(held.map(({ file }) => file.name))}`
}

/** The other versions, one sentence each, the oldest first. */
function otherVersions(others: readonly LeakInstance[]): string[] {
  const versions = new Map<number, LeakInstance[]>()
  for (const other of others) versions.set(other.number, [...(versions.get(other.number) ?? []), other])
  const dated = [...versions.values()]
    .map(instances => ({ instances, since: Math.min(...instances.map(({ mail }) => mail.at)) as Moment }))
    .sort((one, other) => one.since - other.since)
  return dated.slice(0, 6).map(({ instances, since }) => {
    const { part, mail } = instances[0]!
    const name = part === '' ? `the mail “${mail.subject}”` : part
    return `Another version: ${name}, since ${clock(since)}, held by ${listed(mailboxesOf(instances))}.`
  })
}

/** Mails that brought files back from outside, once each however many they brought. */
export function broughtSentences(files: readonly TracedFile[]): string[] {
  const senders = new Set(files.flatMap(({ brought }) => brought.map(({ mail }) => mail.from)))
  return [...senders].map(sender => {
    const who = sender === '' ? 'an unnamed sender' : sender
    return `The copies in the mail from ${who} show how the files came back, and do not count as held.`
  })
}

function mailboxesOf(instances: TracedFile['instances']): string[] {
  return [...new Set(instances.map(({ mail }) => mail.mailbox))].sort()
}

function clipped(text: string): string {
  return text.length > 600 ? `${text.slice(0, 500)} … ${text.slice(-80)}` : text
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 8)
  const last = names.length > 8 ? `${names.length - 8} more` : shown.pop()
  return [shown.join(', '), last].filter(each => each !== '' && each !== undefined).join(' and ')
}
