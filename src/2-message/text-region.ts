import { markArmour, markPatches } from './code-region.ts'
import { footerStart } from './list-footer.ts'
import { markQuotes } from './quote-region.ts'
import { markSignature } from './signature-region.ts'
import type { TextLine } from './text-line.ts'

/** Whose words a line is, or what it is instead of words. */
export type Region = 'own' | 'quoted' | 'attribution' | 'signature' | 'footer' | 'code'

/** The lines of a body with the region of each, and how it quotes. */
export interface Regions {
  readonly of: readonly Region[]
  /** What the program announced above the words of others; undefined where quotes are only marked. */
  readonly announced: 'original' | 'forwarded' | undefined
}

/**
 * Tells for each line of a body whose it is. Quote marks and quoting elements are told by the lines themselves; found
 * here are what stands before them (`On … wrote:`), headers of the original that Outlook and its kin copy, behind which
 * all is somebody else's, forwarded mail, what lists put below, patches, and the signature.
 */
export function readRegions(lines: readonly TextLine[]): Regions {
  const of: Region[] = []
  for (const { depth, mark } of lines) of.push(depth > 0 ? 'quoted' : (mark ?? 'own'))
  const footer = footerStart(lines)
  of.fill('footer', footer)
  const announced = markQuotes(lines, of, footer)
  markPatches(lines, of)
  markArmour(lines, of)
  markSignature(lines, of)
  // A mail that is nothing but a footer was written by somebody: whoever wants to be overlooked begins with a ruled line.
  if (!lines.some(({ text }, index) => of[index] !== 'footer' && text.trim() !== '')) of.fill('own')
  return { of, announced }
}
