import { getDomain } from 'tldts'

/**
 * The organisation behind a host name: the domain that somebody registered, by the public suffix list's ICANN and
 * private parts (`mail.x.co.uk` → `x.co.uk`, `a.github.io` → `a.github.io`). A name without one stands for itself.
 */
export function organisation(host: string): string {
  const name = host.toLowerCase().replace(/\.+$/, '')
  return getDomain(name, { allowPrivateDomains: true, validateHostname: false }) ?? name
}
