/** Data, machines, people, small talk. */

/** The voter file and its moods. */
export const DATAWORK = `
S Voter file update, {county}
S Duplicates in {town}
S Export for {keystone}
S Model scores, {month}
S Access for {volunteer}
O The {month} file from {voterlight} is loaded. {county} grew by {big} records, and {~n} of them are the same three people.
O {keystone} needs the {town} addresses by {day}, households and not persons. I can export tonight if somebody tells me which universe.
O Scores for {group} moved by {~small} points after the refresh. I do not believe it, please do not call by them until {day}.
O {volunteer} cannot see the {county} list. Rights or typo?
O I would like to delete the lists from the {past} event, they have telephone numbers and nobody needs them any more.
M The field "{street}" is in capitals in half of the rows, hence the duplicates.
M Backups run at {time}, please save before.
M {~big} records have no apartment number.
M Whoever made "final_final_{n}", please give it a name.
M The county sends its file on {~day}s now.
R Universe is "{issue} plus {group}", without those we mailed in {~month}.
R Typo, with one l. Fixed.
R Delete them, yes, and write down that we did.
R Wait with the scores. {other} found that the {past} survey went in twice.
R Exported: {~big} households, checked against the map.
F And the ones who asked for no mail? There were {~n}.
F The file opens with strange letters in the names. It is the ñ again.
F Merged. {~n} fewer than before.
F Could you give me read access as well?
F I compared with the old list: {~n} are gone, of which {~small} moved to {~town}.
C Thanks, it works.
C Good. Deleted and noted.
C Loaded.
C Perfect.
`

/** Keys, printers, rent. */
export const OFFICE = `
S Printer, again
S Office on {day}
S Keys for {town}
S Kitchen
S Internet in the {town} office
S Holiday list {month}
S New laptop for {volunteer}
O The big printer prints everything twice since {past}. The man comes on {day} between {time} and evening.
O {town} office has no internet until {day}. If you go there, take your phone plan with you.
O There are {~small} keys for the back door and {n} people who say they have one. Please reply with where yours is.
O Please enter your days off for {month} in the sheet, I see {~small} people in {county} that week and nobody in the office.
O A laptop for {volunteer} is ordered, {~money} with the case. Until it comes she uses the one from {~town}.
O Fire drill on {day} at {time}. It is announced, so please leave at a walk.
M And whoever took the label maker: it is missed.
M Password for the guest network changes on {~day}, the new one hangs in the kitchen.
M The landlord paints the stairs, use the other door.
M Heating is on from {date}.
M I found a blue scarf.
R Key number {~small} is with me.
R It also eats page {~n}. Tell the man.
R I am in {county} all week, put me down for {date} instead.
R The scarf is mine, thank you!
R Can the drill wait for half an hour? {station} is here.
R I can work from the {venue}, they have a good line.
F Does {volunteer} need the mobile plan too?
F Repaired. It was a paper clip.
F The man did not come. New appointment is {~day}.
F {other} has a spare one at home.
F Who ordered {~n} boxes of staples?
C Done.
C Thanks for taking care of it.
C Seen.
C OK for me.
`

/** What people say to each other besides. */
export const SMALLTALK = `
S Friday
S Lunch on {day}?
S {volunteer}'s birthday
S Your talk in {town}
S That article in the {paper}
S Quick one
O Lunch on {day}? The place on {street} has the soup again, and I owe you one from {past}.
O It is {volunteer}'s birthday on {date}. Ingrid collects, I buy the cake, nobody tells her.
O You were good in {town} yesterday. People in the second row wrote things down.
O Read the {paper} on {issue} this morning? The second half could have been ours, except for the spelling.
O Are you driving to {county} on {day}? I could use a seat, my car is with the doctor.
O The game is on {day}. There are {~small} of us so far and {venue} has the big screen.
M My sister is in {~town} that week, so evenings are difficult.
M I slept {~small} hours and it shows.
M The dog is better, thanks for asking.
M No work talk, that is the rule.
M Bring a coat, {~town} was freezing.
R Soup yes. {time}?
R I am in for the cake and against the singing.
R Thank you, I was nervous until the {issue} part.
R I can take two, leaving from {street} at {~time}.
R Cannot, sorry, call time. Next week?
R That article! I had it in my hand when your mail came.
F Then let us say {~time}, I come from {~town}.
F {other} wants to join, fine with you?
F She knows. Somebody left the card on the printer.
F Also: do you still have my umbrella?
F We lost. Ask me about something else.
C See you then!
C Good, looking forward.
C Ha. Yes.
C Until {day}.
`
