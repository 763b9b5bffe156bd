import { Parser } from 'htmlparser2'
import type { Expected, ExpectedPart } from './expected.ts'

type Draft = { -readonly [Key in keyof ExpectedPart]: ExpectedPart[Key] }

/**
 * Reads mime4j's expected reading of one message: XML with the header fields, the tree of parts and, for each body, the
 * name of the file beside it that holds what it decodes to.
 */
export function readMime4j(xml: string, bodies: (name: string) => Buffer | undefined): Expected {
  const open: { part: Draft; fields: string[] }[] = []
  const parts: Draft[] = []
  let text = ''
  const begin = () => {
    const fields: string[] = []
    const part: Draft = { depth: open.length, kind: 'leaf', fields }
    open.push({ part, fields })
    parts.push(part)
  }
  const parser = new Parser(
    {
      onopentag(name, { name: file }) {
        text = ''
        if (name === 'message' && open.length > 0) open.at(-1)!.part.kind = 'message'
        if (name === 'message' || name === 'body-part') begin()
        if (name === 'multipart') open.at(-1)!.part.kind = 'multipart'
        const body = file === undefined ? undefined : bodies(file)
        if (body !== undefined) open.at(-1)!.part.lines = body.toString('latin1').replaceAll('\r\n', '\n')
      },
      ontext: piece => (text += piece),
      onclosetag(name) {
        if (name === 'field') open.at(-1)!.fields.push(foldedField(text))
        if (name === 'message' || name === 'body-part') open.pop()
      },
    },
    { xmlMode: true },
  )
  parser.end(xml)
  return { parts }
}

/** A field with its white space folded, and one space behind its colon. */
export function foldedField(field: string): string {
  return field
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^([^:]*?) ?: ?/, '$1: ')
}
