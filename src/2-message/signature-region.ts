import { signOffOf } from './phrase.ts'
import type { Region } from './text-region.ts'
import type { TextLine } from './text-line.ts'

/** Lines of a signature: four by custom (RFC 3676 §4.3 names the mark), with a disclaimer many more. */
const MOST_MARKED = 60

/** Lines of a signature block that nothing marks. */
const MOST_UNMARKED = 12

/** How far above the end a closing may stand. */
const MOST_BEHIND_CLOSING = 14

const DEVICE =
  /^\s*(?:(?:sent|message sent|envoyé|enviado|inviato|gesendet|verzonden|verstuurd|skickat|sendt|lähetetty|wysłano|wysłane|odesláno|odoslané|отправлено|надіслано|trimis|gönderildi)\s(?:from|via|using|with|by|von|mit|de |depuis|à partir|desde|do |da |dal |del |a partir|vanaf|met|van|från|fra|z |ze |с |из |з |de pe)|get (?:outlook|mail|yahoo)|download (?:outlook|yahoo)|(?:diese nachricht wurde )?von meinem|(?:発信元|发自|發自|从我的|從我的|iPhoneから|나의|내 )|do you yahoo!\?|yahoo! mail|this (?:e-?mail|message) (?:has been|was) (?:scanned|checked|sent (?:from|by))|outgoing mail is certified|virus-free)/iu

/** What stands in a signature block and hardly ever in a sentence of its own line. */
const CONTACT =
  /(?:\b(?:tel|phone|mobile|cell|fax|office|direct|mob|telefon|handy|ph|tél|móvil|cel)\b\.?\s*[:.+(\d]|\+\d[\d ().\/-]{6,}\d|\(\d{3}\) ?\d{3}-\d{4}|\b\d{3}[-.]\d{3}[-.]\d{4}\b|\bwww\.|https?:\/\/|[^\s@]@[^\s@]+\.\w)/i

/** Three words before a link. */
const INVITATION = /[^\s,|]+\s+[^\s,|]+\s+[^\s,|]+\s+\S*(?:https?:\/\/|www\.)/i

/** Legal remarks that companies put below, which nobody writes by hand. */
const DISCLAIMER =
  /^\s*(?:\*+\s*)?(?:(?:e-?mail |legal )?confidential(?:ity)?(?: notice)?\b|disclaimer|this (?:e-?mail|message|communication|transmission)(?:,? (?:and|including|together|with)[^.]{0,60})? (?:is|may|contains|and any)|the (?:privileged |confidential )*(?:information|contents?)[^.]{0,40} (?:in|of) this|(?:please )?consider the environment|please do not print|notice: this|important notice|diese e-?mail|ce message|este (?:mensaje|correo|e-?mail)|esta mensagem|questo messaggio|aquest missatge|dit bericht|此邮件|本邮件)/i

/**
 * Marks the author's signature: what stands behind `-- ` (RFC 3676 §4.3), else the lines at the end of the own words
 * that a program or a company adds, a name with its titles and numbers below a closing, or such a block alone. Of two
 * it takes the smaller: a name alone stays with the words that it closes.
 */
export function markSignature(lines: readonly TextLine[], of: Region[]): void {
  const run = lastRun(lines, of)
  if (run === undefined) return
  const marked = markedStart(lines, of)
  if (marked !== undefined) {
    of.fill('signature', marked.from, marked.to)
    return
  }
  const start = unmarkedStart(lines, run.from, run.to)
  if (start < run.to) of.fill('signature', start, run.to)
}

/** The author's last words that go on without a break: lines [from, to), empty ones around them left out. */
function lastRun(lines: readonly TextLine[], of: readonly Region[]): { from: number; to: number } | undefined {
  const isFull = (index: number) => of[index] === 'own' && lines[index]!.text.trim() !== ''
  let to = lines.length
  while (to > 0 && !isFull(to - 1)) to--
  if (to === 0) return undefined
  let from = to - 1
  while (from > 0 && of[from - 1] === 'own') from--
  return { from, to }
}

/** The last `-- ` of the author, and the lines behind it up to others' words. */
function markedStart(lines: readonly TextLine[], of: readonly Region[]): { from: number; to: number } | undefined {
  for (let index = lines.length - 1; index >= 0; index--) {
    const { text } = lines[index]!
    if (of[index] !== 'own' || text.charCodeAt(0) !== 45 || (text !== '-- ' && text.trimEnd() !== '--')) continue
    let to = index + 1
    while (to < lines.length && of[to] === 'own') to++
    // Two hyphens without the space are a mark only where little follows.
    if (to - index <= (text === '-- ' ? MOST_MARKED : MOST_UNMARKED)) return { from: index, to }
  }
  return undefined
}

function unmarkedStart(lines: readonly TextLine[], from: number, end: number): number {
  let to = end
  // Programs' and companies' lines lie below the author's, one paragraph each.
  for (let paragraph = paragraphStart(lines, from, to); ; paragraph = paragraphStart(lines, from, to)) {
    const first = RULE.test(lines[paragraph]!.text) && paragraph + 1 < to ? paragraph + 1 : paragraph
    const { text } = lines[first]!
    if (!(DEVICE.test(text) && text.length < 200) && !DISCLAIMER.test(text)) break
    to = paragraph
    while (to > from && lines[to - 1]!.text.trim() === '') to--
    // Nothing but a program's line: the whole of it is signature.
    if (to === from) return from
  }
  const block = closedBlock(lines, from, to) ?? contactBlock(lines, from, to)
  return block ?? to
}

function paragraphStart(lines: readonly TextLine[], from: number, to: number): number {
  let start = to - 1
  while (start > from && lines[start - 1]!.text.trim() !== '' && !RULE.test(lines[start]!.text)) start--
  return start
}

/** A drawn line begins what stands below it. */
const RULE = /^\s*[_*=~-]{10,}\s*$/

/** Below a closing: a name and at least one line more. */
function closedBlock(lines: readonly TextLine[], from: number, to: number): number | undefined {
  for (let index = to - 1; index >= from && index > to - 1 - MOST_BEHIND_CLOSING; index--) {
    const { text } = lines[index]!
    if (text.length > 100) return undefined
    if (signOffOf(text) === undefined) continue
    let first = index + 1
    while (first < to && lines[first]!.text.trim() === '') first++
    const full = lines.slice(first, to).filter(line => line.text.trim() !== '').length
    return full >= 2 ? first : undefined
  }
  return undefined
}

/** The last paragraph where it is a name and how to reach it. */
function contactBlock(lines: readonly TextLine[], from: number, to: number): number | undefined {
  const start = paragraphStart(lines, from, to)
  const block = lines.slice(start, to)
  if (start === from || block.length < 2 || block.length > MOST_UNMARKED) return undefined
  const isName =
    /^\s*[-–—]*\s*\p{Lu}[\p{L}.'-]*(?: (?:["'(]?\p{Lu}|van |de |von )[\p{L}.'")-]*){0,3}(?:$|[,|(/-])/u.test(
      block[0]!.text,
    )
  if (!isName || block.some(({ text }) => text.length > 90 || /[.!?]\s+\p{Lu}\p{Ll}+ \p{Ll}/u.test(text)))
    return undefined
  // A link behind words is an invitation and no address card; what a mail asks for must not be taken for one.
  if (block.some(({ text }) => INVITATION.test(text))) return undefined
  return block.some(({ text }) => CONTACT.test(text)) ? start : undefined
}
