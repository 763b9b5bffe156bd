import type { Gist } from '#message'

/**
 * The own words of a mail without the links in them, which are judged as links: what stands in an address is nobody's
 * wording. None for a patch, which is no prose.
 */
export function proseOf({ words }: Gist): string {
  return words.patch ? '' : words.own.replace(/\b(?:https?:\/\/|www\.)\S+/gi, ' ')
}
