/**
 * Chance that repeats: the same seed gives the same numbers on every machine. For samples, evaluations and tests; never
 * for secrets. The generator is xoshiro128** (Blackman and Vigna, 2018), seeded by splitmix32.
 */
export interface Random {
  /** A number in [0, 1). */
  next(): number
  /** A whole number in [0, below). */
  below(below: number): number
  /** One of the given things, each as likely. */
  pick<Thing>(things: readonly Thing[]): Thing
  /** True with the given probability. */
  chance(probability: number): boolean
  /** The things in a new order; the given list stays as it is. */
  shuffle<Thing>(things: readonly Thing[]): Thing[]
  /** A number from the normal distribution. */
  normal(mean: number, deviation: number): number
  /** A generator of its own for one purpose, so that drawing more here changes nothing there. */
  fork(purpose: string): Random
}

/** Starts a repeatable generator from a seed, which is any text. */
export function random(seed: string): Random {
  let state = 0x9e3779b9
  for (let index = 0; index < seed.length; index++)
    state = Math.imul(state ^ seed.charCodeAt(index), 0x85ebca6b) + index
  const splitmix = () => {
    state = (state + 0x9e3779b9) | 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return mixed ^ (mixed >>> 15)
  }
  let [a, b, c, d] = [splitmix(), splitmix(), splitmix(), splitmix()]
  const draw = () => {
    const product = Math.imul(b, 5)
    const result = Math.imul((product << 7) | (product >>> 25), 9)
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = (d << 11) | (d >>> 21)
    return (result >>> 0) / 4_294_967_296
  }
  const self: Random = {
    next: draw,
    below: below => Math.floor(draw() * below),
    pick: things => things[Math.floor(draw() * things.length)]!,
    chance: probability => draw() < probability,
    shuffle(things) {
      const order = [...things]
      for (let index = order.length - 1; index > 0; index--) {
        const other = Math.floor(draw() * (index + 1))
        ;[order[index], order[other]] = [order[other]!, order[index]!]
      }
      return order
    },
    // Box and Muller, 1958; one of the pair is thrown away so that each call draws the same amount of chance.
    normal: (mean, deviation) =>
      mean + deviation * Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw()),
    fork: purpose => random(`${seed}/${purpose}`),
  }
  return self
}
