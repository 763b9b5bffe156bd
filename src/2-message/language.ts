/**
 * Frequent short words that tell languages apart. A handful each is enough for a paragraph, and a person can check them.
 * Counting function words is the classic way (Ingle 1976); it says nothing of texts under some twelve words.
 */
const WORDS: Readonly<Record<string, string>> = {
  en: 'the of and to in is that it for you was with on are be this have not from or as what they we can',
  de: 'der die und das nicht ist ich sie ein zu mit den auf für im sich von dem wir es auch bei eine aber',
  fr: 'le la les et des est que pas vous je une dans pour sur avec nous ce qui il au du mais sont cette',
  es: 'el la de que los en un una por con para no es las se del al lo como más pero su le este',
  it: 'il di che la non è un una per con sono del le si da mi ho come anche ma della questo gli nel',
  pt: 'o de que não uma um para com os em do da se mais por como mas foi ao das no na você são',
  nl: 'de het een van en ik is niet dat te op je voor met zijn die aan er maar om ook als bij naar',
  pl: 'nie się na to jest że do z co jak w i tak za od ale po czy już dla przez są być tym',
  sv: 'och att det är som en på jag inte för med av till den har vi om ett kan var men så från ska',
  ru: 'и в не на что я с он как это по но они мы все за от так же у к вы бы из',
  tr: 've bir bu da için ne ile çok ben daha var mi ama gibi olarak kadar sonra değil olan her',
}

const LANGUAGES: readonly string[] = Object.keys(WORDS)
/** The languages of each word, by their places in `LANGUAGES`. */
const BY_WORD = new Map<string, readonly number[]>()
for (const [place, language] of LANGUAGES.entries()) {
  for (const word of WORDS[language]!.split(' ')) BY_WORD.set(word, [...(BY_WORD.get(word) ?? []), place])
}

/** The language of a text as an ISO 639-1 code; undefined where it is too short or speaks none of those known here. */
export function readLanguage(text: string): string | undefined {
  const looked = text.slice(0, 800).toLowerCase()
  if (/[぀-ヿ]/.test(looked)) return 'ja'
  if (/[가-힯]{4}/.test(looked)) return 'ko'
  if (/[一-鿿]{4}/.test(looked)) return 'zh'
  const words = looked.match(/[a-z\u00df-\u024f\u0400-\u04ff]+/g) ?? []
  if (words.length < 12) return undefined
  const hits = LANGUAGES.map(() => 0)
  for (const word of words) {
    const places = BY_WORD.get(word)
    if (places !== undefined) for (const place of places) hits[place]!++
  }
  const best = Math.max(...hits)
  if (best === 0 || best < 0.08 * words.length) return undefined
  const place = hits.indexOf(best)
  const second = Math.max(...hits.map((count, other) => (other === place ? 0 : count)))
  return best > 1.3 * second ? LANGUAGES[place] : undefined
}
