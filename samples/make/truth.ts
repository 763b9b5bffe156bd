/** What is true in the sample, for tests and for drills: written from the story itself, not found by looking. */
import { digest, type Moment, rfc3339 } from '#ground'
import type { Taken } from './logs/unified-audit.ts'
import type { Session } from './logs/session.ts'
import { ENGINE_CHANGE } from './story/broadcasts.ts'
import { JOURNEY } from './story/habit.ts'
import { NEW_PAPER } from './story/partners.ts'
import type { Mail } from './story/post-office.ts'
import { ATTACK, ATTACKERS, ATTACKERS_HOSTS } from './story/scenes/attack.ts'
import { LURES } from './story/scenes/lures.ts'
import { STATEMENTS } from './story/statements.ts'
import type { Story } from './story/story.ts'
import { ADVISER_LEFT, NEW_PHONE } from './story/team.ts'
import { YEAR } from './story/year.ts'

/** Everything that truth.json holds; samples/README.md explains each field. */
export function truthOf(story: Story, sessions: readonly Session[], taken: Taken): object {
  const held = heldMessages(story)
  return {
    fictional: true,
    organisation: 'harbour.example',
    period: span(YEAR.from, YEAR.until),
    messages: {
      distinct: held.size,
      instances: [...story.mailboxes.values()].reduce((sum, { length }) => sum + length, 0),
      mailboxes: Object.fromEntries([...story.mailboxes].map(([name, { length }]) => [name, length])),
    },
    turned: turned(story, held),
    taken: takenTruth(story, sessions, taken),
    hardNegatives: hardNegatives(story, held),
    phish: LURES.map(({ key, why, junk }) => ({ ...reference(story.named(key), held), why, junk })),
    leak: leakTruth(story),
    statements: STATEMENTS.map(({ file, clauses }) => ({ file: `statements/${file}`, clauses })),
    honestLogOddities: [
      {
        what: 'Ruth Adeyemi signs in through a VPN in another state on a few days.',
        account: 'ruth@harbour.example',
        ip: '203.0.113.90',
      },
      {
        what: 'Priya Raman signs in from a hotel network in India for ten days.',
        account: 'priya@harbour.example',
        ip: JOURNEY.network,
        ...span(JOURNEY.from, JOURNEY.until),
      },
      { what: 'Colm Brannigan has a new telephone.', account: 'colm@harbour.example', from: rfc3339(NEW_PHONE) },
      {
        what: 'Three inbox rules made by their owners: Vouchers, lists, Giveleaf.',
        accounts: ['hana@harbour.example', 'colm@harbour.example', 'ingrid@harbour.example'],
      },
    ],
  }
}

function span(from: Moment, to: Moment): { from: string; to: string } {
  return { from: rfc3339(from), to: rfc3339(to) }
}

/** The mailboxes that hold each message at the end. */
function heldMessages(story: Story): Map<string, string[]> {
  const held = new Map<string, string[]>()
  for (const [mailbox, copies] of story.mailboxes)
    for (const { messageId } of copies) held.set(messageId, [...(held.get(messageId) ?? []), mailbox])
  return held
}

interface Reference {
  readonly messageId: string
  readonly at: string
  readonly from: string
  readonly subject: string
  readonly mailboxes: readonly string[]
}

function reference(mail: Mail, held: ReadonlyMap<string, readonly string[]>): Reference {
  return {
    messageId: `<${mail.messageId}>`,
    at: rfc3339(mail.at),
    from: mail.posting.from.address,
    subject: mail.subject,
    mailboxes: held.get(mail.messageId) ?? [],
  }
}

function turned(story: Story, held: ReadonlyMap<string, readonly string[]>): object {
  const named = (key: string) => reference(story.named(key), held)
  return {
    account: 'daniel@okaforstrategy.example',
    owner: 'Daniel Okafor',
    window: span(ATTACK.webmailTaken, ATTACK.webmailClosed),
    hosts: Object.values(ATTACKERS_HOSTS),
    addresses: ATTACKERS,
    messages: [
      {
        ...named('attack-1'),
        why: 'An answer in an old thread, from the provider’s webmail, which he never used, at 04:14 his time, from another network, with a link through a redirector he never used; authenticated as always; no copy in his sent mail.',
      },
      {
        ...named('attack-2'),
        why: 'A new mail at 04:41 his time, same webmail and network, asking to sign in, about a matter he had no part in; no copy in his sent mail.',
      },
    ],
    aimedAt: [
      { account: 'tomas@harbour.example', opened: true, answered: [named('attack-1-answer')] },
      { account: 'priya@harbour.example', opened: false, answered: [] },
      {
        account: 'ruth@harbour.example',
        opened: false,
        answered: [],
        failedSignIns: span(ATTACK.guessesFrom, ATTACK.guessesTo),
      },
    ],
  }
}

function takenTruth(story: Story, sessions: readonly Session[], taken: Taken): object {
  const stolen = sessions.find(({ attack, error }) => attack === true && error === 0)!
  return {
    account: 'tomas@harbour.example',
    window: span(ATTACK.mailboxTaken, ATTACK.mailboxClosed),
    lastAccess: rfc3339(taken.last),
    sessionId: stolen.id,
    ip: ATTACKERS.mailbox,
    certain: taken.bound.map(id => `<${id}>`),
    likely: { folder: '\\Inbox', copiedAt: rfc3339(taken.copied) },
    heldThen: story.mailboxes.get('tomas')!.filter(({ at }) => at < taken.last).length,
    rule: {
      name: '.',
      madeAt: rfc3339(ATTACK.ruleMade),
      removedAt: rfc3339(ATTACK.ruleRemoved),
      folder: 'RSS Subscriptions',
    },
    hiddenByRule: story.mailboxes
      .get('tomas')!
      .filter(({ folder }) => folder === 'RSS Subscriptions')
      .map(({ messageId }) => `<${messageId}>`),
  }
}

