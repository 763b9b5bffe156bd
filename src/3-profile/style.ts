import type { Style } from './memory.ts'

/** Letters of one group. Four is the usual choice for telling authors apart (Stamatatos 2013). */
const GROUP = 4
/** Kinds of group that are told apart: their hashes' last bits. */
const KINDS = 2 ** 13
/** Characters of a mail that are looked at. */
const LOOKED = 1200
/** Characters that an account must have written before its style says anything. */
const ENOUGH = 3000
/** Characters that a mail must have. */
const SHORTEST = 80

/** Adds a mail's own text to an account's style. */
export function addStyle(style: Style, own: string): void {
  const groups = groupsOf(own)
  for (const group of groups) style.counts.set(group, (style.counts.get(group) ?? 0) + 1)
  style.characters += groups.length
}

/**
 * How much likelier the text is for everybody than for this account, in bits per letter group: about −0.6 for own text,
 * over 0 for others'. Undefined where the mail is too short or too little is learnt.
 */
export function styleDistance(style: Style, everybody: Style, own: string): number | undefined {
  if (style.characters < ENOUGH || everybody.characters < 10 * ENOUGH) return undefined
  const groups = groupsOf(own)
  if (groups.length < SHORTEST) return undefined
  let sum = 0
  for (const group of groups) {
    const background = ((everybody.counts.get(group) ?? 0) + 0.1) / (everybody.characters + 0.1 * KINDS)
    // The account's own counts lean on everybody's where it wrote little (Dirichlet smoothing, Zhai and Lafferty 2004).
    const own = ((style.counts.get(group) ?? 0) + 2000 * background) / (style.characters + 2000)
    sum += Math.log2(background / own)
  }
  return sum / groups.length
}

function groupsOf(text: string): number[] {
  const looked = text.slice(0, LOOKED).replace(/\s+/g, ' ')
  const groups: number[] = []
  for (let index = 0; index + GROUP <= looked.length; index++) {
    let mixed = 0
    for (let step = 0; step < GROUP; step++) mixed = Math.imul(mixed ^ looked.charCodeAt(index + step), 0x5bd1e995)
    groups.push((mixed ^ (mixed >>> 15)) & (KINDS - 1))
  }
  return groups
}
