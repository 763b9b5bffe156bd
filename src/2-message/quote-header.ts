import type { TextLine } from './text-line.ts'

type Label = 'from' | 'when' | 'to' | 'subject' | 'other'

/** Names of the fields that programs copy above what they quote, by language family; one name may serve several. */
const LABELS: ReadonlyMap<string, Label> = new Map(
  (
    [
      [
        'from',
        'from|von|de|da|van|från|fra|frå|od|lähettäjä|feladó|kimden|gönderen|от|от кого|від|από|发件人|寄件者|寄件人|差出人|送信者|보낸 사람|보낸사람|מאת|من|expéditeur|mittente|remitente|expeditor|de la|saatja|nuo|absender',
      ],
      [
        'when',
        'sent|date|gesendet|datum|envoyé|enviado|enviada em|enviado em|enviado el|enviada|fecha|data|inviato|verzonden|skickat|sendt|dato|lähetetty|päivämäärä|odesláno|wysłano|wysłane|küldve|elküldve|dátum|gönderildi|tarih|gönderme tarihi|отправлено|дата|надіслано|发送时间|日期|时间|寄件日期|送信日時|日時|보낸 날짜|날짜|στάλθηκε|ημερομηνία|trimis|poslano|odoslané|saadetud|sent at|date sent|received',
      ],
      [
        'to',
        'to|an|à|a|para|aan|till|til|vastaanottaja|komu|do|címzett|kime|alıcı|кому|收件人|收件者|宛先|받는 사람|받는사람|προς|către|za|saaja|kam|destinatario|destinataire|אל|إلى',
      ],
      [
        'subject',
        'subject|betreff|objet|asunto|assunto|oggetto|onderwerp|ämne|emne|aihe|předmět|predmet|temat|tárgy|konu|тема|主题|主題|主旨|件名|제목|θέμα|subiect|teema|tema|נושא|الموضوع|sujet',
      ],
      [
        'other',
        'cc|bcc|kopie|kopia|copie|copia|kopi|kopio|másolatot kap|копия|抄送|副本|참조|reply-to|reply to|antwort an|organization|attachments|anlagen|importance|priority|resent-from|list-id|message-id|newsgroups|mailing list|skype',
      ],
    ] as const
  ).flatMap(([label, names]) => names.split('|').map(name => [name, label] as const)),
)

/** Lines of one copied header: the long ones list hundreds of recipients, but not on more lines than this. */
const MOST_LINES = 30

/** Characters up to the colon of a copied field, with the marks around its name. */
const MOST_LABEL = 28

/** Which copied field a line is, if it is one: `From: Anna`, `*Von:* Anna`, `发件人：Anna`. */
function labelOf(text: string): Label | undefined {
  const narrow = text.indexOf(':')
  const colon = narrow === -1 || narrow > MOST_LABEL ? text.slice(0, MOST_LABEL).search(/[:：]/) : narrow
  if (colon < 1) return undefined
  const name = text.slice(0, colon).toLowerCase()
  // Word and phone clients have bold names, which become asterisks in plain text.
  return (
    LABELS.get(name) ?? (/^[\s*_]|[\s*_]$/.test(name) ? LABELS.get(name.replace(/^[\s*_]+|[\s*_]+$/g, '')) : undefined)
  )
}

/**
 * Where a copied header ends that begins in the given line, or -1 where none begins: behind its last field. It begins
 * with the author, and it names the day and a recipient or subject too, since `From: now on` is a sentence.
 */
export function quoteHeaderEnd(lines: readonly TextLine[], from: number): number {
  const first = lines[from]
  if (first === undefined || labelOf(first.text) !== 'from') return -1
  const seen = new Set<Label>(['from'])
  let end = from + 1
  let blank = 0
  for (let index = from + 1; index < lines.length && index < from + MOST_LINES; index++) {
    const { text, depth } = lines[index]!
    if (depth < first.depth) break
    const label = text.trim() === '' ? undefined : labelOf(text)
    if (label !== undefined) {
      seen.add(label)
      end = index + 1
      blank = 0
    } else if (text.trim() === '') {
      // Some programs put an empty line between the fields, but two are the end.
      if (++blank > 1 || isWhole(seen)) break
    } else if (!isContinued(text, blank)) break
  }
  return isWhole(seen) ? end : -1
}

