import { closeSync, openSync, writeSync } from 'node:fs'

import { tierOf, type Score, type Thresholds } from '#finding'

import { scoreLine } from './json-lines.ts'
import { orOutage } from './written.ts'

/** Bytes that are gathered before they are written. */
const GATHERED = 256 * 1024

/**
 * Writes the score of every mail, one line each, while the mails go by. Which tier a score stands in is known only at the
 * end, when all scores are; the few lines that may reach one are mended then, in their place.
 */
export class ScoreFile {
  readonly #file: number
  readonly #high: { readonly place: number; readonly score: number }[] = []
  #gathered: string[] = []
  #size = 0
  #pending = 0

  constructor(path: string) {
    this.#file = orOutage(path, () => openSync(path, 'w'))
  }

  /** Adds one mail, in order of time. `least` is a score under which no tier can begin. */
  add(score: Score, least: number): void {
    const line = `${JSON.stringify(scoreLine(score, 0))}\n`
    if (score.score !== null && score.score >= least) {
      this.#high.push({
        place: this.#size + Buffer.byteLength(line.slice(0, line.indexOf('"tier":') + 7)),
        score: score.score,
      })
    }
    this.#gathered.push(line)
    this.#size += Buffer.byteLength(line)
    this.#pending += line.length
    if (this.#pending > GATHERED) this.#write()
  }

  /** Mends the tiers and closes the file. */
  finish(thresholds: Thresholds): void {
    this.#write()
    for (const { place, score } of this.#high) writeSync(this.#file, String(tierOf(score, thresholds)), place)
    closeSync(this.#file)
  }

  #write(): void {
    writeSync(this.#file, this.#gathered.join(''), null)
    this.#gathered = []
    this.#pending = 0
  }
}
