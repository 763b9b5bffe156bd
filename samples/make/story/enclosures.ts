/** Small files that ordinary mail carries: invoices, walk lists, money tables, schedules. */
import type { Moment, Random } from '#ground'
import { DOCX, docx } from '../document/docx.ts'
import type { Paper } from '../document/paper.ts'
import { pdf } from '../document/pdf.ts'
import { csv, type Table, XLSX, xlsx } from '../document/sheet.ts'
import { spoken, ZONES } from '../mail/calendar.ts'
import type { Attachment } from '../mail/letter.ts'
import type { Facts } from './grammar.ts'
import { factsAround } from './places.ts'

type Maker = (facts: Facts, at: Moment, random: Random) => Attachment

/** A file for a mail on that topic, now and then. */
export function enclosureFor(topic: string, facts: Facts, at: Moment, random: Random): Attachment | undefined {
  const choice = MAKERS[topic]
  return choice !== undefined && random.chance(choice.share) ? choice.make(facts, at, random) : undefined
}

const MAKERS: Readonly<Record<string, { readonly share: number; readonly make: Maker }>> = {
  vendor: { share: 0.3, make: invoice },
  itinerary: { share: 0.25, make: invoice },
  datawork: { share: 0.25, make: walkList },
  volunteers: { share: 0.1, make: walkList },
  budget: { share: 0.3, make: moneyTable },
  filing: { share: 0.2, make: moneyTable },
  travel: { share: 0.25, make: schedule },
  events: { share: 0.12, make: schedule },
  speech: { share: 0.2, make: schedule },
}

function invoice(facts: Facts, at: Moment, random: Random): Attachment {
  const draw = (name: string) => factsAround(at, {})(name, random)
  const number = facts.get('invoice') ?? draw('invoice')
  const lines = Array.from(
    { length: 2 + random.below(4) },
    () => `${draw('n')} x ${draw('issue')}, ${draw('town')}: ${draw('money')}`,
  )
  const blocks = [
    { kind: 'title' as const, text: `Invoice ${number}` },
    { kind: 'text' as const, text: `Harbour for Governor, ${draw('street')}, Port Stanley` },
    ...lines.map(text => ({ kind: 'text' as const, text })),
    { kind: 'heading' as const, text: `Total ${facts.get('money') ?? draw('money')}` },
    { kind: 'text' as const, text: `Payable within ${draw('n')} days. Thank you.` },
  ]
  const look = { title: number, creator: 'Ledgerly 4.2', producer: 'Ledgerly PDF', created: at }
  return { name: `${number}.pdf`, type: 'application/pdf', bytes: pdf(blocks, look) }
}

function walkList(facts: Facts, at: Moment, random: Random): Attachment {
  const draw = (name: string) => factsAround(at, {})(name, random)
  const rows: Table = Array.from({ length: 14 + random.below(26) }, (_, index) => [
    index + 1,
    draw('donor'),
    `${1 + random.below(240)} ${draw('street')}`,
    random.pick(['1', '2', '3', 'NH', '']),
  ])
  const town = (facts.get('town') ?? facts.get('county') ?? draw('town')).toLowerCase().replace(/[^a-z]+/g, '-')
  const table: Table = [['No', 'Name', 'Address', 'Code'], ...rows]
  return { name: `walk-${town}-${spoken(at, ZONES.eastern, '{mm}{dd}')}.csv`, type: 'text/csv', bytes: csv(table) }
}

function moneyTable(_: Facts, at: Moment, random: Random): Attachment {
  const lines = [
    'Payroll',
    'Field',
    'Media',
    'Mail',
    'Travel',
    'Events',
    'Rent',
    'Data',
    'Polling',
    'Legal',
    'Research',
    'Reserve',
  ]
  const rows = lines.map((name, index) => {
    const plan = 1500 * (2 + random.below(60))
    const actual = Math.round(plan * (0.8 + random.next() * 0.45))
    return [name, 4100 + index * 10, plan, actual, actual - plan]
  })
  const month = spoken(at, ZONES.eastern, '{year}-{mm}')
  const table: Table = [['Line', 'Account', 'Plan', 'Actual', 'Difference'], ...rows]
  return {
    name: `actuals-${month}-v${1 + random.below(4)}.xlsx`,
    type: XLSX,
    bytes: xlsx(month, table, 'Ingrid Sørensen', at),
  }
}

function schedule(facts: Facts, at: Moment, random: Random): Attachment {
  const draw = (name: string) => facts.get(name) ?? factsAround(at, {})(name, random)
  const fresh = (name: string) => factsAround(at, {})(name, random)
  const stops = Array.from(
    { length: 5 + random.below(5) },
    () =>
      `${fresh('time')}  ${fresh('venue')}, ${fresh('town')}: ${fresh('issue')}, ${fresh('small')} minutes. Contact ${fresh('volunteer')}.`,
  )
  const date = draw('date')
  const paper: Paper = {
    title: `Schedule ${date}`,
    author: 'Hana Kobayashi',
    lastEditor: 'Hana Kobayashi',
    revision: 1 + random.below(9),
    created: (at - 86_400_000) as Moment,
    modified: at,
    blocks: [
      { kind: 'title', text: `${date}: ${draw('county')}` },
      ...stops.map(text => ({ kind: 'text' as const, text })),
      { kind: 'text', text: `Hotel: ${fresh('hotel')}. Driver until ${fresh('town')}: ${fresh('volunteer')}.` },
    ],
  }
  return { name: `Schedule ${date}.docx`, type: DOCX, bytes: docx(paper) }
}
