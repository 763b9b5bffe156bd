import { hash, verify } from 'node:crypto'
import { canonicalField } from './canonical-form.ts'
import { openedHash } from './dkim.ts'
import type { DkimSignature } from './dkim-signature.ts'
import type { UsableKey } from './key-record.ts'
import type { RawField } from './raw-fields.ts'
import { chooseFields, type SignedMail } from './signed-mail.ts'

/** The header fields of a mail on the way back to what was signed. */
export interface DamagedFields {
  readonly fields: readonly RawField[]
  /** Names that the signature covers, in its order. */
  readonly signed: readonly string[]
  /** Domain that signed, for fields that name the signer's own address. */
  readonly domain: string
  /** True where the signature is over every space and letter-case. */
  readonly spaceCounts: boolean
  /** Addresses that stand in the body: git's trailers and quoted header lines. Found when first asked for. */
  readonly mentioned: () => readonly string[]
}

/** One way that one field may have been: its text on the wire, or undefined for not having been there. */
export interface FieldChange {
  /** Index of the field; undefined for one that is not there now. */
  readonly at: number | undefined
  readonly text: string | undefined
  readonly says: string
}

/** One kind of damage to header fields, run backwards. Add one: a file in field-repairs/, a line in field-repairs.ts. */
export interface FieldRepair {
  readonly name: string
  /** How dear it is: the search tries the cheapest sums first. */
  readonly cost: number
  /** Fields as they may have been before, the likeliest first. */
  undo(damaged: DamagedFields): Iterable<FieldChange>
}

/** How much a search may cost. */
export interface FieldRepairLimits {
  /** Header sections that are hashed (RSA) or checked (Ed25519, some twenty times dearer). */
  readonly hashes: number
  readonly depth: number
}

/** Enough for all orders of eight recipients; about a second. */
export const FIELD_REPAIR_LIMITS: FieldRepairLimits = { hashes: 150_000, depth: 3 }

/** What a search did, and what it found. */
export interface HeaderRepair {
  /** The signed fields as they were when they were signed, top first. */
  readonly found: readonly RawField[] | undefined
  readonly steps: readonly { readonly repair: string; readonly says: string }[]
  readonly tried: Readonly<Record<string, number>>
  readonly hashes: number
  readonly ended: 'found' | 'nothing-left' | 'limit'
}

interface State {
  readonly damaged: DamagedFields
  readonly steps: HeaderRepair['steps']
}

/** Candidates of one repair that others are tried on. */
const CARRIED = 10

/**
 * Looks for the header fields that a signature was made over, by undoing what lists do to them, until the signature
 * fits. With RSA the signed hash is taken out of the signature once and only hashes are compared; where that hash cannot
 * be taken out, this key did not sign, and there is nothing to look for.
 */
export function repairFields(
  mail: SignedMail,
  signature: DkimSignature,
  key: UsableKey,
  repairs: readonly FieldRepair[],
  limits: FieldRepairLimits = FIELD_REPAIR_LIMITS,
): HeaderRepair {
  const fits = fitting(signature, key)
  const tried: Record<string, number> = {}
  let hashes = 0
  const result = (ended: HeaderRepair['ended'], state?: State): HeaderRepair => ({
    found: state?.damaged.fields,
    steps: state?.steps ?? [],
    tried,
    hashes,
    ended,
  })
  if (fits === undefined) return result('nothing-left')
  const due: { readonly state: State; readonly repair: FieldRepair }[][] = []
  const plan = (state: State, spent: number) => {
    if (state.steps.length >= limits.depth) return
    const last = state.steps.at(-1)?.repair
    // Orders of the same steps give the same fields, so only one order is walked; a repair may follow itself.
    const from = last === undefined ? 0 : repairs.findIndex(({ name }) => name === last)
    for (const repair of repairs.slice(from)) (due[spent + repair.cost] ??= []).push({ state, repair })
  }
  plan({ damaged: damagedFields(mail, signature), steps: [] }, 0)
  for (let spent = 0; spent < due.length; spent++)
    for (const { state, repair } of due[spent] ?? []) {
      const assemble = assembler(state.damaged.fields, signature)
      let carried = 0
      for (const change of repair.undo(state.damaged)) {
        if (hashes >= limits.hashes) return result('limit')
        hashes++
        tried[repair.name] = (tried[repair.name] ?? 0) + 1
        const fit = fits(assemble(change))
        if (!fit && carried >= CARRIED) continue
        carried++
        const steps = [...state.steps, { repair: repair.name, says: change.says }]
        const next: State = {
          damaged: { ...state.damaged, fields: changedFields(state.damaged.fields, change) },
          steps,
        }
        if (fit) return result('found', next)
        plan(next, spent + repair.cost)
      }
    }
  return result('nothing-left')
}

