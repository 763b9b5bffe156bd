import type { QuotedStyle } from './transfer-style.ts'

/** Writes quoted-printable in a style. Line ends of the text stay line ends, as CRLF. */
export function writeQuoted(plain: Buffer, style: QuotedStyle): string {
  const text = plain.toString('latin1')
  // A text that a mail program ended with a soft line break got its hard one only from the relay.
  const whole = style.ends === 'soft-and-hard' && /[^\n]\r\n$/.test(text) ? text.slice(0, -2) : text
  const lines = whole.split('\r\n')
  const soft = style.ends !== 'plain' && lines.at(-1) !== ''
  const coded = lines.map((line, at) => {
    const own = at === 0 && style.breaks === 'uncounted' ? { ...style, width: style.width + 1 } : style
    return codedLine(line, own, soft && at === lines.length - 1)
  })
  if (!soft) return coded.join('\r\n')
  return `${coded.join('\r\n')}=\r\n${whole === text ? '' : '\r\n'}`
}

/** One line of the text. `softEnd`: its end will be a soft line break, so space may stand there. */
function codedLine(line: string, style: QuotedStyle, softEnd: boolean): string {
  const units = codedUnits(line, style)
  const last = units.length - 1
  const spaceEnds = units[last] === ' ' || units[last] === '\t'
  // RFC 2045 §6.7 (3): white space must not stand at the end of a line; before a soft line break it does not.
  let past = ''
  if (spaceEnds && !softEnd && !(style.breaks === 'eager' && units.join('').length === style.width - 1)) {
    if (style.lastSpace === 'soft') units[last] = `${units[last]!}=\r\n`
    else if (style.lastSpace !== 'plain') units[last] = code(line.charCodeAt(last), style)
    if (style.lastSpace === 'past') past = units.pop()!
    if (style.lastSpace === 'all') codeSpaces(line, units, style)
    if (style.lastSpace === 'reserves' && units.join('').length === style.width) past = `=\r\n${units.pop()!}`
  }
  if (style.hides.length > 0) hide(units, 0, style)
  if (style.hidesIn === 'anywhere') for (let at = 1; at < units.length; at++) hide(units, at, style)
  if (style.breaks === 'columns' || style.breaks === 'coded-columns') return columnLines(line, units, style) + past
  if (style.breaks === 'uncounted') return uncountedLines(units, style) + past
  return (OVER.includes(style.breaks) ? overLines(units, style) : fullLines(units, style)) + past
}

/** All spaces at the end of a line as codes, in place of the last alone. */
function codeSpaces(line: string, units: string[], style: QuotedStyle): void {
  for (let at = units.length - 1; isSpace(line[at]); at--) units[at] = code(line.charCodeAt(at), style)
}

const OVER: readonly QuotedStyle['breaks'][] = ['eager', 'over', 'past-space', 'always']

/** The line as units that must not be broken: a character or a code each. */
function codedUnits(line: string, style: QuotedStyle): string[] {
  const units: string[] = []
  for (let at = 0; at < line.length; at++) {
    const byte = line.charCodeAt(at)
    const plain = (byte >= 0x20 && byte < 0x7f && byte !== 0x3d) || (byte === 0x09 && style.tabs === 'plain')
    units.push(plain && !style.also.includes(line[at]!) ? line[at]! : code(byte, style))
  }
  return units
}

const code = (byte: number, { lowerHex }: QuotedStyle) => `=${CODES[lowerHex ? 'lower' : 'upper'][byte]!}`

const CODES = {
  upper: Array.from({ length: 256 }, (_, byte) => byte.toString(16).toUpperCase().padStart(2, '0')),
  lower: Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0')),
}

