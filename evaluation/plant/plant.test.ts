import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bodyText } from '../archive/body-text.ts'
import { cutHeader, firstValue, valueOf } from '../archive/fields.ts'
import { readMail } from '../archive/mail.ts'
import { readDate } from '../archive/written-date.ts'
import { shamOf } from '../controls/sham.ts'
import { readProtocol } from '../protocol.ts'
import { drawEpisodes, isReply, type Episode, type Shot } from './draw.ts'
import { madeUpArchive, MADE_UP } from './made-up-archive.ts'
import { plant, type Planted } from './plant.ts'
import { readLures } from './lures.ts'
import { signatureLetters } from './refresh.ts'
import { bodyHash } from './resign.ts'
import { setScene } from './scene.ts'

const protocol = { ...readProtocol(), archives: { 'made-up': MADE_UP } }
const scene = setScene(madeUpArchive(), protocol.history)
const lures = readLures(undefined, protocol.seed)
const episodes = drawEpisodes(scene, protocol)
const planted = episodes.flatMap(episode => episode.mails.flatMap(shot => plantOne(episode, shot)))

interface Grown extends Planted {
  readonly shot: Shot
}

function plantOne(episode: Episode, shot: Shot): Grown[] {
  const found = plant({ scene, lures: lures[episode.phase], seed: protocol.seed }, episode, shot)
  return found === undefined ? [] : [{ ...found, shot }]
}

const fieldsOf = ({ bytes }: Planted) => cutHeader(bytes).fields
const value = (mail: Planted, key: string) => firstValue(fieldsOf(mail), key)
const of = (...strengths: string[]) => planted.filter(({ episode }) => strengths.includes(episode.strength))
const inside = () => planted.filter(({ episode }) => episode.strength !== 'S0')

test('every strength is planted, for every person, in training and in test', () => {
  for (const strength of protocol.strengths)
    for (const phase of ['train', 'test'] as const) {
      const some = of(strength).filter(({ episode }) => episode.phase === phase)
      assert.equal(new Set(some.map(({ episode }) => episode.victim)).size, 3, `${strength} ${phase}`)
    }
})

test('a planted mail reads back as one of the victim', () => {
  for (const mail of planted) {
    const read = readMail(mail.bytes, mail.id, 'made-up')
    assert.equal(read?.from.address, mail.episode.victim, mail.id)
    assert.notEqual(read.sent, undefined, mail.id)
    assert.match(read.messageId, /^<[^<>\s]+@[^<>\s]+>$/, mail.id)
    assert.equal(fieldsOf(mail).filter(({ key }) => key === 'from').length, 1, mail.id)
    assert(
      [...read.to, ...read.cc].some(({ address }) => address === MADE_UP.list),
      `${mail.id} did not go to the list`,
    )
  }
})

test('every Message-ID is new', () => {
  const ids = planted.map(mail => value(mail, 'message-id'))
  assert.equal(new Set(ids).size, ids.length)
  const honest = new Set(scene.archive.mails.map(({ messageId }) => messageId))
  assert(!ids.some(id => honest.has(id ?? '')))
})

