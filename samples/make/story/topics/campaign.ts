/** What the team writes about among themselves: polling, debates, money, travel. One line is one way to say a thing. */

/** Wave after wave of numbers. */
export const POLLING = `
S Wave {wave} toplines
S Numbers out of {county}
S Tracking, week of {past}
S [Crosstabs|Question order] before {meridian} goes into the field
S {group} in the {county} sample
S Do we trust the {county} numbers?
O [Toplines|First numbers] from wave {wave} are in: we sit at {pct} against {~pct} for Pryce, with {~small} points undecided. {county} carries most of the movement.
O Can you look at the {group} column before I show this to Miriam? {~pct} looks too good for {county}, and the cell is only {n} people.
O {meridian} wants to go back into the field on {day}. I would rather wait until the {issue} story has run its course, otherwise we measure the headline and not the voter.
O I reweighted the {county} interviews by hand last night. On {issue} we go from {pct} to {~pct}, so the question wording did more damage than the sample.
O Two things from the call with {meridian}. First, they under-sampled {group} again. Second, the {issue} battery takes {~small} minutes and people hang up in the middle of it.
O Pryce's people are telling reporters they have him at {pct} statewide. Nothing we have is near that. Can someone find out who did the interviews?
M The open-ended answers on {issue} are worth reading; about {n} people used almost the same sentence about {town}.
M Margin on the {county} subsample is plus or minus {~small} and a half, so please nobody quote it outside this thread.
M Name recognition for Pryce is flat at {~pct}. Ours moved from {pct} to {~pct} since the {past} wave.
M On the head-to-head without leaners we are {~small} points behind, with leaners level.
M I put the crosstabs on the shared drive under wave {wave}, the tab called {group}.
M If we drop the landline half we lose {~n} interviews and most of the people over seventy.
M Budget for another wave of {~big} interviews would be about {money}.
R I read it the same way. {county} is noise, the {group} shift is real because it also shows up in {~county}.
R [Not convinced.|I doubt it.] The same column jumped by {~small} points in the last wave and came straight back.
R Let us not move money on {n} interviews. Ask {meridian} for the unweighted counts and we talk on {day}.
R The wording is the problem, yes. Half of the respondents heard "{issue}" and thought of the legislature, not of us.
R Fine by me to wait. But then we should tell {meridian} today, they hold interviewers for us until {day}.
R Miriam has seen the numbers. Her only question was why {county} and {~county} go in opposite directions.
R I would show her the trend line only. {pct} then {~pct} is a story; the crosstabs are an argument.
F Who pays for the extra {n} interviews, you or the party?
F Could you send the same table for {~county}? I want to see whether {group} moved there as well.
F I asked {meridian}; they say the interviewers in {town} were new and skipped the introduction.
F One more: the undecided share among {group} is {~pct}, that is the only number on the page that would change my week.
F For the record, on {past} I said we would be at {~pct}. I was wrong by {~small}.
C Good, then we wait for {day}.
C Thanks, that settles it.
C Seen, thank you. I will keep it out of the weekly sheet.
C Understood. No quoting from me.
`

/** Getting ready to stand on a stage with Walter Pryce. */
export const DEBATE = `
S Debate prep: [opening statement|closing|rebuttals|moderator questions]
S Mock on {day}
S Who plays Pryce on {day}?
S {issue} answer, [shorter|second try|cut to sixty seconds]
S {station} format and podiums
S Rules call with {station}
O The opening still runs {secs} seconds and we have sixty. I would cut the part on {town} and keep the story of the {issue} vote.
O {station} sent the draft rules: {small} minutes each to open, no props, questions from viewers in {town} and {~town}. They want our comments by {day}.
O For the mock on {day} I need someone to be Pryce for {~small} rounds. He leans on {issue} and on {bill}, so whoever does it has to know the record.
O Miriam's answer on {issue} is still a list. It needs one person, one place and one number. I suggest the clinic in {town} and {bigmoney}.
O I watched his {past} forum again. He says "{county} families" eleven times and never answers on {bill}. That is the opening for us.
O Walk-through at the {venue} is {day} at {time}. The podium is low, she will want the box.
M If he raises {bill}, she should say what it cost: {bigmoney} a year, paid by {county} and {~county}.
M Please no more than {~small} binders this time. She reads the first page and the last page.
M The moderator is {reporter}, who likes follow-ups and hates statistics.
M Sixty seconds is {~n} fewer words than everyone thinks.
M {other} will keep time and hold the cards.
M There will be a clock in her eye line at {~time} on the left side.
R I like the {town} story, but it has been told at {~small} events this month. Use the {~town} ferry instead.
R Cut agreed. I would go further and open on the {issue} vote itself.
R I can be Pryce, I have the suit for it. Send me his line on {bill}.
R The rules are acceptable except the rebuttal. {secs} seconds is not enough to answer a charge on {issue}.
R She did it this morning in {~secs} seconds without notes. Leave it as it is.
R I disagree about {county}. Her best moment in the last mock was that very answer.
R Done for {day}. I told {station} we want the coin toss an hour earlier.
F What do we say if they ask about the {paper} piece?
F Can the {issue} page come in larger type? She could not read it under the lights.
F I timed the new version: {~secs} seconds, if she does not stop for breath at {~town}.
F Then let us do one round with interruptions and one without.
F {other} thinks the closing should name {county}. I have no strong view.
C See you at the {venue}.
C Good. Last version wins, no changes after {day} noon.
C Thank you, printed and in her binder.
C Agreed, nothing more from my side.
`

