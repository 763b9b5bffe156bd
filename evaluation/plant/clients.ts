import type { Client } from './clients/client.ts'
import type { Family } from '../archive/family.ts'
import { appleMail } from './clients/apple-mail.ts'
import { fastmailWeb } from './clients/fastmail-web.ts'
import { gitSendEmail } from './clients/git-send-email.ts'
import { gmailWeb } from './clients/gmail-web.ts'
import { iphone } from './clients/iphone.ts'
import { mutt } from './clients/mutt.ts'
import { outlook } from './clients/outlook.ts'
import { outlookDesktop } from './clients/outlook-desktop.ts'
import { roundcube } from './clients/roundcube.ts'
import { thunderbird } from './clients/thunderbird.ts'
import { yahooWeb } from './clients/yahoo-web.ts'

/** All clients that the planting program can write mail like. */
export const clients: readonly Client[] = [
  appleMail,
  fastmailWeb,
  gitSendEmail,
  gmailWeb,
  iphone,
  mutt,
  outlook,
  outlookDesktop,
  roundcube,
  thunderbird,
  yahooWeb,
]

/** The client of a family; undefined for families that cannot be imitated. */
export function clientOf(family: Family): Client | undefined {
  return clients.find(({ name }) => name === family)
}
