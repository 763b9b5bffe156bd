/** Puts plain sentences into somebody's way of writing. */
import type { Random } from '#ground'
import type { Letter } from '../mail/letter.ts'
import type { Person, Voice } from './person.ts'

const CONTRACTIONS: readonly (readonly [RegExp, string])[] = [
  [/\b(I|[Ww]e|[Tt]hey|[Yy]ou) would\b/g, "$1'd"],
  [/(?<!")\b(I|[Ww]e|[Tt]hey|[Yy]ou) have (?=[a-z]+(?:ed|en|t|d)\b)/g, "$1've "],
  [/\bI am\b/g, "I'm"],
  [/\b([Ww]e|[Tt]hey|[Yy]ou) are\b/g, "$1're"],
  [/\b(I|[Ww]e|[Tt]hey|[Yy]ou) will\b/g, "$1'll"],
  [/\b([Dd]o|[Dd]oes|[Dd]id|[Ii]s|[Ww]as|[Ww]ere|[Aa]re|[Hh]as|[Hh]ave|[Ww]ould|[Ss]hould) not\b/g, "$1n't"],
  [/\bcannot\b/g, "can't"],
  [/\bwill not\b/g, "won't"],
  [/\b([Ii]t|[Tt]hat|[Tt]here|[Hh]e|[Ss]he|[Ww]hat) is\b(?! up)/g, "$1's"],
  [/\bLet us\b/g, "Let's"],
  [/\blet us\b/g, "let's"],
]

/** One paragraph in the person's own spelling and punctuation. */
export function spokenBy(voice: Voice, text: string, random: Random): string {
  let said = text
  if (voice.contractions) for (const [full, short] of CONTRACTIONS) said = said.replace(full, short)
  if (voice.exclaim !== undefined && random.chance(voice.exclaim)) said = said.replace(/\.$/, '!')
  if (voice.doubleSpace === true) said = said.replace(/([a-z)"’][.?!]) (?=[A-Z("“])/g, '$1  ')
  if (voice.lower === true)
    said = said.replace(/(^|[.?!]\s+)([A-Z])(?=[a-z' ])(?!')/g, (whole, before: string, letter: string) =>
      /^I[ ']/.test(whole.slice(before.length)) ? whole : before + letter.toLowerCase(),
    )
  return said
}

/** Who is addressed, as a greeting has it. */
export interface Addressed {
  readonly first: string
  readonly many: boolean
}

/** A whole letter in the person's way. Quick answers may lack greeting and sign-off; phones carry no signature block. */
export function letterBy(
  person: Person,
  paragraphs: readonly string[],
  addressed: Addressed,
  manner: { readonly quick: boolean; readonly block: boolean },
  random: Random,
): Letter {
  const { voice } = person
  const bare = manner.quick && random.chance(voice.bare)
  const greeting = random.pick(addressed.many ? voice.greetMany : voice.greet)
  const closing = random.pick(voice.bye)
  const fill = (text: string) => text.replaceAll('{you}', addressed.first).replaceAll('{me}', person.first)
  return {
    greeting: bare ? '' : fill(greeting),
    paragraphs: paragraphs.map(each => spokenBy(voice, each, random)),
    closing: bare && random.chance(0.6) ? [] : fill(closing).split('\n'),
    signature: manner.block ? person.signature : [],
  }
}
