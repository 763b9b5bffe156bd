import type { Trait } from '../trait.ts'

/** How the author greets, without the name: `Hi`, `Dear`, not at all. */
export const greeting: Trait = {
  name: 'greeting',
  values: ({ words }) =>
    words.ownLength < 20 ? [] : [words.greeting === undefined ? 'none' : firstWords(words.greeting)],
}

/** The greeting's own words: what stands before a name, which begins with a capital or ends the line. */
function firstWords(line: string): string {
  const words = line
    .toLowerCase()
    .replace(/[^\p{L}\s']/gu, ' ')
    .trim()
    .split(/\s+/)
  const plural = /\b(?:all|everyone|team|folks|both)\b/.test(line.toLowerCase()) ? ' all' : ''
  return `${words[0] ?? ''}${words.length === 1 ? ' alone' : ''}${plural}`
}
