import { foldedPrint32, moment, organisation, shortName, type Moment, type Span } from '#ground'
import { readAsks } from './ask.ts'
import type { Gist, GistAddress, GistFile, GistForm, GistLink, GistThread, GistWitness, GistWords } from './gist.ts'
import { gistRoute, type CountryOf } from './gist-route.ts'
import { readLanguage } from './language.ts'
import type { Header, Mailbox, Message, Part } from './message.ts'
import { placesIn, type Places } from './place.ts'

/** How much of a mail a gist keeps. What is over stays in the original; counts say that there was more. */
const KEPT = {
  recipients: 60,
  links: 40,
  quotedLinks: 6,
  files: 40,
  ownCharacters: 1600,
  carriedCharacters: 600,
  prints: 10,
  references: 8,
  text: 300,
}

/** Characters of a line that is worth a print: shorter ones stand in many mails. */
const SHORTEST_LINE = 28

/**
 * Draws the gist of a mail that was read. Pure, so that the same mail has the same gist on every machine that looks up
 * countries in the same table; without one it names none.
 */
export function gistOf(message: Message, countryOf: CountryOf = () => undefined): Gist {
  const { item } = message
  const { at, clock } = arrival(message)
  const field = (key: string) => message.headers.find(header => header.key === key)
  const list = field('list-id')?.value ?? field('x-mailing-list')?.value
  const subjectSpan = field('subject')?.span
  return {
    id: message.id,
    where: item.where,
    mailbox: item.mailbox,
    folder: item.folder,
    fidelity: item.fidelity,
    bytes: item.bytes.length,
    ...(message.thread.id === undefined ? {} : { messageId: message.thread.id }),
    at,
    clock,
    ...sentDate(message),
    from: message.from.slice(0, 8).map(gistAddress),
    ...(message.sender[0] === undefined ? {} : { sender: gistAddress(message.sender[0]) }),
    replyTo: message.replyTo.slice(0, 8).map(gistAddress),
    to: [...new Set([...message.to, ...message.cc].map(({ address }) => address.toLowerCase()))]
      .filter(address => address !== '')
      .slice(0, KEPT.recipients),
    subject: message.subject.slice(0, KEPT.text),
    ...(subjectSpan === undefined ? {} : { subjectSpan }),
    thread: gistThread(message, field('references')?.span ?? field('in-reply-to')?.span),
    ...(list === undefined ? {} : { list: list.slice(0, KEPT.text) }),
    ...(isBulk(message.headers) ? { bulk: true } : {}),
    form: gistForm(message),
    route: gistRoute(message, countryOf),
    authentication: message.authentication.slice(0, 12).map(gistWitness),
    signing: signing(message.headers),
    links: gistLinks(message),
    files: gistFiles(message.parts),
    words: gistWords(message),
    troubles: message.troubles.length,
  }
}

/** RFC 2369 and 2919 name the first two; the others are what senders of many mails add. */
function isBulk(headers: readonly Header[]): boolean {
  return headers.some(
    ({ key, value }) =>
      key === 'list-unsubscribe' ||
      key === 'list-id' ||
      key === 'feedback-id' ||
      (key === 'precedence' && /^\s*(?:bulk|list|junk)/i.test(value)),
  )
}

function gistAddress({ name, address, domain, span }: Mailbox): GistAddress {
  return { name: name.slice(0, KEPT.text), address: address.toLowerCase(), domain, span }
}

function sentDate({ sent }: Message): Pick<Gist, 'sent'> {
  if (sent === undefined) return {}
  return { sent: { at: sent.at, ...(sent.zone === undefined ? {} : { zone: sent.zone }), span: sent.span } }
}

/**
 * The receiving host's clock is believed first: the sender cannot set it. Relays' clocks are wrong now and then, so one
 * that is years away from the sender's own date (and from its neighbour) is passed over.
 */
