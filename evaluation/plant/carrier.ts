import type { Mail } from '../archive/mail.ts'
import { cutHeader, valueOf, type Field } from '../archive/fields.ts'
import { classOf } from './field-class.ts'

/**
 * An honest mail taken apart by who wrote which header field. A planted mail travels on one: it keeps the fields of the
 * list and of the provider in their order, with fresh ids and dates, and puts another client's fields in the middle.
 */
export interface Carrier {
  readonly mail: Mail
  /** From the top down to the list's own first remark: the way that all mail of the archive shares. */
  readonly route: readonly Field[]
  /** What the sender's provider wrote above the client's fields, newest first. */
  readonly above: readonly Field[]
  /** What the provider wrote among and below the client's fields, each with the client's field that it stands behind. */
  readonly among: readonly Inserted[]
  readonly client: readonly Field[]
  readonly list: readonly Field[]
  /** Where the list put its fields: at the end, or (mlmmj) before the client's MIME fields. */
  readonly listAt: 'end' | 'before-mime'
  /** True where the list moves Cc behind its own fields (Mailman). */
  readonly movesCc: boolean
  /** How the list wrote addresses and folds: see dress.ts. */
  readonly dress: 'mailman' | 'zmailer' | 'untouched'
  readonly body: Buffer
}

/** A provider's field and the (lower-case) name of the client's field above it. */
export interface Inserted {
  readonly field: Field
  readonly after: string
}

/** Takes an honest mail apart. Undefined where the list's first remark cannot be found, so that nothing is guessed. */
export function takeApart(mail: Mail, listHosts: RegExp): Carrier | undefined {
  const { fields, bodyFrom } = cutHeader(mail.bytes)
  const boundary = findBoundary(fields, listHosts)
  if (boundary === undefined) return undefined
  const route = fields.slice(0, boundary + 1)
  const rest = fields.slice(boundary + 1)
  const classes: ('list' | 'provider' | 'client')[] = []
  const mailman = rest.some(({ key }) => key === 'x-beenthere')
  let behindClient = false
  for (const field of rest) {
    const name = classOf(field, behindClient, mailman)
    behindClient ||= name === 'client'
    classes.push(name)
  }
  const first = classes.indexOf('client')
  const last = classes.lastIndexOf('client')
  if (first < 0) return undefined
  const pick = (name: string, from: number, to: number) =>
    rest.filter((_, index) => classes[index] === name && index >= from && index < to)
  const list = pick('list', 0, rest.length)
  const cc = rest.findIndex(({ key }) => key === 'cc')
  const beenThere = rest.findIndex(({ key }) => key === 'x-beenthere')
  return {
    mail,
    route,
    above: pick('provider', 0, first),
    among: rest.flatMap((field, index) => {
      if (index < first || classes[index] !== 'provider') return []
      return [{ field, after: rest[classes.lastIndexOf('client', index)]!.key }]
    }),
    client: pick('client', 0, rest.length),
    list,
    listAt: list.length > 0 && classes.indexOf('list') < last && beenThere < 0 ? 'before-mime' : 'end',
    movesCc: beenThere >= 0 && (cc < 0 || cc > beenThere),
    dress:
      beenThere >= 0
        ? isRefolded(rest)
          ? 'mailman'
          : 'untouched'
        : rest.some(({ text }) => text.startsWith('From:   '))
          ? 'zmailer'
          : 'untouched',
    body: mail.bytes.subarray(bodyFrom),
  }
}

/** Mailman folds a header anew with one space, unless it could leave the mail as it was. */
function isRefolded(fields: readonly Field[]): boolean {
  return !fields.some(
    ({ key, text }) => /^(?:received|dkim-signature|x-received)$/.test(key) && /\n(?:\t| {2})/.test(text),
  )
}

/**
 * The last field of the shared way: the lowest Received written by one of the list's hosts, and behind it what the same
 * host said about the sender (subspace.kernel.org writes its Authentication-Results and ARC fields below).
 */
function findBoundary(fields: readonly Field[], listHosts: RegExp): number | undefined {
  const hop = fields.findLastIndex(
    field => field.key === 'received' && listHosts.test(/\bby ([a-z0-9.-]+)/i.exec(valueOf(field))?.[1] ?? ''),
  )
  if (hop < 0) return undefined
  const host = /\bby ([a-z0-9.-]+)/i.exec(valueOf(fields[hop]!))![1]!
  const domain = host.split('.').slice(-3).join('.')
  let last = hop
  while (
    last + 1 < fields.length &&
    /^(?:authentication-results|arc-.*|received-spf|x-greylist)$/.test(fields[last + 1]!.key) &&
    fields[last + 1]!.text.includes(domain)
  )
    last++
  return last
}

/** How long the mail was on its way, in milliseconds; undefined where its own date is missing or plainly wrong. */
export function delayOf(mail: Mail): number | undefined {
  if (mail.sent === undefined) return undefined
  const delay = mail.at - mail.sent.at
  return delay > -5 * 60_000 && delay < 45 * 60_000 ? delay : undefined
}
