import type { Table } from '../document/sheet.ts'
import type { Person } from './person.ts'
import { OUTSIDERS } from './outsiders.ts'
import { ADVISER_LEFT, TEAM } from './team.ts'

/** The people whom the campaign knows, as its own table has them; telephone numbers are placeholders. */
export function rosterRows(): Table {
  const partners = OUTSIDERS.filter(
    ({ role }) => !['volunteer', 'donor'].includes(role) && !/new at|Ingrid’s|Hana’s/.test(role),
  )
  return [
    ['name', 'role', 'status', 'org', 'addresses', 'assistant_of', 'phone', 'until'],
    ...Object.values<Person>(TEAM).map(row),
    ...partners.map(row),
  ]
}

function row(person: Person, index: number): string[] {
  const addresses = person.accounts.map(({ address }) => address)
  return [
    person.name,
    person.role,
    person.status === 'outside' ? 'partner' : person.status,
    person.status === 'outside' ? (addresses[0]!.split('@')[1] ?? '') : 'harbour.example',
    addresses.join(' '),
    person.key === 'hana' ? 'miriam@harbour.example' : '',
    `555-${person.status === 'outside' ? '02' : '01'}${String(index + 10).padStart(2, '0')}`,
    person.status === 'former' ? new Date(ADVISER_LEFT).toISOString().slice(0, 10) : '',
  ]
}
