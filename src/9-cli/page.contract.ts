/** What the tests of pages share: pages made the real way, out of mail that would like to be more than text. */
import { DAY, digest, type Moment } from '#ground'
import { HabitCourses, rank, Turnings, UNMATCHED, type AliasProposal, type Ranked } from '#finding'
import type { LeakInstance, Traced, TracedFile } from '#work'

import { gistOfText, history, mail, TODAY } from '../4-evidence/mail.contract.ts'
import { examined } from '../5-finding/examined.contract.ts'
import { page } from './page.ts'
import { tracePage } from './trace-page.ts'
import { turnedPage } from './turned-page.ts'

const HOSTILE = '<script>alert(1)</script>"\'&<img src=x onerror=alert(2)>'
/** A mail that tries to become markup, a command of the terminal and a link. */
export const hostile = mail({
  day: TODAY,
  from: `"<b onclick=x>Anna" <anna@example.org>`,
  subject: `${HOSTILE}\u001b[2K\u202e`,
  headers: { 'User-Agent': '<iframe src=//a.test>' },
  body: 'Please sign in at https://a.test/<script>x</script> right away, or javascript:alert(3).\n',
})

const ALIAS: AliasProposal = {
  name: HOSTILE,
  addresses: ['<b>anna</b>@example.org', 'anna@example.org'],
  mails: [5, 9],
  verdict: 'likely',
  speaksFor: [HOSTILE],
  speaksAgainst: [],
}

/** The mails examined, and how the accounts of the findings wrote. */
function answer(texts: readonly string[], count = 1) {
  const gists = [...history(), ...texts].map(text => gistOfText(text, '<i>berta</i>'))
  const mails = examined(gists, count)
  const ranked: Ranked = rank(
    mails,
    { alerts: 1, messages: 1000 },
    () => undefined,
    () => true,
  )
  const turnings = new Turnings()
  for (const one of mails) turnings.add(one)
  const courses = new HabitCourses(new Map([['anna@example.org', new Set(gists.map(({ id }) => id).slice(-1))]]))
  for (const gist of gists) courses.add(gist)
  return { ranked, accounts: turnings.ranked(ranked.thresholds), courses: courses.finish() }
}

/** The page of findings over some mails, after a history of twelve. */
export function shown(texts: readonly string[], count = 1): string {
  const { ranked, courses } = answer(texts, count)
  const where = { source: digest('a test'), path: ['<u>a.mbox</u>'] }
  const counts = { expected: 13, read: 13, duplicate: 0, skipped: 0, failed: 1 }
  const trouble = { code: 'bad', where, says: '<script>trouble</script>' }
  const entry = {
    source: '<u>a.mbox</u>',
    mailbox: '<i>berta</i>',
    kind: 'mail' as const,
    where,
    ...counts,
    troubles: [trouble],
  }
  return page({ ranked, courses, aliases: [ALIAS], ledger: [entry], version: '1.2.3' })
}

/** The page of accounts over the same. */
export function shownTurned(texts: readonly string[], count = 3): string {
  const { ranked, accounts, courses } = answer(texts, count)
  return turnedPage({ accounts, courses, thresholds: ranked.thresholds, version: '1.2.3' })
}

/** Longer than any screen is wide, without a place where a line could break. */
const LONG = 'x'.repeat(180)

/** The page of a trace over more accounts and files than a screen has room for, with a passage of each kind. */
export function shownTrace(): string {
  const mailboxes = Array.from({ length: 10 }, (_, place) => ({
    mailbox: `${place === 3 ? LONG : 'anna'}-${place}@example.org`,
    probability: place === 0 ? 0.9 : 0.01,
    explains: 1,
  }))
  const from = Date.UTC(2025, 0, 9) as Moment
  const traced: Traced = {
    files: ['plan.pdf', `${LONG}.docx`].map((name, number) => leaked(name, number, mailboxes[number]!.mailbox, from)),
    origin: {
      mailboxes,
      outside: 0.01,
      tie: false,
      named: [mailboxes[0]!.mailbox],
      wouldDecide: [`Logs of ${LONG}.`],
    },
    decoys: [],
    unread: 3,
    window: { from, to: (from + 4 * DAY) as Moment, because: [`${HOSTILE} came at 2025-01-09T00:00:00Z.`] },
  }
  return tracePage(traced, '1.2.3')
}

function leaked(name: string, number: number, mailbox: string, at: Moment): TracedFile {
  const sha256 = digest(name)
  const instance: LeakInstance = {
    ...{ number, version: 'edited', similarity: 0.98, containment: 0.9, part: name, sha256, kind: 'PDF document' },
    mail: {
      ...{ id: sha256, mailbox, folder: 'Sent', at, messageId: `${LONG}@example.org`, subject: HOSTILE },
      ...{ thread: '', topic: '', from: 'anna@example.org', fromName: 'Anna', to: [] },
    },
  }
  const passages = [
    { state: 'same', leaked: 'Nothing of this changed. '.repeat(40), held: 'Nothing of this changed. '.repeat(40) },
    { state: 'changed', leaked: HOSTILE, held: 'שלום, the plan' },
    { state: 'inserted', leaked: LONG, held: '' },
    { state: 'removed', leaked: '', held: LONG },
  ] as const
  return {
    file: {
      name,
      sha256,
      text: '',
      made: [(at + 3 * DAY) as Moment],
      isRecognised: false,
      marks: [],
      blind: ['A picture without text.'],
    },
    match: { ...UNMATCHED, verdict: 'altered', passages },
    instances: [instance],
    alike: [],
    others: [{ ...instance, number: 9, mail: { ...instance.mail, mailbox: 'carla' } }],
    addressed: new Set(['ben']),
    brought: [],
    isBringer: false,
  }
}
