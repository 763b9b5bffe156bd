import { chooseCarrier } from './choose-carrier.ts'
import { voiceOf, type Voice } from './habits.ts'
import { mimic } from './mimic.ts'
import { most, ownMails, travelled, type Made, type Plan } from './plan.ts'
import { handIn } from './submission.ts'
import { imitation, layOut } from './words.ts'

/** Nobody's voice: no greeting, no sentences, words above the quote. */
const MUTE: Voice = { sentences: [], greeting: undefined, farewell: undefined, attribution: undefined, above: true }

/**
 * S4: the form of the victim's own client, from the victim's own network, in the victim's own voice. The other strengths
 * write so where the victim's webmail is one that cannot be imitated otherwise; then with their own words.
 */
export function writeAsOwner(plan: Plan): Made | undefined {
  const { scene, chance, shot, habits, letter, words, fresh, episode } = plan
  const provider = most(habits.past.slice(-60).map(mail => mail.provider))
  const imitates = episode.strength.startsWith('S4')
  const carrier = chooseCarrier({ scene, mails: ownMails(plan), chance }, shot.date, {
    provider,
    family: habits.talkFamily,
    answers: shot.answers !== undefined,
  })
  if (carrier === undefined) return undefined
  const voice = imitates ? voiceOf(scene, habits) : MUTE
  const said = imitates
    ? imitation(voice, { ask: words.own, reader: letter.quoted?.from.name ?? '' }, chance)
    : words.own
  const text = letter.quoted === undefined ? `${said}\n` : layOut(said, letter.quoted, voice)
  const by = letter.date.at - carrier.mail.sent!.at
  const above = imitates ? handIn(carrier, { kind: 'neighbour' }, chance) : carrier.above
  return travelled(plan, { ...carrier, above }, mimic(carrier.client, { letter, text, by, fresh }))
}
