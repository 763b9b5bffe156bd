import { readLetters, attempt } from '/work/main/benchmarks/repair.ts'
import { DAMAGES } from '/work/main/benchmarks/damage.ts'
import { makeSigner } from '/work/main/src/3-verify/signer.contract.ts'
import { random } from '/work/main/src/0-ground/random.ts'
import { readSkeleton } from '/work/main/src/3-verify/mime-skeleton.ts'
import { quotedStyleOf } from '/work/main/src/3-verify/leaf-edit.ts'
import { readQuoted } from '/work/main/src/3-verify/transfer-style.ts'
const shared = '/work/shared/data/mail/'
const letters = [...await readLetters([shared + 'linux-man-2019-2026.mbox.zst'], 3000), ...await readLetters([shared + 'openbmc-2019-2022.mbox.zst'], 3000)]
const c = random('s2'); const s = makeSigner('rsa', 1024)
const d = DAMAGES.find(x => x.name === process.argv[2])!
let n = 0, all = 0, ok = 0
for (let i = 0; i < 4000 && n < Number(process.argv[3]); i++) {
  const l = c.pick(letters); const r = attempt(l, [d], s, c)
  if (r && r.outcome !== 'no-damage') { all++; if (r.outcome === 'recovered') ok++ }
  if (!r || r.outcome !== 'not-recovered') continue
  n++
  const show = (t: any) => { for (const p of readSkeleton(t.body, { type: t.type, encoding: t.encoding })) { const raw = t.body.subarray(p.content.from, p.content.to); console.log('  ', p.type, p.encoding, raw.length, p.encoding === 'quoted-printable' ? JSON.stringify(quotedStyleOf(raw.toString('latin1'), readQuoted(raw)) ?? 'UNKNOWN') : '', JSON.stringify(raw.toString('latin1').slice(0, 50)), JSON.stringify(raw.toString('latin1').slice(-50)), JSON.stringify(t.body.toString('latin1', p.header.from, p.header.to))) } }
  console.log('=====', r.hashes); show(l); console.log(' damaged'); const dd = d.apply(d.prepare?.(l) ?? l, random('x')); if (dd) show(dd)
}
console.log(ok, all)
