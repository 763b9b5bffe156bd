/** Google Workspace's reports for harbourfield.example, in the form of the Reports API: sign-ins, and what else was done. */
import { DAY, HOUR, type Moment, random as startRandom } from '#ground'
import { fromWall, wall, ZONES } from '../mail/calendar.ts'
import { fixedUuid, letters } from '../mail/chance.ts'
import { COORDINATORS } from '../story/outsiders.ts'
import type { Person } from '../story/person.ts'
import { et } from '../story/script.ts'
import { TEAM } from '../story/team.ts'
import { YEAR } from '../story/year.ts'

type Parameter = Readonly<Record<string, unknown>>

interface Activity {
  readonly at: Moment
  readonly application: 'login' | 'token' | 'user_accounts'
  readonly person: Person
  readonly ip: string
  readonly type: string
  readonly name: string
  readonly parameters: readonly Parameter[]
}

const PEOPLE: readonly Person[] = [TEAM.devon, ...COORDINATORS]

/** Sign-ins, newest first, as the API gives them. */
export function googleLogins(): Buffer {
  return exported(PEOPLE.flatMap(loginsOf))
}

/** Grants to programs and changes of accounts: all of them by their owners. */
export function googleAudit(): Buffer {
  const random = startRandom('google audit')
  const at = (month: number, day: number, hour: number) => et(month, day, hour, random.below(60), random.below(60))
  const grant = (person: Person, when: Moment, app: string, scopes: readonly string[]): Activity => ({
    at: when,
    application: 'token',
    person,
    ip: person.networks.desk,
    type: 'auth',
    name: 'authorize',
    parameters: [
      { name: 'client_id', value: `${letters(startRandom(app), 12, '0123456789')}.apps.example` },
      { name: 'app_name', value: app },
      { name: 'client_type', value: 'WEB' },
      { name: 'scope', multiValue: scopes },
    ],
  })
  const change = (person: Person, when: Moment, name: string): Activity => ({
    at: when,
    application: 'user_accounts',
    person,
    ip: person.networks.home,
    type: '2sv_change',
    name,
    parameters: [],
  })
  const [marisol, pete, aaliyah] = COORDINATORS
  return exported([
    grant(TEAM.devon, at(3, 11, 14), 'VoterLight Walk', ['https://www.scopes.example/auth/userinfo.email']),
    grant(TEAM.devon, at(6, 2, 16), 'DraftDesk', ['https://www.scopes.example/auth/drive.file']),
    grant(marisol!, at(4, 8, 18), 'VoterLight Walk', ['https://www.scopes.example/auth/userinfo.email']),
    grant(pete!, at(5, 20, 19), 'VoterLight Walk', ['https://www.scopes.example/auth/userinfo.email']),
    grant(aaliyah!, at(9, 9, 17), 'Mail Merge for Teams', ['https://www.scopes.example/auth/gmail.send']),
    change(TEAM.devon, at(3, 5, 20), '2sv_enroll'),
    change(pete!, at(7, 1, 21), '2sv_enroll'),
    change(marisol!, at(1, 22, 16), '2sv_enroll'),
  ])
}

function loginsOf(person: Person): Activity[] {
  const random = startRandom(`google ${person.key}`)
  const found: Activity[] = []
  for (let day: number = YEAR.from; day < YEAR.until; day += DAY * (1 + random.below(4))) {
    const { year, month, day: date } = wall(ZONES.eastern, (day + 8 * HOUR) as Moment)
    const hour = person.rhythm.from + random.next() * (person.rhythm.to - person.rhythm.from - 0.5)
    const at = (fromWall(ZONES.eastern, year, month, date, Math.floor(hour), random.below(60)) +
      random.below(60_000)) as Moment
    const ip = random.chance(0.4)
      ? `${person.networks.pocket}::${(1 + random.below(4000)).toString(16)}`
      : random.pick([person.networks.desk, person.networks.home])
    const login = (when: Moment, name: string): Activity => ({
      at: when,
      application: 'login',
      person,
      ip,
      type: 'login',
      name,
      parameters: [
        { name: 'login_type', value: 'google_password' },
        ...(name === 'login_failure'
          ? [{ name: 'login_failure_type', value: 'login_failure_invalid_password' }]
          : [
              {
                name: 'login_challenge_method',
                multiValue: random.chance(0.3) ? ['password', 'google_prompt'] : ['password'],
              },
              { name: 'is_suspicious', boolValue: false },
            ]),
      ],
    })
    if (random.chance(0.04)) found.push(login((at - 25_000) as Moment, 'login_failure'))
    found.push(login(at, 'login_success'))
    if (random.chance(0.12)) found.push(login((at + 3 * HOUR) as Moment, 'logout'))
  }
  return found.filter(({ at }) => at >= YEAR.from && at < YEAR.until)
}

function exported(activities: readonly Activity[]): Buffer {
  const items = activities
    .toSorted((one, other) => other.at - one.at)
    .map(({ at, application, person, ip, type, name, parameters }) => ({
      kind: 'admin#reports#activity',
      id: {
        time: new Date(at).toISOString(),
        uniqueQualifier: String(Number.parseInt(fixedUuid(`${application} ${at} ${person.key}`).slice(0, 8), 16)),
        applicationName: application,
        customerId: 'C02harbf1',
      },
      etag: `"${fixedUuid(`etag ${application} ${at} ${person.key} ${name}`).slice(0, 23)}"`,
      actor: {
        email: person.accounts[0]!.address,
        profileId: String(100_000_000_000 + Number.parseInt(fixedUuid(person.key).slice(0, 8), 16)),
      },
      ipAddress: ip,
      events: [{ type, name, parameters }],
    }))
  const rows = items.map(item => JSON.stringify(item)).join(',\n')
  return Buffer.from(`{"kind":"admin#reports#activities","etag":"\\"sample\\"","items":[\n${rows}\n]}\n`)
}
