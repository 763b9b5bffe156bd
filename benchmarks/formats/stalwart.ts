import type { Expected, ExpectedPart } from './expected.ts'

/** The JSON that mail-parser's tests keep beside each message: its own data model, written out. */
interface Reading {
  readonly parts: readonly ReadPart[]
}

interface ReadPart {
  readonly headers: readonly { readonly name: string | { readonly other: string }; readonly value: Value }[]
  readonly body: 'Multipart' | Body
  readonly offset_header: number
  readonly offset_body: number
  readonly offset_end: number
}

interface Body {
  readonly Text?: string
  readonly Html?: string
  readonly Binary?: readonly number[]
  readonly InlineBinary?: readonly number[]
  readonly Multipart?: readonly number[]
  readonly Message?: Reading
}

interface Address {
  readonly name: string | null
  readonly address: string | null
}

type Value = 'Empty' | ValueOf

interface ValueOf {
  readonly Text?: string
  readonly TextList?: readonly string[]
  readonly DateTime?: Readonly<
    Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'tz_hour' | 'tz_minute', number>
  > & {
    readonly tz_before_gmt: boolean
  }
  readonly Address?: {
    readonly List?: readonly Address[]
    readonly Group?: readonly { readonly addresses: readonly Address[] }[]
  }
  readonly ContentType?: {
    readonly c_type: string
    readonly c_subtype: string | null
    readonly attributes: readonly { readonly name: string; readonly value: string }[] | null
  }
}

/** Reads mail-parser's expected reading of one message. */
export function readStalwart(json: string): Expected {
  const reading = JSON.parse(json) as Reading
  const parts: ExpectedPart[] = []
  flatten(reading, 0, parts)
  const root = reading.parts[0]!
  const subject = valueOf(root, 'subject')?.Text
  const messageId = valueOf(root, 'message_id')?.Text
  const sent = dateOf(valueOf(root, 'date'))
  return {
    ...(subject === undefined ? {} : { subject }),
    ...(messageId === undefined ? {} : { messageId }),
    ...(sent === undefined ? {} : { sent }),
    from: addressesOf(valueOf(root, 'from')),
    to: addressesOf(valueOf(root, 'to')),
    parts,
  }
}

function valueOf(part: ReadPart, name: string): ValueOf | undefined {
  const value = part.headers.find(header => header.name === name)?.value
  return value === 'Empty' ? undefined : value
}

function addressesOf(value: ValueOf | undefined): string[] {
  const groups = value?.Address?.Group?.flatMap(({ addresses }) => addresses) ?? []
  return [...(value?.Address?.List ?? []), ...groups].map(({ name, address }) => `${name ?? ''} <${address ?? ''}>`)
}

function dateOf(value: ValueOf | undefined): number | undefined {
  const date = value?.DateTime
  if (date === undefined) return undefined
  const east = (date.tz_hour * 60 + date.tz_minute) * (date.tz_before_gmt ? -1 : 1)
  return Date.UTC(date.year, date.month - 1, date.day, date.hour, date.minute - east, date.second)
}

/** Children stand by number in their multipart; messages that are attached have parts of their own. */
function flatten({ parts }: Reading, depth: number, into: ExpectedPart[]): void {
  const visit = (index: number, deep: number): void => {
    const part = parts[index]!
    const body = part.body === 'Multipart' ? {} : part.body
    into.push(partOf(part, body, deep))
    for (const child of body.Multipart ?? []) visit(child, deep + 1)
    if (body.Message !== undefined) flatten(body.Message, deep + 1, into)
  }
  visit(0, depth)
}

function partOf(part: ReadPart, body: Body, depth: number): ExpectedPart {
  const type = valueOf(part, 'content_type')?.ContentType
  const subtype = type?.c_subtype ?? null
  const binary = body.Binary ?? body.InlineBinary
  const text = body.Text ?? body.Html
  return {
    depth,
    kind: body.Multipart !== undefined ? 'multipart' : body.Message !== undefined ? 'message' : 'leaf',
    ...(subtype === null ? {} : { type: `${type?.c_type ?? ''}/${subtype}`.toLowerCase() }),
    parameters: Object.fromEntries((type?.attributes ?? []).map(({ name, value }) => [name.toLowerCase(), value])),
    ...(text === undefined ? {} : { text: text.replace(/\r\n?/g, '\n') }),
    ...(binary === undefined ? {} : { bytes: Buffer.from(binary) }),
    header: part.offset_header,
    body: part.offset_body,
    end: part.offset_end,
  }
}
