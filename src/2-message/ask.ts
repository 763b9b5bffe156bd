import type { Span } from '#ground'

/** What a mail asks its reader to do. The kinds are those by which taken-over accounts turn trust into a gain. */
export type AskKind =
  | 'sign-in'
  | 'open-link'
  | 'open-file'
  | 'send-file'
  | 'money'
  | 'call'
  | 'other-channel'
  | 'other-address'
  | 'urgency'
  | 'secrecy'
  | 'presence'

/** One ask, with the words that make it: characters [from, to) of the author's own text. */
export interface Ask {
  readonly kind: AskKind
  readonly characters: Span
}

/**
 * What each kind sounds like, in the languages of the first users, as whole words in any letter-case. The words are
 * deliberately everyday ones: an ask is no accusation, most honest mails ask for something. It counts only against what
 * this sender usually asks this reader.
 */
const SOUNDS: readonly (readonly [AskKind, RegExp])[] = [
  [
    'sign-in',
    // What must stand before the telling word is looked for behind it: “to” and “the” stand in every line.
    /(?<=\b(?:please|to|must|can|then|first|and|now) )(?:log|sign)[ -]?(?:in|on)|(?:log|sign)[ -]?in (?:to|at|on|here|below|with|using|and|page|details|attempt|activity|from|again|now|link|credentials|alert|session)|(?<=\b(?:your|my|our|a|the|new|old|unusual|recent|failed|unrecogni[sz]ed|suspicious)(?: \w{1,40})? )(?:log|sign)[ -]?(?:in|on)\b(?!\.|_| (?:shell|prompt|process|daemon|manager|file|name|screen|console|class))|(?:log|sign)ging[ -]?(?:in|on)|signing in|(?<=\b(?:your|my|new|current|old|temporary|account|e-?mail|mailbox|login|user|enter|confirm|verify|update|reset|change|provide|keep|using|forgot(?:ten)?|same) (?:\w{1,40} )?)(?:password|passcode)|(?:password|passcode) (?:expir\w+|reset|change|will|has|must|for your|to (?:view|open|access|confirm|read))|passwort|mot de passe|contraseña|(?<=\b(?:your|the account|user|login|account|mail|e-?mail|network|domain|office|enter|confirm|verify|update)(?: \w{1,40})? )credentials?|(?:verify|confirm|validate|reactivate|unlock|update|secure) your (?:account|identity|mailbox|e-?mail|details|information|profile)|two[- ]factor|verification code|security code|one[- ]time code|authenticat(?:e|ion) (?:to|code|required)|quarantined? messages?|mailbox (?:is )?(?:almost )?full|account (?:has been |is |will be )?(?:suspended|limited|locked|deactivated|disabled|expir\w+)/,
  ],
  [
    'open-link',
    /(?:click|tap|press|klicken|cliquez)\b(?: \w+){0,3} (?:link|here|button|below|hier|ici)|(?:follow|open|use|visit|see|check|via|through|at|under) (?:the|this|my|following|below|attached)? ?(?:link|url|page|portal|site|website)|link (?:below|above|here|is)|here(?:'s| is) (?:the|my|your) link|(?:shared|sharing) (?:a |the |this |some |an? )?(?:\w+ )?(?:file|document|folder|doc|sheet|draft|spreadsheet|slides?|notes|presentation)|view (?:the |this |shared )?(?:document|file|message|invoice|details|notes|draft)|(?:document|file|draft|notes|slides|version) (?:is|are) (?:here|now (?:available|online)|available|online|uploaded|at|up)/,
  ],
  [
    'open-file',
    /(?:see|find|open|review|check|read|look at|have a look at|take a look at|download|siehe)\b(?:(?: \w+){0,4} (?:attach(?:ed|ments?)?|enclosed|enclosure|anhang)| (?:the|this|my|our|your|that|an?)(?: \w+)? (?:document|draft|pdf|invoice|spreadsheet|proposal|agenda|report)| (?:this|my|our|your)(?: \w+)? file)|attached (?:is|are|you|please|file|document)|(?:please|kindly) (?:review|see|find|open|download) (?!(?:this|these|the|my|our) (?:\w+ )?(?:patch|patches|series|change|changes|commits?|pull)\b|my (?:reply|replies|comments?|answers?|response)|inline|(?:the )?comments?\b|(?:below )?in-?line)|(?:could|can|would|will) you (?:please |kindly |quickly |maybe |possibly )?(?:review(?! (?:this|these|the|my|our) (?:\w+ )?(?:patch|patches|series|change|changes|commits?|pull))|look|check|have a look|take a look|read|go over|comment|approve|sign)/,
  ],
  [
    'send-file',
    /(?:send|forward|share|e-?mail|provide|mail|schick(?:e|en)?)\b (?:me|us|over|(?:it|them) (?:over |back )?to (?:me|us|my|our|this|the following)|mir|uns)|(?:could|can|would|will) you (?:please |kindly |quickly )?(?:send|forward|share|resend|provide|e-?mail)|(?:need|want) (?:a |the |your |all )?(?:copy|copies|list|lists|files?|records|w-?2s?)/,
  ],
  [
    'money',
    /invoice|wire (?:transfers?|(?:the|this|a|an|it|them|me|us|over|out|money|funds?|payment)\b)|bank (?:account|details|transfer)|payments?|pay (?:the|this|it|for|by|now)|paid|gift ?cards?|itunes cards?|bitcoin|btc|usdt|crypto(?:currency|currencies)|crypto[ .-](?:com|wallets?|assets?|accounts?|payments?|exchanges?|transfers?|deposits?|tokens?|funds?|invest\w+|trad\w+|rewards?|mining)|purchase order|remittance|refund|payroll|direct deposit|iban|swift (?:code|bic|number|transfer|payment)|bic code|routing number|überweis\w+|rechnung|virement|facture|factura|donation|fund transfer|beneficiary|overdue/,
  ],
  [
    'call',
    /(?:call|ring|phone|dial|text|whatsapp|reach) me\b|give me a (?:call|ring)|(?:your|my|a) (?:(?:cell|mobile|phone|whatsapp)(?: phone)?(?: number)?|direct (?:line|number|dial|phone))|call (?:back|us|this number|the number)|(?:are you|be) (?:free|available) (?:for a (?:quick )?(?:call|chat)|to talk)|jump on a (?:quick )?call|quick call/,
  ],
  [
    'other-channel',
    // The messenger is a name; programmers write of signals, and on them.
    /whatsapp|telegram|wechat|viber|skype|(?:on|via|over|through|by|use|using|have|my|your) (?-i:Signal)|(?:me|us|you|chat|talk|call|text|message|move|switch|continue|reach)(?: \w+){0,2} (?:on|via|over|to) signal|(?:by|via|send|get|receive|through) (?:an? )?sms|text message|zoom link|teams link/,
  ],
  [
    'other-address',
    /(?:reply|respond|answer|write|send|e-?mail|mail|get back|reach)\b(?: (?:me|it|them|back|directly))*(?: \w+){0,2} (?:to|at|on|via) (?:my|this|the) (?:personal|private|other|new|alternat(?:e|ive)|gmail|home)(?: \w+){0,2}|(?:my|this) (?:personal|private|new|alternat(?:e|ive)) (?:e-?mail|address|account|gmail)/,
  ],
  [
    'urgency',
    /urgent(?:ly)?|asap|as soon as (?:possible|you can)|immediate(?:ly)?|right away|within (?:the (?:next )?)?(?:\d+|an|one|two|24|48) hours?|(?:by|before) (?:end of (?:the )?(?:day|business)|eod|cob|tonight|noon|close of business)|time[- ]sensitive|today if (?:possible|you can)|final (?:notice|reminder|warning)|last (?:notice|reminder|chance)|deadline|expires? (?:in|on|soon|today|tomorrow)|dringend/,
  ],
  [
    'secrecy',
    /confidential(?:ly|ity)?|between (?:us|you and me)|keep (?:this|it) (?:quiet|private|between|to yourself|discreet)|do not (?:share|forward|discuss|tell)|don't (?:share|forward|tell|mention)|discreet(?:ly)?|privately|off the record|for your eyes|not (?:yet )?public/,
  ],
  [
    'presence',
    /are you (?:at your desk|there|around|available|free|in the office|online|busy|able to)|do you have (?:a (?:moment|minute|second|sec)|time)|have (?:you )?(?:got )?a (?:moment|minute|second)|quick (?:favou?r|question|task|request|one)|need (?:a |your )(?:quick |small |urgent )?(?:favou?r|help|assistance)|can you help|let me know (?:if|when) you(?:'re| are| can| could| have| get| see| receive| got)/,
  ],
]

const wholeWords = (source: string, flags = 'gi') => new RegExp(`\\b(?:${source})\\b`, flags)

const PATTERNS = SOUNDS.map(([kind, { source }]) => ({ kind, sounds: wholeWords(source) }))
/** Nine mails of ten ask nothing, which one search tells in a third of the time of one for each kind. */
const ANY = wholeWords(SOUNDS.map(([, { source }]) => source).join('|'), 'i')

/** Warnings of one kind that are looked through; who warns more often than that warns. */
const MOST_WARNINGS = 8

/**
 * The asks in a text, at most one place for each kind, in order of the kinds. Only the first 6,000 characters are
 * looked at: an ask that stands deeper is not what a mail is for.
 */
export function readAsks(text: string): Ask[] {
  const looked = text.length > 6000 ? text.slice(0, 6000) : text
  const asks: Ask[] = []
  if (!ANY.test(looked)) return asks
  for (const { kind, sounds } of PATTERNS) {
    const found = firstAsked(sounds, looked)
    if (found !== undefined) asks.push({ kind, characters: found })
  }
  return asks
}

/** Words before an ask that make a warning of it. */
const NOT = /\b(?:do not|don['’]t|never|not to|must not|should not|shouldn['’]t|cannot|can['’]t)(?: \w+)? $/i

/** Where something is asked for and not warned of, among the first places that sound so. */
function firstAsked(sounds: RegExp, text: string): Span | undefined {
  for (const found of text.matchAll(sounds).take(MOST_WARNINGS)) {
    const { index } = found
    if (!NOT.test(text.slice(Math.max(0, index - 24), index))) return { from: index, to: index + found[0].length }
  }
  return undefined
}
