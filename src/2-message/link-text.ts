import type { Span } from '#ground'

/** An address that stands in plain words. */
export interface TextLink {
  readonly target: string
  /** Characters of the text in which it stands. */
  readonly characters: Span
}

/** Characters of an address that are read; the rest is somebody's data. */
const MOST_CHARACTERS = 8192

/** Schemes that programs make links of where they stand in text. */
const SCHEME = /(?:https?|ftps?)$/i

/** All up to white space, quotes and brackets that cannot stand in an address, and wide punctuation (RFC 3986 §2). */
const ADDRESS =
  /^[^\s<>"`{}|^\u00a0\u2018-\u201f\u2026\u3000-\u3011\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f\uff1e\uff1c]{1,8192}/

/**
 * Finds the addresses in plain text that a mail program would make links of: with a scheme, or beginning with `www.` or
 * `mailto:`. Punctuation behind one is the sentence's and not its own, a bracket belongs to it only if its partner does,
 * and within angle brackets it may go over several lines (RFC 3986, appendix C). At most so many are read.
 */
export function findTextLinks(text: string, most: number): TextLink[] {
  const links: TextLink[] = []
  let from = 0
  /** Where the next ones begin, each looked for once: a text of a million links is gone through once. */
  let scheme = text.indexOf('://')
  let www = indexOfWord(text, 'www.', 0)
  let mail = indexOfWord(text, 'mailto:', 0)
  for (;;) {
    if (scheme !== -1 && scheme < from) scheme = text.indexOf('://', from)
    if (www !== -1 && www < from) www = indexOfWord(text, 'www.', from)
    if (mail !== -1 && mail < from) mail = indexOfWord(text, 'mailto:', from)
    const next = Math.min(scheme === -1 ? Infinity : scheme, www === -1 ? Infinity : www, mail === -1 ? Infinity : mail)
    if (next === Infinity || links.length >= most) return links
    const begin = next === scheme ? schemeBegin(text, scheme, from) : next
    const link = begin === undefined ? undefined : readLink(text, begin)
    if (link !== undefined) links.push(link)
    from = Math.max(link?.characters.to ?? 0, next + 3)
  }
}

function schemeBegin(text: string, sign: number, from: number): number | undefined {
  const word = SCHEME.exec(text.slice(Math.max(from, sign - 5), sign))?.[0]
  return word === undefined ? undefined : sign - word.length
}

/** The word where no letter, digit or sign of an address stands before it. */
function indexOfWord(text: string, word: string, from: number): number {
  let at = text.indexOf(word, from)
  while (at > 0 && /[\w@/.=-]/.test(text.charAt(at - 1))) at = text.indexOf(word, at + word.length)
  return at
}

function readLink(text: string, from: number): TextLink | undefined {
  const before = text.slice(Math.max(0, from - 5), from)
  const broken = before.endsWith('<') || /<URL:$/i.test(before) ? acrossLines(text, from) : undefined
  if (broken !== undefined) return broken
  const written = ADDRESS.exec(text.slice(from, from + MOST_CHARACTERS))?.[0] ?? ''
  const target = written.slice(0, withoutPunctuation(written))
  return isWhole(target) ? { target, characters: { from, to: from + target.length } } : undefined
}

/** `<https://x.example/a-\nb>`: the line ends inside are nothing; undefined where this is no bracketed address. */
function acrossLines(text: string, from: number): TextLink | undefined {
  const near = text.slice(from, from + MOST_CHARACTERS)
  const length = near.indexOf('>')
  if (length === -1) return undefined
  const inside = near.slice(0, length)
  if (!inside.includes('\n') || /[<"]|\n\s*\n|\S[^\S\n]+\S/.test(inside)) return undefined
  const target = inside.replace(/\s+/g, '')
  return isWhole(target) ? { target, characters: { from, to: from + length } } : undefined
}

/** A scheme alone is none, and neither is `www.` before nothing. */
function isWhole(target: string): boolean {
  return /^(?:[a-z]+:\/\/[^\s/]|mailto:[^\s@]+@|www\.[^\s.]+\.)/i.test(target)
}

const CLOSING: Readonly<Record<string, string>> = { ')': '(', ']': '[' }

/** Length without marks that close a sentence, markup that stands around an address, and brackets without a partner. */
function withoutPunctuation(address: string): number {
  let to = address.length
  for (; to > 0; to--) {
    const last = address.charAt(to - 1)
    const partner = CLOSING[last]
    if (partner === undefined ? !/[.,;:!?'*_~\\»]/.test(last) : balances(address, to, partner, last)) return to
  }
  return 0
}

/** Brackets are counted in the last part only, so that a row of them is no work. */
function balances(address: string, to: number, open: string, close: string): boolean {
  const part = address.slice(Math.max(0, to - 500), to)
  return part.split(open).length >= part.split(close).length
}
