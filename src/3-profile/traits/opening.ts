import type { Trait } from '../trait.ts'

/** Whether a mail begins something, answers, or only says that it answers. */
export const opening: Trait = {
  name: 'opening',
  values: ({ thread }) => [
    thread.parent !== undefined
      ? 'answers a mail'
      : thread.marked
        ? 'says that it answers, and names no mail'
        : 'begins a conversation',
  ],
}
