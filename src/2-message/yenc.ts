import { decodeText } from './charset.ts'
import type { InlineFile } from './inline-file.ts'
import { lineEnd } from './line.ts'
import type { Origins } from './origins.ts'

const EQUALS = 0x3d

/** Files of one body that are read; the rest stays text. */
const MOST = 200

/** Finds the yEnc files in a text (yEnc draft 1.3: `=ybegin line=128 size=123456 name=x.pdf`, data, `=yend`). */
export function findYenc(text: Buffer): InlineFile[] {
  const files: InlineFile[] = []
  let from = text.toString('latin1', 0, 8) === '=ybegin ' ? 0 : text.indexOf('\n=ybegin ', 0, 'latin1') + 1
  while ((from > 0 || files.length === 0) && text[from] === EQUALS && files.length < MOST) {
    const to = lineEnd(text, from)
    const name = / name=([^\r\n]{1,255})/.exec(text.toString('latin1', from, Math.min(to, from + 500)))
    const end = text.indexOf('\n=yend ', to - 1, 'latin1')
    if (name === null || end < 0) break
    const span = { from, to: lineEnd(text, end + 1) }
    files.push({ name: decodeText(Buffer.from(name[1]!.trim(), 'latin1'), undefined).text, encoding: 'x-yenc', span })
    from = text.indexOf('\n=ybegin ', span.to - 1, 'latin1') + 1
  }
  return files
}

/** Decodes a yEnc file with its `=ybegin`, `=ypart` and `=yend` lines: each byte less 42, less 64 more behind an `=`. */
export function decodeYenc(body: Buffer, origins?: Origins): Buffer {
  const out = Buffer.allocUnsafe(body.length)
  let length = 0
  let index = lineEnd(body, 0)
  if (body.toString('latin1', index, index + 7) === '=ypart ') index = lineEnd(body, index)
  while (index < body.length) {
    const from = index
    let byte = body[index++]!
    if (byte === 10 || byte === 13) continue
    if (byte === EQUALS) {
      if (body.toString('latin1', index, index + 5) === 'yend ' && body[from - 1] === 10) break
      byte = (body[index++] ?? 0) - 64
    }
    if (origins !== undefined) {
      origins.from[length] = from
      origins.to[length] = index
    }
    out[length++] = (byte - 42) & 255
  }
  return out.subarray(0, length)
}
