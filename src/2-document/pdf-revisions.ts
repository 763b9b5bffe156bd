/** Ends of a PDF's states, as places behind their `%%EOF` marks, oldest first, the file's own end among them. */
export function revisionEnds(bytes: Uint8Array): number[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const ends: number[] = []
  for (let at = text.indexOf('%%EOF'); at !== -1; at = text.indexOf('%%EOF', at + 5)) ends.push(at + 5)
  // ISO 32000-1 annex F: a linearised file has a mark behind its first page, which ends no state of it.
  if (ends.length > 1 && text.subarray(0, 1024).includes('/Linearized')) ends.shift()
  // §7.5.6: a later state has a cross reference of its own; without one the mark is only a copy at the end.
  return ends.filter((end, index) => index === 0 || text.subarray(ends[index - 1], end).includes('startxref'))
}
