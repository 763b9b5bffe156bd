import { random, type Moment, type Random } from '#ground'
import { field } from '../archive/fields.ts'
import type { Mail } from '../archive/mail.ts'
import { clientOf } from '../plant/clients.ts'
import type { Bundle, Desk, Letter } from '../plant/clients/client.ts'
import { freshValues } from '../plant/fresh.ts'
import { fill } from '../plant/lures/lure.ts'
import { lureLink, popularLink } from '../plant/lures/links.ts'
import type { Lures } from '../plant/lures.ts'
import { mimic } from '../plant/mimic.ts'
import { drawSeat, type Seat } from '../plant/network.ts'
import type { Scene } from '../plant/scene.ts'
import { serialise } from '../plant/serialise.ts'
import type { Planting } from '../plant/plan.ts'
import { handIn } from '../plant/submission.ts'
import { letterOf, rewriting } from './rewrite.ts'
import type { Sham } from './sham.ts'

/** Honest things that look like a takeover, each made from a real mail by the smallest change that makes it. */
export const HARD = [
  'new phone',
  'travel',
  'assistant sends',
  'new address',
  'new contact',
  'file link',
  'phishing warning',
] as const

/** One of them. */
export type Hard = (typeof HARD)[number]

interface Edit {
  readonly scene: Scene
  readonly mail: Mail
  readonly seat: Seat
  readonly lures: Lures
  readonly chance: Random
}

/** Makes a hard negative; undefined where the mail does not allow it. */
export function hardNegative({ scene, lures, seed }: Planting, mail: Mail, edit: Hard): Sham | undefined {
  const chance = random(`${seed}/hard/${edit}/${mail.id}`)
  const parts = rewriting(scene, mail, chance)
  if (parts === undefined) return undefined
  const { carrier, own } = parts
  const seat = drawSeat(mail.sent!.zone, chance)
  const by = mail.sent!.at - carrier.mail.sent!.at
  const fresh = freshValues(chance.fork('ids'))
  const edited = edits[edit]({ scene, mail, seat, lures, chance })
  if (edited === undefined) return undefined
  const same = (letter: Letter) => mimic(own.client, { letter, text: `${letter.own}\n`, by: 0, fresh })
  const bundle = edited.write === undefined ? same(edited.letter) : edited.write(edited.letter)
  const above = edited.moves === true ? handIn(carrier, { kind: 'smtp', seat }, chance) : carrier.above
  return { at: mail.at, bytes: serialise({ carrier: { ...carrier, above }, bundle, by, fresh }) }
}

interface Edited {
  readonly letter: Letter
  /** Another client than the sender's own. */
  readonly write?: (letter: Letter) => Bundle
  /** True where it is handed in from another network. */
  readonly moves?: boolean
}

const edits: Readonly<Record<Hard, (edit: Edit) => Edited | undefined>> = {
  'new phone': edit => ({
    letter: letterOf(edit.mail),
    write: letter => clientOf('iphone')!.write(letter, deskOf(edit), edit.chance),
    moves: true,
  }),
  travel: ({ mail, seat }) => ({
    letter: { ...letterOf(mail), date: { at: mail.sent!.at, zone: seat.zone } },
    moves: true,
  }),
  'assistant sends': edit => ({
    letter: letterOf(edit.mail),
    write(letter) {
      const bundle = clientOf('outlook-desktop')!.write(letter, deskOf(edit), edit.chance)
      const sender = field(
        'Sender',
        `"Office of ${edit.mail.from.name}" <office@${edit.mail.from.address.split('@')[1]!}>`,
      )
      return { ...bundle, fields: [bundle.fields[0]!, sender, ...bundle.fields.slice(1)] }
    },
  }),
  'new address': edit => {
    const letter = letterOf(edit.mail)
    const local = letter.from.name
      .toLowerCase()
      .replace(/[^a-z]+/g, '.')
      .replace(/^\.|\.$/g, '')
    if (local.length < 4) return undefined
    return { letter: { ...letter, from: { name: letter.from.name, address: `${local}@outlook.com` } } }
  },
  'new contact': ({ scene, mail, chance }) => {
    const known = new Set(
      (scene.bySender.get(mail.from.address) ?? [])
        .filter(({ at }) => at < mail.at)
        .flatMap(({ to, cc }) => [...to, ...cc].map(({ address }) => address)),
    )
    const strangers = [...scene.bySender.values()].map(own => own[0]!.from).filter(({ address }) => !known.has(address))
    return strangers.length === 0 ? undefined : { letter: { ...letterOf(mail), to: [chance.pick(strangers)] } }
  },
  'file link': ({ mail, chance }) => {
    const letter = letterOf(mail)
    const line = chance.pick([
      'I put the whole file here:',
      'Could you please review this document?',
      'The current version is here:',
    ])
    return letter.own.length > 6000
      ? undefined
      : { letter: { ...letter, own: `${letter.own}\n\n${line} ${popularLink(chance)}` } }
  },
  'phishing warning': ({ mail, lures, chance }) => {
    const lure = chance.pick(lures.phishing)
    const link = lureLink('example.com', chance)
    const text = fill(lure.text, { name: 'all', me: '', topic: '', link, phone: '', address: '' })
    const own = `Just a warning, I got this today and it is phishing. Please do not click on it.\n\n${text
      .split('\n')
      .slice(0, 30)
      .map(line => `> ${line}`)
      .join('\n')}`
    return { letter: { ...letterOf(mail), subject: 'Beware of this phishing mail', references: [], own } }
  },
}

function deskOf({ mail, seat }: Edit): Desk {
  return {
    year: new Date(mail.at).getUTCFullYear(),
    domain: mail.from.address.split('@')[1]!,
    machine: seat.machine.toLowerCase(),
    dayFirst: false,
  }
}

/** True for an honest mail that comes after so long a silence that everything about its sender may have changed. */
export function afterSilence(at: Moment, before: Moment | undefined): boolean {
  return before !== undefined && at - before >= 90 * 86_400_000
}
