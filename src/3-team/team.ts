/** One person of the roster, with every address that is theirs. */
export interface Person {
  readonly name: string
  readonly role: string
  /** Former people stay in: their accounts are trusted still, and that is what attackers use. */
  readonly status: 'current' | 'former' | 'outside'
  /** Work and personal addresses, lower case. */
  readonly addresses: readonly string[]
  /** Name of the person for whom this one writes, if they do. */
  readonly writesFor?: string
  readonly phone?: string
}

/** Who belongs together: the people and domains that a stranger would pretend to be. */
export interface Team {
  readonly people: readonly Person[]
  /** The team's own domains, lower case. */
  readonly domains: readonly string[]
  readonly byAddress: ReadonlyMap<string, Person>
  /** By name with its case and spacing folded. */
  readonly byName: ReadonlyMap<string, Person>
}

/** Puts a team together. Two people of one name are both kept; the first stands for the name. */
export function teamOf(people: readonly Person[], domains: readonly string[]): Team {
  const byAddress = new Map<string, Person>()
  const byName = new Map<string, Person>()
  for (const person of people) {
    for (const address of person.addresses) if (!byAddress.has(address)) byAddress.set(address, person)
    const name = foldName(person.name)
    if (name !== '' && !byName.has(name)) byName.set(name, person)
  }
  return { people, domains: [...new Set(domains.map(domain => domain.toLowerCase()))], byAddress, byName }
}

/** A display name as it compares: lower case, marks and titles off, `Doe, Jane` turned round. */
export function foldName(name: string): string {
  const turned = /^[^,]{2,40},[^,]{2,40}$/.test(name) ? name.split(',').reverse().join(' ') : name
  return turned
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\([^)]{0,60}\)|"|\b(?:dr|mr|mrs|ms|prof)\b\.?/g, ' ')
    .replace(/[^\p{L}\s]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/**
 * The first address of whoever has several by the roster, under which habits of people are learnt, whichever address they
 * write from; undefined for everybody else.
 */
export function personAddress({ byAddress }: Team, address: string | undefined): string | undefined {
  const addresses = byAddress.get(address ?? '')?.addresses ?? []
  return addresses.length > 1 ? addresses[0] : undefined
}
