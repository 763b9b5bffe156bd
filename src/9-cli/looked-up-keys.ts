import { Outage, rfc3339, type Moment } from '#ground'
import { type DatedKey, type KeyName, mergeSightings, readKeys } from '#verify'
import { type LookedUp, lookUp, type NamedSource } from '#work'

import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'

import { textResolver } from './dns.ts'
import { counted, paintFor, safe, wrapped, type Terminal } from './terminal.ts'
import type { Job } from './verb.ts'
import { written } from './written.ts'

/** Asks the DNS for the keys of some mails, tells what it says, and adds it to a file of dated keys. */
export async function showLookedUp(
  { options, terminal, bench }: Job,
  sources: readonly NamedSource[],
  wanted: (name: KeyName) => boolean,
): Promise<void> {
  const found: DatedKey[] = []
  let blind = 0
  const before = options.out === undefined ? [] : keysBefore(options.out)
  for await (const looked of lookUp(sources, { wanted, resolve: textResolver(options.server) }, bench)) {
    found.push(...looked.keys)
    if (looked.blind !== undefined) blind++
    terminal.out(options.json ? `${JSON.stringify(lookedUpLine(looked))}\n` : lookedUpText(looked, terminal))
  }
  if (options.out !== undefined) {
    const entries = mergeSightings(before, found).map(keyEntry)
    written(options.out, `[\n${entries.map(entry => JSON.stringify(entry)).join(',\n')}\n]\n`)
  }
  const rest = blind === 0 ? '' : ` ${counted(blind, 'name')} could not be asked for.`
  if (!options.json) terminal.out(`\n${counted(found.length, 'key')} found in the DNS.${rest}\n`)
}

/** The keys that a file holds already. What is not understood in it would be lost, so such a file is left alone. */
function keysBefore(file: string): readonly DatedKey[] {
  if (!existsSync(file)) return []
  const text = readFileSync(file, 'utf8')
  const { keys, troubles } = readKeys(text, basename(file))
  if (text.trim() !== '' && (keys.length === 0 || troubles.length > 0))
    throw new Outage(`${file} holds something else than dated keys and is left as it is. Name another file: --out.`)
  return keys
}

/** A key as `--keys` takes it. */
const keyEntry = ({ selector, domain, txt, source, firstSeen, lastSeen, public: published }: DatedKey) => ({
  ...{ selector, domain, txt, source },
  ...dated('firstSeen', firstSeen),
  ...dated('lastSeen', lastSeen),
  ...(published ? { public: true } : {}),
})

function lookedUpLine({ selector, domain, signatures, keys, blind }: LookedUp): Record<string, unknown> {
  const state = blind !== undefined ? 'not-asked' : keys.length === 0 ? 'no-record' : 'found'
  return {
    type: 'key',
    ...{ selector, domain, signatures, state },
    keys: keys.map(keyEntry),
    ...(blind === undefined ? {} : { blind }),
  }
}

function lookedUpText({ selector, domain, signatures, keys, blind }: LookedUp, terminal: Terminal): string {
  const width = Math.min(100, terminal.columns ?? 100)
  const line = (text: string) => `${wrapped(safe(text), width, '   ')}\n`
  const says =
    blind ??
    (keys.length === 0
      ? 'No record stands there now: the key was taken away, or never was.'
      : keys.map(keyText).join(' '))
  const name = paintFor(terminal).strong(safe(`${selector}._domainkey.${domain}`))
  return `${name}\n${line(`${counted(signatures, 'signature')} name it. ${says}`)}`
}

const keyText = ({ record }: DatedKey) =>
  record.kind === 'key' ? `A ${record.type} key of ${record.bits} bits stands there.` : record.says

const dated = (name: string, at: Moment | undefined) => (at === undefined ? {} : { [name]: rfc3339(at) })
