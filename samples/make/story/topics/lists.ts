/** What people write to mailing lists. */
export const LIST_TALK = `
S Walk app and [dead zones|battery|maps]
S Training deck, anyone?
S {county}: road closures on {day}
S What do you pay for lunches?
S Yard sign season
S Rules for the {venue}
S {issue} talking points
S Job: organizer in {county}
S Press list, [additions|corrections]
S Embargo for {date}
O Does anybody have a training deck for people who have never knocked on a door? Ours is {n} slides and everyone is asleep at slide {~n}.
O In {county} the app loses the signal behind {street}. We print the list now, like in the old days. Other ideas welcome.
O The {venue} has new rules: no tape on walls, out by {time}, deposit {money}. Please do not let us lose it.
O We pay {~small} dollars for a lunch in {town}. Is that much? The treasurer thinks it is.
O Reminder that everything for {date} is under embargo until {time}. {reporter} has asked three of us already.
O We look for an organizer in {county} from {month} on. {~small} months, car needed, good dogs.
O {issue} talking points went out on {past}. If you have a better first sentence, send it to me and not to the list.
O Road to {~town} is closed from {day}. Turf {~n} to {~n} cannot be reached, please swap.
M Attachments bounce here, so use a link.
M We did it in {~town} and it took {~small} people.
M I can bring {~n} on {~day}.
M Off list if you prefer.
R Ours has {~small} slides and a joke. I send it to whoever asks.
R Second that. In {~county} it was the same in {month}.
R {~small} is fair. Ours eat more.
R Please check the date, I have {~date}.
R Could not do it, but {volunteer} might.
R Printing works, until it rains.
F Thanks to all who answered, {~n} in all.
F One more thing: who has the key?
F I put a summary on the list page.
C Thanks!
C Got it, thank you.
C Solved.
`
