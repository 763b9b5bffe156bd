import type { Picture, TextEngine } from '#document'

import { spawn, spawnSync } from 'node:child_process'
import { accessSync, constants, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, isAbsolute, join } from 'node:path'

/** What bounds the program that reads pictures: it is large, foreign, and fed by strangers. */
const BOUNDS = {
  /** Milliseconds for one picture; a page of print takes two seconds, on a busy machine ten times that. */
  milliseconds: 60_000,
  /** Bytes of a picture that are handed over. */
  picture: 64 * 1024 * 1024,
  /** Characters of text that are taken back: a page has some thousands. */
  text: 1024 * 1024,
  /** Bytes of memory, where the system can hold a program to that. */
  memory: 2 * 1024 * 1024 * 1024,
}

/** Each further language makes reading slower. */
const MOST_LANGUAGES = 4
/** Sauvola's way to part black from white, place by place: noise and uneven light, as in photographs, blind the usual one. */
const LOCAL_THRESHOLD = ['-c', 'thresholding_method=2']

/**
 * Opens the text engine of this machine, Tesseract, if it is installed: it is looked for on the given PATH and run for each
 * picture as a program of its own, without a shell. Pictures go in and text comes out by its standard streams, so that no
 * file is left behind. It reads in all languages that are installed, up to four. A picture on which it fails, or takes too
 * long, is answered with undefined.
 */
export function textEngine(
  searched: string,
  { milliseconds } = { milliseconds: BOUNDS.milliseconds },
): TextEngine | undefined {
  const engine = onPath('tesseract', searched)
  if (engine === undefined) return undefined
  const limiter = onPath('prlimit', searched)
  const words = [engine, 'stdin', 'stdout', ...languagesOf(engine, { milliseconds, searched }), ...LOCAL_THRESHOLD]
  const command = limiter === undefined ? words : [limiter, `--as=${BOUNDS.memory}`, '--core=0', ...words]
  return picture => read(command, picture, { milliseconds, searched })
}

/** The installed languages, English first; not what Tesseract has for turned pages and formulas. */
function languagesOf(engine: string, { milliseconds, searched }: Running): string[] {
  const { status, stdout } = spawnSync(engine, ['--list-langs'], {
    cwd: tmpdir(),
    env: environmentOf(searched),
    encoding: 'utf8',
    timeout: milliseconds,
    killSignal: 'SIGKILL',
  })
  if (status !== 0) return []
  const installed = stdout.split(/\r?\n/).filter(line => /^[a-z]{3}(?:_[a-z]{1,10})?$/i.test(line))
  const languages = installed.filter(name => name !== 'osd' && name !== 'equ' && name !== 'eng').sort()
  const read = (installed.includes('eng') ? ['eng', ...languages] : languages).slice(0, MOST_LANGUAGES)
  return read.length === 0 ? [] : ['-l', read.join('+')]
}

/** The first program of a name on a PATH. Relative entries are left out: what lies in this folder is not what is meant. */
function onPath(name: string, searched: string): string | undefined {
  return searched
    .split(delimiter)
    .filter(isAbsolute)
    .flatMap(folder => [join(folder, name), join(folder, `${name}.exe`)])
    .find(isProgram)
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    // Not there, or not ours to run: then it is another one, or none.
    return false
  }
}

/** One thread for each picture, and nothing that is not needed. */
function environmentOf(searched: string): NodeJS.ProcessEnv {
  return { PATH: searched, OMP_THREAD_LIMIT: '1', LC_ALL: 'C.UTF-8' }
}

interface Running {
  readonly milliseconds: number
  readonly searched: string
}

function read(
  command: readonly string[],
  { bytes }: Picture,
  { milliseconds, searched }: Running,
): Promise<string | undefined> {
  if (bytes.length > BOUNDS.picture) return Promise.resolve(undefined)
  return new Promise(resolve => {
    const child = spawn(command[0]!, command.slice(1), {
      cwd: tmpdir(),
      env: environmentOf(searched),
      stdio: ['pipe', 'pipe', 'ignore'],
    })
    const said: Buffer[] = []
    let size = 0
    const finish = (text: string | undefined) => {
      clearTimeout(timer)
      child.kill('SIGKILL')
      resolve(text)
    }
    const timer = setTimeout(() => finish(undefined), milliseconds)
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > BOUNDS.text) finish(undefined)
      else said.push(chunk)
    })
    // A program that ends before it has read the whole picture closes the pipe; its answer then says what became of it.
    child.stdin.on('error', () => undefined)
    child.on('error', () => finish(undefined))
    child.on('close', status => finish(status === 0 ? Buffer.concat(said).toString('utf8') : undefined))
    child.stdin.end(bytes)
  })
}