function hardNegatives(story: Story, held: ReadonlyMap<string, readonly string[]>): object[] {
  const scenes = (...keys: readonly string[]) => keys.map(key => story.named(key))
  const some = (count: number, wanted: (mail: Mail) => boolean) =>
    story.mails
      .filter(mail => held.has(mail.messageId) && wanted(mail))
      .sort((one, other) => one.at - other.at)
      .slice(0, count)
  const by = (address: string) => (mail: Mail) => mail.posting.from.address === address
  const groups: readonly (readonly [string, string, readonly Mail[]])[] = [
    [
      'new-phone',
      'Colm Brannigan writes from another telephone and program.',
      some(
        5,
        mail => by('colm@harbour.example')(mail) && mail.posting.client === 'iphone-exchange' && mail.at >= NEW_PHONE,
      ),
    ],
    [
      'journey',
      'Priya Raman writes from another zone, network and program for ten days.',
      some(99, mail => by('priya@harbour.example')(mail) && mail.at >= JOURNEY.from && mail.at < JOURNEY.until),
    ],
    [
      'assistant-writes',
      'Hana Kobayashi writes for Miriam Harbour, as the Sender field says.',
      scenes('for-miriam-1', 'for-miriam-2', 'for-miriam-3', 'for-miriam-4', 'for-miriam-5', 'for-miriam-6'),
    ],
    [
      'changed-employer',
      'Elena Marchetti writes from a new paper.',
      [
        ...scenes('new-paper', 'new-paper-2', 'new-paper-3'),
        ...some(4, mail => by('elena.marchetti@lakesidetribune.example')(mail) && mail.at > NEW_PAPER),
      ],
    ],
    [
      'own-firm',
      'Daniel Okafor writes from his own firm after he left.',
      some(6, mail => by('daniel@okaforstrategy.example')(mail) && mail.at >= ADVISER_LEFT && mail.key === undefined),
    ],
    [
      'private-address',
      'Daniel Okafor writes from his private address.',
      some(6, mail => by('d.okafor77@gmail.example')(mail)),
    ],
    [
      'shared-document',
      'Honest links to the same document service.',
      scenes('shared-1', 'shared-2', 'shared-3', 'shared-4', 'shared-5'),
    ],
    [
      'first-mail',
      'A first mail from somebody new, with a link or a request.',
      scenes('first-1', 'first-2', 'first-3'),
    ],
    ['long-silence', 'An answer into a thread after more than two hundred days.', scenes('silence-2')],
    ['forwarded-warning', 'A lure is passed on as a warning.', scenes('warning-1', 'warning-2', 'warning-3')],
    [
      'newsletter-engine',
      'A newsletter comes from another engine than before.',
      some(
        4,
        mail =>
          mail.posting.engine === 'pagoda' && by('editors@ballotandbeacon.example')(mail) && mail.at >= ENGINE_CHANGE,
      ),
    ],
    [
      'webmail',
      'Others at the same provider use the webmail every day, one of them at the same firm.',
      [
        ...some(6, mail => by('beatriz@okaforstrategy.example')(mail)),
        ...some(4, mail => by('oskar@lindqvist-reports.example')(mail)),
      ],
    ],
    ['night-flight', 'Daniel Okafor writes before six from an airport, on his own telephone.', scenes('night-flight')],
  ]
  return groups.map(([name, why, mails]) => ({ name, why, messages: mails.map(mail => reference(mail, held)) }))
}

function leakTruth(story: Story): object {
  const [plan, letter, vetting] = story.leak.files
  const source = (key: string, part: string) => {
    const mail = story.named(key)
    const holders = [...story.mailboxes].filter(([, copies]) =>
      copies.some(({ messageId }) => messageId === mail.messageId),
    )
    return { messageId: `<${mail.messageId}>`, part, mailboxes: holders.map(([name]) => name) }
  }
  const sha256 = (bytes: Uint8Array) => digest(bytes)
  return {
    brought: { file: 'leak/anonymous.eml', messageId: `<${story.anonymous.messageId}>`, at: rfc3339(ATTACK.leak) },
    files: [
      { file: `leak/${plan.name}`, sha256: sha256(plan.bytes), kind: 'untouched', source: source('plan-2', plan.name) },
      {
        file: `leak/${letter.name}`,
        sha256: sha256(letter.bytes),
        kind: 'print of a mail',
        source: source('letter-2', ''),
      },
      {
        file: `leak/${vetting.name}`,
        sha256: sha256(vetting.bytes),
        kind: 'altered',
        version: 2,
        source: source('vetting-2', story.library.files['Crane_vetting_file-v2']!.name),
        inserted: story.leak.inserted,
      },
    ],
    origin: { mailbox: 'tomas', because: 'It is the only mailbox that held all three.' },
    window: { latestItem: rfc3339(story.named('letter-2').at), ...span(ATTACK.mailboxTaken, ATTACK.mailboxClosed) },
  }
}
