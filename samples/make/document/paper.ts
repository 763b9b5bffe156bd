import type { Moment } from '#ground'

/** A piece of a document's text. */
export interface Block {
  readonly kind: 'title' | 'heading' | 'text'
  readonly text: string
}

/** A document before it is in a format: its text, and what its program writes about itself. */
export interface Paper {
  readonly title: string
  readonly author: string
  readonly lastEditor: string
  readonly revision: number
  readonly created: Moment
  readonly modified: Moment
  readonly blocks: readonly Block[]
}

/** For the inside of an XML element. */
export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
