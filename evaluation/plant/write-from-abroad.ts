import { random } from '#ground'
import type { Family } from '../archive/family.ts'
import { chooseCarrier } from './choose-carrier.ts'
import { clientOf } from './clients.ts'
import { deskOf, most, ownMails, travelled, type Made, type Plan } from './plan.ts'
import { handIn } from './submission.ts'

/** Programs that thieves and other people use, the more frequent ones more often. */
export const FOREIGN: readonly Family[] = [
  'thunderbird',
  'thunderbird',
  'outlook-desktop',
  'outlook-desktop',
  'apple-mail',
  'iphone',
  'mutt',
]

/** S1: another program, another clock, handed in over SMTP with the victim's password. */
export function writeFromAbroad(plan: Plan): Made | undefined {
  const { scene, letter, chance, shot, episode, habits } = plan
  const provider = most(habits.past.slice(-60).map(mail => mail.provider))
  const carrier = chooseCarrier({ scene, mails: ownMails(plan), chance }, shot.date, { provider, answers: false })
  if (carrier === undefined) return undefined
  // One thief has one program for the whole episode.
  const client = clientOf(random(`client/${episode.id}`).pick(FOREIGN.filter(family => family !== habits.talkFamily)))!
  const above = handIn(carrier, { kind: 'smtp', seat: episode.seat }, chance)
  return travelled(plan, { ...carrier, above }, client.write(letter, deskOf(plan, carrier, client), chance))
}
