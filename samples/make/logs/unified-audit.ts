/** The Unified Audit Log as Purview exports it: CSV with the record itself as JSON in one column. */
import type { Moment } from '#ground'
import { csv } from '../document/sheet.ts'
import { fixedUuid } from '../mail/chance.ts'
import { tenantId } from '../mail/routes/exchange.ts'
import type { Story } from '../story/story.ts'
import { administration, rules, sending } from './audit-acts.ts'
import { addressOf, type AuditRecord, RECORD_TYPES } from './audit-record.ts'
import { reading } from './mailbox-reading.ts'
import type { Session } from './session.ts'

const ORGANISATION = tenantId('harbour.example')

/** What the attackers read: the messages that the log names, when the inbox was copied, and the last trace of them. */
export interface Taken {
  readonly bound: readonly string[]
  readonly copied: Moment
  readonly last: Moment
}

/** The log, and what it says about the attackers' reading. */
export function auditExport(story: Story, all: readonly Session[]): { readonly file: Buffer; readonly taken: Taken } {
  const bound: string[] = []
  const readings = (stolen: boolean) =>
    all
      .filter(({ error, attack }) => error === 0 && (attack === true) === stolen)
      .flatMap(session => reading(session, story, bound))
  const stolen = readings(true)
  const records = [
    ...all.map(signIn),
    ...stolen,
    ...readings(false),
    ...story.mails.flatMap(mail => sending(mail, all)),
    ...rules(all),
    ...administration(),
  ].sort((one, other) => one.at - other.at)
  const rows = records.map((record, index) => {
    const id = fixedUuid(`audit ${index} ${record.at} ${record.operation} ${record.user}`)
    const created = new Date(record.at).toISOString().slice(0, 19)
    const data = {
      CreationTime: created,
      Id: id,
      Operation: record.operation,
      OrganizationId: ORGANISATION,
      RecordType: record.type,
      UserKey: userKey(record.user),
      UserType: 0,
      Version: 1,
      UserId: record.user,
      ...record.fields,
    }
    return [id, `${created}.0000000Z`, record.type, record.operation, record.user, JSON.stringify(data), '', '']
  })
  const head = [
    'RecordId',
    'CreationDate',
    'RecordType',
    'Operation',
    'UserId',
    'AuditData',
    'AssociatedAdminUnits',
    'AssociatedAdminUnitsNames',
  ]
  return {
    file: csv([head, ...rows]),
    taken: {
      bound: [...new Set(bound)],
      copied: stolen.find(({ type }) => type === RECORD_TYPES.item)!.at,
      last: stolen.at(-1)!.at,
    },
  }
}

function userKey(user: string): string {
  return `1003200${fixedUuid(`key ${user}`).slice(0, 8).toUpperCase()}`
}

function signIn(session: Session): AuditRecord {
  const { at, person, place, machine, error } = session
  const user = addressOf(person, at)
  return {
    at,
    operation: error === 0 ? 'UserLoggedIn' : 'UserLoginFailed',
    type: RECORD_TYPES.sign,
    user,
    fields: {
      ResultStatus: error === 0 ? 'Success' : 'Failed',
      Workload: 'AzureActiveDirectory',
      ClientIP: place.ip,
      ObjectId: '00000002-0000-0ff1-ce00-000000000000',
      AzureActiveDirectoryEventType: 1,
      ExtendedProperties: [
        { Name: 'ResultStatusDetail', Value: error === 0 ? 'Success' : 'UserError' },
        { Name: 'UserAgent', Value: machine.agent },
        { Name: 'RequestType', Value: error === 0 ? 'OAuth2:Authorize' : 'Login:login' },
      ],
      ActorIpAddress: place.ip,
      ApplicationId: machine.appId,
      DeviceProperties: [
        { Name: 'OS', Value: machine.system },
        { Name: 'BrowserType', Value: machine.browser.split(' ')[0] },
        { Name: 'IsCompliantAndManaged', Value: machine.managed ? 'True' : 'False' },
        { Name: 'SessionId', Value: session.id },
      ],
      ErrorNumber: String(error),
      ...(error === 50_126
        ? { LogonError: 'InvalidUserNameOrPassword' }
        : error === 50_053
          ? { LogonError: 'IdsLocked' }
          : {}),
    },
  }
}
