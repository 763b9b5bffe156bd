import { MINUTE, random, type Moment } from '#ground'
import type { Mail } from '../archive/mail.ts'
import { freshValues } from '../plant/fresh.ts'
import type { Scene } from '../plant/scene.ts'
import { serialise } from '../plant/serialise.ts'
import { redated, rewriting } from './rewrite.ts'

/** An honest mail that went through the injector: what a detector says of it beyond the original is an artefact. */
export interface Sham {
  readonly at: Moment
  readonly bytes: Buffer
}

/**
 * Sends a real mail through the planting program once more: own words, own client, own thread, but taken apart, put on
 * another mail's way, dated a few minutes earlier and given fresh ids. If shams alert more often than honest mail, or
 * can be told from it, then results on planted mail mean nothing.
 */
export function shamOf(scene: Scene, mail: Mail, seed: string): Sham | undefined {
  const chance = random(`${seed}/sham/${mail.id}`)
  const parts = rewriting(scene, mail, chance)
  if (parts === undefined) return undefined
  const { own, carrier } = parts
  const earlier = -(1 + chance.below(20)) * MINUTE
  const fresh = freshValues(chance.fork('ids'))
  const by = mail.sent!.at + earlier - carrier.mail.sent!.at
  const bundle = { fields: redated(parts, earlier, fresh), body: own.body.toString('latin1') }
  return { at: (carrier.mail.at + by) as Moment, bytes: serialise({ carrier, bundle, by, fresh }) }
}
