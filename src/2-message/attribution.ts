import type { TextLine } from './text-line.ts'

/** Lines that an attribution may go over: Gmail breaks long ones, and some clients break at 72 characters. */
const MOST_LINES = 4

/** Characters of an attribution, all its lines together. */
const LONGEST = 400

/**
 * Words of writing and saying with which programs end an attribution, in the languages that they are made for; the
 * colon may be missing, and French has a space before it.
 */
const SAYS = new RegExp(
  '(?:^|[\\s>»"*,)])(?:' +
    'wrote|writes|write|said|says|mentioned|thought|typed|schrieb|schreibt|geschrieben|(?:a )?écrit|escribió|escribio|' +
    'escreveu|escrito|(?:ha )?scritto|scrive|scriveva|schreef|skrev|skriver|skreiv|kirjoitti|napsala?|napsal\\(a\\)|' +
    'napisał|napisała|napisał\\(a\\)|pisze|napisao|je napisal|írta|ezt írta|scris|escriure|va escriure|yazdı|şunları yazdı|' +
    'έγραψε|пишет|писал|писала|написал|написала|написав|писав|написа|כתב|כתבה|كتب|menulis|đã viết|parašė|rakstīja|kirjutas' +
    ')(?:\\s+on\\s.{0,60}|\\s+at\\s.{0,60}|\\s*\\([^)]*\\))?\\s*\\*?\\s*[:：]?\\s*\\*?$' +
    '|(?:写道|寫道|写到|のメール|さんは書きました|作成|작성|님이 작성)\\s*[:：]?\\s*$',
  'iu',
)

/** How attributions begin: a word before the date, the date itself, or a name that is followed by nothing but the verb. */
const OPENING =
  /^[*\s"'[(–—-]*(?:On|At|In|Le|Am|El|Il|Op|Den|Em|Dnia|W|Dne|På|Pe|În|Dana|Vào|Pada|Στις|Quoting|Once|The|Citando|Zitat|Quoth|В|在|于|於|\d{1,4}[-./年]\s?\d{1,2}|\d{1,2}\s?[-.]?\s?\p{L}{3,9})(?=[\s,.:*\d/年-]|$)/u

/** A day or a clock: what tells an attribution from a sentence. */
const WHEN = /\d{1,2}:\d{2}|\d{1,4}[-./年]\s?\d{1,2}[-./月]\s?\d{1,4}|\b(?:19|20)\d\d\b/

const ADDRESS = /[^\s<>@]@[^\s<>@]/

/**
 * Where the attribution begins that ends in the given line, or -1 where the line ends none. `quoteFollows` is said by
 * the caller: before quoted lines `Anna wrote:` is enough, elsewhere a date has to stand in it, since
 * `as somebody once wrote:` is a sentence too.
 */
export function attributionStart(lines: readonly TextLine[], last: number, quoteFollows: 'quote' | 'text'): number {
  const tail = lines[last]!.text.trim()
  if (tail === '' || tail.length > LONGEST || !mayEnd(tail)) return -1
  if (quoteFollows === 'quote' && isBareName(tail)) return last
  const says = SAYS.test(tail.length > 120 ? tail.slice(-120) : tail)
  let text = ''
  for (let index = last; index >= 0 && index > last - MOST_LINES; index--) {
    const line = lines[index]!
    if (line.depth > lines[last]!.depth || line.text.trim() === '') break
    text = `${line.text.trim()} ${text}`
    if (text.length > LONGEST) break
    // A day or clock and an address before a colon are an attribution in any language.
    if (quoteFollows === 'quote' && isDated(text) && WHEN.test(text) && ADDRESS.test(text) && !continues(lines, index))
      return index
    if (!OPENING.test(line.text)) continue
    if (WHEN.test(text) && (says || (quoteFollows === 'quote' && isDated(text)))) return index
    if (quoteFollows === 'quote' && says && index === last) return index
  }
  return quoteFollows === 'quote' && says && tail.length < 120 ? last : -1
}

/** Cheap test of a line's last character, since nearly all lines end otherwise. */
function mayEnd(tail: string): boolean {
  const code = tail.charCodeAt(tail.length - 1)
  // A colon, wide or not, an asterisk of bold text, a bracket, or a letter of a verb without a colon.
  return code === 58 || code === 0xff1a || code === 42 || code === 93 || (tail.length < 200 && SAYS.test(tail))
}

/** `[Guido]`, `* Anna <anna@x.example>, 2020-04-28:`, `Anna <anna@x.example>:`. */
function isBareName(tail: string): boolean {
  return (
    /^\[\p{Lu}[\p{L} .-]{1,30}\]$/u.test(tail) ||
    (/^(?:\* )?\p{Lu}[^:]{1,80}:$|^\* .{3,120}:$/u.test(tail) && ADDRESS.test(tail))
  )
}

/** True where the line above begins the attribution: `On Sat, Jul 27, 2019 at 9:30 PM Benjamin Example <`. */
function continues(lines: readonly TextLine[], index: number): boolean {
  const above = lines[index - 1]
  return above !== undefined && above.depth === lines[index]!.depth && OPENING.test(above.text) && WHEN.test(above.text)
}

/** `On 5/11/19, Anna:` and `On 5/11/19 Anna <anna@x.example>:`, in which no verb stands. */
function isDated(text: string): boolean {
  return /[:：]\s*$/.test(text) && text.length < 200
}
