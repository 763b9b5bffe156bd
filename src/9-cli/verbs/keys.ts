import { rfc3339, type Moment } from '#ground'
import { openExistingCase } from '#store'
import { KEPT_KEYS, type NamedSource, recoverKeys, type Recovery } from '#work'

import { showLookedUp } from '../looked-up-keys.ts'
import { type Options, Usage } from '../options.ts'
import { counted, paintFor, safe, wrapped, type Terminal } from '../terminal.ts'
import type { Job, Verb } from '../verb.ts'
import { written } from '../written.ts'

const CAVEAT =
  'These keys come from the mails themselves. They prove only as far as this archive is trusted: whoever can put mails into it can put a key into it. Compare them with a record from elsewhere before you build on them.'

/** DKIM keys of the past, from the mails themselves. */
export const keys: Verb = {
  name: 'keys',
  takes: 'recover|look-up SOURCE...',
  answers: 'Which DKIM keys signed this mail: out of the mail itself, or from the DNS of today?',
  explains: `Recovers RSA keys from the signatures of archived mail: two mails that were signed with one key and not changed since give its modulus by a greatest common divisor, and all further ones confirm it. A comparison takes about a minute for 1,024 bits and two for 2,048, and some 250 MB of memory; all processor cores are used, one key each.

${CAVEAT}

keys look-up asks the DNS for the keys that the mails name, and is the only thing in this program that asks the net for anything: whoever answers for a domain can see that somebody examines its mail. What it finds is dated with the time of asking; with --out FILE it is added to what the file holds, so that one look now and then makes a record of the keys of the time.`,
  options: ['out', 'selector', 'domain', 'case', 'server', 'json', 'threads', 'quiet'],
  examples: [
    ['turncoat keys recover archive.mbox --domain x.org --out keys.json', 'the keys of one domain, for prove --keys'],
    ['turncoat keys recover archive.mbox --case our-case', 'all keys, kept in the case for prove --case'],
    ['turncoat keys look-up new.eml --out keys.json', 'ask the DNS, and add to the dated keys of that file'],
  ],
  async run(job) {
    const [what, ...sources] = job.options.sources
    const verb = what === undefined || sources.length === 0 ? undefined : VERBS.get(what.path)
    if (verb === undefined)
      throw new Usage(
        'keys can recover keys from mail and look them up. Try: turncoat keys recover ARCHIVE.mbox --out keys.json',
      )
    await verb(job, sources)
  },
}

async function recover({ options, terminal, bench }: Job, sources: readonly NamedSource[]): Promise<void> {
  const kept = keeper({ options, terminal, bench })
  let found = 0
  for await (const recovery of recoverKeys(sources, { wanted: wanted(options) }, bench)) {
    if (recovery.key !== undefined) found++
    kept(recovery)
    terminal.out(options.json ? `${JSON.stringify(keyLine(recovery))}\n` : keyText(recovery, terminal))
  }
  if (options.json) terminal.err(found === 0 ? '' : `${CAVEAT}\n`)
  else
    terminal.out(
      `\n${counted(found, 'key')} recovered.\n${found === 0 ? '' : `${wrapped(CAVEAT, Math.min(100, terminal.columns ?? 100), '')}\n`}`,
    )
}

const VERBS: ReadonlyMap<string, (job: Job, sources: readonly NamedSource[]) => Promise<void>> = new Map([
  ['recover', recover],
  ['look-up', (job, sources) => showLookedUp(job, sources, wanted(job.options))],
])

const wanted =
  ({ selector, domain }: Options) =>
  (name: { readonly selector: string; readonly domain: string }) =>
    (selector === undefined || name.selector.toLowerCase() === selector.toLowerCase()) &&
    (domain === undefined || name.domain === domain.toLowerCase())

/** Writes what was found so far after each key: a search of an hour must not be lost by a key that is pressed. */
function keeper({ options, terminal, bench: { now, who, version } }: Job): (recovery: Recovery) => void {
  const found: Record<string, unknown> = {}
  return recovery => {
    if (recovery.key === undefined) return
    const { selector, domain } = recovery
    found[`${selector}._domainkey.${domain}`] = keyEntry(recovery)
    if (options.out !== undefined) written(options.out, `${JSON.stringify(found, undefined, 1)}\n`)
    if (options.case === undefined) return
    const opened = openExistingCase(options.case)
    try {
      const { store } = opened
      const before = JSON.parse(store.setting(KEPT_KEYS) ?? '{}') as Record<string, unknown>
      store.together(() => {
        store.set(KEPT_KEYS, JSON.stringify({ ...before, ...found }))
        store.write({ at: now(), who, version, what: `Recovered the DKIM key ${selector} of ${domain} from mail.` })
      })
    } finally {
      opened.close()
    }
    if (!options.quiet) terminal.err(`Kept in ${options.case}.\n`)
  }
}

/** A key as `--keys` takes it. */
function keyEntry({ key, signatures }: Recovery): Record<string, unknown> {
  return {
    txt: key?.txt,
    bits: key?.bits,
    ...dated('firstSeen', key?.firstSeen),
    ...dated('lastSeen', key?.lastSeen),
    signatures_seen: signatures,
    signatures_verified: key?.verified,
    source: 'recovered from the archive',
  }
}

function keyLine(recovery: Recovery): Record<string, unknown> {
  const { selector, domain, bits, signatures, intactBodies, seconds, key, why } = recovery
  return {
    type: 'key',
    ...{ selector, domain, bits, signatures, intactBodies, seconds },
    ...(key === undefined ? { why } : { ...keyEntry(recovery), exponent: key.exponent }),
  }
}

function keyText({ selector, domain, bits, signatures, seconds, key, why }: Recovery, terminal: Terminal): string {
  const paint = paintFor(terminal)
  const width = Math.min(100, terminal.columns ?? 100)
  const name = paint.strong(safe(`${selector}._domainkey.${domain}`))
  const line = (text: string) => wrapped(safe(text), width, '   ')
  const time = `${seconds.toFixed(0)} s`
  if (key === undefined)
    return `${name}\n${line(`Not recovered (${bits} bits, ${counted(signatures, 'signature')}, ${time}): ${why ?? ''}`)}\n`
  const span = [key.firstSeen, key.lastSeen].flatMap(at => (at === undefined ? [] : [rfc3339(at)])).join(' to ')
  const sure =
    key.verified > 2
      ? `It fits ${counted(key.verified, 'signature')} of ${signatures}`
      : `It fits the two signatures that it was made from, and no third one confirms it`
  return `${name}\n${line(`${key.bits} bits, exponent ${key.exponent}. ${sure}${span === '' ? '' : `, received ${span}`}; ${time}.`)}\n   ${safe(key.txt)}\n`
}

const dated = (name: string, at: Moment | undefined) => (at === undefined ? {} : { [name]: rfc3339(at) })
