import {
  boxAround,
  combined,
  type DrawnBox,
  type DrawnLetter,
  IDENTITY,
  type Matrix,
  overlap,
  type Rectangle,
  rectanglesOf,
} from './pdf-drawing.ts'
import type { PdfLibrary } from './pdf-open.ts'

/** A page's drawing steps as the PDF library lists them. */
export interface DrawingSteps {
  readonly fnArray: readonly number[]
  readonly argsArray: readonly unknown[]
}

/** What a page draws, as far as it can hide text or be hidden. */
export interface Drawing {
  readonly letters: readonly DrawnLetter[]
  readonly boxes: readonly DrawnBox[]
}

/** The graphics state (ISO 32000-1 §8.4) as far as it decides where something is and whether one can look through it. */
interface State {
  readonly matrix: Matrix
  readonly color: string
  readonly opaque: boolean
  readonly clip: Rectangle
  readonly font: { readonly size: number; readonly unit: number }
  readonly letterSpace: number
  readonly wordSpace: number
  readonly scale: number
  readonly leading: number
  readonly rise: number
}

const EVERYWHERE: Rectangle = { left: -1e6, bottom: -1e6, right: 1e6, top: 1e6 }
const UNIT_SQUARE: Rectangle = { left: 0, bottom: 0, right: 1, top: 1 }

const START: State = {
  matrix: IDENTITY,
  color: '#000000',
  opaque: true,
  clip: EVERYWHERE,
  font: { size: 1, unit: 0.001 },
  letterSpace: 0,
  wordSpace: 0,
  scale: 1,
  leading: 0,
  rise: 0,
}

/** Follows the drawing steps of a page, up to so many, without drawing anything. `unitOf` tells a font's unit, mostly 1/1000. */
export function followDrawing(
  ops: PdfLibrary['OPS'],
  { fnArray, argsArray }: DrawingSteps,
  most: number,
  unitOf: (font: string) => number,
): Drawing {
  const drawer = new Drawer(ops, unitOf)
  for (let order = 0; order < Math.min(most, fnArray.length); order++)
    drawer.step(fnArray[order]!, (argsArray[order] ?? []) as readonly unknown[], order)
  return drawer
}

class Drawer implements Drawing {
  readonly letters: DrawnLetter[] = []
  readonly boxes: DrawnBox[] = []
  readonly #ops: PdfLibrary['OPS']
  readonly #unitOf: (font: string) => number
  readonly #saved: State[] = []
  #state = START
  #line: Matrix = IDENTITY
  #text: Matrix = IDENTITY
  #clips = false

  constructor(ops: PdfLibrary['OPS'], unitOf: (font: string) => number) {
    this.#ops = ops
    this.#unitOf = unitOf
  }

  step(op: number, args: readonly unknown[], order: number): void {
    const ops = this.#ops
    const number = (index: number) => Number(args[index] ?? 0)
    switch (op) {
      case ops.save:
      case ops.beginGroup:
        return this.#save()
      case ops.restore:
      case ops.endGroup:
      case ops.endAnnotation:
      case ops.paintFormXObjectEnd:
        return this.#restore()
      case ops.transform:
        return this.#place(matrixOf(args))
      case ops.paintFormXObjectBegin:
        this.#save()
        return this.#place(matrixOf(args[0]))
      case ops.beginAnnotation:
        this.#save()
        this.#state = { ...this.#state, matrix: IDENTITY, clip: EVERYWHERE }
        this.#place(matrixOf(args[2]))
        return this.#place(matrixOf(args[3]))
      case ops.setGState:
        return this.#setStates(args[0])
      case ops.setFillRGBColor:
        return this.#set({ color: String(args[0]) })
      case ops.setFillColorN:
      case ops.setFillTransparent:
        return this.#set({ color: '' })
      case ops.clip:
      case ops.eoClip:
        this.#clips = true
        return
      case ops.constructPath:
        return this.#path(number(0), args[1], args[2], order)
      case ops.paintImageXObject:
      case ops.paintInlineImageXObject:
        return void this.boxes.push({ order, box: boxAround(this.#state.matrix, UNIT_SQUARE), color: '' })
      case ops.beginText:
        this.#line = IDENTITY
        this.#text = IDENTITY
        return
      case ops.setFont:
        return this.#set({ font: { size: number(1), unit: this.#unitOf(String(args[0])) } })
      case ops.setCharSpacing:
        return this.#set({ letterSpace: number(0) })
      case ops.setWordSpacing:
        return this.#set({ wordSpace: number(0) })
      case ops.setHScale:
        // The library gives hundredths already divided or not, by its version: a scale over 10 is in hundredths.
        return this.#set({ scale: number(0) > 10 ? number(0) / 100 : number(0) })
      case ops.setTextRise:
        return this.#set({ rise: number(0) })
      case ops.setLeading:
        return this.#set({ leading: -number(0) })
      case ops.setTextMatrix:
        this.#line = matrixOf(args[0])
        this.#text = this.#line
        return
      case ops.setLeadingMoveText:
        this.#set({ leading: number(1) })
        return this.#move(number(0), number(1))
      case ops.moveText:
        return this.#move(number(0), number(1))
      case ops.nextLine:
        return this.#move(0, this.#state.leading)
      case ops.showText:
        return this.#show(args[0], order)
    }
  }

  #set(changes: Partial<State>): void {
    this.#state = { ...this.#state, ...changes }
  }

  #save(): void {
    if (this.#saved.length < 1000) this.#saved.push(this.#state)
  }

  #restore(): void {
    this.#state = this.#saved.pop() ?? this.#state
  }

  #place(matrix: Matrix): void {
    this.#set({ matrix: combined(this.#state.matrix, matrix) })
  }

