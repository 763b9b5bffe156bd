/** What else the audit log keeps: mail that was sent, rules that were made, and what the administrator did. */
import type { Moment } from '#ground'
import type { Person } from '../story/person.ts'
import type { Mail } from '../story/post-office.ts'
import { ATTACK, ATTACKERS } from '../story/scenes/attack.ts'
import { et } from '../story/script.ts'
import { TEAM } from '../story/team.ts'
import { addressOf, type AuditRecord, RECORD_TYPES } from './audit-record.ts'
import type { Session } from './session.ts'

const INFORMATION: Readonly<Record<string, string>> = {
  outlook: 'Client=MSExchangeRPC',
  owa: 'Client=OWA;Action=ViaProxy',
  'outlook-mobile': 'Client=REST;Client=RESTSystem;;',
  'iphone-exchange': 'Client=ActiveSync;Apple-iPhone15C2/2203.82',
  'mac-exchange': 'Client=WebServices;MacOutlook/16.95 (Intelx64 Mac OS X Version 15.3)',
}

/** Every mail that somebody of the house sent, as the log keeps it. */
export function sending(mail: Mail, all: readonly Session[]): AuditRecord[] {
  const { posting } = mail
  const user = (posting.sender ?? posting.from).address
  const information = INFORMATION[posting.client]
  if (!user.endsWith('@harbour.example') || information === undefined) return []
  const session = all.findLast(
    each => each.at <= mail.at && each.error === 0 && each.attack !== true && addressOf(each.person, each.at) === user,
  )
  return [
    {
      at: mail.at,
      operation: posting.sender === undefined ? 'Send' : 'SendOnBehalf',
      type: RECORD_TYPES.item,
      user,
      fields: {
        ResultStatus: 'Succeeded',
        Workload: 'Exchange',
        ClientIPAddress: posting.ip,
        ClientInfoString: information,
        MailboxOwnerUPN: user,
        ...(session === undefined ? {} : { SessionId: session.id }),
        Item: {
          InternetMessageId: `<${mail.messageId}>`,
          ParentFolder: { Path: '\\Drafts' },
          SizeInBytes: mail.composed.body.length,
          Subject: mail.subject,
        },
      },
    },
  ]
}

/** Rules in mailboxes: three by their owners, and the one by which the attackers hid Daniel's own mails. */
export function rules(all: readonly Session[]): AuditRecord[] {
  const rule = (
    person: Person,
    at: Moment,
    ip: string,
    session: string,
    parameters: Readonly<Record<string, string>>,
  ): AuditRecord => ({
    at,
    operation: 'New-InboxRule',
    type: RECORD_TYPES.admin,
    user: addressOf(person, at),
    fields: {
      ResultStatus: 'True',
      Workload: 'Exchange',
      ClientIP: `${ip}:${49_152 + (at % 9000)}`,
      ObjectId: `${person.key}\\${parameters['Name'] ?? ''}`,
      ExternalAccess: false,
      OrganizationName: 'harbour.onoutlook.example',
      Parameters: Object.entries(parameters).map(([Name, Value]) => ({ Name, Value })),
      SessionId: session,
    },
  })
  const own = (person: Person, at: Moment, parameters: Readonly<Record<string, string>>) =>
    rule(
      person,
      at,
      person.networks.desk,
      all.findLast(each => each.person === person && each.at < at && each.error === 0)!.id,
      parameters,
    )
  const stolen = all.find(({ attack }) => attack === true)!
  return [
    own(TEAM.hana, et(5, 12, 10, 22), {
      Name: 'Vouchers',
      From: 'nia@waypointtravel.example',
      SubjectContainsWords: 'Booking',
      MoveToFolder: 'Travel',
    }),
    own(TEAM.colm, et(9, 3, 8, 41), { Name: 'lists', HeaderContainsWords: 'calder-comms', MoveToFolder: 'Lists' }),
    own(TEAM.ingrid, et(11, 4, 11, 15), {
      Name: 'Giveleaf',
      From: 'reports@giveleaf.example',
      MoveToFolder: 'Giveleaf',
      MarkAsRead: 'True',
    }),
    rule(TEAM.tomas, ATTACK.ruleMade, ATTACKERS.mailbox, stolen.id, {
      Name: '.',
      FromAddressContainsWords: 'okaforstrategy.example',
      MoveToFolder: 'RSS Subscriptions',
      MarkAsRead: 'True',
      StopProcessingRules: 'True',
    }),
  ]
}

/** What the vendor did as administrator when the account was closed to the attackers. */
export function administration(): AuditRecord[] {
  const admin = 'admin@harbour.example'
  const directory = (at: Moment, operation: string): AuditRecord => ({
    at,
    operation,
    type: RECORD_TYPES.directory,
    user: admin,
    fields: {
      ResultStatus: 'Success',
      Workload: 'AzureActiveDirectory',
      ObjectId: 'tomas@harbour.example',
      ClientIP: '198.51.100.64',
    },
  })
  return [
    directory(ATTACK.mailboxClosed, 'Update StsRefreshTokenValidFrom Timestamp.'),
    directory((ATTACK.mailboxClosed + 180_000) as Moment, 'Reset user password.'),
    {
      at: ATTACK.ruleRemoved,
      operation: 'Remove-InboxRule',
      type: RECORD_TYPES.admin,
      user: admin,
      fields: {
        ResultStatus: 'True',
        Workload: 'Exchange',
        ClientIP: '198.51.100.64:51002',
        ObjectId: 'tomas\\.',
        Parameters: [{ Name: 'Identity', Value: 'tomas\\.' }],
      },
    },
  ]
}
