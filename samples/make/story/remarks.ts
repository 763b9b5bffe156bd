/** Sentences that fit any matter: what happens next, why, and what is in the way. They keep two mails from being alike. */

/** What somebody will do, or would like done. */
const NEXT = `
I will put it on the agenda for {~day} and bring {~small} printed copies.
Let us take the last ten minutes of the {~day} call for it.
Could you write down the {~small} points that matter, then I can defend them.
I would like one more look before it leaves the building.
Please tell me by {~day}, after that I am with {~volunteer} in {~town}.
Whoever is in the office first on {~day} should ring {~volunteer} about it.
I can live with either, but not with both.
If nobody objects until {~time}, I go ahead.
My proposal: we decide nothing today and everything on {~day}.
I keep a list; this is number {~n}.
Give me until {~day} and I will have an answer from {~town}.
I shall ask {~volunteer}, who did the same thing in {~county} two years ago.
Please answer all, {other} reads along.
I will test it on {~small} people in {~town} who owe me nothing.
You decide, I only want to have said it.
It needs one owner. I suggest the person who did not speak yet.
Next step is a call with {~volunteer}, I have a number.
I can take half of it if someone takes the other half.
We do it the slow way this once and fix it in {~month}.
I will draft something tonight that we can then all dislike.
The clean version goes out on {~day}, comments until {~time}.
Can we please stop calling it urgent and simply do it on {~day}?
If {~volunteer} says no, I know somebody in {~county}.
I am happy to be overruled, just do it before {~day}.
Please keep the old file, we may want to go back.
`

/** Why, and what speaks against. */
const WHY = `
The last time we hurried, {~county} talked about it for {~small} weeks.
{~volunteer} tried that in {~county}, it worked once and never again.
It sounds small, but it is what people in {~town} ask me about.
I base this on {~n} conversations, not on a sample.
It costs us {~small} hours now or {~small} days in {~month}.
There is also the matter of {~issue}, which nobody mentions.
My worry is {~county}, as usual.
We have been wrong about {~town} before, in both directions.
Nobody outside the building will notice, and that is the point.
In {~town} they still remember how it went with {~bill}.
It is the same story as in {~month}, with other names.
I heard the opposite from {~volunteer}, who is usually right.
There are {~small} reasons and I have forgotten two of them.
What makes me hesitate is the date.
Somebody will compare it with what we said on {~past}.
The money is not the problem, the {~small} people are.
For once {~county} and {~county} want the same thing.
It is cheaper than it looks and harder than it sounds.
The question comes up at every third door in {~town}.
I checked with the note I made on {~past}, it is consistent.
{~paper} had something on it, on a page that nobody reads.
If we wait, {~station} will decide for us.
Half of this is habit, I admit.
I asked {~volunteer} and {~volunteer}, who rarely agree, and they agree.
It was {~small} when I came and it is {~n} now.
`

/** All of them. */
export const REMARKS: readonly string[] = `${NEXT.trim()}\n${WHY.trim()}`.split('\n')
