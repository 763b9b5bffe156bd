import { at, type Span, type Trouble, type Where } from '#ground'

/** How many troubles of one code are told one by one; a mail with a thousand broken lines is told in nine sentences. */
const TOLD = 8

/** The troubles of one message while it is read. */
export interface Troubles {
  /** Notes one. The span counts in the bytes that the reader is in. */
  readonly add: (code: string, span: Span, says: string) => void
  /** The same list for a reader inside an encoded part: its spans mean nothing outside, so the part's own span is told. */
  readonly inside: (span: Span) => Troubles
  /** All that were noted, in the order of reading. What was too much is counted in a last one of its code. */
  readonly all: () => Trouble[]
}

/** An empty list for the message that lies at `where`. */
export function troublesOf(where: Where): Troubles {
  const told: Trouble[] = []
  const counts = new Map<string, number>()
  const note = (code: string, span: Span, says: string): void => {
    const count = (counts.get(code) ?? 0) + 1
    counts.set(code, count)
    if (count <= TOLD) told.push({ code, where: at(where, span), says })
  }
  const all = (): Trouble[] => [
    ...told,
    ...[...counts]
      .filter(([, count]) => count > TOLD)
      .map(([code, count]) => ({ code, where, says: `The same again, ${count - TOLD} more times in this message.` })),
  ]
  const inside = (span: Span): Troubles => ({
    add: (code, _, says) => {
      note(code, span, says)
    },
    inside: () => inside(span),
    all,
  })
  return { add: note, inside, all }
}
