import { moment, rfc3339 } from '#ground'

import type { BlockKind } from './content.ts'
import type { Draft } from './draft.ts'
import { RTF_CHARACTERS, RTF_DESTINATIONS, type RtfDestination, rtfTime } from './rtf-destination.ts'
import { charsetOf, codePage, type RtfFonts, rtfText } from './rtf-text.ts'
import type { RtfSteps } from './rtf-tokens.ts'

/** What holds inside one group and ends with it. */
interface Group {
  readonly destination: RtfDestination
  /** The control word that began the destination: which property, which date. */
  readonly name: string
  readonly font: number | undefined
  /** Bytes that follow a Unicode number for programs that cannot read it. */
  readonly fallback: number
  readonly state: 'shown' | 'hidden' | 'deleted' | 'inserted'
  readonly author: number
  readonly time: number
}

const OUTERMOST: Group = {
  destination: 'body',
  name: '',
  font: undefined,
  fallback: 1,
  state: 'shown',
  author: 0,
  time: 0,
}

const BLOCKS: ReadonlyMap<RtfDestination, BlockKind> = new Map([
  ['body', 'body'],
  ['margin', 'margin'],
  ['note', 'note'],
  ['comment', 'comment'],
])

/** States that a control word turns on, and off where its number is 0. */
const STATES: ReadonlyMap<string, Group['state']> = new Map([
  ['v', 'hidden'],
  ['deleted', 'deleted'],
  ['revised', 'inserted'],
])

/** Turns the tokens of an RTF file into a document's text and marks. */
export class RtfReader implements RtfSteps {
  readonly #draft: Draft
  readonly #fonts: RtfFonts = { charset: 'windows-1252', ofFont: new Map() }
  readonly #text = rtfText(this.#fonts)
  readonly #authors: string[] = []
  readonly #outer: Group[] = []
  /** Visible pieces wait for the end of their paragraph: a change of font inside a word must not part it. */
  readonly #paragraph = new Map<BlockKind, string>()
  #date = new Map<string, number>()
  #commentator = ''
  #skip = 0
  #announced = false
  #group = OUTERMOST

  constructor(draft: Draft) {
    this.#draft = draft
  }

