import { composeOnMac, composeOnPhone } from './clients/apple.ts'
import { composeByScript, composeByService, composeOnBellcast, composeOnPagoda } from './clients/engines.ts'
import { composeOnExchange } from './clients/exchange.ts'
import { composeOnGmail } from './clients/gmail.ts'
import { composeOnRoundcube } from './clients/roundcube.ts'
import { composeOnThunderbird } from './clients/thunderbird.ts'
import type { Composed, Draft } from './letter.ts'

const CLIENTS = {
  outlook: draft => composeOnExchange('outlook', draft),
  owa: draft => composeOnExchange('owa', draft),
  'outlook-mobile': draft => composeOnExchange('outlook-mobile', draft),
  'iphone-exchange': draft => composeOnExchange('iphone-exchange', draft),
  'mac-exchange': draft => composeOnExchange('mac-exchange', draft),
  iphone: composeOnPhone,
  mac: composeOnMac,
  gmail: composeOnGmail,
  thunderbird: composeOnThunderbird,
  roundcube: composeOnRoundcube,
  bellcast: composeOnBellcast,
  pagoda: composeOnPagoda,
  service: composeByService,
  script: composeByScript,
} satisfies Readonly<Record<string, (draft: Draft) => Composed>>

/** The programs that write mail in the story. */
export type ClientName = keyof typeof CLIENTS

/** Puts a draft into the form of a program. */
export function compose(client: ClientName, draft: Draft): Composed {
  return CLIENTS[client](draft)
}
