import { emptyMemory, learn, show } from '#profile'
import { teamOf, type Team } from '#team'

import assert from 'node:assert/strict'
import { test } from 'node:test'

import { gistOfText, mail, person, type MailFields } from '../4-evidence/mail.contract.ts'
import { aliasCandidates } from './alias-candidates.ts'
import { AliasWitness } from './alias-witness.ts'
import { aliasPersons, proposeAliases, type AliasProposal, type AliasVerdict } from './aliases.ts'

const WORK = 'Anna Example <anna@example.org>'
const HOME = 'Anna Example <anna.e@freemail.example>'
const READERS = ['berta@example.net', 'carla@example.net', 'dora@example.net']

/** Mails from one address to some readers in turn, each a day after the other. */
function written(from: string, days: readonly number[], changes: MailFields = {}): string[] {
  return days.map((day, index) => mail({ day, from, to: READERS[index % READERS.length]!, ...changes }))
}

/** Mails of the readers to an address. */
function answered(to: string, from = 20): string[] {
  return READERS.map((reader, index) => mail({ day: from + index, from: `${reader.split('@')[0]!} <${reader}>`, to }))
}

function days(from: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => from + index)
}

function proposed(texts: readonly string[], team: Team = teamOf([], [])): readonly AliasProposal[] {
  const memory = emptyMemory()
  const gists = texts.map(text => gistOfText(text)).sort((one, other) => one.at - other.at)
  for (const gist of gists) learn(memory, show(gist))
  const witness = new AliasWitness(aliasCandidates(memory, team), memory)
  for (const gist of gists) witness.add(gist)
  return proposeAliases(memory, team, witness)
}

const bothUsed = [
  ...written(WORK, days(0, 8)),
  ...written(HOME, days(40, 8)),
  ...answered('anna@example.org'),
  ...answered('anna.e@freemail.example', 60),
]

interface Row {
  readonly name: string
  readonly texts: readonly string[]
  readonly team?: Team
  readonly verdict: AliasVerdict | 'no pair'
  readonly for?: RegExp
  readonly against?: RegExp
}

