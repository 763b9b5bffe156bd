/** Press, volunteers, filings, research: the rest of the team's working day. */

/** What the papers ask and what they get. */
export const PRESS = `
S {paper} on {issue}
S Statement, [draft|second draft|please cut]
S {reporter} is asking about {town}
S Clip: {show}
S Holding line on {bill}
S Op-ed for the {paper}
O {reporter} from the {paper} is writing about {issue} and has our {past} letter. Deadline is {day} at {time}. I suggest two sentences and no call.
O Draft: "The people of {county} have waited {~small} years for an answer on {issue}. Walter Pryce has given them a press conference." Too much?
O The {show} wants Miriam on {day} for {~small} minutes, live, on {issue}. I am for it if we can choose the second topic.
O {station} ran our {town} footage with the wrong caption. I have asked for a correction and got a voicemail.
O The op-ed for the {paper} is at {words} words and they take {~words}. The paragraph on {bill} is the one I would lose.
O Somebody told {reporter} that we are closing the {town} office. We are not. Who talks to {reporter}?
M On background only: the figure is {bigmoney}, from the county's own report, page {n}.
M If they ask about {bill}, we say we will read it when there is something to read.
M I gave {reporter} the dates, nothing else.
M The {paper} has a new editor for the state pages, I am having coffee with him on {day}.
M Our own photograph from {town} is free to use, credit to the campaign.
R Two sentences is right. Strike "press conference", it sounds as if we mind.
R Let her do the {show}. She is better live than on paper.
R Use the figure from page {~n}, the one on page {n} is before the correction.
R It was not me. I have not spoken to {reporter} since {past}.
R I would answer with a date: {date}, {venue}, come and see the office.
R Cut the first paragraph instead. Nobody in {county} needs to be told what {issue} is.
F Do we have anything on how Pryce voted on {bill} in the county board days?
F They came back: they want it on the record and from Miriam herself.
F {other}, can you check the number once more before it goes?
F It ran. Page {~n}, below the fold, quoted correctly.
F I offered {~reporter} the same line so that nobody has it alone.
C Sent.
C Fine with me, go.
C Thanks all, it is out.
C Good piece in the end.
`

/** People who give their evenings. */
export const VOLUNTEERS = `
S Doors in {county}, [weekend|Saturday|by turf]
S {n} volunteers and no clipboards
S Training on {day}
S Walk lists for {town}
S Phone bank at the {venue}
S Thank-you evening {date}
O {county} did {big} doors this weekend with {n} people, which is our best so far. {town} alone was {~big}.
O We have {n} volunteers for {day} and walk lists for half of them. Can someone cut more turf in {town} tonight?
O The training at the {venue} is full. I would add a second one on {date}, {volunteer} offered to lead it.
O {volunteer} in {town} has hosted {~small} phone banks and is getting tired. Let us send somebody to say thank you in person.
O The app showed the wrong houses on {street} again, {~n} of them. People knocked at a school.
O For the weekend of {date} I need {~small} drivers and {n} lunches in {county}.
M Flake rate is down to {~pct} since we call the evening before.
M Supporters identified: {~big}, of which {~n} asked for a sign.
M {~volunteer} speaks Spanish and takes the {~town} list.
M Literature is short: we have {~big} of the {issue} card and none of the other.
M It rained, so {~n} people did calls from the {venue} instead.
M Best sentence at the door was about {issue}, worst was anything about {bill}.
R Lists are cut, {~small} turfs with about {~n} doors each. The {street} one has dogs.
R I can drive to {county} on {day} and bring the clipboards.
R Second training is a good idea. Please keep it under two hours.
R I will call {volunteer} myself. A card from Miriam would help too.
R Report the houses to {voterlight}; they fix it overnight if we give them the precinct.
R Can {~volunteer} cover {~town}? Otherwise we have a hole on the map.
F How many of the {n} are first-timers?
F {~volunteer} asks whether children may come along. I said yes.
F Numbers from {~town} came in late: {~big}, so the total is better than I wrote.
F Please send the lunch receipts to Ingrid this time.
F We found the clipboards. They were in the car.
C Great work, tell them from me.
C Thanks, see you {day}.
C All set for the weekend.
C Will do.
`

