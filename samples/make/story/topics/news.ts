/** Newsletters and notices. `S` subjects, `O` items, `M` short items, `R` openings, `C` closings. */
export const NEWS = `
S {issue}: what happens on {date}
S {county} decides
S Pryce, Harbour and {issue}
S The week in {town}
S {bill} explained
S Who pays for {issue}?
S {n} days, {small} questions
S Polls, pages and {issue}
S What we learned in {county}
O {~county}: The board takes up {~issue} on {~date}. {~donor} wants it postponed, {~donor} wants it settled, and the clerk wants a bigger room.
O {~bill} came out of committee with {~small} amendments, one of which moves {~bigmoney} from {~issue} to {~issue}.
O Our reading of the {~month} filings: {~big} small gifts for Harbour, {~n} large ones for Pryce, and {~money} that neither can explain.
O In {~town} a meeting on {~issue} went past midnight. Two people changed their minds, which is two more than usual.
O The {~paper} has {~group} moving by {~small} points. We would wait for a second look before calling it a trend.
O {~donor}, who ran {~county} for {~small} terms, says that he will not endorse anyone. He said so {~small} times.
O The state auditor wrote {~n} pages about {~issue}. The summary is kind, annex {~small} is not.
O {~station} sold out its {~month} evenings. Expect more mail.
O A court in {~county} let the {~issue} question stay on the ballot, with a comma moved.
O The ferry to {~town} will run every {~n} minutes in {~month}, or so the plan says.
O Teachers in {~county} return to the table on {~date}. The gap is {~money} a year.
O Registration is up {~pct} in {~town} and down in {~town}, and nobody has a good reason for either.
M On the calendar: {~venue}, {~date}, {~time}.
M Quote of the week: "{~county} has been promised a bridge since I had hair."
M Correction: the figure in {~month} was {~bigmoney}, not {~bigmoney}.
M Number of the day: {~big}.
M Heard in {~town}: {~donor} is looking at houses in Port Stanley.
M Reader {~donor} asks what became of {~bill}. It sleeps.
R Good morning. It is {~n} degrees in {~town} and warmer in the {~county} board room.
R If you read one thing today, read the footnotes to {~bill}.
R Three items, no adjectives.
R The short version: nobody won. The long version follows.
R We were in {~county} so that you did not have to be.
C See you next week.
C Tell us what we missed.
C Forward this to one person who disagrees with you.
`

/** What a shared-document service writes when somebody shares something. */
export const SHARED = `
S {name} shared "{file}" with you
S {name} commented on "{file}"
S {name} mentioned you in "{file}"
O {name} has given you access to the document "{file}".
O {name} left a comment on "{file}": "{~small} lines too long, see page {~n}."
O There are {~small} new suggestions in "{file}".
M Owner: {name}. Last change {past}.
M You can reply to this message to add a comment.
`
