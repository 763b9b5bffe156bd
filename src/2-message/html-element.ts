import type { Link } from './message.ts'

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

/** Elements that begin and end a line (WHATWG HTML §15.3.3 and the tables and forms of §15.3). */
const BLOCKS = words(
  'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre section summary table tbody tfoot thead tr ul xmp',
)

/** Elements with room above and below them, which part paragraphs. */
const APART = words('blockquote dl h1 h2 h3 h4 h5 h6 ol p pre ul')

/** Elements that hold nothing and have no end tag. */
const VOID = words('area base br col embed hr img input link meta param source track wbr')

/** Content that is no part of the page's text. */
const UNSHOWN = words('head iframe noembed noframes object script style svg template title')

/** What an element means for the text in it and around it. */
export interface Element {
  /** It begins a new line. */
  readonly block: boolean
  /** It is a paragraph of its own. */
  readonly apart: boolean
  /** It cannot hold anything. */
  readonly empty: boolean
  /** Its text is not shown. */
  readonly unshown: boolean
  /** White space in it is kept. */
  readonly preformatted: boolean
}

const elementNamed = (name: string): Element => ({
  block: BLOCKS.has(name),
  apart: APART.has(name),
  empty: VOID.has(name),
  unshown: UNSHOWN.has(name),
  preformatted: name === 'pre' || name === 'xmp' || name === 'textarea',
})

const ELEMENTS: ReadonlyMap<string, Element> = new Map(
  [...BLOCKS, ...APART, ...VOID, ...UNSHOWN, 'textarea'].map(name => [name, elementNamed(name)]),
)

/** An element that is only words in a line, as most are. */
const INLINE = elementNamed('span')

/** Looks an element up by its name in lower case. */
export function elementOf(name: string): Element {
  return ELEMENTS.get(name) ?? INLINE
}

/** True for a style or attribute value that hides an element; the styles that preview lines and traps are hidden with. */
export function hides(style: string): boolean {
  // Styles are long and many, and hardly any hides: the words are looked for first.
  if (!/none|hid|:\s*0/i.test(style)) return false
  return /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|font-size\s*:\s*0(?:\s*(?:px|pt|em))?\s*(?:;|!|$)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|!|$)/i.test(
    style,
  )
}

/** True for an indented block that is no quote: Gmail and Apple Mail indent with a blockquote that has no border. */
export function isIndent(style: string): boolean {
  return /border\s*:\s*(?:none|medium none|0)/i.test(style)
}

/** Classes and ids of elements in which programs put what they quote: Gmail, Yahoo, Proton, Zoho, Zimbra, Outlook, Lark. */
const QUOTES =
  /(?:^|\s)(?:gmail_quote(?:_container)?|yahoo_quoted|ydp\S{0,20}yahoo_quoted|protonmail_quote|tutanota_quote|zmail_extra|isForwardContent|isReplyContent|mail-editor-reference-message-container|ms-outlook-mobile-reference-message|history-quote-wrapper|lark-mail-quote)(?:\s|$)/i

/** Classes and ids of elements behind which all is quoted: Outlook's and Exchange's header of the original message. */
const QUOTE_STARTS = /(?:^|\s)(?:appendonsend|divRplyFwdMsg|x_divRplyFwdMsg|OutlookMessageHeader|replySplit)(?:\s|$)/i

/** Classes and ids of signatures: Gmail, Thunderbird, Outlook, Apple Mail, Proton. */
const SIGNATURES =
  /(?:^|\s)(?:gmail_signature|moz-signature|Signature|AppleMailSignature|ms-outlook-mobile-signature|protonmail_signature_block|signature_editor)(?:\s|$)/

/** What a class or an id says of an element's content; undefined where it says nothing of quotes and signatures. */
export function kindOfName(name: string): 'quote' | 'quote-start' | 'signature' | undefined {
  if (name.length < 9) return undefined
  if (QUOTES.test(name)) return 'quote'
  if (QUOTE_STARTS.test(name)) return 'quote-start'
  return SIGNATURES.test(name) ? 'signature' : undefined
}

/** What an attribute of an element leads to, for attributes that hold an address; undefined for all others. */
export function linkKind(element: string, attribute: string): Link['kind'] | undefined {
  switch (attribute) {
    case 'href':
      return element === 'a' || element === 'area' ? 'anchor' : HREF_ELEMENTS.has(element) ? 'other' : undefined
    case 'xlink:href':
      return element === 'a' ? 'anchor' : element === 'image' || element === 'img' ? 'image' : 'other'
    case 'src':
      return IMAGE_ELEMENTS.has(element) ? 'image' : 'other'
    case 'background':
    case 'poster':
      return 'image'
    case 'action':
      return element === 'form' ? 'form' : undefined
    case 'formaction':
      return 'form'
    case 'data':
      return element === 'object' ? 'other' : undefined
    default:
      return undefined
  }
}

const HREF_ELEMENTS = words('link use image feimage')

const IMAGE_ELEMENTS = words('img input v:imagedata v:fill image')
