import { rfc3339 } from '#ground'
import type { Lateral, TurnedAccount } from '#finding'

import { nextStep } from './finding-text.ts'
import { counted, paintFor, safe, wrapped, type Terminal } from './terminal.ts'

/** How each involvement reads before a list of addresses. */
const HOW: Readonly<Record<Lateral['how'], string>> = {
  received: 'Received it',
  answered: 'Answered',
  'passed-on': 'Passed it on',
  'deviates-afterwards': 'Wrote strangely themselves afterwards',
}

/** Accounts for a person: the plain sentence, the window, the reasons, and who else was touched. */
export function turnedText(accounts: readonly TurnedAccount[], terminal: Terminal): string {
  const { strong, faint, alarm, warn } = paintFor(terminal)
  const width = Math.min(100, terminal.columns ?? 100)
  const line = (text: string, indent = '      ') => wrapped(safe(text), width, indent)
  if (accounts.every(({ tier }) => tier === 0)) {
    return `${strong('No account stands out.')}\n${line('That is no proof: who writes from the owner’s own device in the owner’s words cannot be told from mail alone. Sign-in logs would decide it.', '')}\n`
  }
  const cards = accounts.map(({ rank, account, tier, score, window, mails, evidence, lateral, first, blind }) => {
    const mark = tier === 2 ? alarm('●●') : tier === 1 ? warn('● ') : faint('○ ')
    const people = (how: Lateral['how']) => [
      ...new Set(lateral.filter(each => each.how === how).map(({ address }) => address)),
    ]
    return [
      `${String(rank).padStart(3)} ${mark} ${strong(safe(`${account}${tier > 0 ? ' is likely no longer in its owner’s hands' : ' does not stand out'}`))}`,
      line(
        `From ${rfc3339(window.from)} to ${rfc3339(window.to)}, ${counted(mails.length, 'strange mail')}; score ${score.toFixed(1)}. It may have begun earlier, without mail.`,
      ),
      ...evidence.slice(0, 6).map(({ says, bits }) => line(`+${bits.toFixed(1)}  ${says}`, '        ')),
      ...(['received', 'answered', 'passed-on', 'deviates-afterwards'] as const).flatMap(how => {
        const who = people(how)
        return who.length === 0
          ? []
          : [line(`${HOW[how]}: ${who.slice(0, 8).join(', ')}${who.length > 8 ? ` and ${who.length - 8} more` : ''}.`)]
      }),
      ...blind.slice(0, 4).map(why => faint(line(`Not looked at: ${why}`))),
      line(nextStep(first)),
    ].join('\n')
  })
  return `${cards.join('\n\n')}\n`
}
