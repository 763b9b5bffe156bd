import type { Draft } from './draft.ts'

/** The fields of a printed header that a copy can be told by. */
type Field = 'from' | 'sent' | 'to' | 'cc' | 'bcc' | 'subject' | 'attachments'

/** What programs call the fields when they print or forward, in the languages of their users. */
const NAMES: ReadonlyMap<string, Field> = new Map(
  (
    [
      ['from', 'from|von|de|da|van|od|från|fra|lähettäjä|feladó|kimden|от|від|发件人|寄件者|差出人|보낸 사람'],
      [
        'sent',
        'sent|date|gesendet|datum|envoyé|enviado|enviado el|enviada em|fecha|data|inviato|verzonden|skickat|sendt|dato|lähetetty|wysłano|odesláno|küldve|gönderildi|tarih|отправлено|дата|надіслано|发送时间|日期|送信日時|日時|보낸 날짜',
      ],
      ['to', 'to|an|à|a|para|aan|till|til|do|komu|vastaanottaja|címzett|kime|кому|收件人|收件者|宛先|받는 사람'],
      ['cc', 'cc|kopie|copia|copie|kopia|kopi|kopio|dw|копия|копія|抄送|副本|참조'],
      ['bcc', 'bcc|cco|cci|ccn|bkopie|скрытая копия|密件抄送'],
      [
        'subject',
        'subject|betreff|objet|asunto|assunto|oggetto|onderwerp|ämne|emne|aihe|temat|předmět|tárgy|konu|тема|主题|主旨|件名|제목',
      ],
      [
        'attachments',
        'attachments|attachment|anlagen|anhänge|pièces jointes|adjuntos|anexos|allegati|bijlagen|załączniki|вложения|附件|添付ファイル',
      ],
    ] as const
  ).flatMap(([field, names]) => names.split('|').map(name => [name, field] as const)),
)

/** Lines above a header in which the program or the mailbox's owner stands. */
const LINES_ABOVE = 4
/** A field may go on over so many lines before another one begins. */
const LINES_GO_ON = 6
/** Longer lines are prose. */
const LONGEST = 400

/**
 * Finds the headers of mails that were printed, and notes for each what it says and which program's print it looks like.
 * A print names whoever printed it: Outlook writes the owner's name over the header, Gmail the account and the page's
 * address. The first header is the printed mail's own; later ones are of mails that it quotes.
 */
export function markMailPrints(text: string, draft: Draft): void {
  const lines = text.split('\n', 20_000)
  let from = 0
  for (let index = 0; index < lines.length;) {
    const header = headerAt(lines, index)
    if (header === undefined) {
      index++
      continue
    }
    const { fields, end } = header
    const above = lines.slice(Math.max(from, index - LINES_ABOVE), index).filter(line => line.trim() !== '')
    const { layout, owner } = layoutOf(above, fields)
    draft.mark('mail-print', `A printed mail: ${fields.get('from') ?? '?'}, ${fields.get('sent') ?? 'no date'}.`, {
      layout,
      ...Object.fromEntries(fields),
      ...(owner === undefined ? {} : { owner }),
      line: index + 1,
      until: end,
    })
    index = end
    from = end
  }
}

/** The header that begins at a line: an author, and two more fields of which one is the day or the subject. */
function headerAt(lines: readonly string[], from: number): { fields: Map<Field, string>; end: number } | undefined {
  if (fieldOf(lines[from]!) === undefined) return undefined
  const fields = new Map<Field, string>()
  let last: Field | undefined
  let end = from
  let gone = 0
  for (let index = from; index < lines.length && gone <= LINES_GO_ON; index++) {
    const line = lines[index]!
    const field = fieldOf(line)
    if (field !== undefined && !fields.has(field.name)) {
      fields.set(field.name, field.value)
      last = field.name
      end = index + 1
      gone = 0
    } else if (field !== undefined || (line.trim() === '' && fields.size > 2)) break
    else {
      gone++
      // Long lists of recipients go on in the next line; a subject and a date do so seldom.
      if (last !== undefined && gone <= 2 && (last === 'to' || last === 'cc' || fields.get(last) === ''))
        fields.set(last, `${fields.get(last) ?? ''} ${line.trim()}`.trim().slice(0, 2000))
    }
  }
  const whole = fields.has('from') && fields.size >= 3 && (fields.has('sent') || fields.has('subject'))
  return whole ? { fields, end } : undefined
}

/** `From: Anna`, `*Von:* Anna`, `发件人：Anna`, and in columns `From  Anna <anna@x.org>`. */
function fieldOf(line: string): { name: Field; value: string } | undefined {
  if (line.length > LONGEST) return undefined
  const bare = line.replace(/^[\s>*_|]{1,20}/, '')
  const colon = bare.search(/[:：]/)
  if (colon < 1 || colon > 24) return columnOf(bare)
  const name = NAMES.get(
    bare
      .slice(0, colon)
      .replace(/[\s*_]+$/, '')
      .toLowerCase(),
  )
  return name === undefined
    ? columnOf(bare)
    : {
        name,
        value: bare
          .slice(colon + 1)
          .replace(/^[\s*_]{1,20}/, '')
          .trim(),
      }
}

/** Without a colon the value must show what it is: an address, or a day in figures. */
function columnOf(bare: string): { name: Field; value: string } | undefined {
  const [, word, value] = /^(\p{L}{2,16})\s{1,8}(\S.*)$/u.exec(bare) ?? []
  const name = word === undefined ? undefined : NAMES.get(word.toLowerCase())
  if (name === undefined || value === undefined) return undefined
  const shows = name === 'sent' ? /\d{1,4}\D{1,12}\d{1,4}/.test(value) : value.includes('@')
  return shows ? { name, value } : undefined
}

/** Which program prints so, and whose mailbox it was, where the print says that. */
function layoutOf(above: readonly string[], fields: ReadonlyMap<Field, string>): { layout: string; owner?: string } {
  const near = above.at(-1)?.trim() ?? ''
  const gmail = above.find(line => /^Gmail\b| - Gmail$|mail\.google\.com/.test(line.trim()))
  const account = above.map(line => /<([^<>\s]{3,200}@[^<>\s]{3,200})>\s*$/.exec(line)?.[1]).find(Boolean)
  if (gmail !== undefined) return { layout: 'Gmail', ...(account === undefined ? {} : { owner: account }) }
  const order = [...fields.keys()].join(' ')
  // Outlook's own print has the mailbox owner's display name alone on the line over the header.
  const isName = /^\p{Lu}[\p{L}.'’-]*(?:[ ,]+\p{Lu}[\p{L}.'’-]*){1,3}$/u.test(near)
  if (order.startsWith('from sent to')) return { layout: 'Outlook', ...(isName ? { owner: near } : {}) }
  if (order.startsWith('from subject sent')) return { layout: 'Apple Mail' }
  if (order.startsWith('subject from sent')) return { layout: 'Thunderbird' }
  if (order.startsWith('from sent subject')) return { layout: 'Google or phone' }
  return { layout: 'unknown' }
}
