import { namedFamily, silentFamily } from './client-family.ts'
import { headerOrder } from './header-order.ts'
import type { Client, Header, Part } from './message.ts'
import { messageIdShape } from './message-id-shape.ts'
import { mimeShape } from './mime-shape.ts'

/** Fields in which programs name themselves, the more usual ones first. */
const AGENTS = ['user-agent', 'x-mailer', 'x-newsreader', 'x-mailreader']

/**
 * Which program wrote a mail, as far as it tells, and the forms that the program gives whatever it writes. Its name is
 * easily forged, the forms are seldom thought of; together they tell a person's usual programs from a stranger's.
 */
export function readClient(headers: readonly Header[], parts: readonly Part[]): Client {
  const value = (key: string) => headers.find(header => header.key === key)?.value
  const agent = AGENTS.map(value).find(written => written !== undefined && written !== '')
  const forms = {
    messageIdShape: messageIdShape(value('message-id') ?? '', authorDomain(value('from') ?? '')),
    mimeShape: mimeShape(parts),
  }
  const family = (agent === undefined ? undefined : namedFamily(agent)) ?? silentFamily({ ...forms, headers })
  return {
    ...(agent === undefined ? {} : { agent }),
    ...(family === undefined ? {} : { family }),
    ...forms,
    headerOrder: headerOrder(headers),
  }
}

/** The domain of the From field's first address, without reading the names around it. */
function authorDomain(from: string): string {
  return /@([^\s>@,;()]+)/.exec(from.slice(from.lastIndexOf('<', 1000) + 1, 2000))?.[1] ?? ''
}
