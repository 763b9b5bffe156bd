import { openCompound } from '#source'

/** Whether a file is a compound file ([MS-CFB]) that has one of the streams, by which Office programs tell theirs. */
export function isCompound(bytes: Uint8Array, ...streams: readonly string[]): boolean {
  // The mark first: opening means reading tables, which is not worth it for every file that passes.
  if (bytes[0] !== 0xd0 || bytes[1] !== 0xcf || bytes[2] !== 0x11 || bytes[3] !== 0xe0) return false
  const inside = openCompound(bytes)?.root.streams
  return inside !== undefined && streams.some(stream => inside.has(stream))
}
