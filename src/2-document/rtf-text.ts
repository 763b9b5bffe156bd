import iconv from 'iconv-lite'

/** Code pages of RTF's font charsets (specification 1.9.1, \fcharset), where they differ from the document's own. */
const CHARSETS: Readonly<Record<number, string>> = {
  0: 'windows-1252',
  77: 'macroman',
  128: 'shift_jis',
  129: 'cp949',
  134: 'gbk',
  136: 'big5',
  161: 'windows-1253',
  162: 'windows-1254',
  163: 'windows-1258',
  177: 'windows-1255',
  178: 'windows-1256',
  186: 'windows-1257',
  204: 'windows-1251',
  222: 'windows-874',
  238: 'windows-1250',
}

/** Gathers text that comes as bytes of changing charsets and as Unicode numbers. */
export interface RtfText {
  byte(value: number, font: number | undefined): void
  unit(value: number): void
  text(text: string): void
  take(): string
}

/** What a document's fonts and charset make of its bytes. */
export interface RtfFonts {
  /** The document's own charset: \ansicpg, \mac, \pc. */
  charset: string
  /** Charset of each font by its number. */
  readonly ofFont: Map<number, string>
}

/** The charset of a font table's number; undefined for the document's own. */
export function charsetOf(number: number): string | undefined {
  return CHARSETS[number]
}

/** The charset of a code page number, where it can be read. */
export function codePage(number: number): string | undefined {
  const name = number === 65001 ? 'utf-8' : number === 10000 ? 'macroman' : `cp${number}`
  return iconv.encodingExists(name) ? name : undefined
}

/** Starts an empty text. Bytes wait until their charset changes, since East Asian letters have two of them. */
export function rtfText(fonts: RtfFonts): RtfText {
  let text = ''
  let waiting: number[] = []
  let charset = fonts.charset
  const flush = () => {
    if (waiting.length > 0) text += iconv.decode(Buffer.from(waiting), charset)
    waiting = []
  }
  return {
    byte(value, font) {
      const wanted = (font === undefined ? undefined : fonts.ofFont.get(font)) ?? fonts.charset
      if (wanted !== charset) {
        flush()
        charset = wanted
      }
      waiting.push(value)
    },
    unit(value) {
      flush()
      // Numbers over 32,767 are written as negative ones.
      text += String.fromCharCode(value & 0xffff)
    },
    text(more) {
      flush()
      text += more
    },
    take() {
      flush()
      const taken = text
      text = ''
      return taken
    },
  }
}
