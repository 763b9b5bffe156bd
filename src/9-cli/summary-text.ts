import type { Budget, Ranked } from '#finding'

import { counted, paintFor, wrapped, type Terminal } from './terminal.ts'

/** The first lines of an answer: how many were looked at, what stands out, and what that means. */
export function summaryText(
  { findings, abstained, messages, thresholds }: Ranked,
  budget: Budget,
  seconds: number,
  terminal: Terminal,
): string {
  const { strong } = paintFor(terminal)
  const width = Math.min(100, terminal.columns ?? 100)
  const alerts = findings.filter(({ tier }) => tier > 0)
  const unjudged = abstained.reduce((sum, each) => sum + each.messages, 0)
  const heading =
    alerts.length === 0
      ? `No mail stands out within your budget of ${budget.alerts} in ${budget.messages}.`
      : `${counted(alerts.length, 'mail')} of ${counted(messages, 'mail')} should be looked at by a person.`
  const notes = [
    `${counted(messages, 'mail')} examined in ${seconds.toFixed(1)} s; an alert begins at ${thresholds.alert.toFixed(1)} bits, drawn from ${counted(thresholds.from, 'score')} of this material.`,
    unjudged === 0
      ? ''
      : `Of ${counted(unjudged, 'mail')} from ${counted(abstained.length, 'account')} nothing can be said: too little came from them before.`,
    alerts.length === 0
      ? 'That is no proof that nothing happened: a careful attacker who writes from the owner’s own device cannot be told from mail alone.'
      : '',
  ]
  return `${strong(heading)}\n${notes
    .filter(note => note !== '')
    .map(note => wrapped(note, width, ''))
    .join('\n')}\n`
}
