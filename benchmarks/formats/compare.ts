import type { Expected, ExpectedPart } from './expected.ts'
import { partBytes, type Message, type Part } from '#message'

/** One thing that two programs read differently. */
export interface Disagreement {
  /** What it is about: `subject`, `part 3 text`. */
  readonly about: string
  readonly expected: string
  readonly read: string
}

/** All that another program read otherwise in a message. */
export function compare(message: Message, expected: Expected): Disagreement[] {
  const found: Disagreement[] = []
  const check = (about: string, want: unknown, got: unknown) => {
    if (want === undefined) return
    const [one, other] = [shown(want), shown(got)]
    if (one !== other) found.push({ about, expected: one.slice(0, 2000), read: other.slice(0, 2000) })
  }
  check('subject', expected.subject, message.subject)
  check('message id', expected.messageId, message.thread.id)
  check('sent', expected.sent, message.sent?.at)
  check(
    'from',
    expected.from,
    message.from.map(({ name, address }) => `${name} <${address}>`),
  )
  check(
    'to',
    expected.to,
    message.to.map(({ name, address }) => `${name} <${address}>`),
  )
  const outline = (parts: readonly { depth: number; kind: string }[]) =>
    parts.map(({ depth, kind }) => `${depth} ${kind}`)
  const read = message.parts.map(part => ({ part, depth: depthOf(message, part), kind: kindOf(message, part) }))
  check('outline', outline(expected.parts), outline(read))
  if (found.some(({ about }) => about === 'outline')) return found
  for (const [index, want] of expected.parts.entries()) comparePart(message, message.parts[index]!, want, check)
  return found
}

function comparePart(
  message: Message,
  part: Part,
  want: ExpectedPart,
  check: (about: string, want: unknown, got: unknown) => void,
): void {
  const about = `part ${part.index}`
  check(`${about} type`, want.type, part.type)
  for (const [name, value] of Object.entries(want.parameters ?? {}))
    check(`${about} ${name}`, value, part.parameters[name])
  check(`${about} file name`, want.fileName, part.fileName)
  check(`${about} text`, want.text, want.text === undefined ? undefined : (part.text ?? textOf(message, part)))
  check(`${about} bytes`, want.bytes?.toString('hex'), partBytes(message, part).toString('hex'))
  if (part.base !== undefined) return
  check(`${about} header`, want.header, part.headerSpan.from)
  check(`${about} body`, want.body, part.bodySpan.from)
  check(`${about} end`, want.end, part.bodySpan.to)
}

function textOf(message: Message, part: Part): string {
  return partBytes(message, part).toString('utf8').replace(/\r\n?/g, '\n')
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value, undefined, 1) ?? 'nothing')
}

function depthOf({ parts }: Message, part: Part): number {
  return part.parent === undefined ? 0 : 1 + depthOf({ parts } as Message, parts[part.parent]!)
}

function kindOf({ parts }: Message, part: Part): ExpectedPart['kind'] {
  if (!parts.some(({ parent }) => parent === part.index) || part.role !== 'container') return 'leaf'
  return part.type.startsWith('multipart/') ? 'multipart' : 'message'
}
