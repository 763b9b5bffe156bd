import { ipNetwork } from '#ground'

/**
 * The network around an address, wide enough that one provider's neighbours share it: /16 for IPv4, /32 for IPv6 (what
 * registries hand to one provider, RFC 6177 and RIPE-738). An address that is none stands for itself.
 */
export function networkOf(ip: string): string {
  return ipNetwork(ip, ip.includes(':') ? 32 : 16) ?? ip
}
