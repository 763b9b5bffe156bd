/** How text becomes bytes of a mail body: charset, line ends, transfer encoding. Text comes with `\n` line ends. */

/** A body part as it will stand: the declared charset and encoding, and the encoded bytes with CRLF. */
export interface EncodedText {
  readonly charset: string
  readonly encoding: '7bit' | 'quoted-printable'
  readonly bytes: Buffer
}

/** The characters that Windows-1252 has and ISO 8859-1 has not; their bytes begin at 0x80 with gaps. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** The smallest charset of those that Outlook tries in turn. */
export function smallestCharset(text: string): 'us-ascii' | 'iso-8859-1' | 'Windows-1252' | 'utf-8' {
  if (/^[\x00-\x7f]*$/.test(text)) return 'us-ascii'
  if (/^[\x00-\xff]*$/.test(text)) return 'iso-8859-1'
  return Array.from(text).every(each => each <= 'ÿ' || WINDOWS.includes(each)) ? 'Windows-1252' : 'utf-8'
}

/** The bytes of text in one of the charsets above. */
export function inCharset(text: string, charset: string): Buffer {
  if (charset.toLowerCase() === 'utf-8') return Buffer.from(text)
  const single = text.replace(/[^\x00-\xff]/g, character => String.fromCharCode(0x80 + WINDOWS.indexOf(character)))
  return Buffer.from(single, 'latin1')
}

/** Text with CRLF line ends and one at its end. */
export function withCrlf(text: string): string {
  return (text.endsWith('\n') ? text : `${text}\n`).replace(/\r?\n/g, '\r\n')
}

/** Quoted-printable (RFC 2045 §6.7), lines of at most 76 characters. */
export function quotedPrintable(bytes: Uint8Array): Buffer {
  const lines = Buffer.from(bytes).toString('latin1').split('\r\n')
  return Buffer.from(lines.map(quotedLine).join('\r\n'), 'latin1')
}

function quotedLine(line: string): string {
  const coded = line
    .replace(/[^!-<>-~ \t]/g, quotedCharacter)
    // White space at a line's end would be lost on the way.
    .replace(/[ \t]$/, quotedCharacter)
  if (coded.length <= 76) return coded
  const pieces: string[] = []
  let from = 0
  while (coded.length - from > 76) {
    let to = from + 75
    // A coded character stays in one piece.
    if (coded[to - 1] === '=') to -= 1
    else if (coded[to - 2] === '=') to -= 2
    pieces.push(coded.slice(from, to))
    from = to
  }
  return [...pieces, coded.slice(from)].join('=\r\n')
}

function quotedCharacter(character: string): string {
  return `=${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
}

/** Base64 (RFC 2045 §6.8) in lines of that width, each with CRLF. */
export function base64Lines(bytes: Uint8Array, width = 76): Buffer {
  const all = Buffer.from(bytes).toString('base64')
  const lines = all.match(new RegExp(`.{1,${width}}`, 'g')) ?? []
  return Buffer.from(lines.map(line => `${line}\r\n`).join(''), 'latin1')
}

/** Plain UTF-8 where ASCII does, quoted-printable where a line is long or a letter is not ASCII. */
export function encodeText(text: string, charset: string, always?: 'quoted-printable'): EncodedText {
  const ended = withCrlf(text)
  const simple = /^[\x00-\x7f]*$/.test(ended) && ended.split('\r\n').every(line => line.length < 990)
  if (simple && always === undefined) return { charset, encoding: '7bit', bytes: Buffer.from(ended, 'latin1') }
  return { charset, encoding: 'quoted-printable', bytes: quotedPrintable(inCharset(ended, charset)) }
}

/** Breaks each line at blanks so that none is wider, if its words allow; lines that are quotes stay as they are. */
export function wrap(text: string, width: number): string {
  return text
    .split('\n')
    .flatMap(line => (line.length <= width || line.startsWith('>') ? [line] : brokenLine(line, width)))
    .join('\n')
}

/** `format=flowed` (RFC 3676 §4.2): as `wrap`, with a blank left at the end of each line that goes on. */
export function flowed(text: string, width: number): string {
  return text
    .split('\n')
    .flatMap(line => {
      const stuffed = /^(?:From | )/.test(line) ? ` ${line}` : line
      if (stuffed.length <= width || stuffed.startsWith('>')) return [stuffed.replace(/(?<!^--) +$/, '')]
      const pieces = brokenLine(stuffed, width - 1)
      return pieces.map((piece, index) => (index < pieces.length - 1 ? `${piece} ` : piece))
    })
    .join('\n')
}

function brokenLine(line: string, width: number): string[] {
  const lines: string[] = []
  let current = ''
  for (const word of line.split(' ')) {
    if (current !== '' && current.length + 1 + word.length > width) {
      lines.push(current)
      current = word
    } else current = current === '' ? word : `${current} ${word}`
  }
  return [...lines, current]
}

/** Text for the inside of an HTML element. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
