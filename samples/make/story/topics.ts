import { type Topic, readTopic } from './grammar.ts'
import { BUDGET, DEBATE, POLLING, TRAVEL } from './topics/campaign.ts'
import { DATAWORK, OFFICE, SMALLTALK } from './topics/office.ts'
import { ADVERTISING, DONORS, EVENTS, POLICY, SPEECH } from './topics/outreach.ts'
import { ALLIES, INQUIRY, ITINERARY, SUPPORTERS, VENDOR } from './topics/partners.ts'
import { FILING, PRESS, RESEARCH, VOLUNTEERS } from './topics/work.ts'

const TEXTS = {
  polling: POLLING,
  debate: DEBATE,
  budget: BUDGET,
  travel: TRAVEL,
  press: PRESS,
  volunteers: VOLUNTEERS,
  filing: FILING,
  research: RESEARCH,
  advertising: ADVERTISING,
  events: EVENTS,
  speech: SPEECH,
  donors: DONORS,
  policy: POLICY,
  datawork: DATAWORK,
  office: OFFICE,
  smalltalk: SMALLTALK,
  vendor: VENDOR,
  inquiry: INQUIRY,
  allies: ALLIES,
  supporters: SUPPORTERS,
  itinerary: ITINERARY,
}

/** What people write about. */
export type TopicName = keyof typeof TEXTS

/** The topics by name. */
export const TOPICS = Object.fromEntries(
  Object.entries(TEXTS).map(([name, text]) => [name, readTopic(text)]),
) as Readonly<Record<TopicName, Topic>>
