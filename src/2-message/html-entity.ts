import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2'

/** The character references that nearly all mail is made of; the others are looked up in the whole list. */
const USUAL: Readonly<Record<string, string>> = {
  '&nbsp;': '\u00a0',
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&#39;': "'",
  '&#160;': '\u00a0',
  '&zwnj;': '\u200c',
}

/** Decodes the character references of a text between tags (WHATWG HTML §13.2.5.72). */
export function decodeText(text: string): string {
  return text.includes('&') ? decodeUsual(text) : text
}

/** The same for an attribute's value, where `&copy=1` is a parameter and no sign (§13.2.5.73). */
export function decodeAttribute(value: string): string {
  if (!value.includes('&')) return value
  // Nearly all ampersands in addresses part parameters, escaped or not, and are no other references.
  return /&(?!amp;|[a-z][a-z0-9]*=)/i.test(value) ? decodeAll(value, '<a b="') : value.replaceAll('&amp;', '&')
}

function decodeUsual(text: string): string {
  let decoded = ''
  let from = 0
  for (let mark = text.indexOf('&'); mark !== -1; mark = text.indexOf('&', from)) {
    const end = text.indexOf(';', mark)
    if (end === -1) break
    const usual = end - mark < 8 ? USUAL[text.slice(mark, end + 1)] : undefined
    if (usual === undefined) return decoded + text.slice(from, mark) + decodeAll(text.slice(mark), '')
    decoded += text.slice(from, mark) + usual
    from = end + 1
  }
  const rest = text.slice(from)
  return decoded + (rest.includes('&') ? decodeAll(rest, '') : rest)
}

/** Decodes by the whole list of HTML's names. What `before` opens makes it the text or the attribute that it is. */
function decodeAll(text: string, before: string): string {
  const html = before + text.replaceAll('"', '&quot;').replaceAll('<', '&lt;')
  let decoded = ''
  const keep = (from: number, to: number) => {
    decoded += html.slice(from, to)
  }
  const add = (codePoint: number) => {
    decoded += String.fromCodePoint(codePoint)
  }
  const tokenizer = new Tokenizer(
    {},
    { ...DEAF, ontext: keep, ontextentity: add, onattribdata: keep, onattribentity: add },
  )
  tokenizer.write(html)
  tokenizer.end()
  return decoded
}

const ignore = () => undefined

const DEAF: TokenizerCallbacks = {
  onattribdata: ignore,
  onattribentity: ignore,
  onattribend: ignore,
  onattribname: ignore,
  oncdata: ignore,
  onclosetag: ignore,
  oncomment: ignore,
  ondeclaration: ignore,
  onend: ignore,
  onopentagend: ignore,
  onopentagname: ignore,
  onprocessinginstruction: ignore,
  onselfclosingtag: ignore,
  ontext: ignore,
  ontextentity: ignore,
}
