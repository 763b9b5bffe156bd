import type { Random } from '#ground'

/** What happens to a document between a mailbox and a newspaper. */
export interface Damage {
  readonly name: string
  /** Takes the passage that leaks. */
  cut(text: string, chance: Random): string
  /** Spoils it. */
  spoil(text: string, chance: Random): string
  /** Share of queries for which a held document that has the whole passage must come first. */
  readonly goal: number
}

const whole = (text: string) => text

/** The damages of the published pilot, and the goals set for them. */
export const DAMAGES: readonly Damage[] = [
  { name: 're-flowed', cut: whole, spoil: reflow, goal: 0.995 },
  { name: '1 % letters wrong', cut: whole, spoil: misread(0.01), goal: 0.995 },
  { name: '3 % letters wrong', cut: whole, spoil: misread(0.03), goal: 0.995 },
  { name: '5 % letters wrong', cut: whole, spoil: misread(0.05), goal: 0.995 },
  { name: '10 % letters wrong', cut: whole, spoil: misread(0.1), goal: 0.99 },
  { name: 'excerpt 30 %', cut: excerpt(0.3), spoil: whole, goal: 0.97 },
  { name: 'excerpt 15 %, 3 % wrong', cut: excerpt(0.15), spoil: misread(0.03), goal: 0.93 },
  { name: '30 % of words redacted', cut: whole, spoil: redact(0.3), goal: 0.95 },
]

/** Breaks lines anew at another width, as a print does, quote marks and indents lost. */
function reflow(text: string): string {
  const words = text.split(/\s+/)
  let line = 0
  return words.map(word => ((line += word.length + 1) > 91 ? ((line = word.length), `\n${word}`) : ` ${word}`)).join('')
}

/** Loses, replaces or doubles visible characters, each as likely: what optical character recognition does. */
function misread(share: number): Damage['spoil'] {
  return (text, chance) =>
    Array.from(text, sign => {
      if (/\s/.test(sign) || !chance.chance(share)) return sign
      const other = String.fromCharCode(97 + chance.below(26))
      return ['', other, sign + other][chance.below(3)]!
    }).join('')
}

function excerpt(share: number): Damage['cut'] {
  return (text, chance) => {
    const length = Math.floor(text.length * share)
    const from = chance.below(text.length - length + 1)
    return text.slice(from, from + length)
  }
}

function redact(share: number): Damage['spoil'] {
  return (text, chance) => text.replace(/\S+/g, word => (chance.chance(share) ? '█████' : word))
}
