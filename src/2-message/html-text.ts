import { elementOf, hides, isIndent, kindOfName, linkKind, type Element } from './html-element.ts'
import { decodeAttribute, decodeText } from './html-entity.ts'
import { readHtml, type HtmlReader } from './html-token.ts'
import type { Link } from './message.ts'
import type { TextLine } from './text-line.ts'

/** A target in HTML with what a reader sees in its place. */
export interface HtmlLink {
  readonly target: string
  readonly kind: Link['kind']
  /** Characters of the HTML in which the target stands. */
  readonly from: number
  readonly to: number
  /** The text of an anchor, or the words in place of its picture; undefined for targets that show nothing. */
  shown?: string
  /** Index of the line in which it stands. */
  readonly line: number
}

/** An HTML body as a reader sees it: its lines, and where it leads. */
export interface HtmlText {
  readonly lines: readonly TextLine[]
  readonly links: readonly HtmlLink[]
  /** Against what relative targets count, where the page says so. */
  readonly base?: string
}

/** Characters of an address that are kept: longer ones hold a picture or hide something behind their length. */
const MOST_TARGET = 8192

/** Characters that are kept of what an anchor shows. */
const MOST_SHOWN = 1000

/** Targets read of one body; a page of nothing but links is cut. */
const MOST_LINKS = 10_000

/** Elements with a meaning for their text that may lie in each other; deeper ones mean nothing. */
const MOST_FRAMES = 200

/**
 * Reads an HTML body as a mail program shows it, in one pass: text in lines, as blocks and breaks part it, with the
 * depth of quoting elements around it, and all targets. Hidden text, styles and scripts are no lines. Only an element's
 * own style is heeded, so what a style sheet hides is shown here.
 */
export function readHtmlText(html: string): HtmlText {
  const page = new Page(html)
  readHtml(html, page)
  return page.finish()
}

/** An open element that means something for the text in it, with the number of like ones that are open in it. */
interface Frame {
  readonly name: string
  readonly kind: 'quote' | 'hidden' | 'signature'
  nested: number
}

/** Gathers lines and links of one body while its markup goes by. */
class Page implements HtmlReader {
  readonly #html: string
  readonly #lines: TextLine[] = []
  readonly #links: HtmlLink[] = []
  readonly #frames: Frame[] = []
  #line = ''
  /** Whether the line ends with a space. It is not asked itself: that would copy it for each piece that is added. */
  #spaced = false
  #lineFrom = 0
  #quotes = 0
  #hidden = 0
  #signatures = 0
  #preformatted = 0
  #anchor: HtmlLink | undefined
  #base: string | undefined
  /** What the attributes of the element that is being opened say. */
  #element = ''
  #means: Element = elementOf('')
  #kind: Frame['kind'] | undefined
  #refresh = false
  #content: { readonly from: number; readonly to: number } | undefined

  constructor(html: string) {
    this.#html = html
  }