function isWhole(seen: ReadonlySet<Label>): boolean {
  return seen.has('when') && (seen.has('subject') || seen.has('to'))
}

/** A long list of recipients goes on in the next lines. */
function isContinued(text: string, blank: number): boolean {
  return blank === 0 && (/^\s/.test(text) || /[@;,<>]/.test(text)) && text.length < 1000
}

/** How programs announce what they quote or forward, between hyphens or alone. */
const ORIGINAL =
  /original message|original appointment|reply message|reply separator|ursprüngliche nachricht|originalnachricht|ursprüngliche e-?mail|message d['’]origine|message original|courriel original|mensaje original|mensagem original|messaggio originale|oorspronkelijk bericht|originele bericht|ursprungligt meddelande|originalmeddelande|oprindelig meddelelse|original meddelelse|opprinnelig melding|alkuperäinen viesti|původní zpráva|původní e-mail|pôvodná správa|wiadomość oryginalna|oryginalna wiadomość|eredeti üzenet|исходное сообщение|оригинальное сообщение|orijinal (?:ileti|mesaj)|özgün ileti|原始邮件|原始郵件|邮件原件|元のメッセージ|元のメール|원본 메시지|원본 메일|αρχικό μήνυμα|mesaj original|izvorno sporočilo|originalna poruka/iu

const FORWARDED =
  /forwarded (?:message|by|e-?mail|letter)|forwarded mail|begin forwarded|weitergeleitete (?:nachricht|e-?mail)|message transféré|courriel transféré|mensaje reenviado|mensagem (?:encaminhada|reencaminhada)|messaggio inoltrato|doorgestuurd bericht|vidarebefordrat (?:meddelande|mejl)|videresendt (?:besked|melding|meddelelse)|välitetty viesti|edelleenlähetetty viesti|přeposlaná zpráva|preposlaná správa|wiadomość przekazana|przekazana wiadomość|treść przekazanej wiadomości|továbbított (?:üzenet|levél)|пересланн?ое сообщение|пересылаемое сообщение|переслане повідомлення|iletilen (?:mesaj|ileti)|转发(?:的)?邮件|轉寄的郵件|転送されたメッセージ|転送メール|전달된 메시지|전달된 메일|προωθημένο μήνυμα|mesaj redirecționat|posredovano sporočilo/iu

/** What a line announces that stands between an author's words and others': `-----Original Message-----`. */
export function announcement(text: string): 'original' | 'forwarded' | undefined {
  if (text.length > 120 || text.length < 6) return undefined
  const line = text.trim()
  if (/^[-_=*]{2,}|^[>»] /.test(line))
    return FORWARDED.test(line) ? 'forwarded' : ORIGINAL.test(line) ? 'original' : undefined
  // Apple Mail has no hyphens: `Begin forwarded message:`, `Anfang der weitergeleiteten Nachricht:`.
  return APPLE.test(line) ? 'forwarded' : undefined
}

const APPLE =
  /^(?:Begin forwarded message|Anfang der weitergeleiteten (?:Nachricht|E-Mail)|Début du message (?:transféré|réexpédié)|Inicio del mensaje reenviado|Inizio messaggio inoltrato|Begin doorgestuurd bericht|Vidarebefordrat mejl|Videresendt besked|Videresendt melding|Välitetty viesti alkaa|Začátek přeposílané zprávy|Początek przekazywanej wiadomości|Továbbított levél kezdete|Начало переадресованного сообщения|Início da mensagem (?:encaminhada|reencaminhada)|İletilmiş ileti başlangıcı|开始转发的邮件|開始轉寄郵件|転送されたメッセージ|전달된 메시지 시작) ?[:：]$/iu
