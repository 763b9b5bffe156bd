import type { Trouble } from '#ground'
import { shapeOf } from './file-shape.ts'
import type { OpenFile } from './file-input.ts'
import type { ItemKind } from './item.ts'
import type { FileReader } from './reader.ts'
import type { Around, Run } from './run.ts'

/** Why an input is not given to a reader. */
export interface Refusal {
  readonly how: 'skipped' | 'failed'
  readonly trouble: Trouble
}

const NAMES: Readonly<Record<ItemKind, string>> = {
  mail: 'mail',
  log: 'a log',
  document: 'a document',
  indicator: 'a file of indicators',
}

/** Says why a file is passed over, or undefined where it is to be read. Nothing is dropped without such a reason. */
export function refuse(run: Run, input: OpenFile, reader: FileReader | undefined, around: Around): Refusal | undefined {
  const { where, head } = input
  const skip = (code: string, says: string): Refusal => ({ how: 'skipped', trouble: { code, where, says } })
  if (head.length === 0) {
    if ([...around.wrappings, input].every(({ troubles }) => troubles.length === 0))
      return skip('empty', 'The file is empty. If it should not be, look for another copy.')
    const says =
      'Nothing of it could be read, for the reason told beside this. If it says no way out, look for another copy.'
    return { how: 'failed', trouble: { code: 'nothing-read', where, says } }
  }
  if (reader === undefined)
    return skip('unknown', 'Its bytes are of no kind that is read here. If it is mail, export it again as mbox or eml.')
  if (reader.holds === 'archive' && around.archives >= run.limits.containerDepth) {
    const says = `It lies deeper than ${run.limits.containerDepth} archives in each other. Unpack the outer ones first.`
    return skip('too-deep', says)
  }
  const kind = itemKind(reader)
  if (kind === undefined || run.kinds.has(kind)) return undefined
  if (kind === 'mail') return skip('not-asked', 'It is mail, which was not asked for.')
  return skip('not-mail', `It is ${shapeOf(head)?.what ?? NAMES[kind]}, not mail, and was left aside.`)
}

const itemKind = ({ holds }: FileReader): ItemKind | undefined =>
  holds === 'archive' || holds === 'folder' ? undefined : holds
