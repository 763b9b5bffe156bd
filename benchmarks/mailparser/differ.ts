import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { digest } from '#ground'
import { readMessage } from '#message'
import { takeIn, type Item } from '#source'
import { readWithMailparser, readWithOurs, type Reading } from './reading.ts'
import { REASONS } from './reasons.ts'

/** One field that is read differently, with the reason that holds of it. */
export interface Told {
  readonly name: string
  readonly about: keyof Reading
  readonly theirs: string
  readonly ours: string
  readonly reason: string | undefined
}

const FIELDS = ['subject', 'from', 'to', 'sent', 'text', 'html', 'files'] as const

/** Our samples as items. */
export function sampleItems(): Item[] {
  const folder = join(import.meta.dirname, '..', '..', 'samples', 'messages')
  return globSync('*.eml', { cwd: folder })
    .sort()
    .map(name => itemOf(readFileSync(join(folder, name)), name))
}

function itemOf(bytes: Buffer, name: string): Item {
  return {
    where: { source: digest(bytes), path: [name] },
    kind: 'mail',
    bytes,
    fidelity: 'original',
    mailbox: '',
    folder: '',
  }
}

/** Every so many-th mail of a source. */
export async function* everyOf(source: string, step: number): AsyncGenerator<Item> {
  let number = 0
  for await (const intake of takeIn([source])) if (intake.kind === 'item' && number++ % step === 0) yield intake.item
}

/** What mailparser reads otherwise in one mail. */
export async function differences(item: Item): Promise<Told[]> {
  const { buffer, byteOffset, byteLength } = item.bytes
  const message = readMessage(item)
  const theirs = await readWithMailparser(Buffer.from(buffer, byteOffset, byteLength))
  const ours = readWithOurs(message)
  const name = item.where.path.slice(-2).join(' ')
  return FIELDS.filter(about => JSON.stringify(theirs[about]) !== JSON.stringify(ours[about])).map(about => {
    const difference = { message, name, about, theirs, ours }
    const reason = REASONS.find(({ holds }) => holds(difference))?.reason
    return { name, about, theirs: shown(theirs[about], ours[about]), ours: shown(ours[about], theirs[about]), reason }
  })
}

/** The part of a long value where it begins to differ from the other. */
function shown(value: Reading[keyof Reading], other: Reading[keyof Reading]): string {
  const [one, two] = [JSON.stringify(value ?? 'nothing'), JSON.stringify(other ?? 'nothing')]
  let same = 0
  while (same < one.length && one[same] === two[same]) same++
  return one.slice(Math.max(0, same - 40), same + 80)
}