function damagedFields(mail: SignedMail, signature: DkimSignature): DamagedFields {
  let mentioned: readonly string[] | undefined
  return {
    fields: mail.fields,
    signed: signature.signed,
    domain: signature.domain,
    spaceCounts: signature.headerForm === 'simple',
    mentioned: () => (mentioned ??= addressesIn(mail.body)),
  }
}

const MOST_MENTIONED = 40

/** `Name <address>` as patches and quoted headers have it, each once. */
function addressesIn(body: Buffer): readonly string[] {
  const text = body.toString('latin1', 0, 60_000)
  const found = text.matchAll(
    /(?:^|[\s:,;>])("?[A-Z][^<>,;:\r\n"]{0,60}"? )?<([A-Za-z0-9._+-]{1,64}@[A-Za-z0-9.-]{1,120})>/gm,
  )
  const addresses = [...found].map(
    ([, name, address]) => `${name ?? ''}${name === undefined ? address! : `<${address!}>`}`,
  )
  return [...new Set(addresses)].slice(0, MOST_MENTIONED)
}

/** Whether a signed text is the one; undefined where the key cannot tell. */
function fitting(signature: DkimSignature, key: UsableKey): ((text: string) => boolean) | undefined {
  if (key.type === 'rsa') {
    const goal = openedHash(signature, key)?.toString('hex')
    return goal === undefined ? undefined : text => hash(signature.hash, Buffer.from(text, 'latin1'), 'hex') === goal
  }
  const digest = (text: string) => hash('sha256', Buffer.from(text, 'latin1'), 'buffer')
  return text => verify(null, digest(text), key.publicKey, signature.signature)
}

/** Makes signed texts of one header section with one field changed; what stays the same is made once. */
function assembler(fields: readonly RawField[], signature: DkimSignature): (change: FieldChange) => string {
  const form = signature.headerForm
  const chosen = chooseFields(fields, signature.signed)
  const lines = chosen.map(field => `${canonicalField(field.text, form)}\r\n`)
  const end = canonicalField(signature.unsigned, form)
  return change => {
    const place = change.at === undefined ? -1 : chosen.indexOf(fields[change.at]!)
    if (place !== -1 && change.text !== undefined) {
      const changed = `${canonicalField(change.text, form)}\r\n`
      return lines.slice(0, place).join('') + changed + lines.slice(place + 1).join('') + end
    }
    const others = chooseFields(changedFields(fields, change), signature.signed)
    return others.map(field => `${canonicalField(field.text, form)}\r\n`).join('') + end
  }
}

/** The fields with one changed; a field that comes back stands on top, where `h=` counts it last. */
function changedFields(fields: readonly RawField[], { at, text }: FieldChange): readonly RawField[] {
  if (at === undefined) return text === undefined ? fields : [rawField(text), ...fields]
  if (text === undefined) return fields.toSpliced(at, 1)
  return fields.with(at, { ...fields[at]!, text })
}

const rawField = (text: string): RawField => ({
  key: text.slice(0, text.indexOf(':')).trim().toLowerCase(),
  span: { from: 0, to: 0 },
  text,
})

/** The name of a field as written, with its colon, and the value unfolded. */
export function parted(text: string): { readonly name: string; readonly value: string } {
  const colon = text.indexOf(':')
  return {
    name: text.slice(0, colon + 1),
    value: text
      .slice(colon + 1)
      .replace(/\r\n[ \t]+/g, ' ')
      .trim(),
  }
}

/** Indexes of the fields of a name, lowest first, as `h=` counts them. */
export function indexesOf(fields: readonly RawField[], name: string): readonly number[] {
  return fields.flatMap(({ key }, index) => (key === name ? [index] : [])).toReversed()
}
