import { organisation } from '#ground'
import { foldName } from '#team'

import { blind, NOTHING, saw, type EvidenceFunction } from '../evidence.ts'
import type { GivenMessage } from '../given.ts'

/**
 * The display name is that of somebody on the roster, or is one of their addresses, and the address is not theirs.
 *
 * Why it matters: phones show the name alone. It is the cheapest way to pretend to be somebody.
 * When it is wrong: people have private addresses that nobody listed, and namesakes. Adding the address to the roster
 * settles it.
 */
export const displayNameBorrowed: EvidenceFunction<GivenMessage> = {
  name: 'display-name-borrowed',
  kin: 'name',
  claims: ['impersonated'],
  look({ gist, team, account, memory }) {
    if (team.people.length === 0) return blind('No roster was given (--roster), so borrowed names cannot be told.')
    const [author] = gist.from
    if (author === undefined || team.byAddress.has(author.address)) return NOTHING
    const shownAddress = /[^\s<>"(]+@[^\s<>")]+/.exec(author.name)?.[0].toLowerCase()
    const person =
      team.byName.get(foldName(author.name)) ??
      (shownAddress === undefined ? undefined : team.byAddress.get(shownAddress))
    if (person === undefined || (account?.mails ?? 0) >= 12) return NOTHING
    // Lists write "Anna via list" with their own address: that is the list's doing.
    if (gist.list?.includes(organisation(author.domain)) === true) return NOTHING
    const theirs = person.addresses.filter(address => memory.accounts.has(address))
    return saw({
      says: `The name shown is ${person.name} (${person.role === '' ? 'on the roster' : person.role}), the address is ${author.address}, which is not known as theirs.`,
      bits: (account?.mails ?? 0) === 0 ? 5 : 3,
      spans: [author.span],
      values: { name: person.name, address: author.address, known: theirs.length },
      usual: person.addresses.join(', '),
      now: author.address,
    })
  },
}
