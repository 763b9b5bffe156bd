import type { Repair } from '../repair.ts'

/** Tabs became spaces or spaces tabs, or a space was put before lines that begin with one (RFC 3676 §4.4) and left there. */
export const tabs: Repair = {
  name: 'tabs',
  stage: 3,
  cost: 2,
  *undo(damaged) {
    for (const leaf of damaged.leaves()) {
      const text = leaf.text.toString('latin1')
      const changes: [string, string][] = damaged.spaceCounts
        ? [
            [text.replace(/ {8}/g, '\t'), 'Made a tab of each eight spaces.'],
            [text.replace(/^ {8}/gm, '\t'), 'Made a tab of eight spaces at the start of lines.'],
            [text.replace(/ {4}/g, '\t'), 'Made a tab of each four spaces.'],
            [text.replace(/\t/g, ' '), 'Made a space of each tab.'],
            [text.split('\r\n').map(expanded).join('\r\n'), 'Made spaces of tabs, eight columns wide.'],
          ]
        : []
      const stuffed = text.replace(/^(?=[ >]|From )/gm, ' ')
      const plain = text.replace(/^ (?=[ >]|From )/gm, '')
      for (const [changed, says] of [
        ...changes,
        [plain, 'Took off the space before lines that begin with one, with ">" or "From ".'] as const,
        [stuffed, 'Put a space before lines that begin with one, with ">" or "From ".'] as const,
      ]) {
        if (changed === text) continue
        for (const body of leaf.put(Buffer.from(changed, 'latin1'))) yield { body, says, span: leaf.part.content }
      }
    }
  },
}

function expanded(line: string): string {
  const pieces = line.split('\t')
  let result = pieces[0]!
  for (const piece of pieces.slice(1)) result += ' '.repeat(8 - (result.length % 8)) + piece
  return result
}
