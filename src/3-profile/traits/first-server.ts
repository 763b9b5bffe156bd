import type { Trait } from '../trait.ts'

/** The first server that took the mail, numbers left out: providers have many of one kind. */
export const firstServer: Trait = {
  name: 'first-server',
  values({ route: { firstServer, organisations } }) {
    if (firstServer === undefined) return []
    // The way begins with this server's organisation.
    const [owner = ''] = organisations.split('>', 1)
    const host = firstServer.slice(0, -owner.length).replace(/[0-9a-f]*\d[0-9a-f]*/g, '#')
    return [`${host}${owner}`.slice(0, 120)]
  },
}
