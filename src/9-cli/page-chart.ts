import { EMPTY, html, type Html } from './page-text.ts'

/**
 * Pictures that stretch with the page and whose letters do not: along the line of time all places are shares of the
 * width, 0 to 100; upwards they are pixels.
 */
export interface Block {
  readonly kind: string
  readonly from: number
  readonly wide: number
  readonly top: number
  readonly high: number
  /** 0 to 1; 1 where nothing is said. */
  readonly strength?: number
  /** Shown where a pointer rests on it. */
  readonly says?: string
}

/** Height of a strip in pixels, as the style has it. */
export const STRIP = 20
/** Room that a label of ten letters takes on a telephone, in shares of the width. */
export const LABEL = 15

/** One rectangle. */
export function block({ kind, from, wide, top, high, strength = 1, says = '' }: Block): Html {
  const opacity = strength === 1 ? EMPTY : html` fill-opacity="${strength.toFixed(2)}"`
  return html`<rect
    class="${kind}"
    x="${share(from)}"
    y="${top.toFixed(1)}"
    width="${share(wide)}"
    height="${Math.max(0, high).toFixed(1)}"
    ${opacity}
    >${says === '' ? EMPTY : html`<title>${says}</title>`}</rect
  >`
}

/** A picture as wide as its place, told in words to whoever cannot see it; nothing where the words stand beside it. */
export function picture(name: 'strip' | 'axis' | 'sky', words: string, inside: readonly Html[]): Html {
  const told = words === '' ? html`aria-hidden="true"` : html`role="img" aria-label="${words}"`
  return html`<svg class="${name}" ${told}>${inside}</svg>`
}

/** Something that stands at one place of a line of time. */
export interface Label {
  readonly at: number
  readonly text: string
}

/** Labels under a line of time: the first ones given come first, and none is put where it would cover another. */
export function axis(labels: readonly Label[]): Html {
  const taken: number[] = []
  const shown = labels.flatMap(({ at, text }) => {
    const isLate = at > 100 - LABEL
    const from = isLate ? at - LABEL : at
    if (taken.some(other => Math.abs(other - from) < LABEL)) return []
    taken.push(from)
    return [html`<text x="${share(at)}" y="13" text-anchor="${isLate ? 'end' : 'start'}">${text}</text>`]
  })
  return picture('axis', '', shown)
}

/** A place or length along the line of time, as SVG wants it. */
export function share(of: number): string {
  return `${of.toFixed(2)}%`
}

/** A small square of the colour that a word of the legend is about. */
export function swatch(kind: string): Html {
  return html`<svg aria-hidden="true">${block({ kind, from: 10, wide: 80, top: 1.5, high: 11 })}</svg>`
}