  finish(): HtmlText {
    this.#break()
    return { lines: this.#lines, links: this.#links, ...(this.#base === undefined ? {} : { base: this.#base }) }
  }

  text(from: number, to: number, inside: string): void {
    if (this.#hidden > 0 || (inside !== '' && elementOf(inside).unshown)) return
    if (this.#preformatted === 0) {
      this.#add(isBlank(this.#html, from, to) ? ' ' : folded(decodeText(this.#html.slice(from, to))), from)
      return
    }
    const text = decodeText(this.#html.slice(from, to))
    const [first, ...rest] = text.split('\n')
    this.#add(first!, from)
    for (const line of rest) {
      this.#push()
      this.#add(line, from)
    }
  }

  open(name: string, from: number): void {
    this.#element = name
    this.#means = elementOf(name)
    this.#kind = this.#means.unshown ? 'hidden' : name === 'blockquote' ? 'quote' : undefined
    this.#refresh = false
    this.#content = undefined
    if (this.#line === '') this.#lineFrom = from
  }

  attribute(name: string, from: number, to: number): void {
    const element = this.#element
    if (name === 'style') this.#readStyle(this.#html.slice(from, to))
    else if (name === 'class' || name === 'id') this.#readName(this.#html.slice(from, to))
    else if (name === 'hidden') this.#kind = 'hidden'
    else if (name === 'alt' && this.#anchor !== undefined) this.#show(decodeAttribute(this.#html.slice(from, to)))
    else if (element === 'meta') {
      if (name === 'http-equiv') this.#refresh = /^\s*refresh\s*$/i.test(this.#html.slice(from, to))
      if (name === 'content') this.#content = { from, to }
    } else if (element === 'base' && name === 'href') this.#base ??= decodeAttribute(this.#html.slice(from, to)).trim()
    else {
      const kind = linkKind(element, name)
      if (kind !== undefined) this.#link(kind, from, to)
    }
  }

  opened(name: string): void {
    const { block, apart, empty, preformatted } = this.#means
    if (this.#refresh && this.#content !== undefined) this.#readRefresh(this.#content.from, this.#content.to)
    if (block) this.#break()
    else if (name === 'br') this.#push()
    else if (name === 'td' || name === 'th') this.#add(' ', this.#lineFrom)
    if (apart) this.#gap()
    if (name === 'hr') this.#lines.push({ text: RULE, depth: this.#quotes, from: this.#lineFrom })
    if (preformatted) this.#preformatted++
    if (empty) return
    if (this.#kind !== undefined && this.#frames.length < MOST_FRAMES) this.#enter(name, this.#kind)
    else if (this.#frames.length > 0) this.#nest(name)
  }

  close(name: string): void {
    const { block, apart, preformatted } = elementOf(name)
    if (name === 'a') this.#anchor = undefined
    if (block) this.#break()
    if (apart) this.#gap()
    if (preformatted && this.#preformatted > 0) this.#preformatted--
    if (this.#frames.length === 0) return
    const index = this.#frames.findLastIndex(frame => frame.name === name)
    if (index === -1 || this.#frames[index]!.nested-- > 0) return
    // What is open inside of a closing element is closed with it.
    while (this.#frames.length > index) this.#leave(this.#frames.pop()!.kind)
  }

  #nest(name: string): void {
    const around = this.#frames.findLast(frame => frame.name === name)
    if (around !== undefined) around.nested++
  }

  #enter(name: string, kind: Frame['kind']): void {
    this.#break()
    this.#frames.push({ name, kind, nested: 0 })
    if (kind === 'quote') this.#quotes++
    else if (kind === 'hidden') this.#hidden++
    else this.#signatures++
  }

  #leave(kind: Frame['kind']): void {
    this.#break()
    if (kind === 'quote') this.#quotes--
    else if (kind === 'hidden') this.#hidden--
    else this.#signatures--
  }

  #readStyle(style: string): void {
    if (this.#kind === 'quote' && this.#element === 'blockquote' && isIndent(style)) this.#kind = undefined
    if (style.length < 2000 && hides(style)) this.#kind = 'hidden'
  }

  #readName(name: string): void {
    const kind = name.length < 500 ? kindOfName(name) : undefined
    if (kind === undefined || this.#kind === 'hidden') return
    if (kind !== 'quote-start') this.#kind = kind
    else {
      this.#break()
      this.#quotes++
    }
  }

  /** WHATWG HTML §4.2.5.3: `5; url=https://…`, quotes and the word before the sign being optional. */
  #readRefresh(from: number, to: number): void {
    const content = this.#html.slice(from, Math.min(to, from + MOST_TARGET))
    const place = /^\s*[\d.]*\s*[;,]?\s*(?:url\s*=\s*)?["']?/i.exec(content)![0].length
    if (place < content.length) this.#link('other', from + place, to)
  }

  #link(kind: Link['kind'], from: number, to: number): void {
    const target = decodeAttribute(this.#html.slice(from, Math.min(to, from + MOST_TARGET))).trim()
    if (target === '' || this.#links.length >= MOST_LINKS) return
    const link: HtmlLink = { target, kind, from, to, line: this.#lines.length }
    this.#links.push(link)
    if (this.#element !== 'a') return
    link.shown = ''
    this.#anchor = link
  }

  #show(text: string): void {
    const anchor = this.#anchor
    if (anchor?.shown === undefined || anchor.shown.length > MOST_SHOWN) return
    anchor.shown = `${anchor.shown}${text}`.slice(0, MOST_SHOWN)
  }

  #add(text: string, from: number): void {
    if (text === '') return
    if (this.#anchor !== undefined) this.#show(text)
    if (this.#line === '') {
      const begun = this.#preformatted > 0 ? text : text.trimStart()
      if (begun === '') return
      this.#line = begun
      this.#lineFrom = from
    } else this.#line += this.#spaced && text.startsWith(' ') ? text.slice(1) : text
    this.#spaced = text.endsWith(' ')
  }

  #break(): void {
    if (this.#line !== '') this.#push()
  }

  #push(): void {
    const text = this.#line.trimEnd()
    const last = this.#lines.length - 1
    const signature = this.#signatures > 0
    // Rows of breaks are room on the page, and two empty lines part as much as twenty.
    if (text !== '' || this.#lines[last]?.text !== '' || this.#lines[last - 1]?.text !== '')
      this.#lines.push({
        text,
        depth: this.#quotes,
        from: this.#lineFrom,
        ...(signature ? { mark: 'signature' as const } : {}),
      })
    this.#line = ''
  }

  #gap(): void {
    const last = this.#lines.at(-1)
    if (last !== undefined && last.text !== '')
      this.#lines.push({ text: '', depth: this.#quotes, from: this.#lineFrom })
  }
}

/** What stands for a ruled line, as plain text has it. */
const RULE = '_'.repeat(32)

/** True where there is nothing but white space, as between most tags. */
function isBlank(html: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (html.charCodeAt(at) > 32) return false
  return true
}

/** White space folded, no-break spaces and characters without a width among it (WHATWG HTML §4.16.6 in spirit). */
function folded(text: string): string {
  if (!/[\t\n\f\r\u00a0\u00ad\u034f\u200b-\u200f\u2060\ufeff]| {2}/.test(text)) return text
  return text.replace(/[\u00ad\u034f\u200b-\u200f\u2060\ufeff]+/g, '').replace(/[\s\u00a0]+/g, ' ')
}
