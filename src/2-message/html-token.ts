/** Who is told of the pieces of an HTML text, in their order. All places are characters of that text. */
export interface HtmlReader {
  /** Text between tags, character references not yet decoded. `inside` names the raw element that it is content of. */
  text(from: number, to: number, inside: string): void
  open(name: string, from: number): void
  /** An attribute of the element opened last; its value stands in [from, to). */
  attribute(name: string, from: number, to: number): void
  /** The end of an opening tag: all its attributes were told. */
  opened(name: string): void
  close(name: string): void
}

/** Elements whose content is text and no markup (WHATWG HTML §13.2.5.2 to §13.2.5.4). */
const RAW: ReadonlySet<string> = new Set([
  'script',
  'style',
  'title',
  'textarea',
  'iframe',
  'noembed',
  'noframes',
  'xmp',
])

const TAB = 9
const SPACE = 32
const BANG = 33
const DOUBLE_QUOTE = 34
const SINGLE_QUOTE = 39
const SLASH = 47
const EQUALS = 61
const GREATER = 62
const QUESTION = 63

/**
 * Goes through HTML as a browser's tokenizer does (WHATWG HTML §13.2.5), without building anything: hostile markup must
 * be seen as the reader's program sees it, and each mail has some thousand characters of it. It jumps from tag to tag,
 * and passes each character once, however broken the markup is. What a browser drops at the end, as a tag that never
 * closes, is dropped.
 */
export function readHtml(html: string, reader: HtmlReader): void {
  let at = 0
  while (at < html.length) {
    const tag = html.indexOf('<', at)
    if (tag === -1) {
      reader.text(at, html.length, '')
      return
    }
    if (tag > at) reader.text(at, tag, '')
    const next = html.charCodeAt(tag + 1)
    if (isLetter(next)) at = readOpening(html, tag, reader)
    else if (next === SLASH) at = readClosing(html, tag, reader)
    else if (next === BANG) at = commentEnd(html, tag)
    else if (next === QUESTION) at = after(html, '>', tag + 2)
    else {
      // §13.2.5.6: a `<` before anything else is itself.
      reader.text(tag, tag + 1, '')
      at = tag + 1
    }
  }
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
}

/** Space, tab, line feed, form feed, carriage return. */
function isSpace(code: number): boolean {
  return code === SPACE || (code >= TAB && code <= 13 && code !== 11)
}

function after(html: string, mark: string, from: number): number {
  const found = html.indexOf(mark, from)
  return found === -1 ? html.length : found + mark.length
}

/** §13.2.5.42: `<!--` up to `-->` or `--!>`, `<!-->` and `<!--->` at once; every other declaration up to `>`. */
function commentEnd(html: string, tag: number): number {
  if (!html.startsWith('--', tag + 2)) return after(html, '>', tag + 2)
  if (html.startsWith('>', tag + 4)) return tag + 5
  if (html.startsWith('->', tag + 4)) return tag + 6
  for (let dashes = html.indexOf('--', tag + 4); dashes !== -1; dashes = html.indexOf('--', dashes + 1)) {
    if (html.startsWith('>', dashes + 2)) return dashes + 3
    if (html.startsWith('!>', dashes + 2)) return dashes + 4
  }
  return html.length
}

function readClosing(html: string, tag: number, reader: HtmlReader): number {
  const end = after(html, '>', tag + 2)
  if (!isLetter(html.charCodeAt(tag + 2))) return end
  if (html.charCodeAt(end - 1) === GREATER) reader.close(nameAt(html, tag + 2))
  return end
}

/** The name of a tag or attribute in lower case. */
function nameAt(html: string, from: number): string {
  const name = html.slice(from, nameEnd(html, from))
  return name.toLowerCase()
}

function nameEnd(html: string, from: number): number {
  let at = from
  for (; at < html.length; at++) {
    const code = html.charCodeAt(at)
    if (code === GREATER || code === SLASH || isSpace(code)) break
  }
  return at
}

function readOpening(html: string, tag: number, reader: HtmlReader): number {
  const name = nameAt(html, tag + 1)
  reader.open(name, tag)
  let at = tag + 1 + name.length
  while (at < html.length) {
    const code = html.charCodeAt(at)
    if (code === GREATER) {
      reader.opened(name)
      return RAW.has(name)
        ? readRaw(html, at + 1, name, reader)
        : name === 'plaintext'
          ? readPlain(html, at + 1, reader)
          : at + 1
    }
    at = code === SLASH || isSpace(code) ? at + 1 : readAttribute(html, at, reader)
  }
  return at
}

/** §13.2.5.33: a name, perhaps a sign, perhaps a value in one of three forms. A sign that comes first is of the name. */
function readAttribute(html: string, from: number, reader: HtmlReader): number {
  let end = from + 1
  for (; end < html.length; end++) {
    const code = html.charCodeAt(end)
    if (code === EQUALS || code === GREATER || code === SLASH || isSpace(code)) break
  }
  const sign = pastSpace(html, end)
  const name = html.slice(from, end).toLowerCase()
  if (html.charCodeAt(sign) !== EQUALS) {
    reader.attribute(name, end, end)
    return sign
  }
  const value = pastSpace(html, sign + 1)
  const quote = html.charCodeAt(value)
  if (quote === DOUBLE_QUOTE || quote === SINGLE_QUOTE) {
    const close = html.indexOf(quote === DOUBLE_QUOTE ? '"' : "'", value + 1)
    if (close === -1) return html.length
    reader.attribute(name, value + 1, close)
    return close + 1
  }
  let to = value
  while (to < html.length && html.charCodeAt(to) !== GREATER && !isSpace(html.charCodeAt(to))) to++
  reader.attribute(name, value, to)
  return to
}

function pastSpace(html: string, from: number): number {
  let at = from
  while (isSpace(html.charCodeAt(at))) at++
  return at
}

/** Content up to the end tag of the same name; everything where there is none. */
function readRaw(html: string, from: number, name: string, reader: HtmlReader): number {
  for (let tag = html.indexOf('</', from); tag !== -1; tag = html.indexOf('</', tag + 2)) {
    const end = tag + 2 + name.length
    if (html.slice(tag + 2, end).toLowerCase() !== name) continue
    const code = html.charCodeAt(end)
    if (code !== GREATER && code !== SLASH && !isSpace(code)) continue
    if (tag > from) reader.text(from, tag, name)
    return readClosing(html, tag, reader)
  }
  if (from < html.length) reader.text(from, html.length, name)
  return html.length
}

function readPlain(html: string, from: number, reader: HtmlReader): number {
  if (from < html.length) reader.text(from, html.length, '')
  return html.length
}
