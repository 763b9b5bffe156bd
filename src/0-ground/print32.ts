/**
 * A 32-bit print of a text (FNV-1a, Fowler, Noll and Vo, over UTF-16 units): to recognise what was seen before at little
 * cost. Two different texts share a print once in four thousand million, so it may hint but never prove.
 */
export function print32(text: string): number {
  return printOn(0x811c9dc5, text)
}

/** Goes on from the print of what stands before the text. */
function printOn(before: number, text: string): number {
  let print = before
  for (let index = 0; index < text.length; index++) print = Math.imul(print ^ text.charCodeAt(index), 0x01000193)
  return print >>> 0
}

/** The same for a line of prose: white space, quote marks and the case of A–Z do not count. */
export function foldedPrint32(line: string): number {
  let print = 0x811c9dc5
  for (let index = 0; index < line.length; index++) {
    let unit = line.charCodeAt(index)
    if (unit <= 32 || unit === 62) continue
    if (unit >= 65 && unit <= 90) unit += 32
    print = Math.imul(print ^ unit, 0x01000193)
  }
  return print >>> 0
}

/** Two prints of a name side by side, 64 bits as 14 letters and digits: enough to tell millions of names apart. */
export function shortName(text: string): string {
  return lettered(print32(text)) + lettered(printOn(BEHIND_TILDE, text))
}

/** The second print is that of the text with a `~` before it. */
const BEHIND_TILDE = print32('~')

function lettered(print: number): string {
  return print.toString(36).padStart(7, '0')
}
