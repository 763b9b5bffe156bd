/** Our own fault. Thrown, and caught only at the doors: it must never be mistaken for a fault of the material. */
export class Bug extends Error {
  override readonly name = 'Bug'
}

/** For the branch that cannot be reached: the compiler refuses a value that still can be something. */
export function never(value: never): never {
  throw new Bug(`No case for ${JSON.stringify(value)}.`)
}

/** States what must be true here if our own code is right. */
export function insist(condition: boolean, says: string): asserts condition {
  if (!condition) throw new Bug(says)
}
