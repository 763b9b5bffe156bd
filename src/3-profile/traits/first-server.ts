import { organisation } from '#ground'

import type { Trait } from '../trait.ts'

/** The first server that took the mail, numbers left out: providers have many of one kind. */
export const firstServer: Trait = {
  name: 'first-server',
  values: ({ route: { firstServer } }) =>
    firstServer === undefined
      ? []
      : [
          `${firstServer.slice(0, -organisation(firstServer).length).replace(/[0-9a-f]*\d[0-9a-f]*/g, '#')}${organisation(firstServer)}`.slice(
            0,
            120,
          ),
        ],
}
