import { comparedText } from '#document'
import { digest } from '#ground'
import { takeIn } from '#source'
import { type KeyStore, provePrint } from '#verify'

import type { Bench, NamedSource } from './bench.ts'
import { fileOf, mailsIn, type ProvenMail, type Unproven } from './prove.ts'
import { documentReader } from './read-in-worker.ts'

/**
 * Proves prints and pasted texts against the signature of a mail whose body they may show: the first mail of a file, as
 * it is left, with the fields that were signed. Each is told like that mail, with the place of the print.
 */
export async function* provePrints(
  sources: readonly NamedSource[],
  body: NamedSource,
  keys: KeyStore,
  { progress }: Pick<Bench, 'progress'>,
): AsyncGenerator<ProvenMail | Unproven, void> {
  const [mail] = await Array.fromAsync(mailsIn([body]))
  if (mail?.kind !== 'found') {
    if (mail !== undefined) yield mail
    return
  }
  const { item, thread, from, subject, authentication } = mail.message
  const reader = documentReader()
  let done = 0
  try {
    for await (const intake of takeIn(
      sources.map(({ path }) => path),
      { kinds: ['document', 'log', 'indicator'] },
    )) {
      if (intake.kind !== 'item') continue
      const { where, bytes } = intake.item
      progress({ doing: 'Proving', done: done++, of: undefined, unit: 'mails' })
      const content = await reader.read(bytes, where)
      yield {
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
        proof: provePrint({ texts: [comparedText(content), content.text], mail: item.bytes, keys }),
        twins: [],
        witnesses: authentication,
      }
    }
  } finally {
    await reader.close()
  }
}
