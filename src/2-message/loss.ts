import type { Trouble } from '#ground'

/** Troubles by which something of a mail is missing or was not looked at. All others are about its form alone. */
const LOSSES: ReadonlySet<string> = new Set([
  'encoding-unknown',
  'header-too-long',
  'links-too-many',
  'message-too-long',
  'multipart-unclosed',
  'multipart-without-parts',
  'parts-too-deep',
  'parts-too-many',
  'text-too-long',
  'tnef-cut',
  'tnef-damaged',
  'tnef-incomplete',
  'tnef-properties',
  'tnef-too-deep',
  'tnef-too-many',
])

/**
 * Whether a trouble says that a part of a mail was lost. Such a mail is read, and the account of its container tells
 * what of it was not: nobody should take for whole what is not.
 */
export function isLoss({ code }: Trouble): boolean {
  return LOSSES.has(code)
}
