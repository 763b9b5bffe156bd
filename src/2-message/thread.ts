import type { Header, Thread } from './message.ts'

/** Ids and characters read of one field: a thread of a thousand answers is one that nobody wrote by hand. */
const MOST_IDS = 1000
const MOST_CHARACTERS = 100_000

/**
 * Reads to what a message says it belongs (RFC 5322 §3.6.4), broken forms included: ids without brackets, with white
 * space from folding inside, parted by commas, and the phrases of RFC 822 (`Your message of "…" <id>`).
 */
export function readThread(headers: readonly Header[], subject: string): Thread {
  let id: string | undefined
  const inReplyTo: string[] = []
  const references: string[] = []
  for (const { key, value: whole } of headers) {
    if (key !== 'message-id' && key !== 'in-reply-to' && key !== 'references') continue
    const value = whole.slice(0, MOST_CHARACTERS)
    if (key === 'message-id') id ??= readMessageId(value)
    else if (key === 'in-reply-to') inReplyTo.push(...answeredIds(value))
    else references.push(...bracketed(value))
  }
  return {
    ...(id === undefined ? {} : { id }),
    inReplyTo: distinct(inReplyTo),
    references: distinct(references),
    topic: readTopic(subject),
  }
}

/** The id of a Message-ID field without its brackets, as written but for white space; undefined where there is none. */
export function readMessageId(value: string): string | undefined {
  const open = value.indexOf('<')
  const close = value.indexOf('>', open + 1)
  const id = close > open && open !== -1 ? value.slice(open + 1, close) : value.replace(/^[\s<]+/, '')
  const bare = id.replace(/\s+/g, '')
  return bare === '' ? undefined : bare
}

function distinct(ids: readonly string[]): readonly string[] {
  return ids.length < 2 ? ids : [...new Set(ids)].slice(0, MOST_IDS)
}

/** All ids of a References field, oldest first. */
function bracketed(value: string): string[] {
  if (!value.includes('<')) return bare(value)
  const ids: string[] = []
  let open = value.indexOf('<')
  while (open !== -1 && ids.length < MOST_IDS) {
    const next = value.indexOf('<', open + 1)
    // A bracket that is never closed ends where the next one opens.
    const inside = value.slice(open + 1, next === -1 ? undefined : next)
    const close = inside.indexOf('>')
    const id = (close === -1 ? inside : inside.slice(0, close)).replace(/[\s,]+/g, '')
    if (id !== '') ids.push(id)
    open = next
  }
  return ids
}

/** Ids without brackets: words with an @ in them. */
function bare(value: string): string[] {
  return value
    .split(/[\s,]+/)
    .filter(word => word.length > 2 && word.includes('@'))
    .slice(0, MOST_IDS)
}

/**
 * The ids of an In-Reply-To field. Beside an id it may hold a phrase, and the phrase may hold an address in brackets
 * that is no id (RFC 822 §4.6.2): before `Message from Anna <anna@x.example> of … <id>`, after `<id>; from anna@x`.
 */
function answeredIds(value: string): string[] {
  if (!value.includes('<')) return /^\s*\S+\s*$/.test(value) ? bare(value) : []
  if (!value.startsWith('<')) return bracketed(value).slice(-1)
  const rest = value.search(/>[\s,]*[^\s,<]/)
  return bracketed(rest === -1 ? value : value.slice(0, rest + 1))
}

/**
 * Marks that programs put before the subject of an answer, in the languages they are made for: Re, AW (German), SV
 * (Scandinavian), VS (Finnish), RES (Portuguese), YNT (Turkish), ODP (Polish), …
 */
const ANSWERS = new Set(
  're r aw sv vs antw antwort ant res resp rif odp vá ynt atb ats bls ref απ σχετ отв ответ 回复 回覆 答复 返信 답장 תשובה رد'.split(
    ' ',
  ),
)

/** The same for a forwarded mail: Fwd, WG (German), TR (French), RV (Spanish), ENC (Portuguese), I (Italian), … */
const FORWARDS = new Set(
  'fw fwd wg tr rv vb vl doorst i inoltra enc pd továbbítás ilt πρθ προς пересл 转发 轉寄 転送 전달 הועבר'.split(' '),
)

/** True where the first mark of a subject says that the mail is a forwarded one. */
export function isForward(subject: string): boolean {
  return FORWARDS.has(
    markOf(
      subject
        .slice(0, 100)
        .trimStart()
        .replace(/^(?:\[[^\]]{0,60}\] ?)+/, ''),
    )?.word ?? '',
  )
}

/**
 * What a subject is about: without marks of answers and forwards and without `[list]` tags, however often they are
 * repeated, white space folded, in lower case. A subject that is nothing but marks keeps its last part.
 */
export function readTopic(subject: string): string {
  let rest = subject.slice(0, 2000).replace(/\s+/g, ' ').trim()
  for (;;) {
    const mark = rest.startsWith('[') ? rest.indexOf(']') + 1 : (markOf(rest)?.length ?? 0)
    const next = mark > 0 ? rest.slice(mark).trimStart() : ''
    if (next === '') break
    rest = next
  }
  return rest.replace(/(?: ?[([]fwd?[)\]])+$/i, '').toLowerCase()
}

/** The mark that a text begins with, and its length with its colon: `Re:`, `RE[2]:`, `AW :`, `回复：`. */
function markOf(text: string): { readonly word: string; readonly length: number } | undefined {
  const found = /^(\p{L}{1,12})(?:[[(^*]\d{1,3}[\])]?)? ?[:：]/u.exec(text)
  const word = found?.[1]!.toLowerCase() ?? ''
  return ANSWERS.has(word) || FORWARDS.has(word) ? { word, length: found![0].length } : undefined
}
