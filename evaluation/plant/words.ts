import type { Random } from '#ground'
import { bodyText } from '../archive/body-text.ts'
import type { Mail } from '../archive/mail.ts'
import { two, wallClock, writeZone } from '../archive/written-date.ts'
import type { Strength } from '../protocol.ts'
import type { Quoted } from './clients/client.ts'
import { clock, quoteLines } from './clients/writing.ts'
import type { Habits, Voice } from './habits.ts'
import { ALPHABET, drawn } from './fresh.ts'
import type { Lures } from './lures.ts'
import { fill, type Filling, type Lure } from './lures/lure.ts'
import { lureLink, popularLink } from './lures/links.ts'

/** What a planted mail says. */
export interface Words {
  readonly subject: string
  readonly own: string
  readonly lure: string
}

/** Who writes to whom, and how strong the thief is. */
export interface Occasion {
  readonly strength: Strength
  readonly habits: Habits
  readonly reader: string
}

/** Chooses and fills the lure of one mail. */
export function wordsFor({ strength, habits, reader }: Occasion, lures: Lures, chance: Random): Words {
  const lure = chance.pick(kindOf(strength, lures, chance))
  const filling = fillingFor({ strength, habits, reader }, chance)
  const text = fill(lure.text, filling)
  const own = strength === 'S3' ? atMost(text, filling.link, 400) : text
  return { subject: fill(lure.subject, filling).replace(/\s+/g, ' ').trim(), own, lure: lure.cluster }
}

function kindOf(strength: Strength, lures: Lures, chance: Random): readonly Lure[] {
  switch (strength) {
    case 'S0':
    case 'S1':
    case 'S2':
      return lures.phishing
    case 'S2b':
      return lures.requests
    case 'S3':
      return chance.chance(0.5) ? lures.thread : lures.phishing
    case 'S3b':
      return lures.neutral
    case 'S4':
      return lures.linkAsks
    case 'S4b':
      return lures.plainAsks
    case 'H':
      return lures.hooks
  }
}

function fillingFor({ strength, habits, reader }: Occasion, chance: Random): Filling {
  const domain = habits.self.address.split('@')[1]!
  const first = (name: string) => name.replace(/["',]/g, '').split(/\s+/)[0] ?? ''
  const login = habits.self.address.split('@')[0]!.replace(/[^a-z0-9]/g, '')
  return {
    name: first(reader) === '' ? 'all' : first(reader),
    me: first(habits.self.name) === '' ? login : first(habits.self.name),
    topic: habits.topic,
    link: /b$/.test(strength) || strength === 'S4' ? popularLink(chance) : lureLink(domain, chance),
    phone: `+${chance.pick(['1', '44', '49', '33', '1'])} ${drawn(3, '23456789', chance)} ${drawn(3, ALPHABET.digits, chance)} ${drawn(4, ALPHABET.digits, chance)}`,
    address: `${login}${chance.pick(['.private', '.office', '1', '.mobile', String(1960 + chance.below(40))])}@${chance.pick(['gmail.com', 'outlook.com', 'proton.me', 'gmx.com', 'mail.com'])}`,
  }
}

/** The part of a lure around its link, cut at ends of sentences. */
function atMost(text: string, link: string, limit: number): string {
  if (text.length <= limit) return text
  const sentences = text.split(/(?<=[.!?:\n])\s+/).filter(sentence => sentence.trim() !== '')
  const at = Math.max(
    0,
    sentences.findIndex(sentence => sentence.includes(link)),
  )
  let kept = sentences[at] ?? link
  for (const sentence of sentences.slice(0, at).reverse()) {
    if (kept.length + sentence.length + 1 > limit) break
    kept = `${sentence}\n${kept}`
  }
  return kept.length <= limit
    ? kept
    : `${kept
        .slice(0, limit - link.length - 2)
        .replace(link, '')
        .replace(/\s+\S*$/, '')}\n${link}`
}

/** Words in the victim's own voice: their greeting, sentences that they wrote before, one ask, their farewell. */
export function imitation(
  voice: Voice,
  { ask, reader }: { readonly ask: string; readonly reader: string },
  chance: Random,
): string {
  const sentences = chance.shuffle(voice.sentences).slice(0, voice.sentences.length > 4 ? 1 + chance.below(2) : 0)
  const name = reader.split(/\s+/)[0] ?? ''
  const greeting = voice.greeting?.replace(
    /^((?:hi|hello|dear|hey|hallo|moin|good \w+)\b\s*)[^,!.]*/i,
    (_, word: string) => (name === '' ? word.trimEnd() : `${word.trimEnd()} ${name}`),
  )
  const lines = [
    ...(greeting === undefined ? [] : [greeting, '']),
    ...sentences,
    ask,
    ...(voice.farewell === undefined ? [] : ['', voice.farewell]),
  ]
  return lines.join('\n')
}

/** What a reply to a mail quotes; long mails are cut, as most people do. */
export function quotedOf(mail: Mail): Quoted {
  const text = bodyText(mail.bytes)
    .replace(/\n-- \n[^]*$/, '')
    .split('\n')
    .slice(0, 120)
    .join('\n')
    .slice(0, 6000)
    .trimEnd()
  return {
    from: mail.from,
    to: mail.to,
    cc: mail.cc,
    subject: mail.subject,
    sent: mail.sent ?? { at: mail.at, zone: 0 },
    text,
  }
}

/** A reply as the victim lays one out: above a full quote, or below a few lines of it. */
export function layOut(own: string, quoted: Quoted, voice: Voice): string {
  const line = attributionLike(voice.attribution, quoted)
  if (voice.above) return `${own}\n\n${line}\n${quoteLines(quoted.text)}\n`
  const words = quoted.text.split('\n').filter(other => !other.startsWith('>') && other.trim() !== '')
  return `${line}\n${quoteLines(words.slice(0, 6).join('\n'))}\n\n${own}\n`
}

/** The line before a quote, in the form of an old one. */
export function attributionLike(old: string | undefined, { from, sent }: Quoted): string {
  const { weekday, month, day, monthNumber, year } = wallClock(sent)
  const address = old?.includes('<') === true ? ` <${from.address}>` : ''
  const who = `${from.name === '' ? from.address : from.name}${from.name === '' ? '' : address}`
  if (old !== undefined && /On \d{4}-\d\d-\d\d/.test(old))
    return `On ${year}-${two(monthNumber)}-${two(day)} ${clock(sent, false)}, ${who} wrote:`
  if (old !== undefined && /On \d\d?\/\d\d?\/\d{4}/.test(old))
    return `On ${two(day)}/${two(monthNumber)}/${year} ${clock(sent, false)}, ${who} wrote:`
  if (old !== undefined && /On \d\d?\/\d\d?\/\d\d\b/.test(old))
    return `On ${monthNumber}/${day}/${year % 100} ${clock(sent, true)}, ${who} wrote:`
  if (old !== undefined && /On \w{3}, \d/.test(old))
    return `On ${weekday}, ${day} ${month} ${year} at ${clock(sent, false)}, ${who} wrote:`
  if (old !== undefined && /[+-]\d{4}, /.test(old))
    return `On ${weekday}, ${month} ${two(day)}, ${year} at ${clock(sent, true, true).replace(' ', '')} ${writeZone(sent.zone)}, ${who} wrote:`
  return `On ${weekday}, ${month} ${day}, ${year} at ${clock(sent, true)}, ${who} wrote:`
}
