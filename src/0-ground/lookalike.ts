import { domainToUnicode } from 'node:url'
import { organisation } from './domain.ts'

/**
 * Characters that readers take for another: after the prototype, those that stand for it once decomposed (NFKD) and in
 * lower case. Facts from Unicode's confusables (UTS #39 §4), cut to scripts that domain names are written in.
 */
const CONFUSABLES: readonly (readonly [prototype: string, lookalikes: string])[] = [
  ['a', 'аαɑᴀ'],
  ['b', 'вьβƅɓʙ'],
  ['c', 'сҫϲςƈᴄ'],
  ['d', 'ԁđɗðᴅ'],
  ['e', 'еҽεɛєᴇ'],
  ['f', 'ғƒ'],
  ['g', 'ɡԍցɢ'],
  ['h', 'һнհħɦʜ'],
  ['j', 'јϳյᴊ'],
  ['k', 'кқҝҡκĸƙᴋ'],
  ['l', 'i1|іӏιıɩɨɪłɫɭʟǀǃ∣'],
  ['m', 'мɱᴍ'],
  ['n', 'пηոɲŋɴ'],
  ['o', '0оοσօøɵᴏסه०০੦૦௦౦೦൦๐໐၀'],
  ['p', 'рρþƥᴘ'],
  ['q', 'ԛզʠ'],
  ['r', 'гґɾʀ'],
  ['s', 'ѕʂꜱ'],
  ['t', 'тτƭŧᴛ'],
  ['u', 'υμսʉᴜ'],
  ['v', 'νѵʋᴠ'],
  ['w', 'ԝѡωᴡ'],
  ['x', 'хҳӽχ'],
  ['y', 'уүұγƴʏ'],
  ['z', 'ζƶʐᴢ'],
  ['-', '‐‑‒–—−'],
  ['.', '。'],
  ['', '\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff'],
  ['ae', 'æӕ'],
  ['oe', 'œ'],
]

const PROTOTYPES: ReadonlyMap<string, string> = new Map(
  CONFUSABLES.flatMap(([prototype, lookalikes]) => Array.from(lookalikes, character => [character, prototype])),
)

/**
 * What a text looks like, whatever it is written with: two texts with one skeleton cannot be told apart at a glance.
 * Accents fall away, letters of other scripts and fullwidth forms become the Latin ones they resemble, `0` is `o`, `1`
 * and `i` are `l`, and pairs that run together are one letter (`rn` is `m`, `vv` is `w`, `cl` is `d`). For comparing
 * only, never for showing: `mail` becomes `mall`.
 */
export function skeleton(text: string): string {
  let seen = ''
  for (const character of text.normalize('NFKD').toLowerCase()) {
    if (/\p{M}/u.test(character)) continue
    seen += PROTOTYPES.get(character) ?? character
  }
  return seen.replaceAll('rn', 'm').replaceAll('vv', 'w').replaceAll('cl', 'd')
}

/** Words that are put beside an organisation's name to make a domain that sounds like one of its own. */
const WORDS =
  'account accounts admin app auth billing cloud docs drive email exchange files help helpdesk hr info inc it login ' +
  'mail mfa microsoft my ms o365 office office365 official online org outlook password payment payments payroll portal ' +
  'secure security service services sharepoint share signin sso staff support team update us usa vote voters verify ' +
  'vpn web webmail'

const ADDED: ReadonlySet<string> = new Set(WORDS.split(' '))

/** Organisations that have many domains of one name, and mail providers whose real names lie one letter apart. */
const WELL_KNOWN: ReadonlySet<string> = new Set(
  (
    'amazon aol apple bing ebay email facebook fastmail freenet gmail gmx google googlemail hey hotmail hushmail icloud ' +
    'inbox instagram linkedin live mail mailbox microsoft msn office onet orange outlook paypal posteo proton protonmail ' +
    'rocketmail tutanota web whatsapp wikipedia yahoo yandex ymail youtube zoho'
  ).split(' '),
)

