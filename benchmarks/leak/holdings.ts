import type { HeldDocument } from '#finding'
import { folderFiles, mboxBodies, type Body } from './bodies.ts'

/** A mail in a mailbox, as the program is told of it, and beside it what a person who chooses among mails goes by. */
export interface ChosenDocument extends HeldDocument {
  readonly chosenBy: { readonly topic: string; readonly thread: string }
  /** Its author and recipients. */
  readonly people: readonly string[]
}

/** The mailboxes of an archive. */
export interface Holdings {
  readonly archive: string
  readonly mails: number
  readonly mailboxes: readonly { readonly mailbox: string; readonly documents: readonly ChosenDocument[] }[]
}

/** Documents that a mailbox must have to be one: half of them are in the attacker's reach, and 20 of those may leak. */
const LEAST = 40
/** In a public list's archive, whoever has this part of it is the list or a machine. */
const LIST = 0.3

/**
 * Holdings of business mail: whoever stands in From, To or Cc had the mail. Its subject is all that tells its thread, since
 * these mails carry no references; topics are the subjects that people sorted them into by hand, of which the program
 * knows nothing.
 */
export async function businessHoldings(): Promise<Holdings> {
  const files = await folderFiles('documents/enron-subset.tar.zst')
  const sorted = new Map(files.filter(({ file }) => file.endsWith('.cats')).map(({ file, bytes }) => [file, bytes]))
  const mails = files
    .filter(({ file }) => file.endsWith('.txt'))
    .map(({ file, body }) => {
      const mail = body()
      return { mail, topic: topicIn(sorted.get(file.replace(/txt$/, 'cats'))), thread: subjectOf(mail) }
    })
  return holdingsOf('enron', mails, 1)
}

/** A category of the third kind is what a mail is about; the first ones say what sort of mail it is. */
function topicIn(sorted: Buffer | undefined): string {
  const lines = (sorted?.toString('latin1') ?? '').split('\n').filter(line => line !== '')
  const topic = lines.find(line => line.startsWith('3,')) ?? lines[0] ?? ''
  return topic.split(',').slice(0, 2).join()
}

/** Holdings of a public list: the same by its senders and recipients, threads by reference, topics by subject. */
export function listHoldings(archive: string): Holdings {
  const mails = mboxBodies(archive).map(mail => ({ mail, topic: mail.topic, thread: mail.thread }))
  return holdingsOf(archive, mails, LIST)
}

interface Sorted {
  readonly mail: Body
  readonly topic: string
  readonly thread: string
}

function holdingsOf(archive: string, sorted: readonly Sorted[], most: number): Holdings {
  const held = new Map<string, ChosenDocument[]>()
  const mails = sorted.filter(({ mail }) => mail.at > 0).sort((one, other) => one.mail.at - other.mail.at)
  mails.forEach(({ mail, topic, thread }, number) => {
    const document = {
      id: String(number),
      at: mail.at,
      thread: mail.thread,
      topic: subjectOf(mail),
      chosenBy: { topic, thread },
      people: mail.people,
    }
    for (const address of mail.people.filter(person => person !== '')) {
      const own = held.get(address)
      if (own === undefined) held.set(address, [document])
      else own.push(document)
    }
  })
  const mailboxes = [...held]
    .filter(([, documents]) => documents.length >= LEAST && documents.length <= most * mails.length)
    .map(([mailbox, documents]) => ({ mailbox, documents }))
    .sort((one, other) => (one.mailbox < other.mailbox ? -1 : 1))
  return { archive, mails: mails.length, mailboxes }
}

/** The subject without marks of answers and forwards, as the program reads it. */
function subjectOf({ subject }: Body): string {
  return subject
    .toLowerCase()
    .replace(/^(?:\s*(?:re|fwd?|aw)\s*:)+/, '')
    .trim()
}