const table: readonly Row[] = [
  {
    name: 'two addresses of one name to which the same people write are likely of one person',
    texts: bothUsed,
    verdict: 'likely',
    for: /3 people wrote to both/,
  },
  {
    name: 'an address to which nobody ever wrote is never likely, whatever its name, its readers and its wording',
    texts: [...written(WORK, days(0, 8)), ...answered('anna@example.org'), ...written(HOME, days(200, 8))],
    verdict: 'possible',
    against: /Nobody in this material ever wrote to anna\.e@freemail\.example/,
  },
  {
    name: 'four mails are too few to say anything',
    texts: [...written(WORK, days(0, 8)), ...answered('anna@example.org'), ...written(HOME, days(40, 4))],
    verdict: 'too-thin',
    against: /Only 4 mails of anna\.e@freemail\.example/,
  },
  {
    name: 'a domain that only looks like hers is rather somebody else',
    texts: [
      ...written('Anna Example <anna@campaign-office.org>', days(0, 8)),
      ...written('Anna Example <anna@campaign-offlce.org>', days(40, 6)),
      ...answered('anna@campaign-offlce.org', 60),
      ...answered('anna@campaign-office.org'),
    ],
    verdict: 'rather-not',
    against: /campaign-offlce\.org only looks like campaign-office\.org/,
  },
  {
    name: 'an address that no receiving server ever confirmed is rather somebody else',
    texts: [
      ...bothUsed.filter(text => !text.includes(`From: ${HOME}`)),
      ...written(HOME, days(40, 8), {
        headers: { 'Authentication-Results': 'mx.example.net; dkim=fail header.d=freemail.example; spf=softfail' },
      }),
    ],
    verdict: 'rather-not',
    against: /No receiving server ever confirmed/,
  },
  {
    name: 'one forged mail does not make an address unconfirmed whose own mail nobody checks',
    texts: [
      ...bothUsed.map(text => text.replace(/^Authentication-Results: [^]*?(?=^DKIM-Signature)/m, '')),
      mail({ day: 30, from: WORK, headers: { 'Authentication-Results': 'mx.example.net; dkim=fail; spf=fail' } }),
    ],
    verdict: 'likely',
  },
  {
    name: 'two who answer each other are rather two people',
    texts: [
      ...written(WORK, days(0, 8)),
      ...days(0, 8).map(day =>
        mail({
          day: day + 0.3,
          from: HOME,
          to: 'anna@example.org',
          body: 'Thank you.\n',
          headers: { 'In-Reply-To': messageId(written(WORK, [day])[0]!), 'User-Agent': 'Mutt' },
        }),
      ),
    ],
    verdict: 'rather-not',
    against: /One answers the other in 8 mails/,
  },
  {
    name: 'clocks far apart on one day speak for two people',
    texts: [
      ...bothUsed,
      ...days(100, 6).flatMap(day => [
        mail({ day, from: WORK, date: dated(day, '+0200') }),
        mail({ day: day + 0.1, from: HOME, date: dated(day + 0.1, '-0700') }),
      ]),
    ],
    verdict: 'likely',
    against: /6 times they wrote within half a day on clocks three hours and more apart/,
  },
  {
    name: 'what the roster says already is not proposed again',
    texts: bothUsed,
    team: teamOf([person('Anna Example', 'anna@example.org', 'anna.e@freemail.example')], []),
    verdict: 'no pair',
  },
  {
    name: 'another name is no pair',
    texts: [...written(WORK, days(0, 8)), ...written('Anna Other <a@freemail.example>', days(40, 8))],
    verdict: 'no pair',
  },
  {
    name: 'a list that writes for many is nobody',
    texts: [...written(WORK, days(0, 8)), ...written('Anna Example via list <list@example.com>', days(40, 8))],
    verdict: 'no pair',
  },
  {
    name: 'an address without a name that spells hers is asked about',
    texts: [
      ...written(WORK, days(0, 8)),
      ...written('annaexample@freemail.example', days(40, 8)),
      ...answered('anna@example.org'),
      ...answered('annaexample@freemail.example', 60),
    ],
    verdict: 'likely',
  },
]

function messageId(text: string): string {
  return /^Message-ID: (.*)\r$/m.exec(text)![1]!
}

function dated(day: number, zone: string): string {
  const at = new Date(Date.UTC(2024, 2, 4, 9, 30) + day * 86_400_000 + Number(zone) * 36_000)
  return at.toUTCString().replace('GMT', zone)
}

for (const { name, texts, team, verdict, for: reason, against } of table)
  test(name, () => {
    const [proposal, ...others] = proposed(texts, team)
    assert.deepEqual([proposal?.verdict ?? 'no pair', others], [verdict, []])
    if (reason !== undefined) assert.match(proposal!.speaksFor.join(' '), reason)
    if (against !== undefined) assert.match(proposal!.speaksAgainst.join(' '), against)
  })

test('the order of the mails of one moment does not show', () => {
  assert.deepEqual(proposed(bothUsed.toReversed()), proposed(bothUsed))
})

test('likely pairs that share an address are one person, with what the roster knows', () => {
  const pair = (one: string, other: string, verdict: AliasVerdict = 'likely') => ({
    name: 'Anna Example',
    addresses: [one, other] as const,
    mails: [9, 9] as const,
    verdict,
    speaksFor: [],
    speaksAgainst: [],
  })
  const anna = person('Anna Example', 'a@x.example')
  const persons = aliasPersons([
    pair('b@x.example', 'c@x.example'),
    { ...pair('d@x.example', 'a@x.example'), person: anna },
    pair('c@x.example', 'd@x.example'),
    pair('e@x.example', 'f@x.example', 'possible'),
  ])
  assert.deepEqual(
    persons.map(({ addresses, person: known }) => [[...addresses].sort(), known]),
    [[['a@x.example', 'b@x.example', 'c@x.example', 'd@x.example'], anna]],
  )
})
