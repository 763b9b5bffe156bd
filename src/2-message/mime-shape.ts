import type { Part } from './message.ts'

/** How clients build the boundary between parts; the first form that fits names it. */
const BOUNDARIES: readonly (readonly [RegExp, string])[] = [
  [/^----=_NextPart_\d{3}_[0-9A-F]{4}_[0-9A-F]{8}\.[0-9A-F]{8}$/, 'NextPart.windows'],
  [/^_\d{3}_\w+_$/, 'exchange'],
  [/^-{4,}=_NextPart/, 'NextPart'],
  [/^-{4,}=_Part_\d+_\d+\.\d+$/, 'Part.java'],
  [/^Apple-Mail[-=]/i, 'Apple-Mail'],
  [/^Apple-Webmail/i, 'Apple-Webmail'],
  [/^0{4,}[0-9a-f]{10,}$/, 'zeros.hex'],
  [/^[0-9a-f]{28,32}$/, 'hex28'],
  [/^=_[0-9a-f]{32}$/, '=_hex32'],
  [/^={3,}\d+={2,}$/, 'equals.digits'],
  [/^-{12,}[0-9A-F]{24}$/, 'hyphens.HEX24'],
  [/^-{12,}[A-Za-z0-9]{24}$/, 'hyphens.mixed24'],
  [/^-{12,}\d+/, 'hyphens.digits'],
  [/^=_alternative /i, 'alternative.space'],
  [/^[A-Za-z0-9+/]{16}$/, 'mixed16'],
  [/^--==_mimepart_/, 'mimepart'],
  [/^-+=_[0-9A-Za-z]+/, 'hyphens=_'],
  [/^[=_-]+/, 'signs'],
]

/** The tree of MIME types with the form of each boundary: `multipart/alternative[zeros.hex](text/plain,text/html)`. */
export function mimeShape(parts: readonly Part[]): string {
  const [root] = parts
  if (root === undefined) return 'nothing'
  return shapeOf(root, parts, 0).slice(0, 180)
}

function shapeOf(part: Part, parts: readonly Part[], depth: number): string {
  if (!part.type.startsWith('multipart/') || depth > 4) {
    return part.role === 'attachment' ? 'file' : part.type
  }
  const inner = parts.filter(({ parent }) => parent === part.index)
  const shapes = inner.slice(0, 8).map(each => shapeOf(each, parts, depth + 1))
  // Three attached files are no other build than two.
  const folded = shapes.filter((shape, index) => shape !== 'file' || shapes[index - 1] !== 'file')
  return `${part.type}[${boundaryShape(part.parameters['boundary'] ?? '')}](${folded.join(',')})`
}

function boundaryShape(boundary: string): string {
  return BOUNDARIES.find(([form]) => form.test(boundary.slice(0, 100)))?.[1] ?? (boundary === '' ? 'none' : 'other')
}
