/** The bytes that end lines and separate words. */
export const TAB = 9
/** Ends a line, alone or behind a carriage return. */
export const LINE_FEED = 10
/** RFC 5322 §2.2: comes before a line feed only; mail has it alone as well. */
export const CARRIAGE_RETURN = 13
/** The other white space of a line. */
export const SPACE = 32

/** The byte behind the line feed that ends the line. */
export function lineEnd(bytes: Buffer, from: number): number {
  const feed = bytes.indexOf(LINE_FEED, from)
  return feed < 0 ? bytes.length : feed + 1
}

/** Bytes in which every line ends with a line feed: the same ones, unless there are carriage returns and nothing else. */
export function linesOf(bytes: Buffer): Buffer {
  if (bytes.includes(LINE_FEED) || !bytes.includes(CARRIAGE_RETURN)) return bytes
  const lines = Buffer.from(bytes)
  for (let at = lines.indexOf(CARRIAGE_RETURN); at >= 0; at = lines.indexOf(CARRIAGE_RETURN, at + 1))
    lines[at] = LINE_FEED
  return lines
}
