/** Turns lines of the topics into sentences: choices in brackets, facts in braces. */
import { insist, type Random } from '#ground'

/** The lines of one topic by what they do in a conversation. */
export interface Topic {
  readonly subjects: readonly string[]
  readonly open: readonly string[]
  readonly more: readonly string[]
  readonly reply: readonly string[]
  readonly follow: readonly string[]
  readonly close: readonly string[]
}

/** What a fact's name stands for; `at` lets dates lie near the mail that speaks of them. */
export type FactSource = (name: string, random: Random) => string

/** Facts that stay the same through one conversation. */
export type Facts = Map<string, string>

/** Reads a topic from its text: the first letter of a line says what it is for. */
export function readTopic(text: string): Topic {
  const of = (letter: string) =>
    text
      .split('\n')
      .filter(line => line.startsWith(`${letter} `))
      .map(line => line.slice(2))
  return { subjects: of('S'), open: of('O'), more: of('M'), reply: of('R'), follow: of('F'), close: of('C') }
}

/** One line with its choices made and its facts filled in. `{x}` is kept in `facts`, `{~x}` is drawn anew. */
export function expand(line: string, random: Random, facts: Facts, source: FactSource): string {
  const chosen = choose(line, random)
  return chosen.replace(/\{(~?)(\w+)\}/g, (_, fresh: string, name: string) => {
    if (fresh === '~') return otherThan(facts.get(name), () => source(name, random))
    const known = facts.get(name) ?? source(name, random)
    facts.set(name, known)
    return known
  })
}

function otherThan(known: string | undefined, draw: () => string): string {
  const first = draw()
  return first === known ? draw() : first
}

/** `a [b|c] d`: one of the choices, which may be empty. Brackets do not nest. */
function choose(line: string, random: Random): string {
  return line.replace(/\[([^\]]*)\]/g, (_, choices: string) => random.pick(choices.split('|')))
}

/** Draws lines so that none comes again before most of the others have come. */
export class Deck {
  private readonly lines: readonly string[]
  private readonly random: Random
  private left: string[] = []

  constructor(lines: readonly string[], random: Random) {
    insist(lines.length > 0, 'A deck needs lines.')
    this.lines = lines
    this.random = random
  }

  draw(): string {
    if (this.left.length === 0) this.left = this.random.shuffle(this.lines)
    return this.left.pop()!
  }
}
