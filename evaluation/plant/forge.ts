import type { Random } from '#ground'
import { valueOf, type Field } from '../archive/fields.ts'
import type { Carrier } from './carrier.ts'
import { wrap } from './clients/writing.ts'
import type { Seat } from './network.ts'

/** What a forger outside shows to the list's server. */
export interface Forged {
  readonly seat: Seat
  readonly fromDomain: string
  /** Domain and address of the envelope: the forger's own, or the victim's. */
  readonly envelope: string
  readonly spf: 'pass' | 'fail' | 'softfail' | 'none'
}

/**
 * The list's remarks as they would stand for a mail from the forger's own host: that host in the Received field, no
 * DKIM, SPF as its domain has it, DMARC failed. Where the list writes no Authentication-Results, there are none.
 */
export function forgeRoute(carrier: Carrier, forged: Forged): Field[] {
  const hop = carrier.route.findLastIndex(({ key }) => key === 'received')
  return carrier.route.flatMap((old, index) => {
    if (index === hop) return [forgeHop(old, forged)]
    if (/authentication-results$/.test(old.key)) return forgeResults(old, forged)
    return [old]
  })
}

function forgeHop(old: Field, { seat }: Forged): Field {
  const by = old.text.search(/\sby\s/)
  const helo = /^\[/.test(seat.machine) ? seat.machine : seat.machine.toLowerCase()
  const from = old.text
    .slice(0, by)
    .replace(/\[(?:IPv6:)?[0-9a-f.:]+\]/i, `[${seat.ip}]`)
    .replace(
      /(from\s+)\S+/,
      (_, word: string) => word + (/"EHLO/.test(old.text) ? (seat.reverse ?? `[${seat.ip}]`) : helo),
    )
    .replace(/"EHLO\s+[^"]+"/, `"EHLO ${helo}"`)
    .replace(
      /rhost-flags-[A-Z-]+/,
      `rhost-flags-${seat.reverse === undefined ? 'FAIL-FAIL-OK-FAIL' : 'OK-FAIL-OK-FAIL'}`,
    )
    .replace(/\((?!using|No |\[)[^\s()[\]]+(\s+\[)/, (_, open: string) => `(${seat.reverse ?? 'unknown'}${open}`)
  return { ...old, text: from + old.text.slice(by) }
}

const REASONS = {
  pass: 'sender SPF authorized',
  fail: 'SPF fail - not authorized',
  softfail: 'domain owner discourages use of this host',
  none: 'no SPF record',
}

function forgeResults(old: Field, { seat, fromDomain, envelope, spf }: Forged): Field[] {
  const [host, ...results] = splitResults(valueOf(old))
  const domain = envelope.split('@')[1]!
  const written = results.flatMap(result => {
    if (/^spf=/.test(result)) {
      if (!result.includes('client-ip=')) return [`spf=${spf} smtp.mailfrom=${domain}`]
      const helo = /^\[/.test(seat.machine) ? seat.machine : seat.machine.toLowerCase()
      return [
        `spf=${spf} (${REASONS[spf]}) smtp.mailfrom=${domain} (client-ip=${seat.ip}; helo=${helo}; envelope-from=${envelope}; receiver=<UNKNOWN>)`,
      ]
    }
    if (/^dkim(?:-atps)?=/.test(result)) return []
    if (/^dmarc=/.test(result))
      return [result.replace(/^dmarc=\w+/, 'dmarc=fail').replace(/header\.from=\S+/, `header.from=${fromDomain}`)]
    return [result.replace(/client-ip=\S+/, `client-ip=${seat.ip}`)]
  })
  if (written.length === 0) return []
  const pad = /\n([ \t]+)/.exec(old.text)?.[1] ?? ' '
  return [
    {
      ...old,
      text: `${old.name}: ${[host!, ...written].map(part => wrap(part, 74).replaceAll('\n', `\n${pad}`)).join(`;\n${pad}`)}\n`,
    },
  ]
}

function splitResults(value: string): string[] {
  const parts: string[] = []
  let depth = 0
  let from = 0
  for (let index = 0; index < value.length; index++) {
    if (value[index] === '(') depth++
    else if (value[index] === ')') depth--
    else if (value[index] === ';' && depth === 0) {
      parts.push(value.slice(from, index).trim())
      from = index + 1
    }
  }
  return [...parts, value.slice(from).trim()].filter(part => part !== '')
}

/** What a list's spam filter says of the mail, without the marks that only an authenticated mail gets. */
export function forgeFilter(old: Field, spf: Forged['spf']): Field {
  if (!/^x-spam/.test(old.key)) return old
  const text = old.text
    .replace(/\b(?:DKIM_SIGNED|DKIM_VALID\w*|DKIMWL_\w+|FREEMAIL_FROM|DMARC_\w+),?\s?/g, '')
    .replace(/\bSPF_PASS\b/, { pass: 'SPF_PASS', fail: 'SPF_FAIL', softfail: 'SPF_SOFTFAIL', none: 'SPF_NONE' }[spf])
    .replace(/\n\s+(?:R_DKIM_ALLOW|DKIM_TRACE|DMARC_POLICY_ALLOW\w*)\([^\n]*/g, '')
  return { ...old, text }
}

/** How the forger's host stands with SPF, by what the forger knows. */
export function forgedSpf(grade: 'blind' | 'known-domain' | 'known-headers', chance: Random): Forged['spf'] {
  return grade === 'blind'
    ? chance.pick(['pass', 'none', 'pass'])
    : chance.pick(['fail', 'softfail', 'softfail', 'none'])
}