/** Writes the unit that a coded line begins with as a code, where the style hides such beginnings. Returns what it adds. */
function hide(units: string[], at: number, style: QuotedStyle): number {
  const unit = units[at]
  if (unit?.length !== 1) return 0
  const start = units.slice(at, at + 5).join('')
  const found =
    style.hidesIn === 'text' || style.hidesIn === 'anywhere'
      ? style.hides.some(one => start.startsWith(one))
      : style.hides.some(one => start.toLowerCase().startsWith(one.toLowerCase()))
  if (!found) return 0
  units[at] = code(unit.charCodeAt(0), style)
  return 2
}

function fullLines(units: string[], style: QuotedStyle): string {
  const whole = style.reserves ? style.width - 1 : style.width
  let rest = 0
  for (const unit of units) rest += unit.length
  if (rest <= whole && style.lineFeed === 'plain') return units.join('')
  const lines: string[] = []
  let line: string[] = []
  let length = 0
  for (let at = 0; at < units.length; at++) {
    const full = length + rest > whole && length + units[at]!.length > style.width - 1
    if (full || (style.lineFeed === 'breaks' && units[at - 1] === '=0A')) {
      const cut = style.breaks === 'word' ? line.lastIndexOf(' ') + 1 : 0
      const kept = cut === 0 ? [] : line.splice(cut)
      lines.push(`${line.join('')}=`)
      line = kept
      length = kept.reduce((sum, one) => sum + one.length, 0)
      if (length === 0 && style.hidesIn === 'coded') rest += hide(units, at, style)
    }
    line.push(units[at]!)
    length += units[at]!.length
    rest -= units[at]!.length
  }
  return [...lines, line.join('')].join('\r\n')
}

function overLines(units: string[], style: QuotedStyle): string {
  let coded = ''
  let length = 0
  for (let at = 0; at < units.length; at++) {
    if (length === 0 && at > 0 && style.hidesIn === 'coded') hide(units, at, style)
    coded += units[at]!
    length += units[at]!.length
    const last = at === units.length - 1
    const spaceEnds = last && style.breaks === 'eager' && isCodedSpace(units[at]!)
    if (length < style.width - 1 || spaceEnds || (style.breaks === 'over' && last)) continue
    if (style.breaks === 'past-space' && units[at] === ' ' && units[at + 1] !== ' ') continue
    coded += '=\r\n'
    length = 0
  }
  return coded
}

const LAST_COLUMN = 72

const isCodedSpace = (unit: string) => unit === '=20' || unit === '=09'

const isSpace = (character: string | undefined) => character === ' ' || character === '\t'

/**
 * Apple Mail and Outlook: after a space, the line ends where the next word would pass the last column. Apple measures the
 * word before it is coded, so that codes may pass the column, up to the width.
 */
function columnLines(line: string, units: readonly string[], { breaks, width }: QuotedStyle): string {
  const measured = breaks === 'columns' ? line : units
  let coded = ''
  let column = 0
  const breakHere = () => {
    coded += '=\r\n'
    column = 0
  }
  for (const [at, unit] of units.entries()) {
    const wordStarts = at === 0 || (column > 0 && isSpace(line[at - 1]))
    if (wordStarts && column + wordLength(line, measured, at) > LAST_COLUMN) breakHere()
    else if (breaks === 'coded-columns' && column >= width - 1 && !isSpace(line[at])) breakHere()
    coded += unit
    column += unit === '\t' ? 8 - (column % 8) : unit.length
    if (breaks === 'columns' && column >= (isCodedSpace(unit) ? width - 2 : width - 1)) breakHere()
  }
  return coded
}

/** Columns of the word that begins at a place, in the line as it was or in its units. */
function wordLength(line: string, measured: string | readonly string[], from: number): number {
  let length = 0
  for (let at = from; at < line.length && !isSpace(line[at]); at++) length += measured[at]!.length
  return length
}

/** K-9 Mail: the piece that a line begins with after a soft break does not count. */
function uncountedLines(units: readonly string[], { width }: QuotedStyle): string {
  let coded = ''
  let column = 0
  for (const unit of units) {
    column += unit.length
    if (column > width - 1) {
      coded += '=\r\n'
      column = 0
    }
    coded += unit
  }
  return coded
}
