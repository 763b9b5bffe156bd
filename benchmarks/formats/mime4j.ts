import { Parser } from 'htmlparser2'
import type { Expected, ExpectedPart } from './expected.ts'

type Draft = { -readonly [Key in keyof ExpectedPart]: ExpectedPart[Key] }

/**
 * Reads mime4j's expected reading of one message: XML with the header fields, the tree of parts and, for each body, the
 * name of the file beside it that holds its decoded bytes. Fields are compared where they stand unfolded and undecoded.
 */
export function readMime4j(xml: string, bodies: ReadonlyMap<string, Buffer>): Expected {
  const open: Draft[] = []
  const parts: Draft[] = []
  const begin = () => {
    const part: Draft = { depth: open.length, kind: 'leaf' }
    open.push(part)
    parts.push(part)
  }
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name === 'message' && open.length > 0) open.at(-1)!.kind = 'message'
        if (name === 'message' || name === 'body-part') begin()
        if (name === 'multipart') open.at(-1)!.kind = 'multipart'
        const body = bodies.get(attributes['name'] ?? '')
        if (body === undefined) return
        if (name === 'binary-body') open.at(-1)!.bytes = body
        // Texts were written out in the charset of the part, with the line ends of the machine that wrote them.
        if (name === 'text-body') open.at(-1)!.latin1 = body.toString('latin1').replaceAll('\r\n', '\n')
      },
      onclosetag(name) {
        if (name === 'message' || name === 'body-part') open.pop()
      },
    },
    { xmlMode: true },
  )
  parser.end(xml)
  return { parts }
}
