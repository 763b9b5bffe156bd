import { organisation, rfc3339, type Moment } from '#ground'
import type { DocumentStore } from '#store'

import type { HeldMail, HeldMails } from './held-mail.ts'
import type { LeakedFile } from './leaked-file.ts'

/** A mail by which a leaked file came back: it bounds the time, and holding it means nothing. */
export interface Bringer {
  readonly mail: Pick<HeldMail, 'id' | 'from' | 'at' | 'mailbox'>
  readonly at: Moment
  readonly says: string
}

/** As much of a leaked file as the question needs. */
export type Leaked = Pick<LeakedFile, 'sha256' | 'broughtBy'>

/** The case's mail, as far as the question needs it. */
interface Mails extends Pick<HeldMails, 'owners'> {
  readonly all: readonly Bringer['mail'][]
  readonly byId: ReadonlyMap<Bringer['mail']['id'], readonly Bringer['mail'][]>
}

/**
 * Mails from outside that carry the very bytes of a leaked file: an anonymous sender's to a newspaper, or a newspaper's
 * to the team. Somebody from outside is meant who never wrote before, or who brings several of the files at once; whether
 * the mail brought the file, or is simply where it lay first, the dates of the other copies tell.
 */
export function bringers(
  file: Leaked,
  files: readonly Leaked[],
  documents: DocumentStore,
  { byId, all, owners }: Mails,
): Bringer[] {
  const own = new Set([...owners.values()].map(({ address }) => address))
  const homes = sharedHomes([...own])
  const isOutside = (address: string) => !own.has(address) && !homes.has(homeOf(address))
  const carried = (sha256: Leaked['sha256']) => {
    const number = documents.numberOf(sha256)
    return number === undefined ? [] : documents.appearances(number).map(({ message }) => message)
  }
  const others = files.filter(other => other !== file).flatMap(({ sha256 }) => carried(sha256))
  const found = carried(file.sha256)
    .flatMap(message => byId.get(message) ?? [])
    .filter(({ from }) => isOutside(from))
    .filter(mail => others.includes(mail.id) || !all.some(({ from, at }) => from === mail.from && at < mail.at))
    .map(mail => bringerOf(mail))
  const { broughtBy } = file
  const from = broughtBy?.from[0]?.address ?? ''
  if (broughtBy === undefined || !isOutside(from)) return found
  const { id, at, mailbox } = broughtBy
  return [...found.filter(({ mail }) => mail.id !== id), bringerOf({ id, from, at, mailbox })]
}

function bringerOf(mail: Bringer['mail']): Bringer {
  const who = mail.from === '' ? 'an unnamed sender' : mail.from
  return { mail, at: mail.at, says: `The mail from ${who} that brought the files came at ${rfc3339(mail.at)}.` }
}

/** Organisations to which two owners of mailboxes belong; one alone may be with a provider that serves everybody. */
function sharedHomes(addresses: readonly string[]): Set<string> {
  const all = addresses.map(homeOf)
  return new Set(all.filter((home, index) => all.indexOf(home) !== index))
}

function homeOf(address: string): string {
  const domain = address.slice(address.lastIndexOf('@') + 1)
  return organisation(domain)
}
