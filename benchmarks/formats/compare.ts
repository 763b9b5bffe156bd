import { partBytes, type Message, type Part } from '#message'
import type { Expected, ExpectedPart } from './expected.ts'
import { foldedField } from './mime4j.ts'

/** One thing that two programs read differently. */
export interface Disagreement {
  /** What it is about: `subject`, `part 3 text`. */
  readonly about: string
  readonly expected: string
  readonly read: string
}

type Check = (about: string, want: unknown, got: unknown) => void

/** All that another program read otherwise in a message. Parts are compared only where both see the same tree of them. */
export function compare(message: Message, expected: Expected): Disagreement[] {
  const found: Disagreement[] = []
  const check: Check = (about, want, got) => {
    if (want === undefined) return
    const [one, other] = [shown(want), shown(got)]
    if (one !== other) found.push({ about, expected: one, read: other })
  }
  check('subject', expected.subject, message.subject)
  check('message id', expected.messageId, message.thread.id)
  check('sent', expected.sent, message.sent?.at)
  check('from', expected.from, message.from.map(named))
  check('to', expected.to, message.to.map(named))
  const outline = (parts: readonly Pick<ExpectedPart, 'depth' | 'kind'>[]) =>
    parts.map(({ depth, kind }) => `${depth} ${kind}`)
  const read = message.parts.map(part => ({ depth: depthOf(message, part), kind: kindOf(message, part) }))
  check('outline', outline(expected.parts), outline(read))
  if (!found.some(({ about }) => about === 'outline'))
    for (const [index, want] of expected.parts.entries()) comparePart(message, message.parts[index]!, want, check)
  return found
}

function comparePart(message: Message, part: Part, want: ExpectedPart, check: Check): void {
  const about = (what: string) => `part ${part.index} ${what}`
  const bytes = partBytes(message, part)
  check(about('type'), want.type, part.type)
  for (const [name, value] of Object.entries(want.parameters ?? {})) check(about(name), value, part.parameters[name])
  const fields = part.headers.map(({ name, value }) => foldedField(`${name}: ${value}`))
  check(about('fields'), want.fields, fields)
  check(about('text'), want.text, part.text ?? bytes.toString('utf8').replace(/\r\n?/g, '\n'))
  check(about('bytes'), want.bytes?.toString('hex'), bytes.toString('hex'))
  check(about('lines'), want.lines, bytes.toString('latin1').replaceAll('\r\n', '\n'))
  if (part.base !== undefined) return
  check(about('header'), want.header, part.headerSpan.from)
  check(about('body'), want.body, part.bodySpan.from)
  check(about('end'), want.end, part.bodySpan.to)
}

function named({ name, address }: { readonly name: string; readonly address: string }): string {
  return `${name} <${address}>`
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : value === undefined ? 'nothing' : JSON.stringify(value)
}

function depthOf(message: Message, { parent }: Part): number {
  return parent === undefined ? 0 : 1 + depthOf(message, message.parts[parent]!)
}

function kindOf({ parts }: Message, part: Part): ExpectedPart['kind'] {
  const holds = part.role === 'container' && parts.some(({ parent }) => parent === part.index)
  if (!holds) return 'leaf'
  return part.type.startsWith('multipart/') ? 'multipart' : 'message'
}
