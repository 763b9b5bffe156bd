import type { Draft } from './draft.ts'
import { walkXml } from './xml-walk.ts'
import type { ZipPackage } from './zip-package.ts'

/** The last part of an XML name: `title` of `dc:title`. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** Reads what an Office Open XML file says of itself: core, program's and own properties (ECMA-376 part 2 §11). */
export function readOfficeProperties(members: ZipPackage, draft: Draft): void {
  for (const group of ['core', 'app', 'custom'] as const) {
    const part = members.read(`docProps/${group}.xml`)
    if (part === undefined) continue
    readValues(part, draft, (path, attributes) => {
      const name = group === 'custom' ? (attributes['name'] ?? '') : localName(path.at(-1) ?? '')
      return path.length === 2 ? { group, name } : undefined
    })
  }
}

/**
 * Reads a file of properties: each element for which a name is given becomes one, with all text inside. Text comes in
 * pieces wherever an entity stands in it, so it is gathered until the element ends.
 */
export function readValues(
  part: Uint8Array,
  draft: Draft,
  nameOf: (path: readonly string[], attributes: Readonly<Record<string, string>>) => PropertyName | undefined,
): void {
  const path: string[] = []
  let open: { readonly name: PropertyName; readonly depth: number; text: string } | undefined
  walkXml(part, draft.limits.depth, {
    open(element, attributes) {
      path.push(element)
      const name = open === undefined ? nameOf(path, attributes) : undefined
      if (name !== undefined) open = { name, depth: path.length, text: '' }
    },
    text(text) {
      if (open !== undefined) open.text += text
    },
    close() {
      if (open?.depth === path.length) {
        draft.property(open.name.group, open.name.name, open.text)
        open = undefined
      }
      path.pop()
    },
  })
}

/** Under which group and name a property is kept. */
export interface PropertyName {
  readonly group: string
  readonly name: string
}

/** Notes programs inside the file, files inside the file, and what it would fetch. None of it is run, opened or fetched. */
export function markOfficeParts(members: ZipPackage, draft: Draft): void {
  for (const name of members.names) {
    if (/vbaProject\.bin$|\/macrosheets\//.test(name))
      draft.mark('macro', `The file has a program (${name}). It was not run.`, { part: name })
    else if (/\/(?:embeddings|activeX)\//.test(name) && !name.endsWith('.rels'))
      draft.mark('embedded-file', `The file has another one inside: ${name}.`, { part: name })
    else if (name.endsWith('.rels')) markRelations(members, name, draft)
    else if (/^_xmlsignatures\/sig/.test(name))
      draft.mark('signature', 'The file is signed. The signature was not checked.')
  }
}

function markRelations(members: ZipPackage, name: string, draft: Draft): void {
  const part = members.read(name)
  if (part === undefined) return
  walkXml(part, draft.limits.depth, {
    open(element, { Type: type = '', Target: target = '', TargetMode: mode = '' }) {
      if (localName(element) !== 'Relationship' || mode !== 'External') return
      const kind = type.slice(type.lastIndexOf('/') + 1)
      // A link is text to be read; everything else is fetched by the program that opens the file.
      if (kind !== 'hyperlink')
        draft.mark('remote-content', `Opening the file would fetch ${target} (${kind}).`, { target, kind })
    },
  })
}

/** The target of each relation of a part, by its id: `rId3` to `word/comments.xml`. */
export function relationsOf(
  members: ZipPackage,
  part: string,
  draft: Draft,
): Map<string, { type: string; target: string }> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  const rels = members.read(`${folder}_rels/${part.slice(folder.length)}.rels`)
  const relations = new Map<string, { type: string; target: string }>()
  if (rels === undefined) return relations
  walkXml(rels, draft.limits.depth, {
    open(element, { Id: id, Type: type = '', Target: target = '' }) {
      if (localName(element) !== 'Relationship' || id === undefined) return
      relations.set(id, { type: type.slice(type.lastIndexOf('/') + 1), target: resolved(folder, target) })
    },
  })
  return relations
}

/** A target stands beside its part unless it begins with a slash; `..` leads one folder up. */
function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const steps = folder.split('/').slice(0, -1)
  for (const step of target.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.') steps.push(step)
  }
  return steps.join('/')
}
