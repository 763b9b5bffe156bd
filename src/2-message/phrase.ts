/** Words with which letters begin, by language: English, German, French, Spanish, Portuguese, Italian, Dutch, … */
const GREETINGS = new RegExp(
  '^(?:' +
    'hi there|hi|hello there|hello|hey|heya|hiya|howdy|dear|greetings|good (?:morning|afternoon|evening|day)|morning|' +
    'guten (?:morgen|tag|abend)|hallo|moin|servus|grüezi|grüß gott|liebe[rs]?|sehr geehrte[rs]?|werte[rs]?|' +
    'bonjour|bonsoir|salut|coucou|cher|chère|chers|chères|madame|monsieur|' +
    'hola|buenos días|buenas tardes|buenas noches|buenas|buen día|estimad[oa]s?|querid[oa]s?|' +
    'olá|ola|oi|bom dia|boa tarde|boa noite|prezad[oa]s?|car[oa]s?|' +
    'ciao|buongiorno|buonasera|salve|gentil[ei]|egregi[oa]|spett\\.?le|' +
    'beste|geachte|goedemorgen|goedemiddag|goedenavond|goedendag|hoi|' +
    'hej|hejsan|tjena|bästa|kära|god morgon|god dag|kære|kjære|godmorgen|goddag|heisann|hei|moi|hyvä|hyvää päivää|' +
    'cześć|dzień dobry|witam|szanown[iay]|drog[ia]|ahoj|dobrý den|vážen[ýáí]|milý|zdravím|szia|tisztelt|kedves|' +
    'bună ziua|bună|stimate|dragă|merhaba|selam|sayın|sevgili|iyi günler|' +
    'здравствуйте|здравствуй|привет|добрый (?:день|вечер)|доброе утро|уважаем(?:ый|ая|ые)|дорог(?:ой|ая|ие)|' +
    'вітаю|доброго дня|шановн(?:ий|а|і)|γεια|καλημέρα|αγαπητ(?:έ|ή|οί)|' +
    '你好|您好|大家好|各位|尊敬的|亲爱的|こんにちは|お世話になって|お疲れ様|안녕하세요|שלום|مرحبا|السلام عليكم' +
    ')(?![\\p{L}\\p{N}])',
  'u',
)

/** A greeting and the name in it end at a mark or at the end of a short line. */
const LONGEST_GREETING = 60

/**
 * The greeting that a line begins with, `Hi Anna,` of `Hi Anna, thank you`; undefined where it greets nobody. A name
 * alone greets too, if a comma ends the line: `Anna,`.
 */
