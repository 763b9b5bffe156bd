/** What the tests of evidence share: mails from a few fields, a history learnt the real way, and one way to check. */
import assert from 'node:assert/strict'
import { test } from 'node:test'

import { DAY, digest, type Moment, type Span } from '#ground'
import { gistOf, readMessage, type Gist } from '#message'
import { accountOf, emptyMemory, learn, show } from '#profile'
import { personAddress, teamOf, type Person, type Team } from '#team'

import type { EvidenceFunction, Look } from './evidence.ts'
import { givenMessage, type GivenMessage } from './given.ts'

/** The day from which `day` counts: a Monday, 09:30 UTC. */
const FIRST = Date.UTC(2024, 2, 4, 9, 30) as Moment

/** What a mail of a test says; everything else is as Anna's mails usually are. */
export interface MailFields {
  /** Days after the first one; each has its own Message-ID and time. */
  readonly day?: number
  readonly from?: string
  readonly to?: string
  readonly subject?: string
  /** The whole Date field, where it matters; else it follows from the day. */
  readonly date?: string
  /** Fields by name, instead of the usual ones or after them; undefined leaves a usual one out. */
  readonly headers?: Readonly<Record<string, string | undefined>>
  readonly body?: string
}

/** A mail as Anna writes them, from her device over her provider to Berta's, with some things changed. */
export function mail({ day = 0, from, to, subject, date, headers = {}, body }: MailFields = {}): string {
  const when = new Date(FIRST + day * DAY).toUTCString().replace('GMT', '+0000')
  const fields: Record<string, string | undefined> = {
    Received: `from mail.example.org (mail.example.org [203.0.113.25]) by mx.example.net with ESMTPS id q${day}; ${when}`,
    'Authentication-Results':
      'mx.example.net; dkim=pass header.d=example.org; spf=pass smtp.mailfrom=anna@example.org; dmarc=pass header.from=example.org',
    'DKIM-Signature': 'v=1; a=rsa-sha256; d=example.org; s=s1; h=from:to; bh=AAAA; b=AAAA',
    'X-First-Received': `from [10.0.0.5] (unknown [198.51.100.7]) by mail.example.org (Postfix) with ESMTPSA id p${day}; ${when}`,
    'Message-ID': `<${digest(`${day} ${from ?? ''}`).slice(0, 8)}-${digest(String(day)).slice(0, 4)}@example.org>`,
    Date: date ?? when,
    'MIME-Version': '1.0',
    'User-Agent': 'Mozilla Thunderbird',
    From: from ?? 'Anna Example <anna@example.org>',
    To: to ?? 'Berta Muster <berta@example.net>',
    Subject: subject ?? `Notes of day ${day}`,
    'Content-Type': 'text/plain; charset=UTF-8',
    'Content-Transfer-Encoding': '8bit',
    ...headers,
  }
  const head = Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    // A record has each name once; the older Received field is kept under a name of its own until here.
    .map(([name, value]) => `${name === 'X-First-Received' ? 'Received' : name}: ${value}\r\n`)
  return `${head.join('')}\r\n${(body ?? BODY).replaceAll('\n', '\r\n')}`
}

const BODY = `Hi Berta,

the notes of our meeting are done, and the list for the week after is with Carla now.

Best regards,
Anna

-- 
Anna Example
Example Office
`

/** Headers and body of a mail with one attached file. */
export function withFile(name: string, type: string, content = 'bytes'): Pick<MailFields, 'headers' | 'body'> {
  return {
    headers: { 'Content-Type': 'multipart/mixed; boundary="cut-here"', 'Content-Transfer-Encoding': undefined },
    body: `--cut-here\nContent-Type: text/plain; charset=UTF-8\n\n${BODY}\n--cut-here\nContent-Type: ${type}; name="${name}"\nContent-Disposition: attachment; filename="${name}"\n\n${content}\n--cut-here--\n`,
  }
}

/** Headers and body of a mail whose text is HTML. */
export function withHtml(html: string): Pick<MailFields, 'headers' | 'body'> {
  return { headers: { 'Content-Type': 'text/html; charset=UTF-8' }, body: `<html><body>${html}</body></html>\n` }
}

