/** One header field as it lies in the bytes, letter for letter (as Latin-1), with its folded lines and last line end. */
export interface Field {
  /** The name as written. */
  readonly name: string
  /** The name in lower case. */
  readonly key: string
  /** The whole field: name, colon, value, line end. */
  readonly text: string
}

/** Header fields and the place where the body begins. */
export interface Cut {
  readonly fields: readonly Field[]
  readonly bodyFrom: number
}

/**
 * Cuts a mail into header fields and body. The planting program reads mail with this and not with the program that it
 * tests, so that an error of the one cannot hide in the other. Lines that are no field are dropped.
 */
export function cutHeader(bytes: Buffer): Cut {
  const { headerTo, bodyFrom } = headerEnd(bytes)
  const fields: Field[] = []
  for (const text of bytes
    .toString('latin1', 0, headerTo)
    .replaceAll('\r\n', '\n')
    .split(/\n(?![ \t])/)) {
    const colon = text.indexOf(':')
    if (colon <= 0 || /\s/.test(text.slice(0, colon).trimEnd())) continue
    const name = text.slice(0, colon).trimEnd()
    fields.push({ name, key: name.toLowerCase(), text: text.endsWith('\n') ? text : `${text}\n` })
  }
  return { fields, bodyFrom }
}

function headerEnd(bytes: Buffer): { headerTo: number; bodyFrom: number } {
  if (bytes[0] === 10) return { headerTo: 0, bodyFrom: 1 }
  const plain = bytes.indexOf('\n\n')
  const dos = bytes.indexOf('\r\n\r\n')
  if (plain < 0 && dos < 0) return { headerTo: bytes.length, bodyFrom: bytes.length }
  return dos >= 0 && (plain < 0 || dos < plain)
    ? { headerTo: dos, bodyFrom: dos + 4 }
    : { headerTo: plain, bodyFrom: plain + 2 }
}

/** A field's value on one line, without the white space around it. */
export function valueOf(field: Field): string {
  return field.text
    .slice(field.text.indexOf(':') + 1)
    .replace(/\n[ \t]*/g, ' ')
    .trim()
}

/** The value of the first field of that (lower-case) name, undefined where there is none. */
export function firstValue(fields: readonly Field[], key: string): string | undefined {
  const found = fields.find(field => field.key === key)
  return found === undefined ? undefined : valueOf(found)
}

/** Writes a field; the value is taken as it is, with its folding. */
export function field(name: string, value: string): Field {
  return { name, key: name.toLowerCase(), text: `${name}: ${value}\n` }
}
