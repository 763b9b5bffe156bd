import { random } from '#ground'

import { check, mail } from '../mail.contract.ts'
import { wordingShifts } from './wording-shifts.ts'

/** Each writer has words of their own, made of their own syllables. */
function writer(syllables: string): (seed: string) => string {
  return seed => {
    const dice = random(seed)
    const word = () => Array.from({ length: 3 }, () => dice.pick(syllables.split(' '))).join('')
    return `${Array.from({ length: 90 }, word).join(' ')}\n`
  }
}
const anna = writer('ka mo ri ten sal vu')
const berta = writer('blo ne schi fra gud wip')
const by = (from: string, text: string, day: number) => mail({ day, from, body: text })
const ANNA = 'Anna Example <anna@example.org>'
const before = Array.from({ length: 40 }, (_, day) => [
  by(ANNA, anna(`anna ${day}`), day),
  by('Berta Muster <berta@example.net>', berta(`berta ${day}`), day),
]).flat()

check(wordingShifts, [
  { name: 'own words are quiet', before, mail: by(ANNA, anna('today'), 41), wants: 'quiet' },
  {
    name: 'a patch is no prose, and quiet',
    before,
    mail: by(ANNA, `diff --git a/x b/x\n--- a/x\n+++ b/x\n+${berta('today')}`, 41),
    wants: 'quiet',
  },
  {
    name: 'somebody else’s words are seen, with the text',
    before,
    mail: by(ANNA, berta('today'), 41),
    wants: {
      says: /The wording is unlike that of Anna Example in 40 mails/,
      shows: berta('today').slice(0, 30),
      least: 2,
      most: 5,
    },
  },
  { name: 'a short text cannot be compared', before, mail: by(ANNA, 'Thanks!\n', 41), wants: { blind: /too short/ } },
  {
    name: 'too little read of the account cannot be compared',
    before: before.slice(0, 4),
    mail: by(ANNA, berta('today'), 41),
    wants: { blind: /too little was read/ },
  },
  {
    name: 'an account that never wrote has no wording',
    mail: by(ANNA, berta('today'), 41),
    wants: { blind: /Nothing was ever read/ },
  },
])
