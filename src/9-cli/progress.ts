import type { Progress } from '#work'

import { grouped, type Terminal } from './terminal.ts'

/** Milliseconds of quiet before the first line, and between two: short work stays silent, long work does not flicker. */
const QUIET = { first: 700, between: 200 }
/** Seconds of a step before its pace and end are told: in the first moment both are a guess. */
const SURE = 1
/** Columns of a bar, and those taken for granted where nobody tells how wide it is. */
const BAR = 24
const WIDTH = 80

/** Shows how far a verb has come, with rate and remaining time, on standard error where that is a terminal. */
export interface ProgressLine {
  show(progress: Progress): void
  /** Takes the line away. */
  clear(): void
}

/** Starts a progress line; silent where nobody would see it. */
export function progressLine(terminal: Terminal, now: () => number): ProgressLine {
  const began = now()
  let shown = 0
  let doing = ''
  let since = began
  return {
    show(progress) {
      const time = now()
      if (progress.doing !== doing) {
        doing = progress.doing
        since = time
      }
      if (!terminal.lively || time - began < QUIET.first || time - shown < QUIET.between) return
      shown = time
      terminal.err(`\r\u001b[K${fitting(progress, (time - since) / 1000, (terminal.columns ?? WIDTH) - 1)}`)
    },
    clear() {
      if (shown > 0) terminal.err('\r\u001b[K')
    },
  }
}

/** `Examining 4,200 of 17,885 mails ████████░░░░ 2,310/s, 6 s left`. */
export function lineOf({ doing, done, of, unit, share }: Progress, seconds: number): string {
  const rate = seconds >= SURE ? done / seconds : 0
  const pace = rate > 0 ? `, ${grouped(rate)} a second` : ''
  if (of === undefined) {
    if (share === undefined || share === 0) return `${doing} ${grouped(done)} ${unit}${pace}`
    return `${doing} ${bar(share)} ${grouped(done)} ${unit}${pace}${rate > 0 ? `, about ${remaining((seconds * (1 - share)) / share)} left` : ''}`
  }
  const left = rate > 0 ? `, ${remaining((of - done) / rate)} left` : ''
  return `${doing} ${bar(of === 0 ? 1 : done / of)} ${grouped(done)} of ${grouped(of)} ${unit}${pace}${left}`
}

/** The line on one row: a second one could not be taken away again. The bar goes first. */
export function fitting(progress: Progress, seconds: number, width: number): string {
  const line = lineOf(progress, seconds)
  return (line.length <= width ? line : line.replace(/[█░]+ /, '')).slice(0, width)
}

function bar(share: number): string {
  const filled = Math.round(BAR * share)
  return `${'█'.repeat(filled)}${'░'.repeat(BAR - filled)}`
}

function remaining(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`
}
