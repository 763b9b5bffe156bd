import { decodeCodePage } from './outlook-code-page.ts'

/** The text in RTF, by what it was before Outlook wrapped it in RTF. */
export interface RtfBody {
  /** 'html' and 'text' stood whole inside the RTF ([MS-OXRTFEX]); 'rtf' had no other form, and this is its bare text. */
  readonly kind: 'html' | 'text' | 'rtf'
  readonly text: string
}

/** What a group of RTF changes until it ends. */
interface Group {
  /** Nothing in it is text: a table of fonts, a picture, a part for other readers. */
  silent: boolean
  /** Between \htmlrtf and \htmlrtf0: only for readers of RTF, not part of the HTML. */
  onlyRtf: boolean
  codePage: number
  /** How many characters stand in for a \u character in readers without Unicode (\uc). */
  stand: number
}

/** Groups of RTF that hold no text of the message. */
const SILENT = new Set(
  'fonttbl colortbl stylesheet info pict object header footer headerl headerr footerl footerr themedata listtable mhtmltag'.split(
    ' ',
  ),
)

/** Control words that stand for a character ([MS-OXRTFEX] §2.2.3.2). */
const CHARACTERS: Readonly<Record<string, string>> = {
  par: '\r\n',
  line: '\r\n',
  sect: '\r\n',
  row: '\r\n',
  tab: '\t',
  cell: '\t',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  endash: '–',
  emdash: '—',
}

/** Code pages of the font charsets (\fcharset) that differ from the document's. */
const FONT_PAGES: Readonly<Record<number, number>> = {
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
}

/** Deeper groups than any writer makes are passed over, so that no file makes us keep millions of them. */
const MOST_GROUPS = 1000

/** Takes the message's text out of RTF. Reads any bytes without failing: what is no RTF gives little or no text. */
export function readRtfBody(rtf: Uint8Array, most: number): RtfBody {
  return new RtfReader(rtf, most).read()
}

const [BACKSLASH, OPEN, CLOSE, QUOTE, STAR] = [0x5c, 0x7b, 0x7d, 0x27, 0x2a]

class RtfReader {
  readonly #rtf: Uint8Array
  readonly #most: number
  readonly #pieces: string[] = []
  /** 8-bit characters wait here until they end, since one of them may be half of a double-byte one. */
  readonly #bytes: number[] = []
  readonly #fonts = new Map<number, number>()
  readonly #outer: Group[] = []
  #group: Group = { silent: false, onlyRtf: false, codePage: 1252, stand: 1 }
  #kind: RtfBody['kind'] = 'rtf'
  #documentPage = 1252
  #words = 0
  #length = 0
  /** Characters still to be passed over after a \u character. */
  #passing = 0
  #inFonts = false
  #font = 0
  #at = 0

  constructor(rtf: Uint8Array, most: number) {
    this.#rtf = rtf
    this.#most = most
  }

