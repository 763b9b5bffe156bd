import { Outage } from '#ground'
import { keyStore, readKeys, type KeyFile, type KeyStore } from '#verify'

import { readFileSync } from 'node:fs'
import { basename } from 'node:path'

import { whyNot } from './why-not.ts'

/** Reads `--keys` files into one store. Entries that were not understood are told on the way. */
export function readKeyFiles(
  files: readonly string[],
  more: readonly KeyFile[],
  tell: (says: string) => void,
): KeyStore {
  const read = files.map(file => {
    const found = readKeys(textOf(file), basename(file))
    for (const { says } of found.troubles.slice(0, 5)) tell(`${file}: ${says}`)
    if (found.troubles.length > 5) tell(`${file}: ${found.troubles.length - 5} more entries were not understood.`)
    if (holdsNothing(found))
      tell(
        `${file} holds no DKIM key in a form that is read here, so nothing can be checked with it. Give JSON with selector, domain and txt, a zone file, or what turncoat keys writes.`,
      )
    return found
  })
  const all = [...read, ...more]
  return keyStore(
    all.flatMap(({ keys }) => keys),
    {
      materials: all.flatMap(({ published }) => published.materials),
      names: all.flatMap(({ published }) => published.names),
    },
  )
}

const holdsNothing = ({ keys, published, troubles }: KeyFile) =>
  keys.length + published.materials.length + published.names.length + troubles.length === 0

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new Outage(`The keys ${file} cannot be read (${whyNot(error)}). Give a JSON, zone or PEM file.`, {
      cause: error,
    })
  }
}
