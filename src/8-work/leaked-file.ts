import { digest, readRfc3339, type Digest, type Moment, type Where } from '#ground'
import { comparedText, type Content, type Mark } from '#document'
import { gistOf, partBytes, readMessage, shownTexts, type Gist, type Message } from '#message'

import type { DocumentReader } from './read-in-worker.ts'

/** A file that came out, as it was handed in. */
export interface LeakedBytes {
  readonly name: string
  readonly bytes: Uint8Array
}

/** A leaked file, read. */
export interface LeakedFile {
  readonly name: string
  readonly sha256: Digest
  /** What it shows, without what a page or a print puts around it. */
  readonly text: string
  /** True where it was read from pictures, in whole or in part. */
  readonly isRecognised: boolean
  /** Its title, or the subject of the mail that it is or shows. */
  readonly title?: string
  /** Days and times on which it was made or saved, as it claims. */
  readonly made: readonly Moment[]
  readonly marks: readonly Mark[]
  readonly blind: readonly string[]
  /** The mail that it is, where it is one. */
  readonly mail?: Gist
  /** The mail by which it came, where it was handed in with that mail. */
  readonly broughtBy?: Gist
}

/** Reads a leaked file. A mail is read as one, and its attachments as files that it brought. */
export async function readLeaked({ name, bytes }: LeakedBytes, reader: DocumentReader): Promise<LeakedFile[]> {
  if (!looksLikeMail(bytes)) return [fileOf(name, await reader.read(bytes))]
  const where: Where = { source: digest(bytes), path: [name] }
  const message = readMessage({ where, kind: 'mail', bytes, fidelity: 'original', mailbox: '', folder: '' })
  const mail = gistOf(message)
  const files: LeakedFile[] = [mailOf(name, message, mail)]
  for (const part of message.parts) {
    if (part.role !== 'attachment') continue
    const own = partBytes(message, part)
    if (own.length === 0) continue
    const label = `${name} › ${part.fileName ?? part.type}`
    files.push({ ...fileOf(label, await reader.read(own)), broughtBy: mail })
  }
  return files
}

/** Two of the fields that every mail has, among header fields at the very beginning. */
function looksLikeMail(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 16_384)).toString('latin1')
  if (!/^(?:From \S|[!-9;-~]{1,60}:[ \t\r\n])/.test(head)) return false
  const end = head.search(/\r?\n\r?\n/)
  const fields = head
    .slice(0, end === -1 ? undefined : end)
    .match(/^(?:received|from|date|message-id|mime-version):/gim)
  return new Set(fields?.map(field => field.toLowerCase())).size >= 2
}

function mailOf(name: string, message: Message, mail: Gist): LeakedFile {
  return {
    name,
    sha256: message.id,
    text: `${message.subject}\n${shownTexts(message)[0]!.text}`,
    isRecognised: false,
    title: message.subject,
    made: [],
    marks: [],
    blind: [],
    mail,
  }
}

function fileOf(name: string, content: Content): LeakedFile {
  const { sha256, blocks, marks, blind, properties } = content
  const title =
    marks.find(({ kind }) => kind === 'mail-print')?.values['subject'] ??
    properties.find(({ name: field }) => field.toLowerCase() === 'title')?.value
  return {
    name,
    sha256,
    text: comparedText(content),
    isRecognised: blocks.some(({ kind }) => kind === 'recognised'),
    ...(title === undefined || title === '' ? {} : { title: String(title) }),
    made: properties
      .filter(({ name: field }) => /^(?:CreationDate|ModDate|created|modified|meta:creation-date|dc:date)$/.test(field))
      .map(({ value }) => readRfc3339(value))
      .filter(at => at !== undefined)
      .sort((one, other) => one - other),
    marks,
    blind,
  }
}
