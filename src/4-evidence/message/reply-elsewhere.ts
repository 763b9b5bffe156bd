import { organisation } from '#ground'

import { NOTHING, saw, type EvidenceFunction } from '../evidence.ts'
import { nameOf, type GivenMessage } from '../given.ts'

/**
 * The answer would go to another organisation than the one the mail claims to come from.
 *
 * Why it matters: whoever writes from a forged or borrowed address must get the answers elsewhere.
 * When it is wrong: ticket systems, newsletters and assistants answer elsewhere too, and lists set the field. An address
 * to which this account wrote before, one of the roster, and a list's own are not counted.
 */
export const replyElsewhere: EvidenceFunction<GivenMessage> = {
  name: 'reply-elsewhere',
  kin: 'name',
  claims: ['account-turned', 'impersonated', 'phish'],
  look(given) {
    const { gist, team, memory, person } = given
    const homes = new Set(gist.from.map(({ domain }) => organisation(domain)))
    const from = person?.address ?? ''
    const strange = gist.replyTo.filter(
      ({ domain, address }) =>
        domain !== '' &&
        !homes.has(organisation(domain)) &&
        !gist.to.includes(address) &&
        !team.byAddress.has(address) &&
        !memory.pairs.has(`${from}>${address}`) &&
        gist.list?.includes(organisation(domain)) !== true,
    )
    const [first] = strange
    if (first === undefined) return NOTHING
    return saw({
      says: `Answers to ${nameOf(given)} would go to ${strange.map(({ address }) => address).join(', ')}, outside ${[...homes].join(', ')}.`,
      bits: memory.accounts.has(first.address) ? 1 : gist.list === undefined ? 3 : 1,
      spans: strange.map(({ span }) => span),
      values: { address: first.address },
    })
  },
}
