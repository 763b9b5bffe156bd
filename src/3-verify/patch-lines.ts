/** What the form of a unified diff tells about one line of a text. */
export type PatchLine = 'outside' | 'whole' | 'goes-on-above'

/**
 * Reads where a text is a patch, and which of its lines can only be the rest of the line above: a diff has a mark before
 * each line and counts them, so a line that was broken in it stands out for certain.
 */
export function patchLines(lines: readonly string[]): readonly PatchLine[] {
  let [old, fresh] = [0, 0]
  let above: PatchLine = 'outside'
  return lines.map((line, index) => {
    const hunk = /^@@ -\d{1,9}(?:,(\d{1,9}))? \+\d{1,9}(?:,(\d{1,9}))? @@/.exec(line)
    if (hunk !== null) {
      ;[old, fresh] = [Number(hunk[1] ?? 1), Number(hunk[2] ?? 1)]
      return (above = 'whole')
    }
    if (old <= 0 && fresh <= 0) return (above = besideHunks(line, lines[index - 1] ?? '', above))
    const mark = line[0] ?? ' '
    if (!' +-'.includes(mark) && !line.startsWith('\\ No newline')) return (above = 'goes-on-above')
    if (mark === ' ' || mark === '-') old--
    if (mark === ' ' || mark === '+') fresh--
    return (above = 'whole')
  })
}

/** The two names of `diff --git` are one line; and the last line of a hunk may have been broken too. */
function besideHunks(line: string, before: string, above: PatchLine): PatchLine {
  if (/^diff --git a\/\S{1,400}$/.test(before) && line.startsWith('b/')) return 'goes-on-above'
  if (/^(?:diff --git |--- |\+\+\+ |index )/.test(line) && above !== 'outside') return 'whole'
  return /^diff --git /.test(line) ? 'whole' : 'outside'
}
