import { bodyText } from '../archive/body-text.ts'
import type { Scene } from '../plant/scene.ts'
import type { Planted } from '../plant/plant.ts'

/**
 * The same planted mail with its link pointing to a host that the victim often sent: less new in one respect and in no
 * other. A detector whose score rises by that has learnt something about the planting program and not about thieves.
 * Undefined where the victim never sent a link or the planted one cannot be found in the bytes.
 */
export function withUsualLink(scene: Scene, planted: Planted): Buffer | undefined {
  const own = scene.bySender.get(planted.episode.victim) ?? []
  const counts = new Map<string, number>()
  for (const mail of own.slice(0, scene.pastOf(planted.episode.victim, planted.at)).slice(-80))
    for (const [, host] of bodyText(mail.bytes).matchAll(/^(?!>).*https?:\/\/([a-z0-9.-]+)\//gim))
      counts.set(host!, (counts.get(host!) ?? 0) + 1)
  const usual = [...counts].sort((one, other) => other[1] - one[1])[0]
  const text = planted.bytes.toString('latin1')
  const body = text.indexOf('\n\n')
  const link = /https?:\/\/[a-z0-9.-]+/i.exec(text.slice(body))
  if (usual === undefined || link === null) return undefined
  // Wherever the host is shown, too: a link that shows another host than it has would be new in its own way.
  const host = link[0].replace(/^https?:\/\/(?:www\.)?/i, '')
  return Buffer.from(text.slice(0, body) + text.slice(body).replaceAll(brokenAnywhere(host), usual[0]), 'latin1')
}

/** Finds a host also where a soft line break of quoted-printable (RFC 2045 §6.7) parts it. */
function brokenAnywhere(host: string): RegExp {
  const letters = host.split('').map(letter => letter.replace(/[.]/, '\\.'))
  return new RegExp(letters.join('(?:=\\r?\\n)?'), 'gi')
}