test('no value of the program shows through', () => {
  for (const mail of planted) {
    const text = mail.bytes.toString('latin1')
    assert.doesNotMatch(
      text,
      /\bundefined\b|\bNaN\b|\[object |\bnull\b|\{(?:name|me|topic|link|phone|address)\}|phishing@pot/,
      mail.id,
    )
  }
})

test('ids of servers are never the carrier’s', () => {
  const honest = new Set(
    scene.archive.mails.flatMap(({ bytes }) =>
      [...bytes.toString('latin1').matchAll(/\bid (\w{7,})/g)].map(found => found[1]),
    ),
  )
  for (const mail of planted)
    for (const [, id] of mail.bytes.toString('latin1').matchAll(/\bid (\w{7,})/g))
      assert(!honest.has(id), `${mail.id}: ${id}`)
})

test('the clocks of the way never run backwards', () => {
  for (const mail of inside()) {
    const times = fieldsOf(mail)
      .filter(({ key }) => key === 'received')
      .map(field => readDate(valueOf(field).split(';').at(-1)!)!.at)
    for (let hop = 1; hop < times.length; hop++)
      assert(times[hop]! <= times[hop - 1]! + 60_000, `${mail.id}, hop ${hop}`)
    assert(Math.abs(mail.at - times[0]!) < 6 * 60_000, mail.id)
  }
})

test('signatures have the true body hash, and results repeat their first letters', () => {
  for (const mail of inside()) {
    const { fields, bodyFrom } = cutHeader(mail.bytes)
    const signature = fields.find(({ key }) => key === 'dkim-signature')!
    assert(signature.text.includes(`bh=${bodyHash(mail.bytes.subarray(bodyFrom), 'relaxed')}`), mail.id)
    const results = fields
      .filter(({ key }) => key === 'authentication-results')
      .map(valueOf)
      .join(' ')
    assert(results.includes(`header.b=${signatureLetters(signature).slice(0, 8)}`), mail.id)
    assert.match(signature.text, new RegExp(`d=${mail.episode.victim.split('@')[1]!};`), mail.id)
  }
})

test('names in h= stand in the header', () => {
  for (const mail of inside()) {
    const signature = fieldsOf(mail).find(({ key }) => key === 'dkim-signature')!
    const names = /h=([a-z:\-\s]+);/.exec(signature.text)![1]!.replace(/\s/g, '').split(':')
    for (const name of names) assert.notEqual(value(mail, name), undefined, `${mail.id}: ${name}`)
  }
})

test('a forger outside is not signed and does not pass as the victim', () => {
  for (const mail of of('S0')) {
    const results = fieldsOf(mail)
      .filter(({ key }) => key === 'authentication-results')
      .map(valueOf)
      .join(' ')
    assert.equal(value(mail, 'dkim-signature'), undefined, mail.id)
    assert.doesNotMatch(results, /dkim=pass/, mail.id)
    if (/spf=pass/.test(results))
      assert(!results.includes(`smtp.mailfrom=${mail.episode.victim.split('@')[1]!} `), mail.id)
  }
})

test('replies answer a real mail, after it came, and quote it', () => {
  for (const mail of planted.filter(({ episode }) => isReply(episode.strength))) {
    const answered = mail.shot.answers!
    assert.equal(value(mail, 'in-reply-to'), answered.messageId, mail.id)
    assert(value(mail, 'references')!.includes(answered.messageId), mail.id)
    assert(mail.at > answered.at, mail.id)
    assert.match(value(mail, 'subject')!, /^Re: /i, mail.id)
    assert(bodyText(mail.bytes).includes('thirsty this week'), `${mail.id} quotes nothing`)
  }
})

test('the first reply of an episode comes within the time of its strength', () => {
  for (const mail of of('S3', 'S3b', 'S4', 'S4b').filter(({ shot, episode }) => shot === episode.mails[0])) {
    const minutes = (mail.shot.date - mail.shot.answers!.at) / 60_000
    assert(minutes >= 4.9 && minutes <= (mail.episode.strength.startsWith('S4') ? 720 : 300), `${mail.id}: ${minutes}`)
  }
})

test('links stand where the strength says', () => {
  const own = (mail: Planted) =>
    bodyText(mail.bytes)
      .split('\n')
      .filter(line => !line.startsWith('>') && !line.includes('garden.example'))
      .join('\n')
  for (const mail of of('S1', 'S2', 'S2b', 'S3b', 'S4')) assert.match(own(mail), /https?:\/\//, mail.id)
  for (const mail of of('S4b', 'H')) assert.doesNotMatch(own(mail), /https?:\/\//, mail.id)
  for (const mail of of('S2b', 'S3b', 'S4'))
    assert.match(own(mail), /google\.com|dropbox\.com|1drv\.ms|sharepoint\.com|github\.com|we\.tl|box\.com/, mail.id)
})

test('S1 writes by another clock and from another network, S2 by the victim’s clock in a page', () => {
  for (const mail of of('S1')) {
    assert.notEqual(readDate(value(mail, 'date')!)!.zone, 120, mail.id)
    assert(mail.bytes.includes(mail.episode.seat.ip), mail.id)
  }
  for (const mail of of('S2', 'S2b', 'H')) assert.equal(readDate(value(mail, 'date')!)!.zone, 120, mail.id)
  for (const mail of of('S2').filter(({ episode }) => episode.victim.includes('gmail'))) {
    assert.match(value(mail, 'message-id')!, /^<CAPK8Xa.{43}@mail\.gmail\.com>$/)
    assert(!mail.bytes.includes('ESMTPSA'), mail.id)
  }
})

test('S4 writes with the victim’s own program', () => {
  for (const mail of of('S4', 'S4b').filter(({ episode }) => episode.victim === 'bo@lind.example'))
    assert.match(value(mail, 'user-agent')!, /Thunderbird/, mail.id)
  for (const mail of of('S4', 'S4b').filter(({ episode }) => episode.victim === 'cleo@marsh.example'))
    assert.match(value(mail, 'user-agent')!, /Mutt/i, mail.id)
})

test('episodes last no longer than they may and have enough history before them', () => {
  for (const episode of episodes) {
    const dates = episode.mails.map(({ date }) => date)
    assert(Math.max(...dates) - Math.min(...dates) <= 78 * 3_600_000, episode.id)
    assert(scene.pastOf(episode.victim, dates[0]!) >= protocol.history, episode.id)
  }
})

test('the same seed plants the same bytes', () => {
  for (const mail of planted.filter((_, index) => index % 17 === 0))
    assert(plantOne(mail.episode, mail.shot)[0]!.bytes.equals(mail.bytes), mail.id)
})

test('lures of training and test share no cluster', () => {
  for (const kind of Object.keys(lures.train) as (keyof typeof lures.train)[]) {
    const train = new Set(lures.train[kind].map(({ cluster }) => cluster))
    assert(lures.test[kind].length > 0 && lures.test[kind].every(({ cluster }) => !train.has(cluster)), kind)
  }
})

test('a sham keeps words, sender and thread, and changes ids and dates', () => {
  const shams = scene.archive.mails.slice(60, 120).flatMap(mail => {
    const sham = shamOf(scene, mail, protocol.seed)
    return sham === undefined ? [] : [{ mail, sham }]
  })
  assert(shams.length > 50)
  for (const { mail, sham } of shams) {
    const read = readMail(sham.bytes, 'sham', 'made-up')!
    assert.equal(bodyText(sham.bytes), bodyText(mail.bytes))
    assert.deepEqual(
      [read.from, read.to, read.subject, read.references],
      [mail.from, mail.to, mail.subject, mail.references],
    )
    assert.notEqual(read.messageId, mail.messageId)
    assert(read.sent!.at < mail.sent!.at && read.sent!.at > mail.sent!.at - 22 * 60_000)
    assert.equal(read.agent, mail.agent)
  }
})
