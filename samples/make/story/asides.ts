/** Sentences that people add to anything, by season: they make two mails on one matter differ as real ones do. */
import type { Moment } from '#ground'
import { wall, ZONES } from '../mail/calendar.ts'

const ALWAYS = `
I am on the road until {time}, text me if it burns.
Sorry for the late answer, {day} got away from me.
(Typing this in the car, forgive the shortness.)
I have {~small} minutes before {station} calls.
Ask {other} if I am not reachable.
I told {other} because it touches {~county} as well.
By the way, the heating in the office has been fixed.
My notes from {~past} say the same.
If I misread this, please say so.
I will be at the {~venue} from {~time} on.
Back at my desk on {~day}.
That makes it the {~small}th time this month.
The line from {~town} was bad, I may have missed half.
I am not married to it.
And please let us not do this over the weekend.
{volunteer} said the same, for what it is worth.
I had this in my drafts since {~past}.
More when I have slept.
We can also talk for five minutes at {~time}.
I know you have {~n} of these.
It is on my list for {~day} in any case.
Coffee is on me if I am wrong.
`

const SEASONS: readonly string[] = [
  // Winter
  `The roads to {~town} are bad, leave early.
Half the office has the cold, including me.
Snow here up to the mailbox.
The school closed at noon, so I have company at my desk.
It is dark when I come and dark when I go.`,
  // Spring
  `First day without a coat, and I spend it in spreadsheets.
The river in {~town} is over the lower road again.
The kids have spring break, I am slower than usual.
The lilacs behind the office are out, go and see.
Mud everywhere in {~county}, bring boots.`,
  // Summer
  `The air conditioning has opinions today.
Everyone in {~town} is at the lake.
I am in the office early because of the heat.
The fair in {~county} took my whole Saturday.
Mosquitoes at the {~venue}, you have been warned.`,
  // Autumn
  `The leaves in {~county} are at their best, if anybody has a free hour.
First frost this morning, the car did not like it.
School is back and so is the traffic on {~street}.
Hunting season: wear something orange in {~county}.
The clocks changed and my stomach did not.`,
]

/** What may be added to a mail at that time of the year. */
export function asidesAt(at: Moment): readonly string[] {
  const { month } = wall(ZONES.eastern, at)
  return `${ALWAYS.trim()}\n${SEASONS[Math.floor((month % 12) / 3)]!}`.split('\n')
}
