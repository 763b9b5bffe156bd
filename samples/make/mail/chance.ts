import type { Random } from '#ground'

/** That many hexadecimal digits. */
export function hex(random: Random, digits: number): string {
  return Array.from({ length: digits }, () => random.below(16).toString(16)).join('')
}

/** Letters and digits of an alphabet, 62 characters unless another is given. */
export function letters(
  random: Random,
  length: number,
  alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
): string {
  return Array.from({ length }, () => alphabet[random.below(alphabet.length)]!).join('')
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