export function greetingOf(line: string): string | undefined {
  const text = line.trim()
  const word = beginning(GREETINGS, text.length > 200 ? text.slice(0, 200) : text)
  if (word === undefined)
    return /^\p{Lu}[\p{L}'.-]{1,20}(?: (?:and |& )?\p{Lu}[\p{L}'.-]{0,20}){0,2} ?[,:–—-]{1,2}$/u.test(text) &&
      signOffOf(text) === undefined
      ? text
      : undefined
  // Text without spaces and capitals, as Chinese has it, ends its greeting with a mark.
  const end = text.slice(word.length).search(/[,!:;.?，！：。、]|\s[-–—]|$/u) + word.length
  if (end <= LONGEST_GREETING) return text.slice(0, end + (/[,!:，！：]/u.test(text.charAt(end)) ? 1 : 0)).trimEnd()
  const names = /^(?: (?:all|team|everyone|everybody|folks|there|again|\p{Lu}[\p{L}'.-]{1,20})){1,3}(?= )/u.exec(
    text.slice(word.length),
  )
  return names === null ? undefined : word + names[0]
}

/** Words with which letters close. `thanks` closes only as a line of its own, since it begins sentences too. */
const SIGN_OFFS = new RegExp(
  '^(?:' +
    '(?:(?:with |my |our |many |very |all (?:the |my )?)*(?:kind(?:est)?|best|warm(?:est)?|good|friendly|sincere) )?(?:regards|wishes|rgds|greetings)|' +
    'best(?: of luck)?|all the best|b\\.?r\\.?|cheers|thanks?(?: you)?(?: (?:again|so much|very much|a lot|in advance|and (?:kind |best |warm )?regards|all|everyone|guys|for [^.!?]{3,40}))?|' +
    'many thanks|thx|tia|ta|sincerely(?: yours)?|yours(?: (?:sincerely|truly|faithfully|ever))?|respectfully(?: yours)?|cordially|warmly|kindly|love|xoxo|xx|' +
    'take care|talk (?:to you )?soon|see you(?: soon| then)?|have a (?:great|good|nice|lovely|wonderful) (?:day|weekend|one|week|evening)|ciao|later|peace|in solidarity|onward|hth|hope (?:this|that|it) helps|' +
    '(?:(?:mit )?(?:freundliche[nm]?|besten?|herzliche[nm]?|liebe[nr]?|viele[nr]?|schöne[nr]?|sonnige|kollegiale[nm]?) )+(?:grüße?n?|gruß|gruss|grüsse?n?|gruessen?|dank)|gruß|gruss|grüße|mfg|lg|vg|bg|hochachtungsvoll|danke(?: (?:und|im voraus)[^.!?]{0,30})?|' +
    '(?:bien )?cordialement|amicalement|bien à (?:vous|toi)|salutations[^.!?]{0,30}|sincères salutations|meilleures salutations|cdlt|merci(?: d.avance| beaucoup)?|à bientôt|bises|' +
    '(?:un )?(?:cordial(?:es)? )?saludos?(?: cordiales)?|atentamente|atte\\.?|gracias(?: de antemano)?|un abrazo|abrazos|' +
    'atenciosamente|att\\.?|cumprimentos|com os melhores cumprimentos|abraços?|obrigad[oa]|' +
    '(?:cordiali|distinti|cari) saluti|saluti|grazie(?: mille)?|un saluto|a presto|' +
    '(?:met )?(?:vriendelijke|hartelijke) groet(?:en)?|groet(?:en|jes)?|mvg|bedankt|' +
    '(?:med )?(?:vänlig(?:a)? |bästa |venlig |vennlig |beste |de bedste )?(?:hälsning(?:ar)?|hilsen(?:er)?)|mvh|tack|tak|takk|vh|' +
    '(?:ystävällisin |parhain )?terveisin|terv\\.?|kiitos|' +
    'pozdrawiam|z poważaniem|dziękuję|s pozdravem|děkuji|s pozdravom|ďakujem|üdvözlettel|üdv|köszönettel|cu stimă|mulțumesc|saygılarımla|teşekkürler|iyi çalışmalar|' +
    'с уважением|с наилучшими пожеланиями|спасибо|всего доброго|з повагою|дякую|με εκτίμηση|ευχαριστώ|' +
    '此致|谢谢|祝好|敬上|順頌商祺|よろしくお願い(?:いた)?します|以上|감사합니다|בברכה|תודה|مع تحياتي|شكرا' +
    ')(?![\\p{L}\\p{N}])',
  'u',
)

/**
 * The closing that a line is, `Best regards,`; a name behind it is left out. Undefined for lines that close nothing,
 * and for sentences that begin like a closing: at most three words may follow, and no full stop between them.
 */
export function signOffOf(line: string): string | undefined {
  const text = line.trim().replace(/^[-–—~*_]+ ?/, '')
  if (text.length < 2 || text.length > 80) return undefined
  const phrase = beginning(SIGN_OFFS, text)
  if (phrase === undefined) return undefined
  const rest = text.slice(phrase.length)
  const mark = /^ ?(?:[,!.;:–—，！。-]|~)+/u.exec(rest)?.[0] ?? ''
  const behind = rest
    .slice(mark.length)
    .trim()
    .replace(/[.,!]$/, '')
  // What follows is a name (`Thanks, Anna`) or nothing; `Best practice is …` is neither.
  const isName =
    /^[\p{Lu}\p{Lo}][\p{L}.'-]*(?: [\p{Lu}\p{Lo}][\p{L}.'-]*){0,2}$/u.test(behind) || /^[-–—:;)(~*]*$/.test(behind)
  return isName || (mark !== '' && /^\p{Ll}{1,10}$/u.test(behind)) ? (phrase + mark).trim() : undefined
}

/** What a text begins with, by a list in lower case: comparing without regard to case would fold each letter anew. */
function beginning(list: RegExp, text: string): string | undefined {
  const lower = text.toLowerCase()
  const found = list.exec(lower)?.[0]
  // A few letters become two in lower case, and then places differ.
  return found === undefined || lower.length !== text.length ? found : text.slice(0, found.length)
}
