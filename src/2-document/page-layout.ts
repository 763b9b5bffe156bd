/** A piece of text on a page, in points from the lower left corner. */
export interface PlacedText {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly bottom: number
  readonly top: number
  /** How wide a space is there. */
  readonly space: number
}

/** A line of a page in reading order. */
export interface PageLine extends PlacedText {
  readonly pieces: readonly PlacedText[]
}

/** The text of a page as its layout tells it, which the bare lines do not: paragraphs, and lines that the paper broke. */
export interface PageLayout {
  /** The lines, and an empty one for each that the page leaves free between them. */
  readonly spaced: string
  /** The same with lines joined that only end because the paper does. */
  readonly flowing: string
}

/** More free lines in a row are a gap of the page and not of the text. */
const MOST_FREE = 4

/** What the distances between the words and lines of a page, and the ends of lines, say about the text that was printed. */
export function layoutOf(lines: readonly PageLine[]): PageLayout {
  const edge = Math.max(0, ...lines.map(({ right }) => right))
  const margin = Math.min(Infinity, ...lines.map(({ left }) => left))
  const pitch = pitchOf(lines)
  let spaced = ''
  let flowing = ''
  lines.forEach((line, index) => {
    const above = lines[index - 1]
    const words = wordsOf(line)
    if (above !== undefined && isBeside(above, line)) {
      const gap = spaces(line.left - above.right, line)
      spaced += gap + words
      flowing += gap + words
      return
    }
    const free = above === undefined ? 0 : freeLines(above, line, pitch)
    const end = above === undefined ? '' : '\n'.repeat(free + 1)
    const indent = line.left - margin < line.space / 2 ? '' : spaces(line.left - margin, line)
    spaced += end + indent + words
    flowing += above !== undefined && free === 0 && isFull(above, line, edge) ? ` ${words}` : end + indent + words
  })
  return { spaced, flowing }
}

/** Wider gaps are drawn, not typed. */
const MOST_SPACES = 40

const spaces = (gap: number, { space }: PlacedText) =>
  ' '.repeat(Math.min(MOST_SPACES, Math.max(1, Math.round(gap / Math.max(space, 0.1)))))

/** A line with as many spaces as its gaps have room for. */
function wordsOf({ pieces }: PageLine): string {
  return pieces.reduce((text, piece, index) => {
    const before = pieces[index - 1]
    const gap = before === undefined ? 0 : piece.left - before.right
    return text + (gap > piece.space / 2 ? spaces(gap, piece) : '') + piece.text
  }, '')
}

/** Wide gaps within a line make two of it. */
const isBeside = (before: PageLine, line: PageLine) =>
  line.left >= before.right && Math.abs(before.bottom - line.bottom) < (line.top - line.bottom) / 2

/** Lines are rarely set further apart than this, in heights of their letters. */
const WIDEST_PITCH = 1.5

/** The usual distance from one line to the next: the lower quartile, since gaps only make it larger. */
function pitchOf(lines: readonly PageLine[]): number {
  const steps = lines
    .slice(1)
    .map((line, index) => lines[index]!.bottom - line.bottom)
    .filter(step => step > 0)
    .sort((one, other) => one - other)
  const height = Math.max(0, ...lines.map(({ top, bottom }) => top - bottom))
  return Math.min(steps[Math.floor(steps.length / 4)] ?? 0, WIDEST_PITCH * height)
}

function freeLines(above: PageLine, line: PageLine, pitch: number): number {
  // Where the text goes on in another column, its height says nothing.
  if (line.bottom >= above.bottom || pitch === 0) return 0
  return Math.min(MOST_FREE, Math.round((above.bottom - line.bottom) / pitch) - 1)
}

/** Whether the next line's first word had no room left, by the mean width of the letters. */
function isFull(above: PageLine, line: PageLine, edge: number): boolean {
  if (/^[>\s*•-]/.test(line.text)) return false
  const letter = (above.right - above.left) / Math.max(1, above.text.length)
  return above.right + letter * (1 + line.text.split(' ', 1)[0]!.length) > edge
}