function arrival({ hops, sent, item }: Message): { at: Moment; clock: Gist['clock'] } {
  const clocks = hops.flatMap(hop => (hop.at === undefined ? [] : [hop.at]))
  const [newest, next] = clocks
  if (newest !== undefined) {
    const rival = next ?? sent?.at
    const agrees = rival === undefined || Math.abs(newest - rival) < 400 * 86_400_000
    return { at: agrees ? newest : (Math.min(newest, rival) as Moment), clock: 'received' }
  }
  if (sent !== undefined) return { at: sent.at, clock: 'sent' }
  const stored = moment(Date.parse(item.envelope?.replace(/^\S+\s+/, '').concat(' UTC') ?? ''))
  return stored === undefined ? { at: 0 as Moment, clock: 'none' } : { at: stored, clock: 'stored' }
}

function gistThread({ thread, subject }: Message, span: Span | undefined): GistThread {
  const parent = thread.inReplyTo.at(-1) ?? thread.references.at(-1)
  const root = thread.references[0] ?? parent
  return {
    ...(thread.id === undefined ? {} : { self: shortName(thread.id) }),
    ...(parent === undefined ? {} : { parent: shortName(parent) }),
    ...(root === undefined ? {} : { root: shortName(root) }),
    others: [...new Set([...thread.references].reverse())].slice(0, KEPT.references).map(shortName),
    topic: thread.topic.slice(0, KEPT.text),
    marked: /^\s*(?:\[[^\]]{1,40}\]\s*)?(?:re|aw|sv|antw|fwd?|wg|tr|rv|vs|odp)\s*(?:\[\d+\])?:/i.test(
      subject.slice(0, 80),
    ),
    ...(span === undefined ? {} : { span }),
  }
}

function gistForm({ client, headers, parts }: Message): GistForm {
  const field = (...keys: string[]) => headers.find(header => keys.includes(header.key))
  const agent = field('user-agent', 'x-mailer')
  const id = field('message-id')
  const text = parts.find(part => part.role === 'body')
  return {
    ...(client.agent === undefined ? {} : { agent: client.agent.slice(0, KEPT.text) }),
    ...(client.family === undefined ? {} : { family: client.family }),
    messageIdShape: client.messageIdShape,
    mimeShape: client.mimeShape,
    headerOrder: shortName(client.headerOrder),
    writing: writing(headers),
    encoding:
      text === undefined ? 'none' : `${text.parameters['charset']?.toLowerCase() ?? 'no charset'} ${text.encoding}`,
    ...(agent === undefined ? {} : { agentSpan: agent.span }),
    ...(id === undefined ? {} : { messageIdSpan: id.span }),
  }
}

/** How a client writes dates and names, which its user cannot choose and seldom notices. */
function writing(headers: readonly Header[]): string {
  const value = (key: string) => headers.find(header => header.key === key)?.value.trim() ?? ''
  const date = value('date').slice(0, 60)
  const day = /^[A-Z][a-z]{2}, +0?\d /.test(date) ? (/, 0/.test(date) ? 'dd' : /,  /.test(date) ? '_d' : 'd') : 'any'
  const zone = /\([^)]*\)$/.test(date) ? ' (zone)' : /GMT|UTC/.test(date) ? ' GMT' : ''
  const name = value('from').slice(0, 200)
  const quoting = name.startsWith('"')
    ? 'quoted'
    : name.startsWith('=?')
      ? 'encoded'
      : name.startsWith('<')
        ? 'angle'
        : name.includes('<')
          ? 'bare'
          : 'address'
  return `${day}${zone}, from ${quoting}`
}

function gistWitness({ host, standing, results, span }: Message['authentication'][number]): GistWitness {
  const says = results.slice(0, 12).map(({ method, result, properties }) => {
    const about =
      properties['header.d'] ??
      properties['header.i'] ??
      properties['smtp.mailfrom'] ??
      properties['header.from'] ??
      properties['smtp.helo'] ??
      ''
    return `${method}=${result} ${about.slice(about.lastIndexOf('@') + 1).toLowerCase()}`.trim()
  })
  return { host, standing, says, span }
}

/** The tags of a DKIM-Signature that name its key (RFC 6376 §3.5). */
const DOMAIN = /(?:^|;)\s*d\s*=\s*([^;\s]+)/
const SELECTOR = /(?:^|;)\s*s\s*=\s*([^;\s]+)/

