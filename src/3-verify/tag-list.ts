import type { Span } from '#ground'

/** One `name=value` of a tag list. */
export interface Tag {
  /** The value without the white space around it; folding inside it still stands. */
  readonly value: string
  /** The value with the white space around it: from after the `=` to before the `;`. */
  readonly span: Span
}

/** A tag list that was read, or why the whole of it counts as none. */
export type TagList =
  | { readonly kind: 'tags'; readonly tags: ReadonlyMap<string, Tag> }
  | { readonly kind: 'malformed'; readonly says: string }

/** RFC 6376 §3.2: a name begins with a letter and goes on with letters, digits and underscores. */
const NAME = /^[A-Za-z][A-Za-z0-9_]*$/

/**
 * Reads the `a=b; c=d` lists of DKIM keys, DKIM signatures and ARC fields (RFC 6376 §3.2). Names keep their
 * letter-case. One bad tag makes the whole list none, as the standard asks: half a signature proves nothing.
 */
export function readTagList(text: string, offset = 0): TagList {
  const tags = new Map<string, Tag>()
  let from = offset
  while (from < text.length) {
    const end = text.indexOf(';', from)
    const to = end === -1 ? text.length : end
    const equals = text.indexOf('=', from)
    // RFC 6376 §3.2 allows one `;` after the last tag, and no empty tags between others.
    if (end !== -1 || text.slice(from, to).trim() !== '') {
      if (equals === -1 || equals >= to) return malformed(`the tag "${shown(text.slice(from, to))}" has no value`)
      const name = text.slice(from, equals).trim()
      if (!NAME.test(name)) return malformed(`"${shown(name)}" is no name of a tag`)
      // RFC 6376 §3.2: if a name occurs twice, the entire list is invalid.
      if (tags.has(name)) return malformed(`the tag ${name}= stands twice`)
      tags.set(name, { value: text.slice(equals + 1, to).trim(), span: { from: equals + 1, to } })
    }
    from = to + 1
  }
  return { kind: 'tags', tags }
}

/** A value of which white space is no part: base64, or a list of names (RFC 6376 §3.5 allows folding inside them). */
export function withoutSpace(value: string): string {
  return value.replace(/[ \t\r\n]+/g, '')
}

const malformed = (says: string): TagList => ({ kind: 'malformed', says })

const shown = (text: string) => text.trim().slice(0, 40)
