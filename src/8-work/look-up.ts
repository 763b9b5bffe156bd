import { decided, Outage } from '#ground'
import { takeIn } from '#source'
import { type DatedKey, type KeyName, keyName, keyNamesOf, lookUpKeys, readSignedMail, type ResolveText } from '#verify'

import type { Bench, NamedSource } from './bench.ts'

/** What the DNS says now of one key that mails name. */
export interface LookedUp extends KeyName {
  /** Signatures and seals in the material that name it. */
  readonly signatures: number
  /** Empty where no record stands there any more. */
  readonly keys: readonly DatedKey[]
  /** Why it could not be asked; undefined where an answer came. */
  readonly blind: string | undefined
}

/** Which keys to ask for, and whom. */
export interface LookingUp {
  readonly wanted?: (name: KeyName) => boolean
  readonly resolve: ResolveText
}

/** Questions on their way at the same time. */
const AT_ONCE = 8

/**
 * Asks the DNS for all keys that the mails in some files name, those that most signatures name first. This is the one
 * thing that goes out to the net, and it tells who answers for a domain that somebody examines its mail.
 */
export async function* lookUp(
  sources: readonly NamedSource[],
  { wanted = () => true, resolve }: LookingUp,
  { progress, now }: Pick<Bench, 'progress' | 'now'>,
): AsyncGenerator<LookedUp, void> {
  const names = await collect(sources, progress)
  const asked = names.filter(wanted)
  for (let from = 0; from < asked.length; from += AT_ONCE)
    yield* await Promise.all(asked.slice(from, from + AT_ONCE).map(name => ask(name, resolve, now)))
}

type Counted = KeyName & { signatures: number }

async function collect(sources: readonly NamedSource[], progress: Bench['progress']): Promise<readonly Counted[]> {
  const counts = new Map<string, Counted>()
  let done = 0
  for await (const intake of takeIn(sources.map(({ path }) => path))) {
    if (intake.kind !== 'item') continue
    progress({ doing: 'Reading', done: ++done, of: undefined, unit: 'mails' })
    for (const { selector, domain } of keyNamesOf(readSignedMail(intake.item.bytes))) {
      const id = keyName(selector, domain).toLowerCase()
      const count = counts.get(id) ?? { selector, domain, signatures: 0 }
      counts.set(id, count)
      count.signatures++
    }
  }
  return [...counts.values()].sort((one, other) =>
    decided(
      other.signatures - one.signatures,
      keyName(one.selector, one.domain),
      keyName(other.selector, other.domain),
    ),
  )
}

async function ask(name: Counted, resolve: ResolveText, now: Bench['now']): Promise<LookedUp> {
  try {
    return { ...name, keys: await lookUpKeys(name, resolve, now()), blind: undefined }
  } catch (error) {
    if (error instanceof Outage) return { ...name, keys: [], blind: error.message }
    throw error
  }
}
