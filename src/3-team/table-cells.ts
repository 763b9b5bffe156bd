/** Rows of a table as RFC 4180 has them, with any one divider: quoted cells may hold dividers, line ends, doubled quotes. */
export function tableCells(text: string): string[][] {
  const first = /^.*/.exec(text.slice(0, 10_000))![0]
  const divider = [',', ';', '\t'].sort((one, other) => first.split(other).length - first.split(one).length)[0]!
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  const source = text.replace(/^\uFEFF/, '')
  for (let index = 0; index < source.length; index++) {
    const letter = source[index]!
    if (quoted) {
      if (letter !== '"') cell += letter
      else if (source[index + 1] === '"') cell += source[++index]!
      else quoted = false
    } else if (letter === '"' && cell === '') quoted = true
    else if (letter === divider) {
      rows.at(-1)!.push(cell)
      cell = ''
    } else if (letter === '\n') {
      rows.at(-1)!.push(cell.replace(/\r$/, ''))
      cell = ''
      rows.push([])
    } else cell += letter
  }
  rows.at(-1)!.push(cell)
  return rows.filter(row => row.length > 1 || row[0]!.trim() !== '')
}
