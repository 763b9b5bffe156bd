/**
 * The research memo on the harbor bond. `H` begins a section; `-` is said once, in order; `E` tells how many entries
 * follow, each made of one line of `a`, one of `b`, and often one of `c` and `d`.
 */
export const MEMO_TEXT = `
H 1. What was promised
- The bond was presented to the {county} board as a matter of {bigmoney} over {~small} years, with interest to be paid from fares.
- Walter Pryce, then county attorney, told the meeting in {town} that the channel would be {n} feet deep by the following spring.
- A flyer handed out at the {venue} speaks of {big} jobs, a number for which no calculation has been found.
- Three members asked for the engineer's estimate and were told that it would be sent, which according to the clerk did not happen.
- The bond counsel's letter calls the schedule ambitious and the reserve thin.
- The {paper} reported the promise on its front page and the correction on page {~n}.
H 2. Minutes of the board
- The minutes are complete for all but {~small} meetings. What follows is every entry that touches the bond.
E 20
a {~past}: item {~n}, {~bigmoney} for [mobilization|the turning basin|the second pier|spoil disposal|engineering|the staging area].
a {~past}: report of the harbor master on [silt|pilings|the ferry slip|insurance|the pumps], {~small} minutes.
a {~past}: closed session on [the surety|a claim by {vendor}|the lowest bid|personnel of the project office].
b Moved by {~donor}, carried {~small} to two, Pryce advising that no hearing was needed.
b Tabled at the request of {~donor}, taken up again after {~small} weeks without debate.
b A question by {~donor} about the reserve is recorded, an answer is not.
b Pryce read a letter of {~small} pages into the record; the letter is not attached.
b No vote. The chairman thanked everybody for coming to {~town} in such weather.
c The amount differs by {~money} from the one in the contract file.
c On the tape somebody says "we have been here before" and somebody laughs.
c The attachment is missing from the county's copy and present in the library's.
d Source: minutes, page {~n}.
d Source: minutes, page {~n}, and tape, minute {~n}.
d Source: clerk's notes, by hand, read by two of us.
H 3. Invoices
- Of the first {~bigmoney}, about two thirds can be matched to invoices. The table in annex C has all of them; these are the ones that raise a question.
E 26
a {~invoice}, {~past}, {~bigmoney}: [mobilization|two barges, standby|hydrographic survey|fuel|legal advice|traffic study|project sign and fence].
a {~invoice}, {~past}, {~money}: [meals|mileage {~county}|photographs|room at the {~venue}|printing|courier].
b Dated {~small} weeks before the order that it answers.
b Paid {~small} days after receipt, where the county usually takes {~n}.
b Signed for by {~donor}, who was on leave according to the office calendar.
b Approved in two parts, each just below the limit of {~money}.
b Matches order {~invoice} to the cent.
c The auditor marked it as unsupported and withdrew the mark in {~month}.
c The same service was billed again in {~month} under another name.
c A hand-written note says "ask W.P."; we do not know who wrote it.
c The vendor confirmed it by telephone and was friendly about it.
d To do: see the original in {~town}.
d Nothing more to find here.
d Good enough to show to a reporter, with the order beside it.
H 4. Change orders
- There were more change orders than months. Several describe work that had been finished.
E 20
a Change order {~n}, {~past}: {~bigmoney} for [deeper water at the pier|rock that was not on the chart|a second pump|delay by ice|a longer haul to {~town}].
b Recommended by the project office, reviewed by nobody else that we could find.
b The engineer's diary has the work as done {~small} days earlier.
b The contractor asked for {~bigmoney} and got what stands here.
b Pryce initialed the cover sheet, which was not his task.
c {~donor} of the selection committee dissented in a letter of one line.
c The rock is real; divers from {~town} have seen it.
c The ice was not real; {~county} had its warmest {~month} on record.
d Source: contract file, folder {~small}.
d Source: records request, answer of {~past}.
H 5. What was built
- Soundings taken for us show {~n} feet in the channel and {~n} at the pier.
- The turning basin silted up within {~small} months, according to everybody who uses it.
- The second pier exists on the drawings of {month} and nowhere else.
- The state inspector visited {~small} times and wrote one page each time.
- Photographs of the opening show the same two barges from the other side.
H 6. People who told us something
- All of them agreed to be asked again; most do not want their names in a newspaper.
E 24
a {~donor}, [fisherman|clerk|former inspector|neighbor|bookkeeper|ferry captain|diver], {~town}, {~past}.
b Says that the pumps stood for {~n} days and that everybody knew it.
b Remembers Pryce at the {~venue} with a roll of drawings and no questions.
b Paid {~money} more in tax and would do it again if the water were deep.
b Lost {~small} moorings, was promised {~money}, received a calendar.
b Has kept every letter since {~month} in a shoe box, which we may copy.
b Thinks the price was fair and the depth a lie.
c Reliable in all that we could check.
c Contradicts {~donor} on the date.
c Would speak to a reporter if {~donor} does so first.
c Does not like us either, and said so.
d Notes of {~small} pages, read back and confirmed.
d By telephone only.
H 7. What he says about it
- He has never been asked about the change orders in public.
- His web page gives the depth without a date.
E 18
a {~past}, {~venue}: "[It was the best money this county ever spent.|The delays were weather.|Ask the engineers, I am a lawyer.|On budget, on the second budget.|You can see it from my porch.]"
a {~past}, {~show}: [on cost|on the barges|on {~bill}|on the petition|on his calendar], {~small} minutes.
a {~past}, interview with the {~paper}: [on the bond|on his years in {~county}|on Miriam Harbour].
b True as far as it goes.
b The figure is off by {~pct}.
b He had said the opposite in {~town}, {~small} months earlier.
b The audience was friendly and the question came from his own staff.
c Clip and transcript in the folder.
c We have a witness and no recording.
d Usable.
d Not usable without the invoice beside it.
d Leave it.
H 8. What we can say, and what not
- Safe: the amount, the dates, the depth measured, the number of change orders.
- Safe: that the engineer's warning was received and that no answer to it has been found.
- Not safe: that anybody profited. There is no evidence of it, and this memo does not say it.
- Not safe: any figure for jobs, including our own.
- The phrase "on budget" can be answered with the two budgets side by side.
- We should offer the whole file to any reporter who asks, and to none who does not.
H 9. What is open
- The county has not produced the e-mail of the project office for {~month}.
- The contractor's surety has not answered our letter.
- The soil report is quoted in {~small} places and found in none.
- A visit to the site with someone who can read soundings would cost about {~money}.
`
