import type { Digest } from './digest.ts'

/** Bytes [from, to) of something: the start is in, the end is not. Counted in bytes, never in characters. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** A place in the material, exact enough that another person finds the same bytes. */
export interface Where {
  /** Digest of the file as it was handed in. */
  readonly source: Digest
  /**
   * The way in, outermost first: `['backup.zip', 'anna.mbox', '#17']`. A stream that is only compressed (`.gz`, `.zst`)
   * adds no step of its own. Messages of a store are counted from 1.
   */
  readonly path: readonly string[]
  /** The bytes in what the path leads to. Absent: all of it. */
  readonly span?: Span
}

/** The same path with one more step inwards. The span is left behind, since it spoke of the outer bytes. */
export function within(where: Where, step: string): Where {
  return { source: where.source, path: [...where.path, step] }
}

/** The same path, narrowed to some of its bytes. */
export function at(where: Where, span: Span): Where {
  return { source: where.source, path: where.path, span: { from: span.from, to: span.to } }
}
