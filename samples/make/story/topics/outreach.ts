/** Advertising, events, speeches, donors, policy, allies. */

/** Time on air and pages in mailboxes. */
export const ADVERTISING = `
S {station} flight, week of {date}
S Cut {cut} of the {issue} spot
S Mail piece {piece}: [proof|photos|the map]
S Radio in {county}
S Yard signs
S Pryce is up on {station}
O Pryce went up on {station} this morning, about {big} points a week, the {issue} spot with the tractor. Do we answer or stay on plan?
O Cut {cut} of the spot is on the server. It is {secs} seconds with the {town} shot and thirty without.
O The mail piece for {county} has the wrong map: {town} is on the other side of the river. Printing starts {day}.
O {bluefin} can get us {~n} radio spots in {county} for {money} if we sign by {day}.
O We have {~big} yard signs in the garage in {town} and requests from {~county} for {n}. Who has a van?
O Disclaimer on the online version is too small, {~small} points. It has to be readable on a phone.
M Frequency in {county} is {~small}, which means people have begun to dislike it.
M Miriam does not want the hospital picture, the family did not agree.
M Colors come out greener on that paper, I would take the second proof.
M Make good from {station} for the missed week: {~n} spots.
M I would leave {~county} dark until the {issue} vote.
R Stay on plan. He spends {bigmoney} to say a thing nobody asked about.
R Take the version without {town}. It breathes.
R Map corrected, new proof in an hour. Thank you for looking at it.
R Sign it, but only through {date}.
R I have a van on {day}. {volunteer} helps loading.
R Answer him on radio, cheaply, and keep television for {~month}.
F What does {~station} charge for the same week?
F The voice in cut {cut} says "{county}" wrong. It has to be heard by someone from there.
F {keystone} can hold the press until {~time}, not longer.
F Final file is uploaded, name ends in {~n}.
F How many did we mail in {~county} last time?
C Approved.
C Go.
C Good, it looks right now.
C Thanks, on the schedule.
`

/** Halls, chairs, people who introduce people. */
export const EVENTS = `
S {venue} on {date}
S {town} town hall: [run of show|chairs|sound]
S Who introduces Miriam in {town}?
S Supper in {county}
S Rain plan for {date}
S After-action {venue}
O For the {town} town hall I have the {venue} from {time}. Fire rules say {n} seats, and I expect more.
O {volunteer} would introduce Miriam in {town}. She is a nurse, has never done it, and is wonderful.
O The {county} supper asks for a speech of {~small} minutes and no politics before dessert. I am not joking.
O After {venue}: {n} people, {~n} new cards, sound failed twice, the question about {issue} was the best of the evening.
O If it rains on {date} we move to the {~venue}. The key is with {~volunteer}.
O The band in {town} wants {money} and a meal. The last band wanted only the meal.
M Water, flags, two microphones, a table for sign-up, in that order of importance.
M {station} sends a camera, they need to stand at the back left.
M We need {~small} people who can count and {~small} who can smile.
M Parking behind {street}.
M Please no balloons.
R {n} seats and {~n} standing, I called the fire marshal, he is fine with it.
R She is perfect. Give her a card with three sentences and let her ignore it.
R Then I write something about pie. It can be done.
R Sound: take our own box, theirs is from another century.
R The {~venue} is cold. Tell people to bring coats.
R Skip the band. A school choir costs nothing and brings parents.
F Do we have the sign for "{issue}" still, or did it stay in {~town}?
F {other} asks when doors open. I said half an hour before.
F Headcount tonight: {~n} on the list.
F The manager wants our insurance paper. Ingrid?
F Then order lunch for {~n} and hope.
C Lovely. See everybody there.
C Confirmed with the hall.
C Printed.
C Thank you, it was a good evening.
`

