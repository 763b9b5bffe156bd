import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { digest, random, type Random } from '#ground'
import { gistOf, partBytes, placesIn, readMessage } from '#message'

/** Pieces that mail has at its joints; put anywhere, they make joints where there are none. */
const JOINTS = [
  '\n',
  '\r\n',
  '\r',
  '\0',
  '\n\n',
  ' ',
  '\t',
  '"',
  '\\',
  '(',
  ')',
  '<',
  '>',
  ',',
  ';',
  ':',
  '=',
  '=\n',
  '==',
  '=?utf-8?Q?',
  '=?utf-8?B?',
  '?=',
  '*0*=',
  "utf-8''%",
  '--',
  '\n--',
  '\n--b\n',
  '\n--b--\n',
  'boundary=b',
  'Content-Type: multipart/mixed; boundary="b"\n',
  'Content-Type: message/rfc822\n\n',
  'Content-Type: text/html; charset=utf-7\n',
  'Content-Transfer-Encoding: base64\n',
  'Content-Transfer-Encoding: quoted-printable\n',
  'begin 644 x\n',
  '\nend\n',
  '=ybegin line=128 size=1 name=x\n',
  '<a href="',
  '<!--',
  '&#x',
  '\xff\xfe',
  '\xc3',
  '> ',
  '-- \n',
  'Received: from ',
]

/** Our own samples, which hold every structure that is read. */
export function seedMails(): Buffer[] {
  const folder = join(import.meta.dirname, '..', 'samples', 'messages')
  return globSync('*.eml', { cwd: folder })
    .sort()
    .map(name => readFileSync(join(folder, name)))
}

/** The mail of a number: one of the seeds, changed in one to five ways. The same number gives the same mail. */
export function mutant(seeds: readonly Buffer[], number: number): Buffer {
  const chance = random(`mutant ${number}`)
  let mail: Buffer = Buffer.from(chance.pick(seeds))
  for (let change = chance.below(5); change >= 0; change--) mail = changed(mail, seeds, chance)
  return mail.subarray(0, 200_000)
}

function changed(mail: Buffer, seeds: readonly Buffer[], chance: Random): Buffer {
  const at = chance.below(mail.length + 1)
  const to = Math.min(mail.length, at + chance.below(chance.chance(0.5) ? 8 : 400))
  const piece = mail.subarray(at, to)
  switch (chance.below(8)) {
    case 0: // bits flip
      for (let flips = chance.below(12); flips >= 0 && mail.length > 0; flips--)
        mail[chance.below(mail.length)]! ^= 1 << chance.below(8)
      return mail
    case 1: // something is cut out
      return Buffer.concat([mail.subarray(0, at), mail.subarray(to)])
    case 2: // the end is missing
      return mail.subarray(0, at)
    case 3: // something comes many times
      return Buffer.concat([
        mail.subarray(0, to),
        ...Array<Buffer>(1 + chance.below(60)).fill(piece),
        mail.subarray(to),
      ])
    case 4: // a joint where there was none
      return Buffer.concat([mail.subarray(0, at), Buffer.from(chance.pick(JOINTS), 'latin1'), mail.subarray(at)])
    case 5: // a line stands somewhere else too
      return withLineAgain(mail, at, chance)
    case 6: // two mails grow together
      return Buffer.concat([mail.subarray(0, at), cut(chance.pick(seeds), chance)])
    default: // a delimiter is no longer what it was
      return withOtherBoundary(mail, chance)
  }
}

function cut(mail: Buffer, chance: Random): Buffer {
  return mail.subarray(chance.below(mail.length + 1))
}

function withLineAgain(mail: Buffer, at: number, chance: Random): Buffer {
  const from = mail.lastIndexOf(10, at) + 1
  const end = mail.indexOf(10, at)
  const line = mail.subarray(from, end < 0 ? mail.length : end + 1)
  const other = mail.indexOf(10, chance.below(mail.length + 1)) + 1
  return Buffer.concat([mail.subarray(0, other), line, mail.subarray(other)])
}

function withOtherBoundary(mail: Buffer, chance: Random): Buffer {
  const start = mail.indexOf('\n--', chance.below(mail.length + 1), 'latin1')
  if (start < 0) return mail
  const inside = start + 3 + chance.below(12)
  const change = Buffer.from(chance.pick(['', 'x', '--', ' ', '\t', '-1']))
  return Buffer.concat([mail.subarray(0, inside), change, mail.subarray(inside + chance.below(2))])
}

/** Reads a mail with all that reading has, and holds it to its laws: spans in range, digests and places that agree. */
export function readThrough(bytes: Buffer): void {
  const where = { source: digest(bytes), path: ['mutant'] }
  const message = readMessage({ where, kind: 'mail', bytes, fidelity: 'original', mailbox: 'm', folder: '' })
  const lies = ({ from, to }: { from: number; to: number }) => from >= 0 && from <= to && to <= bytes.length
  for (const { span } of message.headers) if (!lies(span)) throw new Error('a field lies outside of the mail')
  for (const { where: place } of message.troubles)
    if (place.span !== undefined && !lies(place.span)) throw new Error('a trouble lies outside of the mail')
  for (const part of message.parts) {
    if (part.base === undefined && !lies(part.bodySpan)) throw new Error('a part lies outside of the mail')
    if (part.sha256 !== undefined && digest(partBytes(message, part)) !== part.sha256)
      throw new Error('a body has another digest when it is decoded again')
  }
  for (const { part, characters } of message.links.slice(0, 20)) {
    const place = placesIn(message, part)(characters)
    if (place === undefined || !lies(place)) throw new Error('a link has no place')
  }
  gistOf(message)
}
