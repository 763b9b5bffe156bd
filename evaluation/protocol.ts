import { readFileSync } from 'node:fs'
import { digest, insist, readRfc3339, type Digest, type Moment } from '#ground'

/** How strong the simulated attacker is, from a forger outside to somebody who imitates the owner. */
export type Strength = 'S0' | 'S1' | 'S2' | 'S2b' | 'S3' | 'S3b' | 'S4' | 'S4b' | 'H'

/** What a year of an archive is used for. A sender's first mails only warm up, whatever the year. */
export type Phase = 'before' | 'train' | 'calibrate' | 'test' | 'after'

/** What the protocol fixes for one archive. Times are from (in) to (out). */
export interface ArchiveProtocol {
  readonly list: string
  /** The list's own servers and those of the archive: the part of the way that every mail shares. */
  readonly listHosts: RegExp
  /** True where the list refuses HTML, so that a planted HTML mail could never have arrived. */
  readonly plainTextOnly: boolean
  readonly phases: readonly {
    readonly phase: 'train' | 'calibrate' | 'test'
    readonly from: Moment
    readonly to: Moment
  }[]
}

/** The evaluation as it was registered before any detector was run. Its digest stands in every report. */
export interface Protocol {
  readonly name: string
  readonly digest: Digest
  readonly seed: string
  /** Past mails that a sender must have before a mail of theirs counts. */
  readonly history: number
  readonly episode: {
    readonly mails: number
    readonly fromHours: number
    readonly toHours: number
    readonly testPerSenderYear: number
    readonly trainPerSenderYear: number
  }
  readonly budgets: readonly { readonly name: string; readonly alerts: number; readonly of: number }[]
  /** Alerts about one sender within so many hours are one incident. */
  readonly incidentHours: number
  readonly bootstrap: number
  readonly strengths: readonly Strength[]
  readonly archives: Readonly<Record<string, ArchiveProtocol>>
  readonly size: Size
}

/** How much is read and made. */
export interface Size {
  /** The first mails of each archive; absent: all. */
  readonly mails?: number
  /** Episodes of each strength; absent: as many as are drawn. */
  readonly episodes?: { readonly train: number; readonly test: number }
  /** Shams of each archive; hard negatives of each kind are a fifth of that. */
  readonly controls: number
}

type Dates = readonly [string, string]

interface WrittenArchive {
  readonly list: string
  readonly listHosts: string
  readonly plainTextOnly: boolean
  readonly train: Dates
  readonly calibrate: Dates
  readonly test: Dates
}

interface Written extends Omit<Protocol, 'digest' | 'archives'> {
  readonly archives: Readonly<Record<string, WrittenArchive>>
  readonly small: Pick<WrittenArchive, 'train' | 'calibrate' | 'test'> & Size & { readonly archive: string }
}

/** Reads the registered protocol that lies beside this file. */
export function readProtocol(file = new URL('protocol.json', import.meta.url)): Protocol {
  const text = readFileSync(file, 'utf8')
  const {
    name,
    seed,
    history,
    episode,
    budgets,
    incidentHours,
    bootstrap,
    strengths,
    size,
    archives: some,
  } = JSON.parse(text) as Written
  const archives = Object.entries(some).map(([name, archive]) => [name, readArchiveProtocol(archive)] as const)
  return {
    name,
    seed,
    history,
    episode,
    budgets,
    incidentHours,
    bootstrap,
    strengths,
    size,
    digest: digest(text),
    archives: Object.fromEntries(archives),
  }
}

/** The same protocol cut down for continuous checks: part of one archive, few episodes, other years. Its figures are no results. */
export function readSmallProtocol(file = new URL('protocol.json', import.meta.url)): Protocol {
  const { small, archives } = JSON.parse(readFileSync(file, 'utf8')) as Written
  const { archive, train, calibrate, test, mails, episodes, controls } = small
  insist(mails !== undefined && episodes !== undefined, 'The small protocol does not say how small it is.')
  return {
    ...readProtocol(file),
    name: 'TAT-1 small',
    archives: { [archive]: readArchiveProtocol({ ...archives[archive]!, train, calibrate, test }) },
    size: { mails, episodes, controls },
  }
}

function readArchiveProtocol({ list, listHosts, plainTextOnly, ...dates }: WrittenArchive): ArchiveProtocol {
  const phases = (['train', 'calibrate', 'test'] as const).map(phase => ({
    phase,
    from: moment(dates[phase][0]),
    to: moment(dates[phase][1]),
  }))
  return { list, plainTextOnly, listHosts: new RegExp(listHosts, 'i'), phases }
}

function moment(date: string): Moment {
  const read = readRfc3339(date)
  insist(read !== undefined, `The protocol's date ${date} is none.`)
  return read
}

/** What a moment is used for in an archive. */
export function phaseOf(protocol: ArchiveProtocol, at: Moment): Phase {
  for (const { phase, from, to } of protocol.phases) if (at >= from && at < to) return phase
  return at < protocol.phases[0]!.from ? 'before' : 'after'
}
