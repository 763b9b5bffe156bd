import { Outage } from '#ground'
import type { ResolveText } from '#verify'

import { Resolver } from 'node:dns/promises'

import { Usage } from './options.ts'

/** Answers that say there is nothing under a name; all others say that nobody could be asked. */
const NOTHING = new Set(['ENOTFOUND', 'ENODATA'])

/** Asks the DNS for texts: a server by its address, or the one that this machine uses. */
export function textResolver(server: string | undefined): ResolveText {
  const resolver = new Resolver({ timeout: 3000, tries: 2 })
  if (server !== undefined) setServer(resolver, server)
  return async name => {
    try {
      return await resolver.resolveTxt(name)
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : ''
      if (NOTHING.has(code)) return []
      throw new Outage(`The DNS could not be asked for ${name} (${code}). Try again, or name another one: --server.`, {
        cause: error,
      })
    }
  }
}

function setServer(resolver: Resolver, server: string): void {
  try {
    resolver.setServers([server])
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_INVALID_IP_ADDRESS')
      throw new Usage(`--server ${server} is no address. Write 9.9.9.9 or 9.9.9.9:53`)
    throw error
  }
}
