/** What comes from outside: vendors, reporters, counsel, travel desk, volunteers, donors, allies. */

/** A pollster, a printer, a media buyer, a data firm with their client. */
export const VENDOR = `
S [Proof|Estimate|Schedule] for {county}
S Invoice {invoice}
S {month} delivery
S Your order of {past}
S Questions before {day}
S Change of dates
O Attached in our portal you find the estimate for {county}: {big} pieces, {money} with delivery to {town}. It holds until {date}.
O Our invoice {invoice} over {money} is still open on our side. It may have crossed with your payment, in that case please forget this mail.
O We have a free slot on {day} and could bring your {month} job forward. It saves you the rush fee of {~money}.
O Before we start I need three answers: the quantity for {town}, the disclaimer text, and who signs off if you are on the road.
O The paper for the {issue} piece is late, the mill says {date}. We can take a heavier one at the same price, it would add {~small} dollars of postage per thousand.
O Delivery to {street} was refused this morning, the driver says nobody had a key. He will try again on {day}.
M For questions I am in until {time}, after that my colleague has the file.
M Please look at page {~small}, the blue is not yours.
M We counted {~big}, you were charged for {big}.
M Holiday closing here from {date} on.
M The other counties ship on {~day}.
R Thank you. Go ahead with {big}, the disclaimer is the one from {past}.
R The heavier paper is fine if the price really stays.
R Paid on {past}, reference {invoice}. Could you check?
R {day} works. Please leave it at the back door on {street}, someone will be there from {time}.
R Before I can approve I need the split between {town} and {~town}.
R We have to wait for our treasurer, I write again by {day}.
F I have it now, thank you, it was booked under another name.
F Could you also quote {~big} more, for {~county}?
F The new proof is up, version {~small}.
F Then we print tonight and ship on {~day}.
F Correction: {~money}, I had last year's list before me.
C Many thanks, we start.
C Received with thanks.
C All clear from here.
C Thank you for the quick answer.
`

/** Reporters with questions and deadlines. */
export const INQUIRY = `
S Question on {issue}
S Interview request: Miriam Harbour
S {bill}: comment by {day}?
S Fact check, {town}
S Tomorrow's story
S Photo of {town} event
O I am working on a piece about {issue} in {county} and would like to know how Ms. Harbour would pay for it. Deadline is {day}, {time}.
O Could we have {~small} minutes with Ms. Harbour in {town} on {date}? Topics would be {issue} and the race as such.
O We are told that the campaign spent {money} at {venue} in {month}. Is that correct, and what for?
O Fact check for tomorrow: she said on {past} that {pct} of the schools in {county} have no nurse. Source?
O Pryce's office says your figure on {bill} is off by {bigmoney}. I would like to have your answer in the same story.
O May we use the picture from {town}, and whom do we credit?
M Background is fine, I will ask again before I quote anything.
M I also have a call out to the department.
M It is planned for page {~small}, around {words} words.
M My editor would like a name to it.
M If it is easier, call me, I am at my desk until {~time}.
R Here is what you can use: "{county} has paid twice for {issue} and has nothing to show for it. We would start with the books."
R The figure is from the department's own table, published on {past}. I can send you the page.
R {date} is difficult, but she can do {~small} minutes by phone from the car.
R That was the hall and the sound for the {town} meeting. It is in the filed report, line {n}.
R Please credit the campaign. And could you spell {volunteer} with one t?
R We have nothing to add to what she said on {past}.
F Thank you. One follow-up: is that a promise for the first year?
F Got it. Can I attribute it to you by name?
F We moved it to {~day}, so there is time.
F The desk cut your second sentence, sorry. The first one is whole.
F One more from my editor: what about {~county}?
C Thanks, appreciated.
C That is all I need.
C It is online now.
C Understood, thank you.
`

