/** What the tests of pages share: Chromium, if this machine has one, that says how a page comes out. */
import { spawn, type ChildProcess } from 'node:child_process'
import { accessSync, constants, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, isAbsolute, join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { pathToFileURL } from 'node:url'

/** Names under which Chromium is installed. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
/** Milliseconds for one answer of the browser: a busy machine takes long to start one. */
const PATIENCE = 120_000

/** The browser sees nothing, asks nobody, and is told what to do by pipes. Its sandbox does not work for root. */
const OPTIONS = [
  ...['--headless', '--remote-debugging-pipe', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'],
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]

/** How a page came out. */
export interface Seen {
  /** Addresses that it asked for, without itself. */
  readonly requests: readonly string[]
  /** What the browser complains about. */
  readonly errors: readonly string[]
  /** What reaches beyond the right edge. */
  readonly wide: readonly string[]
  /** Texts that are too faint on their ground: below 4.5 to 1 (WCAG 2.2, 1.4.3). */
  readonly faint: readonly string[]
}

/** How a page is looked at. */
export interface Sight {
  readonly width: number
  readonly scheme: 'light' | 'dark'
}

/** One running browser, with a folder of its own that goes with it. */
export interface Browser {
  look(page: string, sight: Sight): Promise<Seen>
  close(): Promise<void>
}

/** Where Chromium lies on a PATH; undefined where it does not. */
export function chromium(searched: string): string | undefined {
  return searched
    .split(delimiter)
    .filter(isAbsolute)
    .flatMap(folder => NAMES.map(name => join(folder, name)))
    .find(file => {
      try {
        accessSync(file, constants.X_OK)
        return true
      } catch {
        return false
      }
    })
}

/**
 * Starts a browser that asks nobody for anything and speaks by pipes (Chrome DevTools Protocol). Undefined where it ends
 * at once, as it does where the system forbids it its sandbox.
 */
export async function openBrowser(program: string): Promise<Browser | undefined> {
  const room = mkdtempSync(join(tmpdir(), 'turncoat-browser-'))
  const child = spawn(program, [...OPTIONS, `--user-data-dir=${join(room, 'user')}`], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  })
  const wire = new Wire(child)
  const ended = new Promise<undefined>(resolve => {
    child.once('exit', () => {
      resolve(undefined)
    })
  })
  // Its helpers may still write while they end.
  const clear = () => {
    rmSync(room, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
  const target = await Promise.race([wire.ask('Target.createTarget', { url: 'about:blank' }), ended])
  if (target === undefined) {
    clear()
    return undefined
  }
  const { targetId } = target
  const { sessionId } = await wire.ask('Target.attachToTarget', { targetId, flatten: true })
  const session = String(sessionId)
  for (const part of ['Page', 'Network', 'Log', 'Runtime']) await wire.ask(`${part}.enable`, {}, session)
  return {
    async look(page, sight) {
      const file = join(room, 'page.html')
      writeFileSync(file, page)
      return look(wire, session, pathToFileURL(file).href, sight)
    },
    async close() {
      wire.tell('Browser.close')
      await ended
      clear()
    },
  }
}

async function look(wire: Wire, session: string, address: string, { width, scheme }: Sight): Promise<Seen> {
  wire.events.splice(0)
  const size = { width, height: 900, deviceScaleFactor: 1, mobile: false }
  await wire.ask('Emulation.setDeviceMetricsOverride', size, session)
  const features = [{ name: 'prefers-color-scheme', value: scheme }]
  await wire.ask('Emulation.setEmulatedMedia', { features }, session)
  const loaded = wire.next('Page.loadEventFired')
  await wire.ask('Page.navigate', { url: address }, session)
  await loaded
  const { result } = await wire.ask('Runtime.evaluate', { expression: LOOK, returnByValue: true }, session)
  const { wide, faint } = (result as { value: Pick<Seen, 'wide' | 'faint'> }).value
  const asked = wire.events.flatMap(({ method, params }) =>
    method === 'Network.requestWillBeSent' ? [(params['request'] as { url: string }).url] : [],
  )
  const errors = wire.events.flatMap(({ method, params }) =>
    /^Log\.|exception|console/i.test(method) ? [JSON.stringify(params)] : [],
  )
  return { requests: asked.filter(url => url !== address), errors, wide, faint }
}

/** What is asked in the page itself, all its parts opened. What can be scrolled by itself may be wider. */
const LOOK = `(() => {
  for (const each of document.querySelectorAll('details')) each.open = true
  const told = each => (each.tagName + ' ' + each.textContent.trim()).slice(0, 80)
  const room = document.documentElement.clientWidth
  const all = [...document.querySelectorAll('body, body *')]
  const wide = all.filter(each => each.closest('.scroll, thead, svg') === null && each.getBoundingClientRect().right > room + 1).map(told)
  if (document.documentElement.scrollWidth > room) wide.push('the page itself')
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0)
  const figures = colour => colour.match(/[\\d.]+/g).map(Number)
  const ground = each => {
    for (let at = each; at !== null; at = at.parentElement) {
      const found = figures(getComputedStyle(at).backgroundColor)
      if (found.length === 3 || found[3] > 0.99) return found
    }
    return [255, 255, 255]
  }
  const faint = all.filter(each => [...each.childNodes].some(node => node.nodeType === 3 && node.data.trim() !== '')).filter(each => {
    const style = getComputedStyle(each)
    const [one, other] = [light(figures(each.tagName === 'text' ? style.fill : style.color)), light(ground(each))]
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05) < 4.5
  }).map(told)
  return { wide, faint }
})()`

interface Event {
  readonly method: string
  readonly params: Readonly<Record<string, unknown>>
}

type Answer = Readonly<Record<string, unknown>>

/** The browser's pipes: one JSON object after the other, each ended by a zero byte. */
class Wire {
  readonly events: Event[] = []
  readonly #out: Writable
  readonly #waiting = new Map<number | string, (answer: Answer) => void>()
  #asked = 0
  #rest = ''

  constructor(child: ChildProcess) {
    this.#out = child.stdio[3] as Writable
    // A browser that has ended is told from its end.
    this.#out.on('error', () => undefined)
    const back = child.stdio[4] as Readable
    back.setEncoding('utf8')
    back.on('data', (text: string) => {
      const parts = (this.#rest + text).split('\0')
      this.#rest = parts.pop() ?? ''
      for (const part of parts) this.#take(JSON.parse(part) as Event & { id?: number; result?: Answer })
    })
  }

  /** Asks for something and waits for the answer. */
  async ask(method: string, params: Answer, sessionId?: string): Promise<Answer> {
    const id = this.tell(method, params, sessionId)
    return this.#answer(id, method)
  }

  /** Asks for something and waits for nothing. */
  tell(method: string, params: Answer = {}, sessionId?: string): number {
    const id = ++this.#asked
    this.#out.write(`${JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) })}\0`)
    return id
  }

  /** Waits until something happens. */
  next(method: string): Promise<Answer> {
    return this.#answer(method, method)
  }

  #answer(key: number | string, what: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Error(`The browser did not answer to ${what}.`))
      }, PATIENCE).unref()
      this.#waiting.set(key, answer => {
        clearTimeout(timer)
        resolve(answer)
      })
    })
  }

  #take({ id, result = {}, method, params }: Event & { id?: number; result?: Answer }): void {
    const key = id ?? method
    if (id === undefined) this.events.push({ method, params })
    this.#waiting.get(key)?.(id === undefined ? params : result)
    this.#waiting.delete(key)
  }
}