/** Twelve ordinary mails of Anna, one a day, with something changed in all of them. */
export function history(changes: MailFields = {}, count = 12): string[] {
  return Array.from({ length: count }, (_, day) => mail({ ...changes, day }))
}

/** The day after such a history. */
export const TODAY = 12

/** A person for a team, with an address or more. */
export function person(name: string, ...addresses: string[]): Person {
  return { name, role: '', status: 'current', addresses }
}

/** Where the addresses of tests are; the usual one of Anna's device is of documentation, and nowhere. */
const COUNTRIES: Readonly<Record<string, string>> = {
  '129.132.19.216': 'CH',
  '195.176.255.9': 'CH',
  '81.91.170.12': 'DE',
}

/** Gists of texts that were read before: histories come again in every row. */
const READ = new Map<string, Gist>()

/** The gist of a mail's text, read the real way. */
export function gistOfText(text: string, mailbox = 'berta'): Gist {
  const known = READ.get(`${mailbox}\n${text}`) ?? readText(text, mailbox)
  READ.set(`${mailbox}\n${text}`, known)
  return known
}

function readText(text: string, mailbox: string): Gist {
  const bytes = Buffer.from(text)
  const where = { source: digest('a test'), path: ['test.mbox', '#1'] }
  return gistOf(
    readMessage({ where, kind: 'mail', bytes, fidelity: 'original', mailbox, folder: '' }),
    ip => COUNTRIES[ip],
  )
}

/** A mail, the mails that came before it, and whom it could pretend to be. */
export interface GivenTexts {
  readonly mail: string
  readonly before?: readonly string[]
  readonly team?: Team
}

/** What an evidence function is given: the mail read, the mails before it learnt in their order. */
export function givenMail({ mail: text, before = [], team = teamOf([], []) }: GivenTexts): GivenMessage {
  const memory = emptyMemory()
  for (const earlier of before) {
    const showing = show(gistOfText(earlier))
    learn(memory, showing, personAddress(team, accountOf(showing.gist)))
  }
  return givenMessage(show(gistOfText(text)), memory, team)
}

/** What a row wants: nothing seen, a reason why nothing could be, or a sentence with a place. */
export type Wanted =
  | 'quiet'
  | { readonly blind: RegExp }
  | {
      readonly says: RegExp
      /** Stands in the mail's bytes at one of the places. */
      readonly shows?: string
      /** Bits that it has at least and at most. */
      readonly least?: number
      readonly most?: number
    }

/** One row of a table: a sentence about behaviour, what is given, what is wanted. */
export type Row = GivenTexts & { readonly name: string; readonly wants: Wanted }

/** Checks an evidence function against a table. */
export function check(asked: EvidenceFunction<GivenMessage>, rows: readonly Row[]): void {
  for (const row of rows)
    test(`${asked.name}: ${row.name}`, () => {
      const answer = asked.look(givenMail(row))
      if (row.wants === 'quiet') assert.deepEqual(answer, { saw: [] })
      else if ('blind' in row.wants)
        assert.match('blind' in answer ? answer.blind : JSON.stringify(answer), row.wants.blind)
      else checkSeen(answer, row.mail, row.wants)
    })
}

function checkSeen(answer: Look, text: string, wants: Extract<Wanted, { says: RegExp }>): void {
  const { says, shows, least = 0.4, most = 9 } = wants
  assert('saw' in answer, `blind: ${'blind' in answer ? answer.blind : ''}`)
  const found = answer.saw.find(sighting => says.test(sighting.says))
  assert(
    found !== undefined,
    `no sentence like ${String(says)} in ${JSON.stringify(answer.saw.map(each => each.says))}`,
  )
  assert.match(found.says, /[.”]$/)
  assert(found.bits >= least && found.bits <= most, `${found.bits} bits`)
  const shown = found.spans.map(span => cut(text, span))
  if (shows !== undefined)
    assert(
      shown.some(bytes => bytes.includes(shows)),
      `${shows} is not in ${JSON.stringify(shown)}`,
    )
}

/** A mail's bytes at a span, as text. */
function cut(text: string, { from, to }: Span): string {
  const bytes = Buffer.from(text)
  assert(from >= 0 && from < to && to <= bytes.length, `[${from}, ${to}) is not inside the mail`)
  return bytes.subarray(from, to).toString()
}
