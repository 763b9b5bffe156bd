import { Parser } from 'htmlparser2'

/** What to do at each piece of an XML document. Names keep their prefix (`w:p`), which all writers spell alike. */
export interface XmlSteps {
  open?(name: string, attributes: Readonly<Record<string, string>>): void
  close?(name: string): void
  text?(text: string): void
}

/**
 * Walks an XML part of a document. Entities that a document type declares are not expanded and nothing is loaded, so
 * neither bombs nor outside files work; elements below the depth are passed over. Returns false where the depth was hit.
 */
export function walkXml(bytes: Uint8Array, depth: number, steps: XmlSteps): boolean {
  let level = 0
  let deep = false
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        level++
        if (level > depth) deep = true
        else steps.open?.(name, attributes)
      },
      onclosetag(name) {
        if (level <= depth) steps.close?.(name)
        level--
      },
      ontext(text) {
        if (level <= depth) steps.text?.(text)
      },
    },
    { xmlMode: true },
  )
  parser.end(xmlText(bytes))
  return !deep
}

/** XML 1.0 appendix F, as far as office programs write it: UTF-8, or UTF-16 with its mark. */
function xmlText(bytes: Uint8Array): string {
  const encoding = bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : bytes[0] === 0xff ? 'utf-16le' : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}
