/**
 * What spam filters say of the same mail, where they are installed: rspamd and SpamAssassin, without network, lists or
 * learning. They judge each mail by itself and know no sender, so the figures show what a gateway leaves over. Their
 * threshold is set on honest mail of the very test years, which is better than they could do. Run by hand:
 *
 *   node evaluation/peers.ts [--count N] [--material DIR] [--only rspamd]
 */
import { spawn } from 'node:child_process'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { HOUR, random } from '#ground'
import { isInstalled, withRspamd } from '../benchmarks/peers.ts'
import { readArchive } from './archive/archive.ts'
import { clopperPearson } from './metrics/clopper-pearson.ts'
import { countIncidents, thresholdFor, type Scored } from './metrics/incidents.ts'
import { drawEpisodes } from './plant/draw.ts'
import { readLures } from './plant/lures.ts'
import { plant } from './plant/plant.ts'
import { setScene, type Scene } from './plant/scene.ts'
import { phaseOf, readProtocol, type Protocol } from './protocol.ts'

/** Gives the score of one mail; more is worse. */
type Judge = (bytes: Uint8Array) => Promise<number>

/** A filter that can be started for the time of some work. */
interface Peer {
  readonly name: string
  readonly program: string
  during(work: (judge: Judge) => Promise<void>): Promise<void>
}

/** Port on this machine alone. */
const SPAMD_PORT = 21_334

const PEERS: readonly Peer[] = [
  {
    name: 'rspamd',
    program: 'rspamd',
    during: work => withRspamd(host => work(bytes => scoreOfRspamd(host, bytes))),
  },
  {
    name: 'SpamAssassin',
    program: 'spamd',
    async during(work) {
      const address = ['-i', '127.0.0.1', '-p', String(SPAMD_PORT)]
      const daemon = spawn('spamd', ['-L', '-x', '-m', '2', ...address], { stdio: 'ignore' })
      try {
        await untilAnswered(() => scoreOfSpamd(Buffer.from('From: a@x.example\n\ntest\n')))
        await work(scoreOfSpamd)
      } finally {
        daemon.kill('SIGTERM')
      }
    },
  },
]

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '300' },
    only: { type: 'string' },
    material: { type: 'string', default: join(import.meta.dirname, '../../shared/data') },
  },
})

const protocol = readProtocol()
for (const { name: peer, program, during } of PEERS) {
  if (values.only !== undefined && values.only !== peer) continue
  if (!isInstalled(program)) console.log(`${peer}: not installed, nothing to say.`)
  else
    await during(async judge => {
      for (const archive of Object.keys(protocol.archives)) await judgeArchive(peer, archive, judge)
    })
}

async function scoreOfRspamd(host: string, bytes: Uint8Array): Promise<number> {
  const response = await fetch(`http://${host}/checkv2`, { method: 'POST', body: Buffer.from(bytes) })
  const { score } = (await response.json()) as { score?: number }
  return score ?? NaN
}

/** Asks spamd by its protocol: `CHECK` with the mail, answered with `Spam: False ; 1.2 / 5.0`. */
function scoreOfSpamd(bytes: Uint8Array): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(SPAMD_PORT, '127.0.0.1')
    let answer = ''
    socket.setEncoding('latin1')
    socket.on('data', text => (answer += String(text)))
    socket.on('error', reject)
    socket.on('close', () => {
      resolve(Number(/^Spam: \w+ ; (-?[\d.]+)/m.exec(answer)?.[1] ?? NaN))
    })
    socket.end(Buffer.concat([Buffer.from(`CHECK SPAMC/1.5\r\nContent-length: ${bytes.length}\r\n\r\n`), bytes]))
  })
}

async function untilAnswered(ask: () => Promise<number>): Promise<void> {
  for (let tries = 0; tries < 60; tries++) {
    const score = await ask().catch(() => NaN)
    if (!Number.isNaN(score)) return
    await setTimeout(500)
  }
  throw new Error('spamd does not answer on its port')
}

/** Judges mails, four at a time. */
async function judgeAll(mails: readonly Uint8Array[], judge: Judge): Promise<number[]> {
  const scores: number[] = []
  for (let from = 0; from < mails.length; from += 4)
    scores.push(...(await Promise.all(mails.slice(from, from + 4).map(judge))))
  return scores
}

async function judgeArchive(peer: string, name: string, judge: Judge): Promise<void> {
  const archive = protocol.archives[name]!
  const scene = setScene(
    readArchive(join(values.material, `mail/${name}.mbox.zst`), { name, protocol: archive }),
    protocol.history,
  )
  const count = Number(values.count)
  const honest = random(`${protocol.seed}/peers`)
    .shuffle(testedMails(scene, protocol))
    .slice(0, count * 5)
  const scores = await judgeAll(
    honest.map(({ bytes }) => bytes),
    judge,
  )
  const scored = honest.map(({ from, at }, index): Scored => ({ sender: from.address, at, score: scores[index]! }))
  const within = protocol.incidentHours * HOUR
  const threshold = thresholdFor(scored, honest.length / 1000, within)
  const wrong = countIncidents(
    scored.filter(other => other.score >= threshold),
    within,
  )
  console.log(
    `${peer} on ${name} (simulated attacks): threshold ${threshold.toFixed(1)} lets ${wrong} of ${honest.length} honest mails alert`,
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
    const found = await judgeAll(
      planted.map(({ bytes }) => bytes),
      judge,
    )
    const { share, lower, upper } = clopperPearson(found.filter(score => score >= threshold).length, planted.length)
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
