import { readFileSync } from 'node:fs'
import { zstdDecompressSync } from 'node:zlib'
import { splitMboxrd } from './mbox.ts'
import { readMail, type Mail } from './mail.ts'
import type { ArchiveProtocol } from '../protocol.ts'

/** What an archive holds once it was read, and what was left out of it and why. */
export interface Archive {
  readonly name: string
  readonly protocol: ArchiveProtocol
  /** Mail of people, in order of time. */
  readonly mails: readonly Mail[]
  readonly leftOut: { readonly unreadable: number; readonly automatic: number; readonly rewrittenFrom: number }
}

/** Which archive is read, and how much of it. */
export interface Reading {
  readonly name: string
  readonly protocol: ArchiveProtocol
  /** The first messages only; absent: all. */
  readonly atMost?: number
}

/**
 * Reads one archive from its packed mbox. Mail of robots and of the list's own address is left out and counted.
 */
export function readArchive(file: string, { name, protocol, atMost = Infinity }: Reading): Archive {
  const messages = splitMboxrd(zstdDecompressSync(readFileSync(file)), atMost)
  const leftOut = { unreadable: 0, automatic: 0, rewrittenFrom: 0 }
  const mails: Mail[] = []
  messages.forEach((bytes, index) => {
    const mail = readMail(bytes, `${name}#${index + 1}`, name)
    if (mail === undefined) leftOut.unreadable++
    else if (mail.automatic) leftOut.automatic++
    else if (mail.from.address === protocol.list || / via /i.test(mail.from.name)) leftOut.rewrittenFrom++
    else mails.push(mail)
  })
  // The archive's order is the order of arrival but for a few late copies; a stable sort keeps it where clocks agree.
  mails.sort((one, other) => one.at - other.at)
  return { name, protocol, mails, leftOut }
}
