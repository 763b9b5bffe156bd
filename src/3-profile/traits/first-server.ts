import { organisation } from '#ground'

import type { Trait } from '../trait.ts'

/** The first server that took the mail, numbers left out: providers have many of one kind. */
export const firstServer: Trait = {
  name: 'first-server',
  values({ route: { firstServer } }) {
    if (firstServer === undefined) return []
    const owner = organisation(firstServer)
    const host = firstServer.slice(0, -owner.length).replace(/[0-9a-f]*\d[0-9a-f]*/g, '#')
    return [`${host}${owner}`.slice(0, 120)]
  },
}
