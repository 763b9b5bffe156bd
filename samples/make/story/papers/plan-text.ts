/** The debate plan, and a letter to the finance committee, in the form that memo-text.ts explains. */
export const PLAN_TEXT = `
H Aim
- People should remember one place and one number: {town}, and {bigmoney}.
- She answers the question in the first sentence and tells the story in the second.
- We do not try to win on {bill}; we try not to spend more than {~secs} seconds on it.
- The undecided in this state are {group}, and they watch the first twenty minutes.
H Opening
- Sixty seconds, no thanks to the hosts, begin with the ferry to {town}.
- The vote on {issue} comes before second thirty.
- Last words: "I have sat in that waiting room."
- If the light fails she goes on, as she did at the {~venue}.
H Topics in likely order
E 9
a {~issue}: [first block|second block|viewer question|closing block], about {~secs} seconds.
b Her line: one person, {~town}, {~money}.
b Her line: the date of the vote, then silence.
b Her line: agree with him and ask who paid.
b Her line: what it costs a household, {~money} a year.
b Her line: {~small} words, no number.
c He will say "{~county} families".
c He will bring up {~bill}; do not follow.
c He has no answer, leave him the time.
c He does this better; keep it short.
d Card {~n}.
d No card, she knows it.
H Where he is weak
- He cannot explain the {~small} change orders and has never been asked.
- On {~issue} he voted one way and speaks the other.
- He gets louder after {~small} interruptions, which is when she should get slower.
H Where we are weak
- The {town} answer is too long and everybody knows it by heart.
- The figure of {~pct} has been revised; use {~pct} or none.
- She dislikes one question and it shows. It will come.
H If this, then that
- If he raises the accent: smile and wait.
- If the moderator asks for a yes or no: give it.
- If he offers his hand first, take it and keep walking.
H Practice
- Mock at the {venue}, cameras on, no breaks. {volunteer} plays the audience.
- Tape is watched once, by {~small} people, and erased.
- Cards are collected after each round and counted.
`

/** A letter to the finance committee. */
export const LETTER_TEXT = `
H To the members of the finance committee
- This is a private letter and I would be glad if it stayed one.
- We ended the year with $412,650 in hand, which is less than I hoped and more than I feared. The money for Elk Fork comes first, because we will lose it if we are late a second time.
- I have asked Ingrid to send each of you the pages that concern you and no others.
- There will be a conversation about Senator Crane, and I would like to have it with each of you before the papers have it with me.
- If you are asked about the harbor bond, please say that you do not know, which is true for most of us.
- The second half of the winter will be radio and doors, and very little television.
- I have not forgotten what some of you said in {town}, and I think you were right.
- With gratitude, and with cold hands, Miriam Harbour
`
