import { readRfc3339, type Moment } from '#ground'
import type { Budget } from '#finding'
import type { NamedSource } from '#work'

import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'

/** The user asked for something that the command line does not know. Ends with status 2 and the next step. */
export class Usage extends Error {
  override readonly name = 'Usage'
}

/** Every option that any verb takes, as `node:util` wants them. */
const KNOWN = {
  json: { type: 'boolean' },
  quiet: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
  budget: { type: 'string' },
  org: { type: 'string', multiple: true },
  roster: { type: 'string', multiple: true },
  keys: { type: 'string', multiple: true },
  decoys: { type: 'string', multiple: true },
  pictures: { type: 'boolean' },
  since: { type: 'string' },
  until: { type: 'string' },
  mailbox: { type: 'string', multiple: true },
  case: { type: 'string' },
  scores: { type: 'string' },
  html: { type: 'string' },
  account: { type: 'string' },
  out: { type: 'string' },
  'body-of': { type: 'string' },
  recovered: { type: 'string' },
  server: { type: 'string' },
  selector: { type: 'string' },
  domain: { type: 'string' },
  threads: { type: 'string' },
} as const satisfies ParseArgsOptionsConfig

/** Name of an option. */
export type OptionName = keyof typeof KNOWN

/** What the user typed, understood. */
export interface Options {
  /** Words that are no options, in their order. */
  readonly words: readonly string[]
  /** Names of the options that were typed. */
  readonly given: readonly OptionName[]
  /** The same words as sources, each with the `--mailbox` that stood before it. */
  readonly sources: readonly NamedSource[]
  readonly json: boolean
  readonly quiet: boolean
  readonly help: boolean
  readonly version: boolean
  readonly budget: Budget
  readonly organisations: readonly string[]
  readonly rosters: readonly string[]
  readonly keys: readonly string[]
  readonly decoys: readonly string[]
  readonly pictures: boolean
  readonly since?: Moment
  readonly until?: Moment
  readonly case?: string
  readonly scores?: string
  readonly html?: string
  readonly account?: string
  readonly out?: string
  readonly bodyOf?: string
  readonly recovered?: string
  readonly server?: string
  readonly selector?: string
  readonly domain?: string
  readonly threads?: number
}

/** Understands the words after the verb. Throws Usage where it cannot. */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals, tokens } = parsed(args)
  const words = positionals.slice()
  return {
    words,
    given: tokens.flatMap(token => (token.kind === 'option' ? [token.name] : [])),
    sources: namedSources(tokens),
    json: values.json === true,
    quiet: values.quiet === true,
    help: values.help === true,
    version: values.version === true,
    budget: readBudget(values.budget ?? '1/1000'),
    organisations: (values.org ?? [])
      .flatMap(domain => domain.split(','))
      .map(domain => domain.trim().toLowerCase())
      .filter(domain => domain !== ''),
    rosters: values.roster ?? [],
    keys: values.keys ?? [],
    decoys: values.decoys ?? [],
    pictures: values.pictures ?? false,
    ...moments(values.since, values.until),
    ...(values.case === undefined ? {} : { case: values.case }),
    ...(values.scores === undefined ? {} : { scores: values.scores }),
    ...(values.html === undefined ? {} : { html: values.html }),
    ...(values.account === undefined ? {} : { account: values.account }),
    ...(values.out === undefined ? {} : { out: values.out }),
    ...(values['body-of'] === undefined ? {} : { bodyOf: values['body-of'] }),
    ...(values.recovered === undefined ? {} : { recovered: values.recovered }),
    ...(values.server === undefined ? {} : { server: values.server }),
    ...(values.selector === undefined ? {} : { selector: values.selector }),
    ...(values.domain === undefined ? {} : { domain: values.domain }),
    ...(values.threads === undefined ? {} : { threads: wholeNumber('--threads', values.threads) }),
  }
}

/** Options that every verb takes, whether they change its answer or not: scripts may give them to all alike. */
const COMMON: ReadonlySet<OptionName> = new Set([
  'json',
  'quiet',
  'help',
  'version',
  'budget',
  'org',
  'roster',
  'keys',
  'since',
  'until',
  'mailbox',
  'threads',
])

/** Throws Usage where an option was typed that the verb would pass over in silence. */
export function refuseForeign(verb: string, takes: readonly OptionName[], { given }: Options): void {
  const foreign = given.find(name => !COMMON.has(name) && !takes.includes(name))
  if (foreign !== undefined) throw new Usage(`${verb} does not take --${foreign}. See: turncoat ${verb} --help`)
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: KNOWN, allowPositionals: true, tokens: true, strict: true })
  } catch (error) {
    // Node words what it does not know; anything else is our own fault.
    if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
      throw new Usage(`${error.message.split('. ')[0]!}. See: turncoat VERB --help`)
    throw error
  }
}

type Tokens = ReturnType<typeof parsed>['tokens']

/** `--mailbox NAME` names the holder of what follows, until the next one. */
function namedSources(tokens: Tokens): NamedSource[] {
  const sources: NamedSource[] = []
  let mailbox: string | undefined
  for (const token of tokens) {
    if (token.kind === 'option' && token.name === 'mailbox') mailbox = token.value
    if (token.kind === 'positional') sources.push({ path: token.value, ...(mailbox === undefined ? {} : { mailbox }) })
  }
  return sources
}

function readBudget(text: string): Budget {
  const found = /^(\d+)\/(\d+)$/.exec(text)
  const [alerts, messages] = [Number(found?.[1]), Number(found?.[2])]
  if (found === null || alerts < 1 || messages <= alerts)
    throw new Usage(`--budget ${text} is not understood. Write alerts per messages, such as --budget 1/1000`)
  return { alerts, messages }
}

function moments(since: string | undefined, until: string | undefined): { since?: Moment; until?: Moment } {
  const read = (name: string, text: string): Moment => {
    const at = readRfc3339(text)
    if (at === undefined)
      throw new Usage(`${name} ${text} is no date that is understood. Write 2024-06-01 or 2024-06-01T09:30:00Z`)
    return at
  }
  return {
    ...(since === undefined ? {} : { since: read('--since', since) }),
    ...(until === undefined ? {} : { until: read('--until', until) }),
  }
}

function wholeNumber(name: string, text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new Usage(`${name} ${text} is not a whole number from 1.`)
  return Number(text)
}