function signing(headers: readonly Header[]): string[] {
  const tag = (value: string, pattern: RegExp) => pattern.exec(value)?.[1]?.toLowerCase() ?? ''
  const signatures = headers.filter(({ key }) => key === 'dkim-signature').slice(0, 8)
  return [...new Set(signatures.map(({ value }) => `${tag(value, DOMAIN)}/${tag(value, SELECTOR)}`))].sort()
}

function gistLinks(message: Message): GistLink[] {
  const { signature = '', listFooter = '' } = message.wording
  const own = message.links.filter(link => !link.quoted)
  const quoted = message.links.filter(link => link.quoted).slice(0, KEPT.quotedLinks)
  const places = new Map<number, Places>()
  const placesOf = (part: number) => {
    const known = places.get(part) ?? placesIn(message, part)
    places.set(part, known)
    return known
  }
  return [...own, ...quoted].slice(0, KEPT.links).map(link => {
    const span = placesOf(link.part)(link.characters)
    return {
      target: link.target.slice(0, KEPT.text),
      resolved: link.resolved.slice(0, KEPT.text),
      host: link.host,
      organisation: link.host === '' ? '' : organisation(link.host),
      unwrapped: link.unwrapped,
      ...(link.shown === undefined ? {} : { shown: link.shown.slice(0, 120) }),
      ...(link.shownHost === undefined ? {} : { shownHost: link.shownHost }),
      kind: link.kind,
      quoted: link.quoted,
      aside: link.quoted || signature.includes(link.target) || listFooter.includes(link.target),
      part: link.part,
      ...(span === undefined ? {} : { span }),
    }
  })
}

function gistFiles(parts: readonly Part[]): GistFile[] {
  return parts
    .filter(({ role }) => role === 'attachment')
    .slice(0, KEPT.files)
    .map(part => ({
      name: (part.fileName ?? '').slice(0, KEPT.text),
      type: part.type,
      ...(part.recognised === undefined ? {} : { recognised: part.recognised }),
      size: part.size ?? 0,
      ...(part.sha256 === undefined ? {} : { sha256: part.sha256 }),
      span: part.headerSpan.to > part.headerSpan.from ? part.headerSpan : part.bodySpan,
    }))
}

function gistWords({ wording, parts }: Message): GistWords {
  const own = wording.own.slice(0, KEPT.ownCharacters)
  const language = readLanguage(own)
  const body = parts.find(({ role }) => role === 'body')
  return {
    own,
    ownLength: wording.own.length,
    quotedLength: wording.quoted.length,
    ...(wording.quoting === 'forwarded' ? { carried: wording.quoted.slice(0, KEPT.carriedCharacters) } : {}),
    quoting: wording.quoting,
    ...(wording.greeting === undefined ? {} : { greeting: wording.greeting.slice(0, 80) }),
    ...(wording.signOff === undefined ? {} : { signOff: wording.signOff.slice(0, 80) }),
    ...(wording.signature === undefined ? {} : { signature: wording.signature.slice(0, KEPT.text) }),
    ...(language === undefined ? {} : { language }),
    html: parts.some(({ role, type }) => role === 'body' && type === 'text/html'),
    patch: parts.some(
      ({ role, text }) => role === 'body' && text !== undefined && /^(?:diff --git |--- a\/|\+\+\+ b\/)/m.test(text),
    ),
    asks: readAsks(own).map(({ kind, characters }) => ({ kind, words: own.slice(characters.from, characters.to) })),
    ownPrints: prints(wording.own),
    quotedPrints: prints(wording.quoted),
    ...(body === undefined ? {} : { span: body.bodySpan }),
  }
}

/** Prints of the longer lines, spread over the text, white space and letter-case folded. */
function prints(text: string): number[] {
  const looked = text.slice(0, 20_000)
  // Where the longer lines begin: most are not chosen, and need not be cut out.
  const begins: number[] = []
  for (let from = 0; from < looked.length;) {
    const end = lineEnd(looked, from)
    if (end - from >= SHORTEST_LINE) begins.push(from)
    from = end + 1
  }
  const step = Math.max(1, Math.floor(begins.length / KEPT.prints))
  const chosen = begins.filter((_, index) => index % step === 0).slice(0, KEPT.prints)
  return [...new Set(chosen.map(from => foldedPrint32(looked.slice(from, lineEnd(looked, from)))))]
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end === -1 ? text.length : end
}
