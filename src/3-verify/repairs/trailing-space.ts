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
    for (const leaf of damaged.leaves()) {
      const text = leaf.text.toString('latin1')
      for (const [changed, says] of changes(text)) {
        if (changed === text) continue
        for (const body of leaf.put(Buffer.from(changed, 'latin1'))) yield { body, says, span: leaf.part.content }
      }
    }
  },
}

/** Each way to put space back, alone and with the others: a mail is a reply, a patch and flowed at once. */
function* changes(text: string): Generator<readonly [string, string]> {
  yield [text.replace(/[ \t]{1,400}(?=\r\n|$)/g, ''), 'Took the space off the ends of all lines.']
  for (const softly of SOFTLY)
    for (let mask = 0; mask < 1 << MARKS.length; mask++) {
      const marks = MARKS.filter((_, index) => (mask & (1 << index)) !== 0)
      const changed = marks.reduce((one, { put }) => put(one), softly.put(text))
      const names = [...marks.map(({ name }) => name), ...(softly.name === '' ? [] : [softly.name])]
      yield [changed, `Put the space back ${names.join(' and ')}.`]
    }
  yield [
    text.replace(/(?<!\r\n|^)\r\n(?!\r\n|$)/g, ' \r\n'),
    'Put a space at the end of every line inside a paragraph.',
  ]
}

interface Way {
  readonly name: string
  readonly put: (text: string) => string
}

const MARKS: readonly Way[] = [
  { name: 'behind the mark of the signature', put: text => text.replace(/^--(?=\r\n|$)/gm, '-- ') },
  { name: 'into empty lines of patches', put: patchLines },
  { name: 'behind bare quote marks', put: text => text.replace(/^(?:> ?)*>(?=\r\n|$)/gm, '$& ') },
]

const SOFTLY: readonly Way[] = [
  { name: '', put: text => text },
  ...[72, 76, 78, 74, 70, 66, 68, 80].flatMap(width => [
    { name: `at soft line ends of text ${width} wide`, put: (text: string) => softEnds(text, width, '') },
    { name: `at soft line ends of text ${width} wide, quotes too`, put: (text: string) => softEnds(text, width, '>') },
  ]),
]

/** An empty line inside a hunk of a unified diff is a line of context, which begins with a space; in quotes too. */
function patchLines(text: string): string {
  const lines = text.split('\r\n')
  let old = 0
  let now = 0
  return lines
    .map(line => {
      const [quote] = /^(?:> ?)*/.exec(line)!
      const content = line.slice(quote.length)
      const hunk = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/.exec(content)
      if (hunk !== null) {
        old = Number(hunk[1] ?? 1)
        now = Number(hunk[2] ?? 1)
        return line
      }
      const inHunk = old > 0 || now > 0
      if (!/^[+\\]/.test(content)) old--
      if (!/^[-\\]/.test(content)) now--
      if (!inHunk || content !== '') return line
      return quote === '' || quote.endsWith(' ') ? `${quote} ` : `${quote}  `
    })
    .join('\r\n')
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
