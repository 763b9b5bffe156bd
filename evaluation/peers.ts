/**
 * What spam filters say of the same mail, where they are installed: rspamd (`rspamc`) and SpamAssassin (`spamassassin
 * -L`), without network tests. They judge each mail by itself and know no sender, so they are no rivals; the figures show
 * what a gateway leaves over. Run by hand: `node evaluation/peers.ts [--count N] [--material DIR]`.
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { HOUR, random } from '#ground'
import { countIncidents, thresholdFor, type Scored } from './metrics/incidents.ts'
import { clopperPearson } from './metrics/clopper-pearson.ts'
import { readArchive } from './archive/archive.ts'
import { drawEpisodes } from './plant/draw.ts'
import { readLures } from './plant/lures.ts'
import { plant } from './plant/plant.ts'
import { setScene, type Scene } from './plant/scene.ts'
import { phaseOf, readProtocol, type Protocol } from './protocol.ts'

interface Peer {
  readonly name: string
  readonly command: readonly string[]
  /** Reads the score from what the program prints. */
  readonly score: RegExp
}

const PEERS: readonly Peer[] = [
  { name: 'rspamd', command: ['rspamc', '--header', 'Settings-Id=offline', 'symbols'], score: /Score: (-?[\d.]+)/ },
  { name: 'SpamAssassin', command: ['spamassassin', '-L', '-t'], score: /^X-Spam-Status:.*?score=(-?[\d.]+)/m },
]

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '300' },
    material: { type: 'string', default: join(import.meta.dirname, '../../shared/data') },
  },
})

const protocol = readProtocol()
for (const peer of PEERS) {
  const [program, ...rest] = peer.command
  const score = (bytes: Buffer) => scoreOf(peer, [program!, ...rest], bytes)
  if (spawnSync(program!, ['--version']).error !== undefined)
    console.log(`${peer.name}: not installed, nothing to say.`)
  else if (Number.isNaN(score(Buffer.from('From: a@x.example\nSubject: test\n\ntest\n'))))
    console.log(`${peer.name}: installed, but it gives no score. Is its daemon running?`)
  else for (const name of Object.keys(protocol.archives)) judge(peer, name, score)
}

function scoreOf({ score }: Peer, [program, ...rest]: readonly string[], bytes: Buffer): number {
  const { stdout } = spawnSync(program!, rest, { input: bytes, maxBuffer: 64 * 1024 * 1024, encoding: 'latin1' })
  return Number(score.exec(stdout)?.[1] ?? NaN)
}

function judge(peer: Peer, name: string, score: (bytes: Buffer) => number): void {
  const archive = protocol.archives[name]!
  const scene = setScene(
    readArchive(join(values.material, `mail/${name}.mbox.zst`), { name, protocol: archive }),
    protocol.history,
  )
  const count = Number(values.count)
  const honest = random(`${protocol.seed}/peers`)
    .shuffle(testedMails(scene, protocol))
    .slice(0, count * 5)
  const scored = honest.map((mail): Scored => ({ sender: mail.from.address, at: mail.at, score: score(mail.bytes) }))
  const threshold = thresholdFor(scored, honest.length / 1000, protocol.incidentHours * HOUR)
  const wrong = countIncidents(
    scored.filter(other => other.score >= threshold),
    protocol.incidentHours * HOUR,
  )
  console.log(
    `${peer.name} on ${name} (simulated attacks): threshold ${threshold.toFixed(1)} lets ${wrong} of ${honest.length} honest mails alert`,
  )
  const lures = readLures(join(values.material, 'mail/phishing-sample.tar.zst'), protocol.seed)
  const episodes = drawEpisodes(scene, protocol).filter(({ phase }) => phase === 'test')
  for (const strength of protocol.strengths) {
    const some = random(`${protocol.seed}/peers/${strength}`)
      .shuffle(episodes.filter(other => other.strength === strength))
      .slice(0, count)
    const planted = some.flatMap(
      episode => plant({ scene, lures: lures.test, seed: protocol.seed }, episode, episode.mails[0]!) ?? [],
    )
    const { share, lower, upper } = clopperPearson(
      planted.filter(({ bytes }) => score(bytes) >= threshold).length,
      planted.length,
    )
    console.log(`  ${strength.padEnd(4)} ${percent(share)} [${percent(lower)}–${percent(upper)}] of ${planted.length}`)
  }
}

function testedMails({ archive, pastOf }: Scene, { history }: Protocol) {
  return archive.mails.filter(
    ({ at, from }) => phaseOf(archive.protocol, at) === 'test' && pastOf(from.address, at) >= history,
  )
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`
}
