/** The hosting provider's log for the two mailboxes of okaforstrategy.example, as it was handed over in January. */
import { DAY, HOUR, MINUTE, type Moment, type Random, random as startRandom } from '#ground'
import { fromWall, wall, ZONES } from '../mail/calendar.ts'
import { letters } from '../mail/chance.ts'
import { ALLY_PEOPLE } from '../story/partners.ts'
import { ATTACK, ATTACKERS } from '../story/scenes/attack.ts'
import { et } from '../story/script.ts'
import { ADVISER_LEFT, TEAM } from '../story/team.ts'
import type { Story } from '../story/story.ts'

/** 26 January, the day on which the provider made the extract. */
const EXTRACT = et(1, 26, 10)
const DANIEL = 'daniel@okaforstrategy.example'
const BEATRIZ = 'beatriz@okaforstrategy.example'

type Line = readonly [Moment, string]

/** Dovecot's and Roundcube's lines in order of time. */
export function lanternLog(story: Story): Buffer {
  const random = startRandom('lantern log')
  const lines = [...devices(random), ...webmailOfBeatriz(story, random), ...webmailOfAttackers(story, random)]
  const text = lines
    .filter(([at]) => at >= ADVISER_LEFT && at < EXTRACT)
    .sort(([one], [other]) => one - other)
    .map(
      ([at, says]) =>
        `${new Date(at).toISOString().slice(0, 19)}.${String(100_000 + random.below(899_999))}+00:00 ${says}\n`,
    )
  return Buffer.from(text.join(''))
}

function imap(user: string, ip: string, random: Random): string {
  return `store2 dovecot: imap-login: Login: user=<${user}>, method=PLAIN, rip=${ip}, lip=2001:db8:33:1::143, mpid=${20_000 + random.below(40_000)}, TLS, session=<${letters(random, 16)}>`
}

/** Daniel's Mac and telephone, which keep their own connections. */
function devices(random: Random): Line[] {
  const { networks, rhythm } = TEAM.daniel
  const lines: Line[] = []
  for (let day: number = ADVISER_LEFT; day < EXTRACT; day += DAY) {
    const { year, month, day: date, weekday } = wall(ZONES.eastern, (day + 8 * HOUR) as Moment)
    const at = (hour: number) =>
      (fromWall(ZONES.eastern, year, month, date, Math.floor(hour), random.below(60)) + random.below(60_000)) as Moment
    if (weekday % 6 !== 0 || random.chance(0.2)) lines.push([at(rhythm.from), imap(DANIEL, networks.desk, random)])
    for (let times = 1 + random.below(3); times > 0; times--)
      lines.push([
        at(7 + random.below(15)),
        imap(DANIEL, `${networks.pocket}::${(1 + random.below(4000)).toString(16)}`, random),
      ])
  }
  return lines
}

function webmail(at: Moment, user: string, ip: string, random: Random): Line[] {
  const session = letters(random, 26, 'abcdefghijklmnopqrstuvwxyz0123456789')
  return [
    [
      at,
      `web${1 + random.below(3)} roundcube: <${session.slice(0, 8)}> Successful login for ${user} (ID: ${user === DANIEL ? 4418 : 4419}) from ${ip} in session ${session}`,
    ],
    [(at + 300) as Moment, imap(user, '192.0.2.38', random)],
  ]
}

/** Beatriz works in the webmail every day. */
function webmailOfBeatriz(story: Story, random: Random): Line[] {
  const beatriz = ALLY_PEOPLE.find(({ key }) => key === 'beatriz')!
  const days = new Map<string, Moment>()
  for (const mail of story.mails)
    if (mail.posting.from.address === BEATRIZ) days.set(new Date(mail.at).toISOString().slice(0, 10), mail.at)
  return [...days.values()].flatMap(at =>
    webmail((at - (4 + random.below(40)) * MINUTE) as Moment, BEATRIZ, beatriz.networks.desk, random),
  )
}

/** The attackers: a first look, both mails, and the removal of what would have given them away. */
function webmailOfAttackers(story: Story, random: Random): Line[] {
  const visits: readonly Moment[] = [
    ATTACK.webmailTaken,
    et(12, 6, 2, 11, 38),
    (ATTACK.firstMail - 22 * MINUTE) as Moment,
    et(12, 9, 10, 58, 21),
    (ATTACK.secondMail - 14 * MINUTE) as Moment,
    et(1, 19, 4, 2, 52),
  ]
  const removal = (at: Moment, folder: string, id: string): Line => [
    at,
    `store2 dovecot: imap(${DANIEL})<${20_000 + random.below(40_000)}><${letters(random, 16)}>: expunge: box=${folder}, uid=${900 + random.below(80)}, msgid=<${id}>, size=${3000 + random.below(4000)}`,
  ]
  return [
    ...visits.flatMap(at => webmail(at, DANIEL, ATTACKERS.webmail, random)),
    removal((ATTACK.firstMail + 90_000) as Moment, 'Sent', story.named('attack-1').messageId),
    removal((et(12, 9, 10, 58, 21) + 70_000) as Moment, 'INBOX', story.named('attack-1-answer').messageId),
    removal((ATTACK.secondMail + 75_000) as Moment, 'Sent', story.named('attack-2').messageId),
  ]
}
