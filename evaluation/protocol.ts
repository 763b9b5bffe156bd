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
  readonly phases: readonly { readonly phase: 'train' | 'calibrate' | 'test'; readonly from: Moment; readonly to: Moment }[]
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
}

interface Written extends Omit<Protocol, 'digest' | 'archives'> {
  readonly archives: Readonly<
    Record<
      string,
      {
        list: string
        listHosts: string
        plainTextOnly: boolean
        train: [string, string]
        calibrate: [string, string]
        test: [string, string]
      }
    >
  >
}

/** Reads the registered protocol that lies beside this file. */
export function readProtocol(file = new URL('protocol.json', import.meta.url)): Protocol {
  const text = readFileSync(file, 'utf8')
  const written = JSON.parse(text) as Written
  const archives = Object.entries(written.archives).map(([name, archive]) => {
    const phases = (['train', 'calibrate', 'test'] as const).map(phase => ({
      phase,
      from: moment(archive[phase][0]),
      to: moment(archive[phase][1]),
    }))
    const { list, plainTextOnly } = archive
    return [name, { list, plainTextOnly, listHosts: new RegExp(archive.listHosts, 'i'), phases }] as const
  })
  return { ...written, digest: digest(text), archives: Object.fromEntries(archives) }
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
