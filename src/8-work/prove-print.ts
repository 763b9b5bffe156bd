import { comparedText, printedTexts } from '#document'
import { digest } from '#ground'
import { type Message, readMessage, shownTexts } from '#message'
import { type Item, takeIn } from '#source'
import { enclosedTexts, type KeyStore, provePrint } from '#verify'

import type { Bench, NamedSource } from './bench.ts'
import { fileOf, mailsIn, originalOf, type ProvenMail, type Unproven, unread } from './prove.ts'
import { witnessesOf } from './prove-witness.ts'
import { type DocumentReader, documentReader } from './read-in-worker.ts'

/**
 * Proves prints and pasted texts against the signature of a mail whose body they may show: the first mail of a file, as
 * it is left, with the fields that were signed. A print may also be a mail that forwards or quotes it. Each is told like
 * the signed mail, with the place of the print.
 */
export async function* provePrints(
  sources: readonly NamedSource[],
  body: NamedSource,
  keys: KeyStore,
  { progress }: Pick<Bench, 'progress'>,
): AsyncGenerator<ProvenMail | Unproven, void> {
  const [signed] = await Array.fromAsync(mailsIn([body]))
  if (signed?.kind !== 'found') {
    if (signed !== undefined) yield signed
    return
  }
  const reader = documentReader()
  let done = 0
  try {
    for await (const intake of takeIn(
      sources.map(({ path }) => path),
      { kinds: ['mail', 'document', 'log', 'indicator'] },
    )) {
      if (intake.kind === 'closed') yield* unread(intake.entry)
      if (intake.kind !== 'item') continue
      progress({ doing: 'Proving', done: done++, of: undefined, unit: 'mails' })
      yield provenPrint(intake.item, await textsOf(intake.item, reader), signed.message, keys)
    }
  } finally {
    await reader.close()
  }
}

/** The texts that a print may stand for: all of it, without its own header, and the mails that it forwards or quotes. */
async function textsOf(item: Item, reader: DocumentReader): Promise<readonly string[]> {
  const texts = item.kind === 'mail' ? textsOfMail(item) : await textsOfDocument(item, reader)
  return [...new Set([...texts, ...texts.flatMap(enclosedTexts)])]
}

function textsOfMail(item: Item): readonly string[] {
  const mail = readMessage(item)
  const plain = mail.parts.flatMap(({ role, type, text = '' }) =>
    role === 'body' && type === 'text/plain' ? [text] : [],
  )
  return [...plain, ...shownTexts(mail).map(({ text }) => text)].filter(text => text !== '')
}

async function textsOfDocument({ bytes, where }: Item, reader: DocumentReader): Promise<readonly string[]> {
  const content = await reader.read(bytes, where)
  return [...printedTexts(content), comparedText(content), content.text]
}

function provenPrint({ where, bytes }: Item, texts: readonly string[], signed: Message, keys: KeyStore): ProvenMail {
  const { item, thread, from, subject } = signed
  const proof = provePrint({ texts, mail: item.bytes, keys })
  return {
    kind: 'mail',
    where,
    file: fileOf(where),
    sha256: digest(bytes),
    mailbox: item.mailbox,
    fidelity: 'original',
    messageId: thread.id,
    from: from.map(({ address }) => address).join(', '),
    subject,
    attached: false,
    proof,
    twins: [],
    witnesses: witnessesOf(signed),
    original: originalOf(item.bytes, proof, keys),
    tail: undefined,
  }
}
