import { Outage, type Moment } from '#ground'

import { readFileSync } from 'node:fs'
import { availableParallelism, userInfo } from 'node:os'

import { helpFor, overview } from './help.ts'
import { readOptions, refuseForeign, Usage, type Options } from './options.ts'
import { progressLine } from './progress.ts'
import type { Terminal } from './terminal.ts'
import type { Verb } from './verb.ts'
import * as verbs from './verbs.ts'

/** Verbs in the order in which a newcomer meets them. */
const VERBS: readonly Verb[] = [
  verbs.scan,
  verbs.add,
  verbs.findings,
  verbs.turned,
  verbs.aliases,
  verbs.trace,
  verbs.prove,
  verbs.keys,
]

/** Exit statuses, as the contract fixes them. */
const STATUS = { done: 0, failed: 1, usage: 2 } as const

/** Runs one command line and gives its exit status. The one place where outages and wrong usage are turned into words. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await runVerb(args, terminal)
  } catch (error) {
    if (error instanceof Usage) {
      terminal.err(`turncoat: ${error.message}\n`)
      return STATUS.usage
    }
    if (error instanceof Outage) {
      terminal.err(`turncoat: ${error.message}\n`)
      return STATUS.failed
    }
    terminal.err(
      `turncoat: this is a fault of the program, not of your material. Please report it with these lines.\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    )
    return STATUS.failed
  }
}

async function runVerb(args: readonly string[], terminal: Terminal): Promise<number> {
  const [first = '--help', ...rest] = args
  if (first === '--version') {
    terminal.out(`turncoat ${version()}\n`)
    return STATUS.done
  }
  if (first === '--help' || first === '-h' || first === 'help') {
    const asked = VERBS.find(({ name }) => name === rest[0])
    terminal.out(asked === undefined ? overview(VERBS, terminal) : helpFor(asked, terminal))
    return STATUS.done
  }
  const verb = VERBS.find(({ name }) => name === first)
  if (verb === undefined) throw new Usage(`“${first}” is not something that turncoat does. See: turncoat --help`)
  const options = readOptions(rest)
  if (options.help) {
    terminal.out(helpFor(verb, terminal))
    return STATUS.done
  }
  refuseForeign(verb.name, verb.options, options)
  await work(verb, options, terminal)
  return STATUS.done
}

async function work(verb: Verb, options: Options, terminal: Terminal): Promise<void> {
  const now = () => Date.now() as Moment
  const line = progressLine(terminal, now)
  try {
    await verb.run({
      options,
      terminal,
      bench: {
        now,
        who: userInfo().username,
        version: version(),
        threads: options.threads ?? Math.max(1, Math.min(8, availableParallelism())),
        progress: progress => {
          if (!options.quiet) line.show(progress)
        },
        peakMemoryMiB: () => Math.round(process.resourceUsage().maxRSS / 1024),
      },
    })
  } finally {
    line.clear()
  }
}

function version(): string {
  const { version: own } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string
  }
  return own
}
