/** MailItemsAccessed: what was read in mailboxes, by their owners and by those who had taken one. */
import { DAY, type Moment, type Random, random as startRandom } from '#ground'
import { fixedUuid } from '../mail/chance.ts'
import { exchangeBuild, exchangeServer } from '../mail/clients/exchange-server.ts'
import type { Copy } from '../story/post-office.ts'
import { ATTACK } from '../story/scenes/attack.ts'
import { et } from '../story/script.ts'
import type { Story } from '../story/story.ts'
import { TEAM } from '../story/team.ts'
import { addressOf, type AuditRecord, RECORD_TYPES } from './audit-record.ts'
import type { Session } from './session.ts'

/** The fields that all records of one mailbox share. */
function mailboxFields(user: string, at: Moment, session: Session): Record<string, unknown> {
  const { machine, place } = session
  const rich = machine.app === 'Microsoft Outlook'
  const information = rich
    ? 'Client=MSExchangeRPC'
    : machine.protocol === 'Browser'
      ? `Client=OWA;${machine.agent};`
      : machine.protocol === 'Exchange ActiveSync'
        ? `Client=ActiveSync;${machine.agent}`
        : 'Client=REST;Client=RESTSystem;;'
  return {
    ResultStatus: 'Succeeded',
    Workload: 'Exchange',
    AppId: machine.appId,
    ClientIPAddress: place.ip,
    ClientInfoString: information,
    ...(rich ? { ClientProcessName: 'OUTLOOK.EXE', ClientVersion: '16.0.18526.20144' } : {}),
    ExternalAccess: false,
    InternalLogonType: 0,
    LogonType: 0,
    MailboxGuid: fixedUuid(`mailbox ${user}`),
    MailboxOwnerUPN: user,
    OrganizationName: 'harbour.onoutlook.example',
    OriginatingServer: `${exchangeServer(user, at).name} (${exchangeBuild(at)})\r\n`,
    SessionId: session.id,
  }
}

function access(session: Session, at: Moment, kind: 'Bind' | 'Sync', content: Record<string, unknown>): AuditRecord {
  const user = addressOf(session.person, at)
  return {
    at,
    operation: 'MailItemsAccessed',
    type: kind === 'Bind' ? RECORD_TYPES.aggregated : RECORD_TYPES.item,
    user,
    fields: {
      ...mailboxFields(user, at, session),
      OperationProperties: [
        { Name: 'MailAccessType', Value: kind },
        { Name: 'IsThrottled', Value: 'False' },
      ],
      ...content,
    },
  }
}

function folderId(user: string, folder: string): string {
  return `LgAAAAD${Buffer.from(fixedUuid(`folder ${user} ${folder}`))
    .toString('base64')
    .slice(0, 40)}AAAB`
}

/** Folders with the messages that were opened, as a bind record lists them. */
function folders(user: string, copies: readonly Copy[]): Record<string, unknown> {
  const byFolder = Map.groupBy(copies, ({ folder }) => folder)
  return {
    Folders: [...byFolder].map(([folder, items]) => ({
      FolderItems: items.map(({ messageId }) => ({ InternetMessageId: `<${messageId}>` })),
      Id: folderId(user, folder),
      Path: `\\${folder}`,
    })),
    OperationCount: copies.length,
  }
}

/** Reading after a sign-in: a desktop program copies the inbox, others open single mails. */
export function reading(session: Session, story: Story, bound: string[]): AuditRecord[] {
  const random = startRandom(`reading ${session.id} ${session.at}`)
  if (session.attack === true) return attackReading(session, story, bound, random)
  const { person } = session
  if (!random.chance(person.key === 'tomas' ? 0.75 : 0.28)) return []
  const at = (session.at + (60 + random.below(900)) * 1000) as Moment
  const user = addressOf(person, at)
  if (session.machine.app === 'Microsoft Outlook')
    return [
      access(session, at, 'Sync', {
        Item: {
          Id: folderId(user, 'Inbox'),
          ParentFolder: { Id: folderId(user, 'Inbox'), Name: 'Inbox', Path: '\\Inbox' },
        },
      }),
    ]
  const copies = (story.mailboxes.get(person.key) ?? []).filter(
    copy => copy.at < at && copy.at > at - 1.5 * DAY && copy.folder === 'Inbox',
  )
  return copies.length === 0 ? [] : [access(session, at, 'Bind', folders(user, copies.slice(-7)))]
}

/** What the attackers opened in Tomás's mailbox: first the newest, then what they searched for, night after night. */
function attackReading(session: Session, story: Story, bound: string[], random: Random): AuditRecord[] {
  if (session.error !== 0) return []
  const { at } = session
  const user = addressOf(TEAM.tomas, at)
  const present = story.mailboxes.get('tomas')!.filter(copy => copy.at < at)
  const searched = present.filter(copy => INTERESTING.test(headOf(copy)))
  const newest = present.filter(({ folder }) => folder === 'Inbox').slice(-9)
  const batch =
    at === ATTACK.mailboxTaken
      ? newest
      : [...random.shuffle(searched).slice(0, 3 + random.below(12)), ...newest.slice(-1 - random.below(6))]
  const wanted = WANTED.map(key => story.named(key).messageId)
  const night = [
    ...new Set([
      ...batch,
      ...present.filter(copy => wanted.includes(copy.messageId) && !bound.includes(copy.messageId)),
    ]),
  ]
  bound.push(...night.map(({ messageId }) => messageId))
  let when = at + (40 + random.below(180)) * 1000
  const records = chunks(night, 2 + random.below(6)).map(copies => {
    // The log gathers what was opened within two minutes.
    when += (120 + random.below(140)) * 1000
    return access(session, when as Moment, 'Bind', folders(user, copies))
  })
  if (at < COPIED.from || at >= COPIED.until) return records
  const copied = {
    ...session,
    machine: { ...session.machine, app: 'Microsoft Outlook', appId: '5d661950-3475-41cd-a2c3-d671a3162bc1' },
  }
  const item = {
    Id: folderId(user, 'Inbox'),
    ParentFolder: { Id: folderId(user, 'Inbox'), Name: 'Inbox', Path: '\\Inbox' },
  }
  return [...records, access(copied, (when + (300 + random.below(900)) * 1000) as Moment, 'Sync', { Item: item })]
}

const INTERESTING = /^Subject:.*(?:debate|budget|crane|donor|pledge|poll|bond|committee|cash)/im
/** Mails whose papers came out, or could have. */
const WANTED = ['plan-2', 'vetting-2', 'vetting-3', 'memo-5', 'budget-2-mail', 'letter-1', 'letter-2']
/** The night in which the whole inbox was copied. */
const COPIED = { from: et(12, 22, 0), until: et(12, 22, 7) }

function headOf(copy: Copy): string {
  return copy.fields.find(each => each.startsWith('Subject:')) ?? ''
}

function chunks<Thing>(things: readonly Thing[], size: number): Thing[][] {
  return Array.from({ length: Math.ceil(things.length / size) }, (_, index) =>
    things.slice(index * size, (index + 1) * size),
  )
}
