/** Letters of one group. Four is the usual choice for telling authors apart (Stamatatos 2013). */
const GROUP = 4
/** Kinds of group that are told apart: their hashes' last bits. */
const KINDS = 2 ** 12
/** Characters of a mail that are looked at. */
const LOOKED = 1200
/** Letter groups that an account must have written before its style says anything. */
const ENOUGH = 3000
/** Letter groups that a mail must have. */
const SHORTEST = 80
/** As many groups as this, the account's counts lean on everybody's (Dirichlet smoothing, Zhai and Lafferty 2004). */
const LEAN = 2000

/** Counts of hashed letter groups: how somebody's wording looks from very near. Empty until something is added. */
export interface Style {
  groups: number
  counts: Uint32Array
}

/** A style of which nothing was read. */
export function emptyStyle(): Style {
  return { groups: 0, counts: new Uint32Array(0) }
}

/** The letter groups of a text, each as its kind. */
export function letterGroups(text: string): Uint16Array {
  const looked = text.slice(0, LOOKED).replace(/\s+/g, ' ')
  const groups = new Uint16Array(Math.max(0, looked.length - GROUP + 1))
  // Letters are handed on from group to group, so that each is looked up once.
  let [first, second, third] = [looked.charCodeAt(0), looked.charCodeAt(1), looked.charCodeAt(2)]
  for (let index = 0; index < groups.length; index++) {
    const fourth = looked.charCodeAt(index + GROUP - 1)
    let mixed = Math.imul(first, 0x5bd1e995)
    mixed = Math.imul(mixed ^ second, 0x5bd1e995)
    mixed = Math.imul(mixed ^ third, 0x5bd1e995)
    mixed = Math.imul(mixed ^ fourth, 0x5bd1e995)
    groups[index] = (mixed ^ (mixed >>> 15)) & (KINDS - 1)
    first = second
    second = third
    third = fourth
  }
  return groups
}

/** Adds a mail's letter groups. */
export function addStyle(style: Style, groups: Uint16Array): void {
  if (groups.length === 0) return
  if (style.counts.length === 0) style.counts = new Uint32Array(KINDS)
  for (const group of groups) style.counts[group]!++
  style.groups += groups.length
}

/**
 * How much likelier the text is for everybody than for this account, in bits per letter group: about −0.6 for own text,
 * over 0 for others'. Undefined where the mail is too short or too little is learnt.
 */
export function styleDistance(style: Style, everybody: Style, groups: Uint16Array): number | undefined {
  if (style.groups < ENOUGH || everybody.groups < 10 * ENOUGH || groups.length < SHORTEST) return undefined
  let sum = 0
  for (const group of groups) {
    const background = chanceHere(everybody, group)
    sum += Math.log2(background / ownChance(style, group, background))
  }
  return sum / groups.length
}

/**
 * How much likelier the wording of each of two accounts is for the other than for everybody, in bits per letter group;
 * the lesser of the two. Undefined where too little of one is learnt.
 */
export function styleLikeness(one: Style, other: Style, everybody: Style): number | undefined {
  if (one.groups < ENOUGH || other.groups < ENOUGH || everybody.groups < 10 * ENOUGH) return undefined
  return Math.min(likelier(one, other, everybody), likelier(other, one, everybody))
}

function likelier(text: Style, author: Style, everybody: Style): number {
  let sum = 0
  text.counts.forEach((count, group) => {
    if (count === 0) return
    const background = chanceHere(everybody, group)
    sum += count * Math.log2(ownChance(author, group, background) / background)
  })
  return sum / text.groups
}

/** The chance of a letter group in anybody's text. */
function chanceHere(everybody: Style, group: number): number {
  return (everybody.counts[group]! + 0.1) / (everybody.groups + 0.1 * KINDS)
}

/** Its chance in one account's text, which leans on that of everybody while little is learnt. */
function ownChance({ counts, groups }: Style, group: number, background: number): number {
  return (counts[group]! + LEAN * background) / (groups + LEAN)
}
