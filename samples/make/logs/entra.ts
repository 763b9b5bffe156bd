import { tenantId } from '../mail/routes/exchange.ts'
import { fixedUuid } from '../mail/chance.ts'
import { accountAt } from '../story/person.ts'
import type { Session } from './session.ts'

const FAILURES: Readonly<Record<number, string>> = {
  0: 'Other.',
  50_053: 'Account is locked because user tried to sign in too many times with an incorrect user ID or password.',
  50_074: 'Strong Authentication is required.',
  50_126: 'Invalid username or password or Invalid on-premise username or password.',
  50_140: 'This error occurred due to "Keep me signed in" interrupt when the user was signing-in.',
  500_121: 'Authentication failed during strong authentication request.',
}
const DETAILS: Readonly<Record<Session['factor'], string>> = {
  shown: 'MFA completed in Azure AD',
  remembered: 'MFA requirement satisfied by claim in the token',
}

/** Sign-ins as the Entra portal exports them: one JSON array of records of the Graph API's form. */
export function entraExport(all: readonly Session[]): Buffer {
  return Buffer.from(`[\n${all.map(session => JSON.stringify(record(session))).join(',\n')}\n]\n`)
}

function record(session: Session): object {
  const { at, person, place, machine, error } = session
  const account = accountAt(person, at)
  return {
    id: fixedUuid(`sign-in ${session.id} ${at}`),
    createdDateTime: new Date(at).toISOString().replace('.000Z', 'Z'),
    userDisplayName: person.name,
    userPrincipalName: account.address,
    userId: fixedUuid(`user ${account.address}`),
    appId: machine.appId,
    appDisplayName: machine.app,
    ipAddress: place.ip,
    clientAppUsed: machine.protocol,
    userAgent: machine.agent,
    correlationId: fixedUuid(`correlation ${session.id} ${at}`),
    conditionalAccessStatus: 'notApplied',
    isInteractive: session.factor === 'shown' || machine.protocol === 'Browser',
    riskDetail: 'none',
    riskLevelAggregated: 'none',
    riskLevelDuringSignIn: 'none',
    riskState: 'none',
    riskEventTypes: [],
    resourceDisplayName: 'Office 365 Exchange Online',
    resourceId: '00000002-0000-0ff1-ce00-000000000000',
    authenticationRequirement: 'multiFactorAuthentication',
    autonomousSystemNumber: place.system,
    uniqueTokenIdentifier: session.token,
    sessionId: session.id,
    homeTenantId: tenantId('harbour.example'),
    status: {
      errorCode: error,
      failureReason: FAILURES[error] ?? 'Other.',
      additionalDetails: error === 0 ? DETAILS[session.factor] : null,
    },
    deviceDetail: {
      deviceId: machine.managed ? machine.id : '',
      displayName: machine.managed ? machine.name : '',
      operatingSystem: machine.system,
      browser: machine.browser,
      isCompliant: machine.managed,
      isManaged: machine.managed,
      trustType: machine.managed ? 'Azure AD joined' : '',
    },
    location: { city: place.city, state: place.state, countryOrRegion: place.country },
  }
}
