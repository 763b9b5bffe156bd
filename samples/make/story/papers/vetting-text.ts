/** The vetting file on a possible running mate, in the form that memo-text.ts explains. Nobody in it exists. */
export const VETTING_TEXT = `
H I. Summary
- Senator Thaddeus Crane has represented {county} for {~small} terms. He is well liked in {town} and hardly known outside {county} and {~county}.
- We found {n} matters worth a paragraph and {~small} worth a conversation with him before anything is announced.
- Nothing found so far would in our view exclude him; {~small} things would have to be explained on the first day.
- This file was made from public records, from interviews and from papers that he gave us himself. Where we rely on one source only, the entry says so.
- The file must not be copied. Each reader has a numbered one.
H II. Family and schooling
- He was born in {town}, the second of {~small} children of a net maker.
- He left {~town} high school with a prize in mathematics and a warning for absence.
- The degree from the community college is confirmed; the year in his brochure is wrong by one.
- A brother in {~town} was fined {~money} for fishing out of season, twice.
- His daughter works for a firm that sells software to {~small} counties, none of them his.
- A cousin ran for the board on the other side and lost.
H III. Business and property
- He has owned, in this order, a boatyard, a third of a cold store, and two houses.
E 40
a [The boatyard on|The lot on|The shed behind|The house on|The mooring off] {~street}, {~town}: bought {~past}, {~bigmoney}.
a Cold store, {~month} accounts: turnover {~bigmoney}, his share {~pct}.
a Loan {~invoice} with [the growers' bank|a cousin|the harbor credit union|{~donor}], {~bigmoney} over {~small} years.
a Dispute with {~vendor} over {~money} of [ice|paint|rope|diesel|insurance].
b Sold {~small} years later at a gain of {~money}, taxed.
b A lien was released after {~small} letters.
b The reports were late once, for which he paid {~money}.
b Assessed well below the neighbor's, who complains about it to anybody.
b Held through a company that his sister manages; the papers are in order.
b Settled without record; both sides say they are content.
c {~donor} was a partner and has since lobbied on {~bill}.
c He told us about this one himself.
c There is a photograph of the signing, with Pryce in the second row.
c One source only.
c Checked at the county recorder in {~county}, book {~n}.
d Weight: low.
d Weight: medium, because the date is close to his vote on {~bill}.
d Weight: low, but it will be found.
H IV. Taxes
- He gave us returns for {~n} years; all were filed, some with an extension. There is no foreign account.
E 18
a Year {~small} of the file: income {~bigmoney}, tax paid {~money}.
a Amended return, {~past}: [the boat|the yard|a nephew's wages|gifts in kind].
a Notice over {~money}, {~past}.
b The deduction for the boat is what his accountant calls bold.
b Paid within {~n} days, with a letter of apology.
b Charitable gifts of {~pct}, mostly to the parish hall in {~town}.
b Depreciation over {~small} years instead of {~small}, with the office's consent.
c One form lacks a page; he is looking for it in {~town}.
c The accountant, {~donor}, answered all questions in one afternoon.
d Weight: low.
d Weight: none, mentioned for completeness.
H V. Votes
- He has missed few votes, most of them in the spring in which his mother was ill. These are the ones that somebody will read aloud.
E 62
a {~bill}, {~past}, {~issue}: voted for.
a {~bill}, {~past}, {~issue}: voted against, with {~small} others.
a {~bill}, {~past}, {~issue}: for in committee, against on the floor.
a {~bill}, {~past}, {~issue}: absent, paired with {~donor}.
a {~bill}, {~past}, {~issue}: sponsor.
b Said that the amendment on {~issue} had turned it into another bill.
b Spoke for {~small} minutes; the number he gave was wrong by {~pct}.
b The {~paper} called it "brave or careless".
b {~county} gained {~bigmoney} by it, {~county} lost about as much.
b He was the only one of his county and was forgiven within {~small} months.
b Passed {~n} to {~n}; his vote did not decide it.
b Asked in {~town} about it, he said he would do the same again.
c Miriam voted the other way.
c {~local} has it on the list of votes it counts.
c It contradicts his letter to the {~paper} of {~past}.
c He has changed his mind since, and has said so.
c Two donors wrote to him in that week; we have the letters from him.
d Line to take: the date, the amount, and where it comes from.
d Line to take: he was wrong, and he was the first to say it.
d Line to take: none needed.
d Line to take: ask him.
H VI. Statements
- He writes his own posts and letters, some of them at night.
E 58
a {~past}, {~venue} in {~town}: said that {~county} had been "[sold by people who never bought a fish|run like a lemonade stand|promised a road and given a map|counted twice and asked once]".
a {~past}, {~show}: on {~issue}, {~small} minutes, mostly about [tides|his grandmother|the price of rope|a bridge].
a {~past}, letter to the {~paper}: called [teachers in {~county}|the board|the growers|his own party] "[comfortable|late|brave in groups|good at lunch]".
a {~past}, post on the old network, {~n} answers: [a joke about {~town}|a photograph with Pryce|a poem|a complaint about {~station}].
b Withdrawn after {~small} days, with a sentence that was worse.
b Nobody minded at the time.
b The room laughed; the recording does not show why.
b He says he was quoting {~donor}.
b The second half, which is fair, is never quoted.
b It was true then and is not true now.
c A copy is with {~station}.
c We have it from one source only.
c Miriam has heard it and laughed.
c He offers to repeat it.
c It should be deleted by him and not by us.
d Weight: low.
d Weight: medium.
d Weight: high in {~county}, none elsewhere.
d Weight: low, with a smile.
H VII. Staff and office
- {n} people have worked for him. A former aide says that he shouts and apologizes on the same day.
E 32
a {~donor}, [aide|driver|scheduler|intern|counsel to his committee], until {~past}.
a Travel claim {~invoice}, {~money}, {~county}.
a Office lease on {~street}, {~money} a month.
a Calendar for {~month}, released on request.
b Left for [a better desk|the university|{~station}|the growers|a child], on good terms.
b Left within the year and does not return calls.
b Above the average of his colleagues, nearly all of it mileage.
b Signed after two offers, with {~donor}, who has given him {~money}.
b Some entries are blacked out; he says they are family, and they look like it.
c A complaint was closed with a payment of {~money}.
c Corrected by himself within {~small} weeks.
c Nothing in the records of the ethics office.
d Weight: low.
d Weight: medium, because of {~donor}.
H VIII. Health and habits
- His physician's letter speaks of good health and {~small} medicines. He walks {~small} miles a day on an operated knee.
- He drinks beer at the {~venue} and is driven home by his wife.
- A citation for speeding, {~n} over, was paid on the spot.
- He gambles on the {~town} regatta, {~money} at most. He has given up cigars {~small} times.
H IX. Friends and donors
- We looked at {~n} pairs of gifts and votes and saw no pattern.
E 38
a {~donor}, {~town}: {~money} in {~small} cycles.
a {~donor}, [contractor|widow of a captain|brewer|dentist|owner of {~small} ferries]: {~money}, {~past}.
a Dinner at the {~hotel}, {~past}: {~bigmoney} after the band.
b Known since school; would vote for him and would not lend him a boat.
b Was asked by us and gave a kind and empty answer.
b Gave to Pryce as well, in the same week.
b Money returned when a license was suspended.
b Wrote to him on {~bill} and got what everybody got.
c His name is on the cold store papers, page {~n}.
c Owns the building in which {~local} has its office.
c Has been to Miriam's kitchen and behaved.
d Weight: low.
d Weight: medium.
d Weight: to be asked.
H X. Interviews
- {n} people were asked, {~small} did not call back, one hung up.
E 44
a {~donor}, [clerk in {~county}|harbor master|former opponent|neighbor|reporter|parish priest|teacher|mechanic], {~past}.
b Remembers him as the only one who brought the forms back filled in.
b Says he is right about the pilings and wrong about the price.
b Called him "fair, and tiring".
b Declined, with a smile.
b Spoke for {~n} minutes and asked for coffee.
b Would not discuss the yard.
b Has seen him cry once, at a boat.
c Asked not to be named in the part about {~street}.
c Contradicts the entry on {~bill}.
c Would say it on the record.
c Works for the other side now, which we kept in mind.
d Notes confirmed.
d By telephone.
d In person, with two of us.
H XI. Questions he will be asked, and answers
- Why did you vote against it when you had voted for it? The amendment made it worse for {county}, and he would do the same again.
- How much of the cold store is yours? {pct}, through his sister, and it will be sold before the first day.
- What did you mean by "comfortable"? He was wrong, he said so within days, and his own sister teaches.
- Did you know about the change orders when you praised the harbor works? No, and he has asked for them since.
- When did you last speak to Walter Pryce? He should have the date ready.
- If he does not know, he should say so; he does that well.
`
