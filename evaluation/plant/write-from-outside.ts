import { random } from '#ground'
import type { Carrier } from './carrier.ts'
import { chooseCarrier } from './choose-carrier.ts'
import { clientOf } from './clients.ts'
import type { Bundle } from './clients/client.ts'
import { forgedSpf, forgeFilter, forgeRoute } from './forge.ts'
import { mimic } from './mimic.ts'
import { deskOf, most, type Made, type Plan } from './plan.ts'
import { serialise } from './serialise.ts'
import { FOREIGN } from './write-from-abroad.ts'

/** S0: a forger's own host. What it shows of the victim grows with what the forger has seen (after Gascon 2018). */
export function writeFromOutside(plan: Plan): Made | undefined {
  const { scene, letter, chance, shot, episode, fresh } = plan
  const carrier = chooseCarrier({ scene, mails: scene.archive.mails, chance }, shot.date, {})
  if (carrier === undefined) return undefined
  const domain = episode.victim.split('@')[1]!
  const ending = chance.pick(['com', 'net', 'ru', 'in'])
  const envelope =
    episode.grade === 'blind'
      ? `info@${chance.pick(['mail', 'web', 'smtp'])}${chance.below(900)}.${ending}`
      : episode.victim
  const spf = forgedSpf(episode.grade, chance)
  const bundle = forgedBundle(plan, carrier, envelope.split('@')[1]!)
  if (bundle === undefined) return undefined
  const by = letter.date.at - carrier.mail.sent!.at
  const bare: Carrier = {
    ...carrier,
    above: [],
    among: [],
    route: forgeRoute(carrier, { seat: episode.seat, fromDomain: domain, envelope, spf }),
    list: carrier.list.map(old => forgeFilter(old, spf)),
  }
  return { carrier, by, bytes: serialise({ carrier: bare, bundle, by, fresh }) }
}

function forgedBundle(plan: Plan, carrier: Carrier, domain: string): Bundle | undefined {
  const { scene, episode, letter, chance, habits, fresh } = plan
  if (episode.grade === 'known-headers') {
    const seen = habits.past
      .slice(-10)
      .filter(({ sent }) => sent !== undefined)
      .map(mail => scene.carrier(mail))
      .filter(other => other !== undefined)
    if (seen.length === 0) return undefined
    const model = chance.pick(seen)
    return mimic(model.client, { letter, text: `${letter.own}\n`, by: letter.date.at - model.mail.sent!.at, fresh })
  }
  const before = scene.indexAt(letter.date.at)
  const colleagues = scene.archive.mails
    .slice(Math.max(0, before - 4000), before)
    .filter(({ from }) => from.address.endsWith(`@${domain}`))
  const usual =
    episode.grade === 'known-domain' && colleagues.length > 0
      ? clientOf(most(colleagues.map(({ family }) => family)))
      : undefined
  const client = usual ?? clientOf(random(`client/${episode.id}`).pick(FOREIGN))!
  return client.write(letter, { ...deskOf(plan, carrier, client), domain }, chance)
}