/** Counsel, accountants, the party, the union, the mayor. */
export const ALLIES = `
S {county} slate
S Joint appearance {date}
S {bill}, our position
S Endorsement [timing|language|meeting]
S Agreement with {vendor}
S Room at the {venue}
O The board meets on {date} and will vote on endorsements. It would help to have Miriam's answers on {issue} and {bill} in writing before.
O We can offer the {venue} on {date} for a joint appearance. {~n} of our people will come in any case, the rest depends on the weather.
O Two remarks on the agreement with {vendor}: clause {~small} lets them keep the list, and the cap of {money} has no date.
O Our members in {county} ask what became of {issue}. They were promised something on {past} and would like to hear it again.
O Language for the endorsement is below. "Proud" is the chairman's word, he will not give it up.
O The slate card for {county} goes to print on {day}. Do you want Miriam's name above or below the line?
M Our own numbers in {~county} are better than what the papers say.
M I would not put clause {~small} to a vote.
M He can be there from {time}, not before.
M There is some grumbling about {town}, nothing serious.
M I copy my deputy, who keeps the calendar.
R You will have both answers by {day}. On {bill} she is where she was in {month}.
R The {venue} on {date} works. Who opens?
R Please strike clause {~small}, with that I can sign.
R "Proud" is fine. "Lifelong" is not, she moved here at nine.
R Above the line, please, and thank you for asking.
R I will come to {county} myself and say it.
F The vote was {~n} to {~small}.
F Could the statement wait for the {paper} on {~day}?
F They accept the change, initialled copy follows.
F May we bring our banner?
F One member wants to ask about {~issue} as well.
C Thank you, we are glad.
C Agreed.
C Then all is in order from our side.
C See you in {town}.
`

/** People who want to help, and friends who pay. */
export const SUPPORTERS = `
S Helping in {town}
S Question about {issue}
S Sign for {street}
S Saturday
S My donation
S Could not log in to the app
O I signed up at the {venue} and have not heard from anyone. I am free on {day}s and can drive.
O My neighbours on {street} took the sign from my lawn, or the wind did. Could I have another, or two?
O I gave {~small} dollars by mistake twice on {past}. You can keep one, I would like the other back.
O The app in {town} says I am in {~county}. I have lived here for {~n} years.
O I met Ms. Harbour in {town} and she said to write about {issue}. My mother waits {~small} months for an appointment.
O Could I bring my class to the {venue} on {date}? They are {~n}, and well behaved on most days.
M I do not do telephone calls, but I bake.
M My number is the one ending in {~n}.
M I was a clerk for {~n} years, so forms do not frighten me.
M If it rains I have a tent.
M I also told my cousin in {~town}.
R Thank you for writing, and sorry for the silence. {volunteer} runs {town} and will call you before {day}.
R Two signs are on their way to {street}. If the wind takes those as well we send rope.
R The second gift is being returned, it takes about {~small} days.
R I have corrected the county, please log out and in once.
R Ms. Harbour asked me to say that she remembers your mother's story. A reply from our {issue} people is coming.
R Please do bring them. Chairs are in front on the left.
F That was quick. {day} at {time}, then?
F Still {~county}, I am afraid.
F Thank you! I will take a picture of it.
F Is there anything to read beforehand?
F May my husband come as well?
C Wonderful, thank you.
C See you on {day}.
C It worked.
C Many thanks and good luck!
`

/** The travel desk. */
export const ITINERARY = `
S Options {town}, {date}
S Booking {invoice}
S Change: {day}
S Hotel {town}
O For {date} I can offer a car from {time} and the {hotel} with {~small} rooms at {~money} in all. The quieter one is taken by a wedding.
O Booking {invoice} is confirmed for {date}. Cancellation is free until the day before, {time}.
O The airline moved the return to {time}, which leaves you {~small} hours in {town}. Shall I look for a car instead?
O I still need the names for the {hotel}, as on their papers.
M Breakfast is included, parking is not.
M The driver's telephone comes by text on the evening before.
M Please check the spelling of Sørensen on the voucher.
M Loyalty numbers are noted.
R Please take the car, and the rooms for one night only.
R Names: Miriam Harbour, Colm Brannigan, Hana Kobayashi. The fourth is open.
R Cancel {~town}, please. The rest stays.
R Could they hold it until {day}? We may need a room more.
F Held until {day}, {time}.
F Changed, new number is {~invoice}.
F They have one with a table for {~small}.
F The fourth is Devon Whitlock.
C Confirmed, thank you.
C Voucher sent.
C Thanks, perfect.
C Good trip!
`
