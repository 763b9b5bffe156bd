/** A name and an address, as a header shows them; the name is decoded, the address in lower case. */
export interface Person {
  readonly name: string
  readonly address: string
}

/** Reads an address list (RFC 5322 §3.4) as far as honest mail needs it: quoted names, encoded words, comments, groups. */
export function readPersons(value: string): Person[] {
  return splitList(value.slice(0, 60_000))
    .map(readPerson)
    .filter(person => person !== undefined)
}

function splitList(value: string): string[] {
  const parts: string[] = []
  let quoted = false
  let depth = 0
  let from = 0
  for (let index = 0; index < value.length; index++) {
    const letter = value[index]
    if (letter === '\\') index++
    else if (letter === '"') quoted = !quoted
    else if (!quoted && letter === '(') depth++
    else if (!quoted && letter === ')') depth--
    else if (!quoted && depth <= 0 && (letter === ',' || letter === ';')) {
      parts.push(value.slice(from, index))
      from = index + 1
    }
  }
  parts.push(value.slice(from))
  return parts
}

function readPerson(text: string): Person | undefined {
  const angle = text.lastIndexOf('<')
  const address = (angle >= 0 ? text.slice(angle + 1).split('>')[0]! : text.replace(/\([^)]*\)/g, ''))
    .trim()
    .toLowerCase()
  if (!/^[^\s@<>"]+@[^\s@<>"]+$/.test(address)) return undefined
  const shown = angle >= 0 ? text.slice(0, angle).trim() : (/\(([^)]*)\)/.exec(text)?.[1] ?? '')
  return { name: decodeWords(shown.replace(/^"|"$/g, '').replace(/\\(.)/g, '$1')), address }
}

/** Decodes encoded words (RFC 2047 §2). One in an unknown charset stays as it is. */
export function decodeWords(text: string): string {
  return text
    .replace(/(=\?[^?\s]+\?[bq]\?[^?\s]*\?=)\s+(?==\?)/gi, '$1')
    .replace(
      /=\?([^?\s*]+)(?:\*[^?\s]*)?\?([bq])\?([^?\s]*)\?=/gi,
      (whole, charset: string, kind: string, data: string) => {
        const bytes =
          kind.toLowerCase() === 'b'
            ? Buffer.from(data, 'base64')
            : Buffer.from(
                data
                  .replaceAll('_', ' ')
                  .replace(/=([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16))),
                'latin1',
              )
        return decodeBytes(bytes, charset) ?? whole
      },
    )
}

/** Bytes as text by a charset's name; undefined for one that is not known. */
export function decodeBytes(bytes: Uint8Array, charset: string): string | undefined {
  try {
    return new TextDecoder(charset.toLowerCase() === 'us-ascii' ? 'utf-8' : charset).decode(bytes)
  } catch (error) {
    if (error instanceof RangeError) return undefined // the Encoding Standard's answer to an unknown label
    throw error
  }
}