  #move(x: number, y: number): void {
    this.#line = combined(this.#line, [1, 0, 0, 1, x, y])
    this.#text = this.#line
  }

  #setStates(states: unknown): void {
    for (const [name, value] of Array.isArray(states) ? (states as [string, unknown][]) : [])
      if (name === 'ca') this.#set({ opaque: Number(value) > 0.95 })
  }

  #path(paint: number, paths: unknown, bounds: unknown, order: number): void {
    const { matrix, clip, color, opaque } = this.#state
    const path: unknown = Array.isArray(paths) ? paths[0] : undefined
    const rectangles = isNumbers(path) ? rectanglesOf(path) : []
    if (FILLS.has(paint, this.#ops))
      for (const rectangle of rectangles) {
        const box = overlap(clip, boxAround(matrix, rectangle))
        if (box !== undefined) this.boxes.push({ order, box, color: opaque ? color : '' })
      }
    if (!this.#clips) return
    this.#clips = false
    const [left = 0, bottom = 0, right = 0, top = 0] = isNumbers(bounds) ? Array.from(bounds) : []
    this.#set({
      clip: overlap(clip, boxAround(matrix, { left, bottom, right, top })) ?? { ...EVERYWHERE, right: -1e6 },
    })
  }

  /** §9.4.4: each letter moves the next one on by its width and the spaces set for letters and words. */
  #show(glyphs: unknown, order: number): void {
    const { font, letterSpace, wordSpace, scale, rise, matrix, color } = this.#state
    let along = 0
    for (const glyph of Array.isArray(glyphs) ? (glyphs as (number | Glyph)[]) : []) {
      if (typeof glyph === 'number') {
        along -= (glyph * font.size * scale) / 1000
        continue
      }
      const width = (glyph.width ?? 0) * font.size * font.unit * scale
      const place = combined(matrix, this.#text)
      const box = { left: along, right: along + width, bottom: rise - 0.2 * font.size, top: rise + 0.75 * font.size }
      if (glyph.unicode !== undefined)
        this.letters.push({ order, box: boxAround(place, box), text: glyph.unicode, color })
      along += width + (letterSpace + (glyph.isSpace === true ? wordSpace : 0)) * scale
    }
    this.#text = combined(this.#text, [1, 0, 0, 1, along, 0])
  }
}

interface Glyph {
  readonly unicode?: string
  readonly width?: number
  readonly isSpace?: boolean
}

const FILLS = {
  has: (paint: number, ops: PdfLibrary['OPS']) =>
    paint === ops.fill ||
    paint === ops.eoFill ||
    paint === ops.fillStroke ||
    paint === ops.eoFillStroke ||
    paint === ops.closeFillStroke ||
    paint === ops.closeEOFillStroke,
}

function isNumbers(value: unknown): value is ArrayLike<number> {
  return Array.isArray(value) || ArrayBuffer.isView(value)
}

function matrixOf(value: unknown): Matrix {
  if (!isNumbers(value) || value.length < 6) return IDENTITY
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = Array.from(value)
  return [a, b, c, d, e, f].every(Number.isFinite) ? [a, b, c, d, e, f] : IDENTITY
}
