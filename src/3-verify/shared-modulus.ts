import { type LargeNumber, type LargeNumbers, largeNumbers } from './large-numbers.ts'
import type { Modulus, SignedNumber } from './signed-number.ts'

/** Exponents in use, the cheapest first: the numbers that have to be compared grow with the exponent. */
const EXPONENTS = [3, 17, 257, 65537]

/** Signatures taken into one comparison: each more costs a tenth of it, and one intact one beside the first is enough. */
const MOST_TOGETHER = 4

/**
 * The RSA modulus that several signatures have in common. Signature^e less the signed hash is a multiple of the modulus,
 * for every signature over a mail that was not changed; the greatest divisor that two such numbers share is the modulus,
 * times a small factor or none. With e = 65,537 and 2,048 bits these numbers have 134 million bits, and a comparison
 * takes two minutes. Signatures over changed mails share nothing, so every comparison takes a new first one and holds it
 * against a product of those before and the next.
 *
 * `numbers` are of one length, the likeliest intact first. Undefined where `comparisons` did not find it.
 */
export async function sharedModulus(
  numbers: readonly SignedNumber[],
  comparisons: number,
  exponents = EXPONENTS,
): Promise<Modulus | undefined> {
  const large = await largeNumbers()
  for (const exponent of exponents) {
    const found = withExponent(large, numbers, exponent, comparisons)
    if (found !== undefined) return { modulus: found, exponent }
  }
  return undefined
}

function withExponent(
  large: LargeNumbers,
  numbers: readonly SignedNumber[],
  exponent: number,
  comparisons: number,
): Buffer | undefined {
  const bits = (numbers[0]?.signature.length ?? 0) * 8
  let known: LargeNumber[] = []
  for (const [index, number] of numbers.entries()) {
    const first = multipleOf(large, number, exponent)
    if (known.length > 0) {
      const shared = sharedBy(large, first, known)
      const modulus = large.bits(shared) > bits - 8 ? refined(large, shared, numbers, exponent, bits) : undefined
      large.drop(shared)
      if (modulus !== undefined) {
        large.drop(first, ...known)
        return modulus
      }
      if (index >= comparisons) break
    }
    known.push(first)
    if (known.length >= MOST_TOGETHER) {
      large.drop(known[0]!)
      known = known.slice(1)
    }
  }
  large.drop(...known)
  return undefined
}

/** signature^e − encoded hash: a multiple of the modulus, for a mail as it was signed. */
function multipleOf(large: LargeNumbers, { signature, encoded }: SignedNumber, exponent: number): LargeNumber {
  const [base, hash] = [large.of(signature), large.of(encoded)]
  const power = large.power(base, exponent)
  const multiple = large.minus(power, hash)
  large.drop(base, hash, power)
  return multiple
}

/** What one number shares with any of some others: they are multiplied first, within the one, so that nothing grows. */
function sharedBy(large: LargeNumbers, one: LargeNumber, others: readonly LargeNumber[]): LargeNumber {
  let product = large.remainder(others[0]!, one)
  for (const other of others.slice(1)) {
    const longer = large.times(product, other)
    large.drop(product)
    product = large.remainder(longer, one)
    large.drop(longer)
  }
  const shared = large.divisor(one, product)
  large.drop(product)
  return shared
}

/** Other intact signatures take foreign factors out of a multiple of the modulus, each in a moment; then small ones go. */
function refined(
  large: LargeNumbers,
  shared: LargeNumber,
  numbers: readonly SignedNumber[],
  exponent: number,
  bits: number,
): Buffer | undefined {
  let multiple = large.without(shared, 2)
  const narrow = (next: LargeNumber, least: number) => {
    const fits = large.bits(next) > least
    large.drop(fits ? multiple : next)
    if (fits) multiple = next
  }
  for (const { signature, encoded } of numbers) {
    const [base, hash] = [large.of(signature), large.of(encoded)]
    const power = large.powerWithin(base, exponent, multiple)
    const rest = large.minus(power, hash)
    // RSA moduli are a bit or two short of whole bytes at most; a signature over a changed mail leaves next to nothing.
    narrow(large.divisor(multiple, rest), bits - 8)
    large.drop(base, hash, power, rest)
  }
  for (let factor = 3; factor < SMALL; factor += 2) narrow(large.without(multiple, factor), 0)
  const modulus = large.bits(multiple) > bits - 8 && large.bits(multiple) <= bits ? large.bytesOf(multiple) : undefined
  large.drop(multiple)
  return modulus
}

/** No prime of an RSA modulus is anywhere near as small. */
const SMALL = 100_000
