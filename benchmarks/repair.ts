/**
 * How many bodies the search gets back after each of twelve kinds of damage, and after two of them: real bodies of the
 * development archives, signed with keys made for the run, in four pairs of canonical forms, then damaged. A recovery
 * that is not the very body that was signed, in canonical form, counts as false.
 *
 *   node benchmarks/repair.ts [--each N] [--pairs N] [--seed TEXT] [ARCHIVE...]
 */
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'

import { type Random, random } from '#ground'
import { takeIn } from '#source'
import { BODY_REPAIRS, readSignedMail, repairBody } from '#verify'

import { canonicalBody, type CanonicalForm, wireBody } from '../src/3-verify/canonical-form.ts'
import { fieldOf } from '../src/3-verify/mime-skeleton.ts'
import { makeSigner, type Signer, signMail } from '../src/3-verify/signer.contract.ts'
import { archivesOr } from './archives.ts'
import { type Damage, DAMAGES, type Letter, LOST_SPACE } from './damage.ts'

/** What became of one damaged mail. */
export interface Attempt {
  readonly damages: readonly string[]
  /** 'no-damage' where the canonical form forgives it: such a mail does not count. */
  readonly outcome: 'recovered' | 'not-recovered' | 'false' | 'no-damage'
  readonly steps: readonly string[]
  readonly hashes: number
}

/** Letters of an archive that have a plain text and are not too long to be tried often. */
export async function readLetters(archives: readonly string[], most: number): Promise<readonly Letter[]> {
  const letters: Letter[] = []
  for await (const intake of takeIn(archives)) {
    if (intake.kind !== 'item') continue
    const mail = readSignedMail(intake.item.bytes)
    const header = mail.fields.map(({ text }) => `${text}\r\n`).join('')
    const body = wireBody(mail.body)
    const type = (fieldOf(header, 'content-type') ?? 'text/plain; charset=us-ascii').trim()
    if (body.length < 200 || body.length > 40_000 || body.includes('\r\r')) continue
    letters.push({ type, encoding: (fieldOf(header, 'content-transfer-encoding') ?? '').trim(), body })
    if (letters.length >= most) break
  }
  return letters
}

const FORMS: readonly (readonly [CanonicalForm, CanonicalForm])[] = [
  ['relaxed', 'relaxed'],
  ['relaxed', 'simple'],
  ['simple', 'relaxed'],
  ['simple', 'simple'],
]

/** Signs a letter, damages it, and searches the way back. */
export function attempt(
  given: Letter,
  damages: readonly Damage[],
  signer: Signer,
  chance: Random,
): Attempt | undefined {
  const letter = damages.reduce((one, damage) => damage.prepare?.(one) ?? one, given)
  const [headerForm, bodyForm] = chance.pick(FORMS)
  const signed = readSignedMail(signMail(mailOf(letter), { signer, headerForm, bodyForm }))
  const damaged = [...damages]
    .sort((one, other) => one.at - other.at)
    .reduce<Letter | undefined>((one, damage) => (one === undefined ? undefined : damage.apply(one, chance)), letter)
  if (damaged === undefined) return undefined
  const signature = signed.signatures[0]!
  if (signature.kind !== 'signature') throw new Error(signature.says)
  const mail = readSignedMail(Buffer.concat([Buffer.from(`${signature.field.text}\r\n`, 'latin1'), mailOf(damaged)]))
  const names = damages.map(({ name }) => name)
  if (mail.bodyHash(bodyForm, 'sha256', undefined).equals(signature.bodyHash))
    return { damages: names, outcome: 'no-damage', steps: [], hashes: 0 }
  const { found, steps, hashes } = repairBody(mail, signature, BODY_REPAIRS)
  const right = found !== undefined && canonicalBody(found, bodyForm).equals(canonicalBody(letter.body, bodyForm))
  const outcome = found === undefined ? 'not-recovered' : right ? 'recovered' : 'false'
  return { damages: names, outcome, steps: steps.map(({ repair }) => repair), hashes }
}

function mailOf({ type, encoding, body }: Letter): Buffer {
  const fields = [
    'From: Anna <anna@x.example>',
    'To: Ben <ben@y.example>',
    'Subject: A letter',
    'Date: Mon, 1 Jun 2026 09:30:00 +0000',
    'Message-ID: <1@x.example>',
    'MIME-Version: 1.0',
    `Content-Type: ${type}`,
    ...(encoding === '' ? [] : [`Content-Transfer-Encoding: ${encoding}`]),
  ]
  return Buffer.concat([Buffer.from(`${fields.join('\r\n')}\r\n\r\n`, 'latin1'), body])
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      each: { type: 'string', default: '60' },
      pairs: { type: 'string', default: '240' },
      seed: { type: 'string', default: 'repair' },
      only: { type: 'string', default: '' },
    },
  })
  const archives = archivesOr(positionals)
  if (!archives.every(path => existsSync(path))) return console.log('skipped, no data')
  const chance = random(values.seed)
  const letters: Letter[] = []
  for (const archive of archives) letters.push(...(await readLetters([archive], 6000)))
  const signers = [makeSigner('rsa', 1024), makeSigner('rsa', 2048), makeSigner('ed25519', 256)]
  const rows = [...DAMAGES, LOST_SPACE]
    .filter(({ name }) => name.startsWith(values.only))
    .map(damage => ({
      name: damage.name,
      ...measure(Number(values.each), () => attempt(chance.pick(letters), [damage], chance.pick(signers), chance)),
    }))
  rows.push({
    name: 'two of them',
    ...measure(Number(values.pairs), () =>
      attempt(chance.pick(letters), chance.shuffle(DAMAGES).slice(0, 2), chance.pick(signers), chance),
    ),
  })
  console.table(rows)
}

function measure(wanted: number, draw: () => Attempt | undefined) {
  const began = performance.now()
  const missed = new Map<string, number>()
  let [counted, recovered, wrong, hashes] = [0, 0, 0, 0]
  for (let drawn = 0; counted < wanted && drawn < wanted * 100; drawn++) {
    const result = draw()
    if (result === undefined || result.outcome === 'no-damage') continue
    counted++
    hashes += result.hashes
    if (result.outcome === 'recovered') recovered++
    else if (result.outcome === 'false') wrong++
    else missed.set(result.damages.join('+'), (missed.get(result.damages.join('+')) ?? 0) + 1)
  }
  return {
    mails: counted,
    recovered: `${((100 * recovered) / Math.max(counted, 1)).toFixed(1)} %`,
    false: wrong,
    hashes: Math.round(hashes / Math.max(counted, 1)),
    ms: Math.round((performance.now() - began) / Math.max(counted, 1)),
    missed: [...missed]
      .map(([name, count]) => `${name} ${count}`)
      .join(', ')
      .slice(0, 100),
  }
}

if (import.meta.main) await main()
