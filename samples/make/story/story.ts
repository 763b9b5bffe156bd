/** The whole story, from the first day of March to the last of February. */
import { digest } from '#ground'
import { keyRing } from '../mail/keys.ts'
import { sendFromOutside } from '../mail/routes/engines.ts'
import { ZONES } from '../mail/calendar.ts'
import { broadcast } from './broadcasts.ts'
import { enclosureFor } from './enclosures.ts'
import { talkOnLists } from './lists.ts'
import type { Rules } from './conversation.ts'
import type { Person } from './person.ts'
import { type Copy, type Mail, type PostOffice, postOffice, type Posting } from './post-office.ts'
import { aftermathScenes } from './scenes/aftermath.ts'
import { ATTACK, BEFORE_THE_LEAK, playAttack } from './scenes/attack.ts'
import { documentScenes } from './scenes/document-mail.ts'
import { type Library, library } from './scenes/documents.ts'
import { LANGUAGE_SCENES } from './scenes/languages.ts'
import { type Leak, leakedFiles } from './scenes/leak.ts'
import { playLures } from './scenes/lure-mail.ts'
import { noticeFile } from './scenes/notice.ts'
import { ORDINARY_SCENES } from './scenes/ordinary.ts'
import { WARNINGS } from './scenes/warnings.ts'
import { play } from './script.ts'
import { ADVISER_LEFT, TEAM } from './team.ts'
import { liveThrough, YEAR } from './year.ts'

/** Everything that happened. */
export interface Story {
  readonly mails: readonly Mail[]
  named(key: string): Mail
  /** What lies in each mailbox at the end of the year, oldest first. */
  readonly mailboxes: ReadonlyMap<string, readonly Copy[]>
  readonly library: Library
  readonly leak: Leak
  /** The anonymous mail as the newspaper received it. */
  readonly anonymous: Copy
}

/** The newspaper's mailbox, of which the sample has one mail only. */
const NEWSROOM = 'newsroom'

/** Tells it. */
export function tellStory(): Story {
  const held = new Map(
    Object.values<Person>(TEAM).flatMap(({ accounts }) =>
      accounts.flatMap(({ address, mailbox }) => (mailbox === undefined ? [] : [[address, mailbox] as const])),
    ),
  )
  held.set('gsandoval@caldercourier.example', NEWSROOM)
  const office = postOffice({ mailboxOf: address => held.get(address), folderOf, ring: keyRing() })
  const documents = library()
  const notice = noticeFile()
  liveThrough(office, RULES)
  broadcast(office)
  talkOnLists(office)
  playLures(office)
  play(office, [...ORDINARY_SCENES, ...LANGUAGE_SCENES, ...WARNINGS, ...documentScenes(documents)])
  playAttack(office)
  play(office, BEFORE_THE_LEAK)
  const leak = leakedFiles(documents, office.named('letter-2'))
  const anonymous = sendLeak(office, leak)
  play(office, aftermathScenes({ name: 'Northlight notice 2026-014.pdf', type: 'application/pdf', bytes: notice.pdf }))
  return {
    mails: office.mails,
    named: key => office.named(key),
    mailboxes: sorted(office.mails),
    library: documents,
    leak,
    anonymous,
  }
}

/** The anonymous mail that brings the papers to the newspaper. */
function sendLeak(office: PostOffice, leak: Leak): Copy {
  const from = { name: 'a friend of the harbor', address: 'quiet.reader@tidebox.example' }
  const mail = office.post({
    key: 'anonymous',
    at: ATTACK.leak,
    zone: ZONES.utc,
    client: 'thunderbird',
    agent: 'Mozilla Thunderbird',
    ip: '203.0.113.9',
    from,
    to: [{ name: '', address: 'gsandoval@caldercourier.example' }],
    subject: 'The Harbour papers',
    letter: {
      greeting: '',
      paragraphs: [
        'You do not know me. I worked near these people and could not look on any longer.',
        'Attached are three papers from inside the campaign. There are more. Read the third one to the end, above all the part on friends and donors.',
        'Do not try to find me. Print them.',
      ],
      closing: [],
      signature: [],
    },
    attachments: leak.files,
    send: sendFromOutside('mail.tidebox.example', from.address, 'pass'),
  })
  return mail.copies[0]!
}

const RULES: Rules = {
  until: YEAR.until,
  enclosure: enclosureFor,
  // While the rule hides Daniel's mails, Tomás does not hear of them and does not write to him.
  mayBegin: (starter, others, at) =>
    !(starter === TEAM.tomas && others.includes(TEAM.daniel) && at > ATTACK.firstMail && at < ATTACK.ruleRemoved),
  mayAnswer: (person, mail, _author, at) =>
    !(person === TEAM.tomas && isHidden(mail.posting) && at < ATTACK.ruleRemoved + 86_400_000),
}

function isHidden(posting: Posting): boolean {
  return (
    posting.from.address.endsWith('@okaforstrategy.example') &&
    posting.at > ATTACK.ruleMade &&
    posting.at < ATTACK.ruleRemoved
  )
}

function folderOf(mailbox: string, posting: Posting): string | undefined {
  if (mailbox === 'tomas' && isHidden(posting)) return 'RSS Subscriptions'
  if (mailbox === 'tomas' && posting.subject.startsWith('Crane')) return 'Crane'
  if (posting.topic === 'list') return 'Lists'
  if (mailbox === 'devon' && posting.topic === 'supporters') return 'Supporters'
  return undefined
}

/** How much of their incoming mail people throw away; newsletters go first. */
const THROWN_AWAY: Readonly<Record<string, number>> = { colm: 0.16, ruth: 0.1, miriam: 0.2, tomas: 0.04, devon: 0.03 }

function isKept(copy: Copy, mail: Mail): boolean {
  // His consent begins with September.
  if (copy.mailbox === 'daniel-personal' && copy.at < ADVISER_LEFT) return false
  if (mail.key !== undefined || copy.folder.startsWith('Sent')) return true
  const share = (THROWN_AWAY[copy.mailbox] ?? 0.06) * (mail.posting.client === 'bellcast' ? 3 : 1)
  return Number.parseInt(digest(`${copy.mailbox} ${copy.messageId}`).slice(0, 6), 16) / 0x1000000 >= share
}

function sorted(mails: readonly Mail[]): Map<string, Copy[]> {
  const all = mails.flatMap(mail => mail.copies.filter(copy => isKept(copy, mail)))
  const boxes = Map.groupBy(
    all.filter(copy => copy.mailbox !== NEWSROOM && copy.at < YEAR.until),
    ({ mailbox }) => mailbox,
  )
  for (const copies of boxes.values()) copies.sort((one, other) => one.at - other.at)
  return boxes
}