  open(): void {
    this.#announced = false
    this.#flush()
    // Of a file that is nothing but braces the outermost groups are forgotten.
    this.#outer.push(this.#group)
    if (this.#outer.length > 10 * this.#draft.limits.depth) this.#outer.shift()
  }

  close(): void {
    this.#flush()
    if (this.#group.destination === 'date') this.#endDate()
    this.#group = this.#outer.pop() ?? OUTERMOST
  }

  symbol(sign: string): void {
    if (sign === '*') this.#announced = true
    else if (sign === '~') this.#text.text(' ')
    else if (sign === '_') this.#text.text('-')
  }

  byte(value: number): void {
    if (this.#skip > 0) this.#skip--
    else if (this.#group.destination !== 'nothing') this.#text.byte(value, this.#group.font)
  }

  word(name: string, number: number | undefined): void {
    const destination = RTF_DESTINATIONS.get(name) ?? (this.#announced ? 'nothing' : undefined)
    this.#announced = false
    if (destination !== undefined) this.#begin(destination, name)
    else if (name === 'u' && number !== undefined) this.#unicode(number)
    else if (RTF_CHARACTERS.has(name)) this.#character(name)
    else if (this.#group.destination === 'date' && number !== undefined) this.#date.set(name, number)
    else if (name === 'rsid' || name === 'rsidroot') this.#session(number ?? 0)
    else this.#format(name, number)
  }

  /** Hands over what is left; to be called once, after the last token. */
  finish(): void {
    this.#flush()
    this.#endParagraph()
  }

  #begin(destination: RtfDestination, name: string): void {
    if (this.#group.destination === 'nothing') return
    this.#change({ destination, name })
    if (destination === 'object')
      this.#draft.mark('embedded-file', 'The document has an object of another program inside.')
  }

  #unicode(number: number): void {
    if (this.#group.destination !== 'nothing') this.#text.unit(number)
    this.#skip = this.#group.fallback
  }

  #character(name: string): void {
    this.#skip = 0
    this.#text.text(RTF_CHARACTERS.get(name)!)
    if ((name !== 'par' && name !== 'row') || this.#group.destination !== 'body') return
    this.#flush()
    this.#endParagraph()
  }

  /** Word writes sessions as numbers in RTF and as eight hexadecimal digits in its own files; here they are alike. */
  #session(number: number): void {
    const value = number.toString(16).toUpperCase().padStart(8, '0')
    this.#draft.mark('identifier', `Editing session ${value}.`, { name: 'rsid', value })
  }

  #format(name: string, number: number | undefined): void {
    const state = STATES.get(name)
    if (state !== undefined) this.#change({ state: number === 0 ? 'shown' : state })
    else if (name === 'f') this.#change({ font: number })
    else if (name === 'plain') this.#change({ state: 'shown', font: undefined })
    else if (name === 'uc') this.#change({ fallback: Math.max(0, Math.min(16, number ?? 1)) })
    else if (name === 'revauth' || name === 'revauthdel') this.#change({ author: number ?? 0 })
    else if (name === 'revdttm' || name === 'revdttmdel') this.#change({ time: number ?? 0 })
    else if (name === 'ansicpg') this.#fonts.charset = codePage(number ?? 1252) ?? this.#fonts.charset
    else if (name === 'mac') this.#fonts.charset = 'macroman'
    else if (name === 'fcharset' && this.#group.destination === 'fonts' && this.#group.font !== undefined)
      this.#fonts.ofFont.set(this.#group.font, charsetOf(number ?? 0) ?? this.#fonts.charset)
  }

  #change(changes: Partial<Group>): void {
    this.#flush()
    this.#group = { ...this.#group, ...changes }
  }

  /** Hands over what was gathered, to where the group says. */
  #flush(): void {
    const words = this.#text.take()
    if (words === '') return
    const { destination, name } = this.#group
    const block = BLOCKS.get(destination)
    if (destination === 'property') this.#draft.property('info', name, words)
    else if (destination === 'comment-author') this.#commentator = words
    else if (destination === 'authors') this.#authors.push(words.replace(/;\s{0,9}$/, ''))
    else if (block !== undefined) this.#put(block, words)
  }

  #put(block: BlockKind, words: string): void {
    const { state } = this.#group
    const author = this.#authors[this.#group.author] ?? ''
    const at = rtfTime(this.#group.time)
    const about = { author, ...(at === undefined ? {} : { at }) }
    if (state === 'inserted' || state === 'deleted') this.#markChange(state, about, words)
    if (state === 'deleted') this.#draft.add('deleted', words, about)
    else if (state === 'hidden') this.#draft.add('hidden', words)
    else if (block === 'comment') this.#comment(words)
    else this.#paragraph.set(block, (this.#paragraph.get(block) ?? '') + words)
  }

  #markChange(state: string, about: { author: string }, words: string): void {
    const who = about.author === '' ? 'Somebody' : about.author
    const says = `${who} ${state}: ${words.trim().slice(0, 200)}`
    this.#draft.mark('tracked-change', says, { ...about, state, text: words.slice(0, 500) })
  }

  #comment(words: string): void {
    if (words.trim() === '') return
    const author = this.#commentator
    this.#draft.add('comment', words, { author })
    const who = author === '' ? 'Somebody' : author
    this.#draft.mark('comment', `${who} commented: ${words.trim().slice(0, 200)}`, { author })
  }

  #endParagraph(): void {
    for (const [kind, words] of this.#paragraph) for (const line of words.split('\n')) this.#draft.add(kind, line)
    this.#paragraph.clear()
  }

  #endDate(): void {
    const part = (name: string, missing: number) => this.#date.get(name) ?? missing
    const year = this.#date.get('yr')
    const at =
      year === undefined
        ? undefined
        : moment(Date.UTC(year, part('mo', 1) - 1, part('dy', 1), part('hr', 0), part('min', 0)))
    if (at !== undefined) this.#draft.property('info', this.#group.name, rfc3339(at))
    this.#date = new Map()
  }
}
