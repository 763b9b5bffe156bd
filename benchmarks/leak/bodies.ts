import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { zstdDecompressSync } from 'node:zlib'
import { lettersOf, type Letters } from '#ground'
import { bodyText } from '../../evaluation/archive/body-text.ts'
import { splitMboxrd } from '../../evaluation/archive/mbox.ts'
import { readMail } from '../../evaluation/archive/mail.ts'
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
  const files = await readArchive(join(MATERIAL, path))
  const name = path.replace(/^.*\/|\.tar\.zst$/g, '')
  return [...files].filter(([file]) => ending.test(file)).map(([, bytes]) => bodyOf(bytes, name))
}

function bodyOf(bytes: Buffer, archive: string): Body {
  const mail = readMail(bytes, '', archive)
  const subject = mail?.subject ?? ''
  const people = mail === undefined ? [] : [mail.from, ...mail.to, ...mail.cc].map(({ address }) => address)
  return {
    archive,
    text: bodyText(bytes),
    subject,
    topic: subject
      .toLowerCase()
      .replace(/\b(?:re|fwd?|aw|sv|v\d+)\b|\[[^\]]*\]|[^a-z]+/g, '')
      .slice(0, 60),
    at: mail?.at ?? 0,
    thread: mail?.references[0] ?? mail?.messageId ?? '',
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
