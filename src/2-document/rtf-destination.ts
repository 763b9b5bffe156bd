import { moment, type Moment } from '#ground'

/** What a group of an RTF file holds. */
export type RtfDestination =
  | 'body'
  | 'margin'
  | 'note'
  | 'comment'
  | 'comment-author'
  | 'property'
  | 'date'
  | 'fonts'
  | 'sessions'
  | 'authors'
  | 'object'
  | 'nothing'

/** Destinations by the control word that begins them (specification 1.9.1). Others that `\*` announces hold nothing. */
export const RTF_DESTINATIONS: ReadonlyMap<string, RtfDestination> = new Map<string, RtfDestination>([
  ...['header', 'headerl', 'headerr', 'headerf', 'footer', 'footerl', 'footerr', 'footerf'].map(
    name => [name, 'margin'] as const,
  ),
  ['footnote', 'note'],
  ['annotation', 'comment'],
  ['atnauthor', 'comment-author'],
  ...[
    'title',
    'subject',
    'author',
    'operator',
    'manager',
    'company',
    'keywords',
    'doccomm',
    'category',
    'generator',
  ].map(name => [name, 'property'] as const),
  ['template', 'property'],
  ...['creatim', 'revtim', 'printim', 'buptim'].map(name => [name, 'date'] as const),
  ['fonttbl', 'fonts'],
  ['rsidtbl', 'sessions'],
  ['revtbl', 'authors'],
  ['object', 'object'],
  ...[
    'colortbl',
    'stylesheet',
    'pict',
    'fldinst',
    'xe',
    'tc',
    'objdata',
    'themedata',
    'datastore',
    'filetbl',
    'atnid',
  ].map(name => [name, 'nothing'] as const),
  ...['atndate', 'atnref', 'atnicn', 'listtext', 'nonshppict', 'listtable', 'listoverridetable', 'bkmkstart'].map(
    name => [name, 'nothing'] as const,
  ),
])

/** Control words that stand for a character. */
export const RTF_CHARACTERS: ReadonlyMap<string, string> = new Map([
  ['par', '\n'],
  ['line', '\n'],
  ['row', '\n'],
  ['sect', '\n'],
  ['page', '\f'],
  ['tab', '\t'],
  ['cell', '\t'],
  ['nestcell', '\t'],
  ['emdash', '—'],
  ['endash', '–'],
  ['lquote', '‘'],
  ['rquote', '’'],
  ['ldblquote', '“'],
  ['rdblquote', '”'],
  ['bullet', '•'],
  ['emspace', ' '],
  ['enspace', ' '],
])

/** A time of Word's change tracking (DTTM): minute, hour, day, month and year since 1900 packed into 32 bits. */
export function rtfTime(packed: number): Moment | undefined {
  const part = (shift: number, bits: number) => (packed >>> shift) & ((1 << bits) - 1)
  const [minute, hour, day, month, year] = [part(0, 6), part(6, 5), part(11, 5), part(16, 4), part(20, 9)]
  return day === 0 || month === 0 ? undefined : moment(Date.UTC(1900 + year, month - 1, day, hour, minute))
}