/** Money that goes out. */
export const BUDGET = `
S {month} actuals
S Budget line for {county}
S {bigmoney} we have not planned for
S Cash on hand, {day}
S Approval: [buses|radio in {county}|office in {town}|second print run]
S Variance on field
O We closed {month} at {bigmoney} out against a plan of {~bigmoney}. Field is over by {money}, media under because {station} moved the flight.
O I have an invoice over {money} from {vendor} that nobody ordered. Does it belong to the {town} office?
O Please approve {money} for the {county} office: {~small} months, a copier and the deposit. The landlord holds it until {day}.
O Cash on hand tonight is {bigmoney}. After payroll on {day} we are at {~bigmoney}, which is enough if nobody surprises me.
O The {venue} wants half of the {money} in advance. I would pay it, since the {~venue} cancelled on us for less.
O If we go up on {station} a week early it costs {bigmoney}, and the field plan for {county} loses {~small} organizers. I need a decision by {day}.
M Reserve stays at {~bigmoney}, I will not touch it before the {issue} vote.
M The per diem for {town} is {~small} dollars under what the hotel charges.
M Three invoices from {vendor} carry the same number, I have asked them to void two.
M Fuel is {~n} per cent over plan, which is {county} and its distances.
M Refunds this month come to {~money}, most of them double clicks.
R Approved. Please book it under field and not under administration, we had that argument with the auditor.
R Not approved in this form. Ask {vendor} to split it into {~small} payments.
R That invoice is mine. It is for the {town} meeting on {past}, I forgot to file the order.
R I would rather lose the {~small} organizers for a week than pay the rush rate at {station}.
R Half in advance is normal there. Take it out of events and let me know the balance.
R Can we hold at {~bigmoney} until the {~month} numbers are in? I do not like deciding on {day}.
F Which account did it go out of?
F I need the order number as well, else {other} cannot close the month.
F The landlord came down by {~money}. Same terms otherwise.
F Corrected sheet attached to the calendar entry; row {~n} was added twice.
F So in total {~bigmoney}. I will tell Miriam it is {bigmoney} and keep the difference as air.
C Paid this morning.
C Booked, thanks.
C Good. Closed on my side.
C Thank you for being quick about it.
`

/** Where Miriam has to be, and when. */
export const TRAVEL = `
S {day} in {county}
S Revised: {town} and {~town}, {date}
S Car, hotel, [breakfast|parking|security] in {town}
S Can we drop {~town}?
S Advance notes {venue}
S {date}: conflict with {station}
O Schedule for {date}: {time} leave from the office, {~time} {venue} in {town}, then {~town} until the evening. Hotel is the {hotel}.
O Two requests for the same hour on {date}: {station} in the studio and the {county} supper at the {venue}. She can only do one.
O The road over {~town} is closed until {day}. If we leave at {time} instead we still make the {venue}.
O I moved the {town} stop to {date}. The hall holds {n} people and has one exit, so {other} wants a second person at the door.
O She asked for an hour at home on {day}. I found it by dropping the coffee at the {venue}, please say so now if that hurts.
O Advance was at the {venue} today. Parking for {~n} cars, a stage of {~small} metres, bad sound, friendly manager.
M The {hotel} confirmed {~small} rooms, late arrival noted.
M Lunch is sandwiches in the car; she does not like the place in {~town}.
M Driver is {volunteer} until {town}, then {~volunteer}.
M Please send the briefing the evening before, the connection in {county} is poor.
M Contact on site is {~volunteer}, who has the key.
M Weather says snow above {~town}, we keep the second car ready.
R {station} wins. I will call {county} and offer {~date} instead.
R Please keep the coffee at the {venue}. Those are the people who hosted us when nobody came.
R Works for me. Colm needs {~small} minutes alone with her in the car before {town}.
R {~date} is impossible, she is with the board of the {~venue} all day.
R Take the earlier start. {time} is early but she sleeps in the car.
R I will be in {~town} already and can open the hall.
F Who speaks before her at the {venue}?
F Is the {hotel} the one with the conference room? We need a table for {~n}.
F New time from the hall: {~time}. Everything else stands.
F Added to her calendar with the address, {street}.
F They ask for a photograph for the programme. Any that is not the one with the hat?
C Confirmed on all sides.
C Perfect, thank you.
C On the printed schedule now.
C Good. I am telling the driver.
`