/**
 * Says why a domain could be taken for one that is known, or undefined where it could not: letters that look alike, one
 * letter off, a hyphen or a word added, another ending, or the known name written in front of a stranger's. The reason
 * is a phrase for a sentence: "campaign-mail.org: “mail” added to campaign.org".
 *
 * Why it matters: whoever cannot write from a friend's domain registers one that reads like it.
 * When it is wrong: names lie close by chance, the more so the shorter they are, so a name under five letters is
 * compared only letter for letter; and an organisation may own its neighbours, which only its own people know.
 */
export function resembles(domain: string, known: string): string | undefined {
  const host = unicode(domain)
  const [one, other] = [organisation(host), organisation(unicode(known))]
  if (one === other || one === '' || other === '') return undefined
  if (host.startsWith(`${other}.`) || host.includes(`.${other}.`)) return `${other} written in front of ${one}`
  const [name, ending] = parted(one)
  const [knownName, knownEnding] = parted(other)
  if (WELL_KNOWN.has(name) && WELL_KNOWN.has(knownName)) return undefined
  if (name === knownName)
    return name.length >= 4 ? `the same name under .${ending} instead of .${knownEnding}` : undefined
  if (skeleton(name) === skeleton(knownName)) return `letters that look like those of ${other}`
  return joined(name, other, knownName) ?? offByOne(name, ending, other, knownName, knownEnding)
}

function unicode(host: string): string {
  const name = host.toLowerCase().replace(/\.+$/, '')
  return name.includes('xn--') ? domainToUnicode(name) : name
}

/** An organisation's domain as its name and its ending: `x.co.uk` → `x`, `co.uk`. */
function parted(domain: string): [name: string, ending: string] {
  const dot = domain.indexOf('.')
  return dot === -1 ? [domain, ''] : [domain.slice(0, dot), domain.slice(dot + 1)]
}

/** The known name with something beside it: `cam-paign`, `campaign-mail`, `securecampaign`, `campaign-org`. */
function joined(name: string, other: string, knownName: string): string | undefined {
  if (knownName.length < 4) return undefined
  if (name === other.replaceAll('.', '-') || name === other.replaceAll('.', '')) return `${other} written as one name`
  if (name.replaceAll('-', '') === knownName.replaceAll('-', '')) return `a hyphen more or less than ${other}`
  const after = name.startsWith(knownName)
  if (!after && !name.endsWith(knownName)) return undefined
  const rest = after ? name.slice(knownName.length) : name.slice(0, -knownName.length)
  const word = after ? rest.replace(/^-/, '') : rest.replace(/-$/, '')
  const hyphen = word !== rest && word !== ''
  return ADDED.has(word) || (hyphen && knownName.length >= 5) ? `“${word}” added to ${other}` : undefined
}

function offByOne(name: string, ending: string, other: string, knownName: string, knownEnding: string) {
  if (name.length < 5 || knownName.length < 5) return undefined
  // Another ending as well makes two differences: only a long name still reads the same.
  if (ending !== knownEnding && knownName.length < 8) return undefined
  const edit = oneEdit(name, knownName)
  return edit === undefined ? undefined : `${edit} ${other}`
}

/** How one edit makes the first word out of the second, or undefined where one is not enough. */
function oneEdit(word: string, known: string): string | undefined {
  const difference = word.length - known.length
  if (Math.abs(difference) > 1) return undefined
  let head = 0
  while (head < word.length && head < known.length && word[head] === known[head]) head++
  const same = (fromWord: number, fromKnown: number) => word.slice(fromWord) === known.slice(fromKnown)
  if (difference === 1) return same(head + 1, head) ? 'one letter more than' : undefined
  if (difference === -1) return same(head, head + 1) ? 'one letter less than' : undefined
  // mx1 and mx2 are neighbours that count, not lookalikes.
  if (/\d/.test(word[head]!) && /\d/.test(known[head]!)) return undefined
  if (same(head + 1, head + 1)) return 'one letter other than'
  const swapped = word[head] === known[head + 1] && word[head + 1] === known[head] && same(head + 2, head + 2)
  return swapped ? 'two letters swapped in' : undefined
}
