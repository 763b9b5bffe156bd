import { decodeText } from './charset.ts'
import type { InlineFile } from './inline-file.ts'
import { lineEnd, SPACE } from './line.ts'
import type { Origins } from './origins.ts'

const BACKQUOTE = 96

/** Files of one body that are read; the rest stays text. */
const MOST = 200

/** Finds the uuencoded files in a text (POSIX uuencode: `begin 644 x.pdf`, lines that tell their length, `end`). */
export function findUuencoded(text: Buffer): InlineFile[] {
  const files: InlineFile[] = []
  let from = text.toString('latin1', 0, 6) === 'begin ' ? 0 : nextLine(text, '\nbegin ', 0)
  while (from >= 0 && files.length < MOST) {
    const to = lineEnd(text, from)
    const head = /^begin [0-7]{3,4} ([^\r\n]{1,255}?)[ \t]*\r?\n$/.exec(
      text.toString('latin1', from, Math.min(to, from + 300)),
    )
    const end = head === null ? undefined : endOfFile(text, to)
    if (end === undefined || head === null) from = nextLine(text, '\nbegin ', from)
    else {
      files.push({
        name: decodeText(Buffer.from(head[1]!, 'latin1'), undefined).text,
        encoding: 'x-uuencode',
        span: { from, to: end },
      })
      from = nextLine(text, '\nbegin ', end - 1)
    }
  }
  return files
}

/** Decodes a uuencoded file with its `begin` and `end` lines; a transfer encoding of its own before MIME had base64. */
export function decodeUuencoded(body: Buffer, origins?: Origins): Buffer {
  const out = Buffer.allocUnsafe(body.length)
  let length = 0
  const first = body.toString('latin1', 0, 6) === 'begin ' ? 0 : nextLine(body, '\nbegin ', 0)
  for (let line = first < 0 ? 0 : lineEnd(body, first); line < body.length;) {
    const next = lineEnd(body, line)
    const told = (body[line]! - SPACE) & 63
    if (told === 0 || body.toString('latin1', line, line + 3) === 'end') break
    let to = next
    while (to > line && body[to - 1]! < SPACE) to--
    const bytes = Math.min(told, Math.ceil((to - line - 1) / 4) * 3)
    for (let byte = 0; byte < bytes; byte++) {
      const group = line + 1 + Math.floor(byte / 3) * 4
      const groupTo = Math.min(group + 4, to)
      if (origins !== undefined) {
        origins.from[length] = group
        origins.to[length] = groupTo
      }
      out[length++] = byteOfGroup(body.subarray(group, groupTo), byte % 3)
    }
    line = next
  }
  return out.subarray(0, length)
}

/** Characters that a mail system cut from the end of a line stand for zero bits. */
function byteOfGroup(group: Buffer, byte: number): number {
  const six = (index: number) => ((group[index] ?? SPACE) - SPACE) & 63
  if (byte === 0) return ((six(0) << 2) | (six(1) >> 4)) & 255
  return (byte === 1 ? (six(1) << 4) | (six(2) >> 2) : (six(2) << 6) | six(3)) & 255
}

/** The byte behind the `end` line; undefined where the lines between are no uuencoded ones. */
function endOfFile(text: Buffer, from: number): number | undefined {
  let line = from
  let lines = 0
  while (line < text.length) {
    const to = lineEnd(text, line)
    const first = text[line]!
    if (text.toString('latin1', line, line + 3) === 'end') return lines > 0 ? to : undefined
    if (first < SPACE || first > BACKQUOTE) return lines > 0 && first < SPACE ? to : undefined
    const needed = Math.ceil(((first - SPACE) & 63) / 3) * 4
    // A line may have lost spaces at its end, or carry one check character.
    if (to - line > needed + 6) return undefined
    lines++
    line = to
  }
  return lines > 1 ? line : undefined
}

/** Start of the line that follows the given mark (which begins with a line feed) at or after `from`; -1 for none. */
function nextLine(text: Buffer, mark: string, from: number): number {
  const found = text.indexOf(mark, from, 'latin1')
  return found < 0 ? -1 : found + 1
}
