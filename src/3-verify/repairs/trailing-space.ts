import { leavesOf } from '../leaf-edit.ts'
import type { Repair } from '../repair.ts'

/**
 * Space at the ends of lines was lost or added. Lost space can be put back only where a standard put it: after the mark
 * of a signature and at the soft ends of flowed text (RFC 3676 §4).
 */
export const trailingSpace: Repair = {
  name: 'trailing-space',
  stage: 3,
  cost: 2,
  *undo(damaged) {
    if (!damaged.spaceCounts) return
    for (const leaf of leavesOf(damaged)) {
      const text = leaf.text.toString('latin1')
      for (const [changed, says] of changes(text)) {
        if (changed === text) continue
        for (const body of leaf.put(Buffer.from(changed, 'latin1'))) yield { body, says, span: leaf.part.content }
      }
    }
  },
}

function* changes(text: string): Generator<readonly [string, string]> {
  const signed = text.replace(/^--$/gm, '-- ').replace(/^--\r\n/gm, '-- \r\n')
  yield [text.replace(/[ \t]+(?=\r\n|$)/g, ''), 'Took the space off the ends of all lines.']
  yield [signed, 'Put the space back behind the mark of the signature.']
  for (const width of [66, 68, 70, 72, 74, 76, 78, 80]) {
    yield [softEnds(signed, width, ''), `Put the space back at the soft line ends of text ${width} wide.`]
    yield [softEnds(signed, width, '>'), `Put the space back at the soft line ends of text ${width} wide, quotes too.`]
  }
  yield [
    text.replace(/(?<!\r\n|^)\r\n(?!\r\n|$)/g, ' \r\n'),
    'Put a space at the end of every line inside a paragraph.',
  ]
}

/** A space at the end of each line that the first word of the next one would have made too long. */
function softEnds(text: string, width: number, quotes: '' | '>'): string {
  const lines = text.split('\r\n')
  return lines
    .map((line, at) => {
      const next = lines[at + 1] ?? ''
      const quoted = line.startsWith('>')
      if (line === '' || next === '' || line.endsWith(' ') || (quoted && quotes === '')) return line
      if (quoted !== next.startsWith('>')) return line
      const word = next.replace(/^[> ]+/, '').split(' ')[0]!
      return word !== '' && line.length + 1 + word.length > width ? `${line} ` : line
    })
    .join('\r\n')
}