/** What the law wants to see on paper. */
export const FILING = `
S [Quarterly report|Disclosure report], [open items|last questions]
S Contributions without employer
S Limits: {donor}
S Letter from the Elections Office
S In-kind from {venue}
S Vendor memo lines
O For the quarterly report I still miss employer and occupation for {n} contributions, together {money}. The list is in the usual folder.
O {donor} has now given twice and is {~small} hundred over the limit. We have to refund by {date}.
O The Elections Office asks why the {town} event is not in the {month} report. I think it is, on line {n}, under the old name.
O The {venue} let us have the hall for nothing. That is in-kind of about {money}, and I need a letter with the value.
O Before I sign: the travel lines for {county} do not match the card statement by {~small} dollars and something. Does anyone remember a toll?
O Counsel would like the vendor memo lines to say what was bought and not "services". There are {n} of them.
M Deadline is {date}, midnight, and their system is slow from about {~time}.
M Two contributions came from the same address on {street}, {~donor} and a relative, that is allowed.
M I keep copies of every check in the binder with the number of the month.
M Anonymous cash over fifty dollars goes back, whatever the person says.
M The report has {~n} pages this time.
R Refund approved, please send it with a kind note. {donor} is a friend.
R I found {~n} of the employers in the event cards. The rest we have to write to.
R The toll was mine, on {past}, the receipt is in my car.
R Line {n} is right. I would answer them in one sentence and attach the page.
R The hall's usual price is {~money}, I asked. They will send the letter.
R "Printing of {~big} cards, {issue}" should do for memo lines like that.
F Who signs if Ruth is in {town}?
F They accepted it. Confirmation number ends in {~n}.
F Please check the spelling of {~donor}, I have it in two ways.
F Then only the {county} mileage is open.
F I uploaded the amendment, it takes a day to show.
C Filed.
C Thank you, that was the last one.
C Noted and in the binder.
C Good. On to the next quarter.
`

/** What Priya's people dig out. */
export const RESEARCH = `
S Pryce and {bill}
S {issue}: what we can prove
S Source for {bigmoney}?
S Minutes of the {county} board, {past}
S Fact check of the {town} speech
S Records request, {county}
O I went through the {county} board minutes for {~small} years. Pryce voted for {bill} twice and against it once, and the one against is the one he talks about.
O The {bigmoney} in our {issue} leaflet is from a {paper} article which has it from a press release. I cannot find the original. I would take it out.
O The county answered the records request: {n} pages, half of it e-mail headers. The invoice from {past} is in there.
O Fact check of the {town} speech: {~small} claims fine, one wrong year, and "every school in {county}" is {~n} of {~big}.
O Does anyone have the {show} transcript from {past}? He said something about {issue} that does not go with his {bill} vote.
O We should stop saying {pct}. The office revised it to {~pct} on {past} and nobody told us.
M Page {~n} has the table, and the footnote below it is the part that matters.
M His own disclosure lists the {town} property at {~bigmoney}.
M The clerk in {county} is helpful if one calls before {time}.
M I keep scans of everything, with the date and where I got it.
M Two of the three quotes check out; the third is from a blog.
M There is a gap in the minutes from {~past} on, they say a pipe burst.
R Take it out, yes. One wrong number costs more than ten right ones earn.
R I have the transcript, he says it at minute {~n}. Sending it to your folder.
R "Most schools" then. Miriam will not mind.
R Good find. Can we show the invoice, or only the amount?
R Are you sure about the one against? {other} remembers it the other way round.
R Ask for the attachments too. They always forget the attachments.
F The county wants {~money} for copies. Is there a budget line?
F I checked with the clerk: {bill} was renumbered that year, so both of us were right.
F Then the sentence should be: voted for it on {past}, called it a mistake later.
F I would like a second pair of eyes on page {~n}.
F Corrected in the master file, with a note.
C Clear, thanks.
C Good, closed.
C It is in the book now, with source.
C Thank you, that helps.
`
