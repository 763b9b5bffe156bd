import { digest, type Random } from '#ground'

/** That many hexadecimal digits. */
export function hex(random: Random, digits: number): string {
  return letters(random, digits, '0123456789abcdef')
}

/** Letters and digits of an alphabet, 62 characters unless another is given. */
export function letters(
  random: Random,
  length: number,
  alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
): string {
  let result = ''
  for (let count = 0; count < length; count++) result += alphabet[random.below(alphabet.length)]!
  return result
}

/** A random UUID (RFC 9562 §5.4) in lower case. */
export function uuid(random: Random): string {
  const digits = hex(random, 30)
  const variant = '89ab'[random.below(4)]!
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(12, 15)}`,
    variant + digits.slice(15, 18),
    digits.slice(18, 30),
  ].join('-')
}

/** One of several, each as likely as its weight says. */
export function weighted<Thing>(random: Random, choices: readonly (readonly [Thing, number])[]): Thing {
  const total = choices.reduce((sum, [, weight]) => sum + weight, 0)
  let left = random.next() * total
  for (const [thing, weight] of choices) {
    left -= weight
    if (left < 0) return thing
  }
  return choices.at(-1)![0]
}

/** A UUID that stays the same for one thing, as directories give to people, devices and organisations. */
export function fixedUuid(thing: string): string {
  const name = digest(thing)
  return [
    name.slice(0, 8),
    name.slice(8, 12),
    `4${name.slice(13, 16)}`,
    `a${name.slice(17, 20)}`,
    name.slice(20, 32),
  ].join('-')
}
