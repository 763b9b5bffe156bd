import type { Trait } from '../trait.ts'

/** Where the author puts the answer: above the quote, below it, between its lines; and plain text or HTML. */
export const quoting: Trait = {
  name: 'quoting',
  values: ({ words, thread }) => [
    `${thread.parent === undefined ? 'new' : 'reply'}, quote ${words.quoting}, ${words.html ? 'html' : 'plain'}`,
  ],
}
