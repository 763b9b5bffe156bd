/**
 * One small decision tree of a card, as ten numbers. Three questions, each a place of evidence and the bits from which it
 * is answered with yes: the first one, the one after a no, the one after a yes. Then four values: no-no, no-yes, yes-no,
 * yes-yes. So no tree hears more than three pieces of evidence, and none decides on more than two at once.
 */
export type Tree = readonly [
  first: number,
  firstFrom: number,
  afterNo: number,
  afterNoFrom: number,
  afterYes: number,
  afterYesFrom: number,
  noNo: number,
  noYes: number,
  yesNo: number,
  yesYes: number,
]

/** The value of a tree for evidence by its place. */
export function valueOf(tree: Tree, bits: Float64Array): number {
  return tree[leafOf(tree, bits)]
}

/** Where among a tree's numbers the value stands that it gives. */
function leafOf(tree: Tree, bits: Float64Array): 6 | 7 | 8 | 9 {
  // By place: taking an array apart by names goes through its iterator, and this runs some million times a scan.
  if (bits[tree[0]]! < tree[1]) return bits[tree[2]]! < tree[3] ? 6 : 7
  return bits[tree[4]]! < tree[5] ? 8 : 9
}

/**
 * Adds to `shares` what each piece of evidence has to do with a tree's value: its Shapley value (1953) against a mail in
 * which nothing is unusual, that is, what it adds on average over all orders in which the pieces could have come. They
 * add up to the tree's value less its value for nothing, and none is negative where the tree never falls.
 */
export function addShares(tree: Tree, bits: Float64Array, shares: Float64Array): void {
  const value = tree[leafOf(tree, bits)]
  const nothing = tree[6]
  if (value === nothing) return
  const one = tree[0]
  const other = tree[2]
  const third = tree[4]
  const asked = [one]
  if (other !== one) asked.push(other)
  if (third !== one && third !== other) asked.push(third)
  const speaking = asked.filter(place => bits[place]! > 0)
  if (speaking.length === 1) {
    shares[speaking[0]!]! += value - nothing
    return
  }
  const worth = worths(tree, bits, speaking)
  speaking.forEach((place, index) => {
    for (let set = 0; set < worth.length; set++) {
      const joined = set | (1 << index)
      if (joined !== set) shares[place]! += (worth[joined]! - worth[set]!) * ORDERS[speaking.length - 1]![sizeOf(set)]!
    }
  })
}

/** What the tree would give if only some of these pieces had been seen, for each set of them. */
function worths(tree: Tree, bits: Float64Array, places: readonly number[]): number[] {
  const all = places.map(place => bits[place]!)
  const worth = Array.from({ length: 1 << places.length }, (_, set) => {
    places.forEach((place, index) => (bits[place] = (set & (1 << index)) === 0 ? 0 : all[index]!))
    return valueOf(tree, bits)
  })
  places.forEach((place, index) => (bits[place] = all[index]!))
  return worth
}

/** For one, two or three pieces, the share of all orders in which 0, 1 or 2 others come before one of them. */
const ORDERS = [[1], [1 / 2, 1 / 2], [1 / 3, 1 / 6, 1 / 3]]

function sizeOf(set: number): number {
  return (set & 1) + ((set >> 1) & 1) + ((set >> 2) & 1)
}
