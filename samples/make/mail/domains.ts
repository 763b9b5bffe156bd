import { insist } from '#ground'
import type { Verdicts } from './route.ts'

/** The kinds of providers in the story. */
export type Provider = 'exchange' | 'google' | 'lantern' | 'postfix' | 'bellcast' | 'pagoda' | 'service' | 'outsider'

/** Who runs the mail of a domain, and what it asks of receivers (DMARC `p=`); absent: it has no DMARC record. */
export interface MailDomain {
  readonly provider: Provider
  readonly policy?: Verdicts['policy']
}

const DOMAINS: Readonly<Record<string, MailDomain>> = {
  'harbour.example': { provider: 'exchange', policy: 'quarantine' },
  'caldercourier.example': { provider: 'exchange', policy: 'reject' },
  'bluefinmedia.example': { provider: 'exchange', policy: 'none' },
  'harte-lowell.example': { provider: 'exchange', policy: 'quarantine' },
  'northlight.example': { provider: 'exchange', policy: 'reject' },
  'calderparty.example': { provider: 'exchange', policy: 'none' },
  'channel8.example': { provider: 'exchange' },
  'tidewatercapital.example': { provider: 'exchange' },
  'harbourfield.example': { provider: 'google', policy: 'none' },
  'gmail.example': { provider: 'google', policy: 'none' },
  'voterlight.example': { provider: 'google', policy: 'quarantine' },
  'waypointtravel.example': { provider: 'google' },
  'wcpr.example': { provider: 'google', policy: 'none' },
  'lakesidetribune.example': { provider: 'google', policy: 'quarantine' },
  'okaforstrategy.example': { provider: 'lantern', policy: 'quarantine' },
  'keystoneprint.example': { provider: 'lantern' },
  'lindqvist-reports.example': { provider: 'lantern', policy: 'none' },
  'stbrendanhall.example': { provider: 'lantern' },
  'meridianpolling.example': { provider: 'postfix', policy: 'reject' },
  'local52.example': { provider: 'postfix' },
  'portstanley.example': { provider: 'postfix' },
  'abendblatt.example': { provider: 'postfix', policy: 'none' },
  'ballotandbeacon.example': { provider: 'bellcast', policy: 'quarantine' },
  'policywire.example': { provider: 'bellcast', policy: 'none' },
  'tidewaterforum.example': { provider: 'pagoda', policy: 'none' },
  'mail.caldercourier.example': { provider: 'service', policy: 'reject' },
  'giveleaf.example': { provider: 'service', policy: 'reject' },
  'draftdesk.example': { provider: 'service', policy: 'reject' },
  'coastalinstitute.example': { provider: 'postfix', policy: 'none' },
  'tidebox.example': { provider: 'outsider' },
}

/** What is known of a domain; a mail may come from one that nobody here has ever heard of. */
export function mailDomain(address: string): MailDomain {
  const domain = address.split('@')[1]
  insist(domain !== undefined, `${address} is no address.`)
  return DOMAINS[domain] ?? { provider: 'outsider' }
}
