/** A rectangle on a page, upright, in points from the lower left corner. */
export interface Rectangle {
  readonly left: number
  readonly bottom: number
  readonly right: number
  readonly top: number
}

/** Something drawn, with its place in the order of drawing: what is drawn later covers what was drawn before. */
export interface Drawn {
  readonly order: number
  readonly box: Rectangle
}

/** A letter as it was set down. */
export interface DrawnLetter extends Drawn {
  readonly text: string
  readonly color: string
}

/** A filled area whose edges are upright. */
export interface DrawnBox extends Drawn {
  /** `#rrggbb`; '' for a picture, a pattern or a half transparent filling, which do not hide for certain. */
  readonly color: string
}

/** A page's coordinate change (ISO 32000-1 §8.3.3): [a b c d e f]. */
export type Matrix = readonly [number, number, number, number, number, number]

/** No change at all. */
export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]

/** First `inner`, then `outer`: what is in a form is placed by the form and then by the page. */
export function combined(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer
  const [g, h, i, j, k, l] = inner
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}

/** The upright rectangle around a transformed one. */
export function boxAround([a, b, c, d, e, f]: Matrix, { left, bottom, right, top }: Rectangle): Rectangle {
  const xs = [a * left + c * bottom, a * right + c * bottom, a * left + c * top, a * right + c * top]
  const ys = [b * left + d * bottom, b * right + d * bottom, b * left + d * top, b * right + d * top]
  return {
    left: Math.min(...xs) + e,
    right: Math.max(...xs) + e,
    bottom: Math.min(...ys) + f,
    top: Math.max(...ys) + f,
  }
}

/** What two rectangles have in common; undefined where that is nothing. */
export function overlap(one: Rectangle, other: Rectangle): Rectangle | undefined {
  const left = Math.max(one.left, other.left)
  const right = Math.min(one.right, other.right)
  const bottom = Math.max(one.bottom, other.bottom)
  const top = Math.min(one.top, other.top)
  return left < right && bottom < top ? { left, right, bottom, top } : undefined
}

/** Area of a rectangle, in square points. */
export function area({ left, right, bottom, top }: Rectangle): number {
  return (right - left) * (top - bottom)
}

/** Path steps as the PDF library packs them: move, line, curve, quadratic curve, close, and how many numbers follow. */
const NUMBERS = [2, 2, 6, 4, 0]
const MOVE = 0

/**
 * The upright rectangles of a path. A shape inside another one of the same path is its hole (§8.5.3.3): together they are
 * a frame, which hides nothing. Shapes with curves or slanted edges are no rectangles.
 */
export function rectanglesOf(path: ArrayLike<number>): Rectangle[] {
  const shapes = shapesOf(path).map(points => ({ bounds: bounds(points), upright: isUpright(points) }))
  return shapes
    .filter(
      ({ bounds: box, upright }) =>
        upright &&
        area(box) > 0 &&
        !shapes.some(({ bounds: other }) => other !== box && (isInside(other, box) || isInside(box, other))),
    )
    .map(({ bounds: box }) => box)
}

type Point = readonly [number, number]

/** The corners of each closed part of a path; a curve leaves a corner that is not a number behind. */
function shapesOf(path: ArrayLike<number>): Point[][] {
  const shapes: Point[][] = []
  let points: Point[] = []
  for (let at = 0; at < path.length;) {
    const step = path[at]!
    const numbers = NUMBERS[step] ?? path.length
    if (step === MOVE) {
      points = []
      shapes.push(points)
    }
    if (numbers > 0) points.push([path[at + numbers - 1]!, path[at + numbers]!])
    if (numbers > 2) points.push([NaN, NaN])
    at += 1 + numbers
  }
  return shapes.filter(({ length }) => length > 1)
}

function bounds(points: readonly Point[]): Rectangle {
  const real = points.filter(([x]) => !Number.isNaN(x))
  const xs = real.map(([x]) => x)
  const ys = real.map(([, y]) => y)
  return { left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) }
}

/** Four corners, or five of which the last is the first, each edge of them upright or level. */
function isUpright(points: readonly Point[]): boolean {
  if (points.length < 4 || points.length > 5) return false
  return points.every(([x, y], index) => {
    const [nextX, nextY] = points[(index + 1) % points.length]!
    return Math.abs(x - nextX) < 0.5 || Math.abs(y - nextY) < 0.5
  })
}

function isInside(inner: Rectangle, outer: Rectangle): boolean {
  return (
    inner.left >= outer.left && inner.right <= outer.right && inner.bottom >= outer.bottom && inner.top <= outer.top
  )
}
