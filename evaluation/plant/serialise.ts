import type { Field } from '../archive/fields.ts'
import type { Carrier } from './carrier.ts'
import type { Bundle } from './clients/client.ts'
import { assemble } from './dress.ts'
import type { Fresh } from './fresh.ts'
import { refresh, rewitness, signatureLetters } from './refresh.ts'
import { resign } from './resign.ts'

/**
 * What travels: a client's header and body, on a carrier, so many milliseconds after the carrier's own time. A carrier's
 * fields may have been changed for it, but not its client's, which still say what the old signatures were for.
 */
export interface Freight {
  readonly carrier: Carrier
  readonly bundle: Bundle
  readonly by: number
  readonly fresh: Fresh
}

/**
 * Writes the whole mail as the archive would have kept it: ids and dates of every server drawn anew and in step with
 * each other, signatures with the true body hash and the right field names, the list's own marks where they belong.
 */
export function serialise({ carrier, bundle, by, fresh }: Freight): Buffer {
  const body = Buffer.from(bundle.body, 'latin1')
  const before = new Set(carrier.client.map(({ key }) => key))
  const after = new Set(bundle.fields.map(({ key }) => key))
  const signatures: { before: string; after: string }[] = []
  const renew = (old: Field) => {
    const renewed = resign(refresh(old, by, fresh), { before, after, body })
    if (/dkim-signature$/.test(old.key))
      signatures.push({ before: signatureLetters(old), after: signatureLetters(renewed) })
    return renewed
  }
  const parts = {
    above: carrier.above.map(renew),
    among: carrier.among.map(({ field, after: place }) => ({ field: renew(field), after: place })),
    list: carrier.list.map(renew),
    route: carrier.route.map(renew),
  }
  const witnessed = (fields: readonly Field[]) => fields.map(other => rewitness(other, signatures))
  const fields = assemble(carrier, bundle.fields, {
    ...parts,
    above: witnessed(parts.above),
    route: witnessed(parts.route),
  })
  return Buffer.concat([Buffer.from(`${fields.map(({ text }) => text).join('')}\n`, 'latin1'), body])
}

/** Names the writer's own server in a Message-ID, for carriers of Microsoft's: the mailbox server that took the mail in. */
export function mailboxServer(carrier: Carrier): string | undefined {
  const text = [...carrier.above, ...carrier.client].map(other => other.text).join('')
  return /\b([A-Z0-9]{12,14}\.[a-z]+\d+\.prod\.outlook\.com)/.exec(text)?.[1]
}