  read(): RtfBody {
    const rtf = this.#rtf
    while (this.#at < rtf.length && this.#length < this.#most) {
      const byte = rtf[this.#at++]!
      if (byte === OPEN) this.#open()
      else if (byte === CLOSE) this.#close()
      else if (byte === BACKSLASH) this.#control()
      // Line ends in RTF are only for the eye.
      else if (byte !== 0x0d && byte !== 0x0a) this.#byte(byte)
    }
    this.#flush()
    return { kind: this.#kind, text: this.#pieces.join('') }
  }

  #open(): void {
    this.#flush()
    this.#passing = 0
    if (this.#outer.length < MOST_GROUPS) this.#outer.push({ ...this.#group })
  }

  #close(): void {
    this.#flush()
    this.#passing = 0
    this.#group = this.#outer.pop() ?? this.#group
    if (this.#inFonts && !this.#group.silent) this.#inFonts = false
  }

  #control(): void {
    const rtf = this.#rtf
    const start = this.#at
    while (isLetter(rtf[this.#at]) && this.#at - start < 32) this.#at++
    if (this.#at === start) {
      this.#symbol(rtf[this.#at++] ?? 0)
      return
    }
    const word = latin(rtf.subarray(start, this.#at))
    const digits = this.#at
    if (rtf[this.#at] === 0x2d) this.#at++
    while (isDigit(rtf[this.#at]) && this.#at - digits < 11) this.#at++
    const value = this.#at > digits ? Number(latin(rtf.subarray(digits, this.#at))) : undefined
    if (rtf[this.#at] === 0x20) this.#at++
    this.#word(word, value)
  }

  /** A control symbol: one character that is no letter. */
  #symbol(symbol: number): void {
    if (symbol === QUOTE) {
      const value = Number.parseInt(latin(this.#rtf.subarray(this.#at, this.#at + 2)), 16)
      this.#at += 2
      if (!Number.isNaN(value)) this.#byte(value)
    } else if (symbol === STAR) this.#optional()
    else if (symbol === 0x7e) this.#write('\u00a0')
    else if (symbol === 0x5f) this.#write('\u00ad')
    else if (symbol === BACKSLASH || symbol === OPEN || symbol === CLOSE) this.#byte(symbol)
  }

  /** \* begins a group for those who know it. We know \htmltag ([MS-OXRTFEX] §2.1.3.1.3). */
  #optional(): void {
    this.#flush()
    const known = this.#kind === 'html' && latin(this.#rtf.subarray(this.#at, this.#at + 8)) === '\\htmltag'
    // [MS-OXRTFEX] §2.2.3.2: what stands in it is of the document's code page, whatever the font.
    if (known) this.#group.codePage = this.#documentPage
    else this.#group.silent = true
  }

  #word(word: string, value: number | undefined): void {
    this.#words++
    const group = this.#group
    if (word === 'u') this.#unicode(value ?? 0)
    else if (word === 'uc') group.stand = Math.min(Math.max(value ?? 1, 0), 100)
    else if (word === 'ansicpg') this.#documentPage = group.codePage = value ?? 1252
    else if (word === 'f') this.#setFont(value ?? 0)
    else if (word === 'bin') this.#at += Math.max(value ?? 0, 0)
    else if (word === 'fcharset' && this.#inFonts) this.#fonts.set(this.#font, FONT_PAGES[value ?? 0] ?? 0)
    else if (word === 'fromhtml' || word === 'fromtext') this.#recognise(word)
    else if (word === 'htmlrtf') {
      this.#flush()
      group.onlyRtf = value !== 0
    } else if (SILENT.has(word)) {
      this.#flush()
      group.silent = true
      if (word === 'fonttbl') this.#inFonts = true
    } else if (CHARACTERS[word] !== undefined) this.#write(CHARACTERS[word])
  }

  /** [MS-OXRTFEX] §2.2.3.1: RTF that wraps something else says so among its first ten words. */
  #recognise(word: 'fromhtml' | 'fromtext'): void {
    if (this.#words <= 10) this.#kind = word === 'fromhtml' ? 'html' : 'text'
  }

  #setFont(font: number): void {
    this.#font = font
    if (this.#inFonts) return
    this.#flush()
    const page = this.#fonts.get(font) ?? 0
    this.#group.codePage = page === 0 ? this.#documentPage : page
  }

  #unicode(value: number): void {
    this.#passing = 0
    // The number is a signed 16-bit one; halves of pairs follow each other and join by themselves.
    this.#write(String.fromCharCode(value & 0xffff))
    this.#passing = this.#group.stand
  }

  #byte(byte: number): void {
    if (this.#passing > 0) this.#passing--
    else if (this.#isText()) this.#bytes.push(byte)
  }

  #write(text: string): void {
    if (this.#passing > 0) {
      this.#passing--
      return
    }
    this.#flush()
    if (this.#isText()) this.#append(text)
  }

  #isText(): boolean {
    return !this.#group.silent && !(this.#group.onlyRtf && this.#kind === 'html')
  }

  #flush(): void {
    if (this.#bytes.length === 0) return
    this.#append(decodeCodePage(Uint8Array.from(this.#bytes), this.#group.codePage))
    this.#bytes.length = 0
  }

  #append(text: string): void {
    this.#pieces.push(text)
    this.#length += text.length
  }
}

function latin(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes)
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a))
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39
}
