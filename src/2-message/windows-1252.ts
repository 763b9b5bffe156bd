/** What Windows-1252 puts where ISO 8859-1 has the control codes 80–9F, five gaps left as they are (WHATWG Encoding). */
const UPPER =
  '\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f' +
  '\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178'

/** Reads bytes as Windows-1252, which every byte is valid in: the last guess for unlabelled Western text. */
export function decodeWindows1252(bytes: Buffer): string {
  return bytes.toString('latin1').replace(/[\x80-\x9f]/g, control => UPPER[control.charCodeAt(0) - 0x80]!)
}
