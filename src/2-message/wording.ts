import type { Body } from './body.ts'
import { decodeWords } from './encoded-word.ts'
import type { Part, Wording } from './message.ts'
import { greetingOf, signOffOf } from './phrase.ts'
import type { Region } from './text-region.ts'
import { isForward } from './thread.ts'

/** A plain text this short beside a page four times its length is no more than a hint to read the page. */
const SHORT = 60

/** How many lines of the own words may stand below the closing: a name, and perhaps a second one. */
const MOST_BELOW_CLOSING = 3

/**
 * Parts the words of a mail by whose they are. Of alternatives the plain text is read, since clients make it as they
 * make the page and it carries less that nobody wrote; the page where there is no other or no use in it.
 *
 * `own` is what the author wrote for this mail: without quotes and their attributions, signature, list footer, and
 * without patches, which are code. `quoted` has others' words, those of enclosed mails too.
 */
export function readWording(bodies: readonly Body[], headers: Part['headers']): Wording {
  const shown = chosenBodies(bodies)
  const words = new Words()
  for (const body of shown) words.add(body)
  const own = words.text('own')
  const lines = own.split('\n').filter(line => line !== '')
  const greeting = lines[0] === undefined ? undefined : greetingOf(lines[0])
  const signOff = closing(lines)
  const signature = words.text('signature').replace(/^-- ?(?:\n|$)/, '')
  const listFooter = words.text('footer')
  return {
    own,
    quoted: words.text('quoted'),
    quoting: quotingOf(shown, words, headers, greeting),
    ...(greeting === undefined ? {} : { greeting }),
    ...(signOff === undefined ? {} : { signOff }),
    ...(signature === '' ? {} : { signature }),
    ...(listFooter === '' ? {} : { listFooter }),
  }
}

/** One text of each set of alternatives: the one that is read. */
export function chosenBodies(bodies: readonly Body[]): Body[] {
  const groups = new Map<string, Body>()
  for (const body of bodies) {
    const key = `${body.enclosed ? 'enclosed ' : ''}${body.group}`
    const other = groups.get(key)
    if (other === undefined || isBetter(body, other)) groups.set(key, body)
  }
  return [...groups.values()]
}

function isBetter(body: Body, other: Body): boolean {
  const [plain, page] = body.format === 'plain' ? [body, other] : [other, body]
  // Two of a kind are not alternatives in earnest; the first one counts.
  if (plain.format === page.format) return false
  const length = plain.text.trim().length
  const useless = length === 0 || (length < SHORT && lengthOf(page) > 4 * length)
  return useless ? body === page : body === plain
}

function lengthOf({ lines }: Body): number {
  return lines.reduce((sum, { text }) => sum + text.length, 0)
}

/** Gathers the lines of several bodies by region. */
class Words {
  readonly #texts: Record<Region, string[]> = {
    own: [],
    quoted: [],
    attribution: [],
    signature: [],
    footer: [],
    code: [],
  }
  #last: Region | undefined
  #count = 0
  /** Places of the first, second and last line with words, counted over all bodies. */
  readonly places: Partial<Record<Region, { first: number; second?: number; last: number }>> = {}

  add({ lines, regions, enclosed }: Body): void {
    this.#last = undefined
    for (let index = 0; index < lines.length; index++) {
      const region = enclosed ? 'quoted' : regions.of[index]!
      const line = lines[index]!.text.trimEnd()
      const gathered = this.#texts[region]
      // Where something was cut out, and between bodies, the words do not go on.
      if ((line === '' || this.#last !== region) && gathered.length > 0 && gathered.at(-1) !== '') gathered.push('')
      if (line !== '') {
        gathered.push(line)
        this.#note(region)
      }
      this.#last = region
      this.#count++
    }
  }

  text(region: Region): string {
    return this.#texts[region].join('\n').trim()
  }

  #note(region: Region): void {
    const places = this.places[region]
    if (places === undefined) this.places[region] = { first: this.#count, last: this.#count }
    else {
      places.second ??= this.#count
      places.last = this.#count
    }
  }
}

function closing(lines: readonly string[]): string | undefined {
  for (let index = lines.length - 1; index >= 0 && index >= lines.length - 1 - MOST_BELOW_CLOSING; index--) {
    const signOff = signOffOf(lines[index]!)
    // A greeting is no closing, though `Hi` and `Ciao` may be both.
    if (signOff !== undefined && (index > 0 || greetingOf(lines[0]!) === undefined)) return signOff
  }
  return undefined
}

function quotingOf(
  shown: readonly Body[],
  words: Words,
  headers: Part['headers'],
  greeting: string | undefined,
): Wording['quoting'] {
  const { own, quoted, attribution } = words.places
  if (quoted === undefined && attribution === undefined) return 'none'
  const announced = shown.find(({ regions }) => regions.announced !== undefined)?.regions.announced
  const first = Math.min(quoted?.first ?? Infinity, attribution?.first ?? Infinity)
  const last = Math.max(quoted?.last ?? -1, attribution?.last ?? -1)
  const isBelow = own === undefined || own.last < first
  const forwards =
    announced === 'forwarded' ||
    shown.some(({ enclosed }) => enclosed) ||
    (announced === 'original' && hasForwardSubject(headers))
  if (forwards && isBelow) return 'forwarded'
  if (isBelow) return 'below'
  // A greeting stands first wherever the answer stands.
  const begins = greeting === undefined ? own.first : (own.second ?? own.first)
  return begins > last ? 'above' : 'interleaved'
}

function hasForwardSubject(headers: Part['headers']): boolean {
  return isForward(decodeWords(headers.find(({ key }) => key === 'subject')?.value ?? ''))
}