/** Words for Miriam to say. */
export const SPEECH = `
S {town} remarks
S {issue} section, rewrite
S Line about {county}
S Stump, [shorter|spring version|autumn version]
S What she said in {town}
O {town} remarks attached to the schedule, {words} words. I kept the ferry and threw out the statistics, please fight me on the ending.
O She changed the ending herself yesterday: "I have sat in that waiting room." It worked. I would build the {issue} section around it.
O The stump is {~small} minutes too long since the {county} tour, everyone added something and nobody took anything out.
O Can I say "{bigmoney} a year" about {issue}, or is it "up to"? The difference is a whole paragraph.
O For the {venue} I need one true story from {town}, not about roads.
M Short sentences. She reads long ones as if they were somebody else's.
M {other} has a better word for "stakeholders", which is "people".
M No joke about Pryce's hat, he was ill.
M The applause line lands better before {issue} than after.
M I have put the names in phonetics.
R Keep the ending. Take out "historic", it is the {~small}th this month.
R It is "up to". Sorry.
R A story: {volunteer}'s mother took the {town} ferry to the clinic for {~n} years and knows every captain.
R I would start with the second paragraph. The first one clears its throat.
R She likes it. She has crossed out half, as usual.
R Fine. But the {bill} sentence must be exactly as research wrote it.
F How does one pronounce {~town}, two syllables or three?
F New version, {~words} words.
F The teleprompter people want it by {~time}.
F She would like to end on {county} and not on herself.
C Good, locked.
C Thank you, it sounds like her now.
C Locked at {~words} words.
C Best one yet.
`

/** People who give money, and the calls that make them. */
export const DONORS = `
S Call time {day}
S {donor}
S House party on {street}
S Thank-you notes, {month}
S {donor} wants to talk about {issue}
S Pledges outstanding
O Call time on {day}: {n} names, {~small} of them have given before. {donor} should come first, he only picks up before {time}.
O {donor} pledged {money} in {month} and has sent half. A word from you would help more than a letter from me.
O House party at {~donor}'s on {street}: {~n} guests, coffee, a quarter of an hour of questions. Expect {issue}.
O {donor} is cross about our {issue} position and wants to hear it from Miriam. I would give him ten minutes.
O Pledges outstanding are {bigmoney}. {~small} people account for most of it.
M Average online gift this week is {~small} dollars more than last.
M {~donor} asks not to be called at the office.
M Please thank them for the {town} evening, they paid for the hall.
M The second page has the people who moved.
M {giveleaf} takes its share before it pays out, so the numbers differ by a few per cent.
R I reached {donor}. The other half comes next week, he was at sea.
R Ten minutes yes, but on the telephone.
R Did {~n} calls: {~small} yes, {~small} later, the rest voicemail.
R I know {~donor} from school. Let me write.
R Tell them the {issue} paper comes out on {date}, they get it the evening before.
R Not this week, please. She has nothing left after {county}.
F Is {~donor} over the limit already?
F They would like a photograph with Miriam. Of course they would.
F Total from the party: {~money} and a casserole.
F Which address do I use, {street} or the lake?
F She wrote {~n} notes by hand last night.
C Thank you. Marked as called.
C Wonderful.
C Done, card is in the post.
C Marked.
`

/** What we would do, if. */
export const POLICY = `
S {issue} paper
S [One page|Two pages] on {bill}
S Cost of the {issue} plan
S Questions from {local}
S {county} and {issue}
O The {issue} paper is ready for comments. The hard part is page {~small}: where the {bigmoney} comes from in the second year.
O {local} sent {~small} questions on {issue}. Numbers one to three we can answer, four is a trap.
O {bill} comes up on {date}. We need one page that says what it does, what it costs and what we would do instead.
O I talked to the clinic in {town}. They do not need the building, they need {~n} nurses. That turns our {issue} plan round.
O If the bond fails in {county}, the {issue} plan has a hole of {bigmoney}. I would rather say so than be told so.
M Two former budget officers read it and both stopped at the same sentence.
M The comparison with {~county} is unfair, they have the port.
M It should fit on a card: three things, with dates.
M Nobody reads annexes, but reporters ask whether there are any.
M The number of children concerned is {~big}, from the department.
R Say where the money comes from or leave the second year out. There is no third way.
R Four we answer with a date: by {date} there will be a plan.
R I have rewritten page {~small}. It is duller and true.
R Nurses. Then let us call it that and not "capacity".
R I would keep the comparison and name the port. It makes us look honest.
R {other} can do the one-pager, I do the costs.
F Has counsel seen the part about contracts?
F They read it in {~town} and liked the second half.
F What did Pryce promise on this? I remember {~bigmoney}.
F Comments in the margin, all small except one.
F I had the department on the phone: it is {~big}, not {~big}.
C Good to go.
C Thanks, that is the version.
C Published with the date of {day}.
C Fine by me.
`
