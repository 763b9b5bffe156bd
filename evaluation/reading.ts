import { digest } from '#ground'
import { gistOf, readMessage, type Gist } from '#message'
import { countryBytes, countryTable } from '#store'
import type { Given } from './detector.ts'

const SOURCE = digest('evaluation')
const countryOf = countryTable(countryBytes())

/** Reads a mail as the product reads it. All detectors here share this function, so that it runs once for each mail. */
export function readGist({ bytes, mailbox, at }: Given): Gist {
  const item = {
    where: { source: SOURCE, path: [mailbox, `#${at}`] },
    kind: 'mail',
    bytes,
    fidelity: 'original',
    mailbox,
    folder: '',
  } as const
  return gistOf(readMessage(item), countryOf)
}
