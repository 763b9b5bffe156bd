import { layoutOf, type PageLayout, type PageLine, type PlacedText } from './page-layout.ts'

/** The text of a page: its bare lines, and what their places tell besides. */
export interface PageText extends PageLayout {
  readonly text: string
}

/** A line: pieces that stand on one height with no wider gap than words have. */
type Line = PageLine

/** A gap wider than so many letter heights parts two columns and not two words. */
const COLUMN_GAP = 1.5
/** Of a page's lines so many must stand beside others for the gap between them to be a gutter. */
const GUTTER_LINES = 4
const CUTS_DEEP = 12

/**
 * Puts the pieces of a page into reading order: columns from left to right, each from top to bottom. A page is cut along
 * its widest white gutters and then along its heights, over and over (XY-cut, Nagy and Seth 1984), and not taken in the
 * order in which it was drawn, which some programs choose freely.
 */
export function pageText(pieces: readonly PlacedText[]): PageText {
  const lines = inOrder(linesOf(pieces), CUTS_DEEP)
  return { text: lines.map(({ text }) => text).join('\n'), ...layoutOf(lines) }
}

/** Joins pieces on one height into lines. A gap of columns begins a new line on the same height. */
function linesOf(pieces: readonly PlacedText[]): Line[] {
  const sorted = pieces
    .filter(({ text }) => text.trim() !== '')
    .sort((one, other) => (one.bottom === other.bottom ? one.left - other.left : other.bottom - one.bottom))
  const rows: PlacedText[][] = []
  for (const piece of sorted) {
    const row = rows.at(-1)
    const height = piece.top - piece.bottom
    if (row !== undefined && Math.abs(row[0]!.bottom - piece.bottom) < height / 2) row.push(piece)
    else rows.push([piece])
  }
  return rows.flatMap(row => {
    const lines: PlacedText[][] = []
    for (const piece of row.sort((one, other) => one.left - other.left)) {
      const before = lines.at(-1)?.at(-1)
      const gap = COLUMN_GAP * (piece.top - piece.bottom)
      if (before !== undefined && piece.left - before.right < gap) lines.at(-1)!.push(piece)
      else lines.push([piece])
    }
    return lines.map(joined)
  })
}

/** One line with spaces where the page has them: between pieces that stand further apart than letters do. */
function joined(pieces: readonly PlacedText[]): Line {
  let text = ''
  let right = -Infinity
  for (const piece of pieces) {
    const apart = piece.left - right > 0.15 * (piece.top - piece.bottom)
    text += text !== '' && apart && !text.endsWith(' ') && !piece.text.startsWith(' ') ? ` ${piece.text}` : piece.text
    right = piece.right
  }
  return { text, pieces, space: pieces[0]?.space ?? 1, ...boxOf(pieces) }
}

function boxOf(boxes: readonly PlacedText[]): Pick<PlacedText, 'left' | 'right' | 'bottom' | 'top'> {
  const box = { left: Infinity, right: -Infinity, bottom: Infinity, top: -Infinity }
  for (const { left, right, bottom, top } of boxes) {
    box.left = Math.min(box.left, left)
    box.right = Math.max(box.right, right)
    box.bottom = Math.min(box.bottom, bottom)
    box.top = Math.max(box.top, top)
  }
  return box
}

function inOrder(lines: readonly Line[], depth: number): Line[] {
  const byHeight = [...lines].sort((one, other) =>
    one.top === other.top ? one.left - other.left : other.top - one.top,
  )
  if (lines.length < 2 * GUTTER_LINES || depth === 0) return byHeight
  const gutter = widestGutter(lines)
  if (gutter !== undefined) {
    const left = lines.filter(line => (line.left + line.right) / 2 < gutter)
    const right = lines.filter(line => (line.left + line.right) / 2 >= gutter)
    return [...inOrder(left, depth - 1), ...inOrder(right, depth - 1)]
  }
  const cut = widestHeight(byHeight)
  if (cut === undefined) return byHeight
  return [...inOrder(byHeight.slice(0, cut), depth - 1), ...inOrder(byHeight.slice(cut), depth - 1)]
}

/** The middle of the widest strip from top to bottom in which nothing stands, if enough lines stand on both sides. */
function widestGutter(lines: readonly Line[]): number | undefined {
  const byLeft = [...lines].sort((one, other) => one.left - other.left)
  let right = byLeft[0]!.right
  let [best, width] = [-1, 0]
  byLeft.forEach((line, index) => {
    if (line.left - right > width && index >= GUTTER_LINES && lines.length - index >= GUTTER_LINES)
      [best, width] = [(line.left + right) / 2, line.left - right]
    right = Math.max(right, line.right)
  })
  const height = lines[0]!.top - lines[0]!.bottom
  // A table has such strips too; reading it by columns would tear its rows apart.
  return width > height && !isTable(lines, best) ? best : undefined
}

/** Rows of a table stand on one height on both sides, and they are short. */
function isTable(lines: readonly Line[], gutter: number): boolean {
  const left = lines.filter(line => line.right < gutter)
  const right = lines.filter(line => line.left >= gutter)
  const beside = left.filter(line => right.some(other => Math.abs(other.bottom - line.bottom) < 2)).length
  const words = left.reduce((sum, { text }) => sum + text.split(' ').length, 0) / Math.max(1, left.length)
  return beside > 0.8 * Math.min(left.length, right.length) && words < 4
}

/** The index at which the widest strip from side to side parts the lines; undefined where they are evenly spaced. */
function widestHeight(byHeight: readonly Line[]): number | undefined {
  let bottom = byHeight[0]!.bottom
  let [best, width] = [-1, 0]
  byHeight.forEach((line, index) => {
    if (index > 0 && bottom - line.top > width) [best, width] = [index, bottom - line.top]
    bottom = Math.min(bottom, line.bottom)
  })
  return best > 0 && width > 0 ? best : undefined
}
