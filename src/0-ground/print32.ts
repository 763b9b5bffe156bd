/**
 * A 32-bit print of a text (FNV-1a, Fowler, Noll and Vo, over UTF-16 units): to recognise what was seen before at little
 * cost. Two different texts share a print once in four thousand million, so it may hint but never prove.
 */
export function print32(text: string): number {
  let print = 0x811c9dc5
  for (let index = 0; index < text.length; index++) print = Math.imul(print ^ text.charCodeAt(index), 0x01000193)
  return print >>> 0
}
