/**
 * How often who begins to write to whom about what. A row: topic, conversations in a week | who begins, with weights |
 * who may take part | how many of those.
 */
import { insist, type Moment } from '#ground'
import { TOPICS, type TopicName } from './topics.ts'

/** A kind of conversation that comes again and again. */
export interface Stream {
  readonly topic: TopicName
  readonly weekly: number
  readonly starters: readonly (readonly [string, number])[]
  readonly others: readonly string[]
  readonly size: readonly [number, number]
  readonly from?: Moment
  readonly until?: Moment
  /** The address that the starter writes from, where it is not the usual one. */
  readonly address?: string
}

/** Inside the team. */
export const INSIDE = `
polling 0.56 | priya 4, tomas 2, ruth 1 | ruth tomas colm | 1-3
debate 0.6 | tomas 4, colm 2, hana 1 | ruth colm priya | 1-2
budget 0.56 | ingrid 5, ruth 2, tomas 1 | ruth tomas devon | 1-2
travel 0.6 | hana 6, colm 1 | colm ruth tomas miriam | 1-3
press 0.64 | colm 6, priya 1 | ruth tomas priya miriam | 1-2
volunteers 0.41 | devon 5, tomas 2 | tomas marisol pete ruth | 1-2
filing 0.41 | ingrid 5 | ruth hana judith | 1-2
research 0.56 | priya 5, colm 1 | colm tomas ruth | 1-2
advertising 0.41 | tomas 4, colm 1 | ruth marcus colm | 1-2
events 0.49 | hana 3, devon 3, tomas 1 | tomas colm hana devon | 1-2
speech 0.38 | colm 4, miriam 1 | miriam ruth tomas | 1-2
donors 0.41 | ingrid 3, hana 3 | miriam ruth ingrid | 1-2
policy 0.38 | priya 4, tomas 2 | ruth tomas miriam | 1-2
datawork 0.34 | devon 3, priya 1 | amit tomas priya | 1-2
office 0.41 | hana 5, ingrid 2 | tomas priya colm ingrid ruth | 2-4
smalltalk 0.6 | colm 2, tomas 2, priya 1, devon 1, hana 1 | tomas priya colm hana ruth | 1-1
`

/** Daniel while he was the campaign's adviser. */
export const ADVISER = `
debate 0.9 | daniel 3, tomas 1 | tomas ruth colm | 1-2
polling 0.84 | daniel 2, priya 1 | priya tomas ruth | 1-2
speech 0.63 | daniel 1 | miriam colm ruth | 1-2
policy 0.56 | daniel 1 | priya tomas | 1-2
smalltalk 0.7 | daniel 1, tomas 1 | tomas daniel ruth colm | 1-1
`

/** Daniel as its friend with a firm of his own. */
export const FRIEND = `
debate 1.05 | daniel 2, tomas 1 | tomas daniel ruth colm | 1-2
polling 0.7 | daniel 2, priya 1 | priya daniel tomas | 1-2
speech 0.56 | daniel 1, colm 1 | colm daniel ruth | 1-2
policy 0.56 | daniel 1, tomas 1 | tomas daniel priya | 1-1
research 0.5 | priya 1, daniel 1 | daniel priya | 1-1
smalltalk 0.7 | daniel 1, tomas 1 | tomas daniel ruth colm | 1-1
allies 0.84 | beatriz 2, daniel 1 | daniel beatriz lorna | 1-1
vendor 0.42 | karin 1, marcus 1 | daniel beatriz | 1-2
vendor 0.35 | beatriz 1 | ingrid tomas | 1-1
`

/** Daniel at home. */
export const PERSONAL = `
smalltalk 0.7 | daniel 1 | tomas ruth colm | 1-1
`

/** With the world outside. */
export const OUTSIDE = `
vendor 0.36 | karin 1 | priya tomas | 1-2
vendor 0.47 | walt 3, marcus 2 | tomas ingrid ruth | 1-2
vendor 0.4 | sasha 2, gwen 3 | hana ingrid | 1-1
vendor 0.25 | amit 1 | devon priya | 1-2
inquiry 1.65 | elena 1, greg 1, joan 1, tasha 1, oskar 1 | colm ruth priya | 1-2
inquiry 0.09 | juergen 1 | colm | 1-1
allies 0.8 | lorna 2, sam 2, renee 1, judith 2 | ruth tomas | 1-2
supporters 1.5 | VOLUNTEERS 1 | devon hana aaliyah | 1-1
itinerary 0.54 | nia 1 | hana colm | 1-1
donors 0.29 | ingrid 1, ruth 1 | henrik rosalind | 1-1
volunteers 0.94 | devon 2, marisol 1, pete 1, aaliyah 1 | devon marisol pete aaliyah | 1-2
`

/** Reads the rows; `all` stands for everybody behind a word in capitals. */
export function readStreams(
  text: string,
  all: Readonly<Record<string, readonly string[]>>,
  span: Pick<Stream, 'from' | 'until' | 'address'> = {},
): Stream[] {
  return text
    .trim()
    .split('\n')
    .map(row => {
      const [head, starters, others, size] = row.split('|').map(part => part.trim())
      const [topic, weekly] = head!.split(' ')
      insist(topic !== undefined && topic in TOPICS, `No topic for ${row}`)
      return {
        topic: topic as TopicName,
        weekly: Number(weekly),
        starters: starters!.split(', ').flatMap(each => {
          const [key, weight] = each.split(' ')
          return (all[key!] ?? [key!]).map(name => [name, Number(weight)] as const)
        }),
        others: others!.split(' '),
        size: size!.split('-').map(Number) as [number, number],
        ...span,
      }
    })
}
