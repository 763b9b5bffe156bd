import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { zstdDecompressSync } from 'node:zlib'
import { digest, lettersOf, type Letters } from '#ground'
import { readMessage } from '#message'
import { bodyText } from '../../evaluation/archive/body-text.ts'
import { splitMboxrd } from '../../evaluation/archive/mbox.ts'
import { readArchive } from '../formats/archive.ts'

/** One mail of an archive as the leak benchmarks need it. */
export interface Body {
  readonly archive: string
  readonly text: string
  readonly subject: string
  /** Subject without marks, numbers and versions: mails of one topic are never parted between held and unheld. */
  readonly topic: string
  readonly at: number
  readonly thread: string
  /** Sender and recipients, lower case: whoever has it in a mailbox. */
  readonly people: readonly string[]
}

/** Where the real material lies: beside the checkout, or nowhere. */
export const MATERIAL = join(import.meta.dirname, '..', '..', '..', 'shared', 'data')

/** True where the real material is at hand. */
export function hasMaterial(): boolean {
  return existsSync(join(MATERIAL, 'mail'))
}

/** The mails of one packed mbox, in its order. */
export function mboxBodies(name: string): Body[] {
  return splitMboxrd(zstdDecompressSync(readFileSync(join(MATERIAL, 'mail', `${name}.mbox.zst`)))).map(bytes =>
    bodyOf(bytes, name),
  )
}

/** The mails of one packed folder of files, those that end as asked. */
export async function folderBodies(path: string, ending: RegExp): Promise<Body[]> {
  return (await folderFiles(path)).filter(({ file }) => ending.test(file)).map(({ body }) => body())
}

/** The files of one packed folder, each to be read as a mail or as bytes. */
export async function folderFiles(path: string): Promise<{ file: string; bytes: Buffer; body: () => Body }[]> {
  const files = await readArchive(join(MATERIAL, path))
  const name = path.replace(/^.*\/|\.tar\.zst$/g, '')
  return [...files].map(([file, bytes]) => ({ file, bytes, body: () => bodyOf(bytes, name) }))
}

function bodyOf(bytes: Buffer, archive: string): Body {
  const where = { source: digest(bytes), path: [archive] }
  // Business mail has lost its Received fields, by which the other readers of the benchmarks go.
  const mail = readMessage({ where, kind: 'mail', bytes, fidelity: 'original', mailbox: '', folder: '' })
  const people = [...mail.from, ...mail.to, ...mail.cc].map(({ address }) => address).filter(address => address !== '')
  const arrived = mail.hops[0]?.at ?? mail.sent?.at
  return {
    archive,
    text: bodyText(bytes),
    subject: mail.subject,
    topic: mail.subject
      .toLowerCase()
      .replace(/\b(?:re|fwd?|aw|sv|v\d+)\b|\[[^\]]*\]|[^a-z]+/g, '')
      .slice(0, 60),
    at: arrived ?? 0,
    thread: mail.thread.references[0] ?? mail.thread.id ?? '',
    people: [...new Set(people)],
  }
}

/** Bodies of at least 300 characters, each set of letters once: the same text twice is one document. */
export function distinct(bodies: readonly Body[]): Body[] {
  return distinctTexts(bodies)
}

/** The same for whatever has a text. */
export function distinctTexts<Texted extends { readonly text: string }>(bodies: readonly Texted[]): Texted[] {
  const seen = new Set<string>()
  return bodies.filter(({ text }) => {
    const key = lettersText(lettersOf(text))
    if (text.length < 300 || seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** Letters as a string, to be searched in. */
export function lettersText({ codes }: Letters): string {
  return Buffer.from(codes.buffer, codes.byteOffset, codes.byteLength).toString('utf16le')
}
