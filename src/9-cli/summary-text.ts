import type { Budget, Ranked } from '#finding'

import { counted, grouped, paintFor, wrapped, type Terminal } from './terminal.ts'

/** The answer in one plain sentence. */
export function rankedHeading({ findings, messages }: Ranked): string {
  const alerts = findings.filter(({ tier }) => tier > 0).length
  if (messages === 0) return 'No mail was found in what you gave.'
  if (alerts === 0) return 'No mail stands out within your budget of alerts.'
  return `${counted(alerts, 'mail')} of ${grouped(messages)} should be looked at by a person.`
}

/** What it means that nothing stands out. */
export const NO_PROOF =
  'That is no proof that nothing happened: a careful attacker who writes from the owner’s own device cannot be told from mail alone.'

/** Of how much mail nothing can be said, and why; '' where all was judged. */
export function abstainedSentence({ abstained }: Ranked): string {
  const mails = abstained.reduce((sum, each) => sum + each.messages, 0)
  return mails === 0
    ? ''
    : `Nothing can be said of ${counted(mails, 'mail')} from ${counted(abstained.length, 'account')}: too little came from ${abstained.length === 1 ? 'it' : 'them'} before.`
}

/** The first lines of an answer: how many were looked at, what stands out, and what that means. */
export function summaryText(ranked: Ranked, budget: Budget, seconds: number, terminal: Terminal): string {
  const { findings, messages, thresholds } = ranked
  const { strong } = paintFor(terminal)
  const width = Math.min(100, terminal.columns ?? 100)
  const alerts = findings.filter(({ tier }) => tier > 0)
  const notes = [
    messages === 0
      ? 'See below what was read, and why the rest was not. What it can read: a mail export such as mbox, Takeout zip, PST, Maildir, eml or msg.'
      : '',
    alerts.length > 0 || messages === 0 ? '' : NO_PROOF,
    abstainedSentence(ranked),
    messages === 0
      ? ''
      : `${counted(messages, 'mail')} examined in ${seconds.toFixed(1)} s for a budget of ${counted(budget.alerts, 'alert')} in ${grouped(budget.messages)}; an alert begins at ${thresholds.alert.toFixed(1)} bits, drawn from ${counted(thresholds.from, 'score')} of this material.`,
  ]
  return `${strong(wrapped(rankedHeading(ranked), width, ''))}\n${notes
    .filter(note => note !== '')
    .map(note => wrapped(note, width, ''))
    .join('\n')}\n`
}
