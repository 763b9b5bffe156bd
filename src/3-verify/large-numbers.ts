import type { GMPFunctions } from 'gmp-wasm'

/** A whole number of any size, held outside of the garbage collector: whoever makes one drops it. */
export type LargeNumber = number & { readonly kind: 'LargeNumber' }

/**
 * Arithmetic on numbers of a hundred million bits and more, which the language's own big numbers have no fast divisor
 * for. Every result is a new number.
 */
export interface LargeNumbers {
  /** From bytes, the most significant first. */
  of(bytes: Uint8Array): LargeNumber
  bytesOf(number: LargeNumber): Buffer
  bits(number: LargeNumber): number
  power(base: LargeNumber, exponent: number): LargeNumber
  /** The power's remainder, without the power ever standing in memory. */
  powerWithin(base: LargeNumber, exponent: number, modulus: LargeNumber): LargeNumber
  minus(one: LargeNumber, other: LargeNumber): LargeNumber
  times(one: LargeNumber, other: LargeNumber): LargeNumber
  remainder(one: LargeNumber, modulus: LargeNumber): LargeNumber
  divisor(one: LargeNumber, other: LargeNumber): LargeNumber
  /** The number without one small factor, as often as it has it. */
  without(number: LargeNumber, factor: number): LargeNumber
  drop(...numbers: readonly LargeNumber[]): void
}

/** Loads the arithmetic (GMP, as WebAssembly). Its memory grows and never shrinks: use it in a thread that ends. */
export async function largeNumbers(): Promise<LargeNumbers> {
  const { init } = await import('gmp-wasm')
  return numbersOn((await init()).binding)
}

function numbersOn(gmp: GMPFunctions): LargeNumbers {
  const made = (fill: (number: LargeNumber) => void): LargeNumber => {
    const number = gmp.mpz_t() as LargeNumber
    gmp.mpz_init(number)
    fill(number)
    return number
  }
  const withBytes = <Result>(length: number, use: (place: number) => Result): Result => {
    const place = gmp.malloc(length)
    const result = use(place)
    gmp.free(place)
    return result
  }
  return {
    of: bytes =>
      made(number => {
        withBytes(bytes.length, place => {
          gmp.mem.set(bytes, place)
          gmp.mpz_import(number, bytes.length, 1, 1, 1, 0, place)
        })
      }),
    bytesOf(number) {
      const length = Math.ceil(gmp.mpz_sizeinbase(number, 2) / 8)
      return withBytes(length, place => {
        gmp.mpz_export(place, 0, 1, 1, 1, 0, number)
        return Buffer.from(gmp.mem.slice(place, place + length))
      })
    },
    bits: number => (gmp.mpz_sgn(number) === 0 ? 0 : gmp.mpz_sizeinbase(number, 2)),
    power: (base, exponent) => made(power => gmp.mpz_pow_ui(power, base, exponent)),
    powerWithin: (base, exponent, modulus) => made(power => gmp.mpz_powm_ui(power, base, exponent, modulus)),
    minus: (one, other) => made(rest => gmp.mpz_sub(rest, one, other)),
    times: (one, other) => made(product => gmp.mpz_mul(product, one, other)),
    remainder: (one, modulus) => made(rest => gmp.mpz_tdiv_r(rest, one, modulus)),
    divisor: (one, other) => made(divisor => gmp.mpz_gcd(divisor, one, other)),
    without: (number, factor) =>
      made(rest => {
        gmp.mpz_set(rest, number)
        while (gmp.mpz_sgn(rest) !== 0 && gmp.mpz_divisible_ui_p(rest, factor) !== 0)
          gmp.mpz_divexact_ui(rest, rest, factor)
      }),
    drop(...numbers) {
      for (const number of numbers) {
        gmp.mpz_clear(number)
        gmp.mpz_t_free(number)
      }
    },
  }
}
