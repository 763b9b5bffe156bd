/** The security vendor's notice: what a group did, told without names, with the signs by which to know it. */
import { pdf } from '../../document/pdf.ts'
import type { Block } from '../../document/paper.ts'
import { csv } from '../../document/sheet.ts'
import { et } from '../script.ts'
import { ATTACKERS, ATTACKERS_HOSTS } from './attack.ts'

const defanged = (name: string) => name.replace(/\.(?=[^.]+$)/, '[.]')

const PARAGRAPHS: readonly (readonly ['title' | 'heading' | 'text', string])[] = [
  ['title', 'Northlight Security: Notice 2026-014'],
  ['text', '21 January 2026. TLP:AMBER. For Harbour for Governor and its counsel.'],
  ['heading', 'Summary'],
  [
    'text',
    'Northlight follows a group under the name Tin Heron. In December 2025 the group sent a spear-phishing mail to a high-ranking official of a campaign for governor from the compromised mail account of a former senior adviser of that campaign.',
  ],
  [
    'text',
    'The mail was an answer in an existing conversation. Its link showed the address of a document service that the campaign uses; it routed the reader through a domain that the group controls before it led on to the real document.',
  ],
  [
    'text',
    'Some days later the same group tried without success to sign in to the account of another member of the campaign. We have no evidence of our own whether the first mail was successful.',
  ],
  ['heading', 'What we have seen'],
  [
    'text',
    `The redirector ${defanged(ATTACKERS_HOSTS.redirector)} was registered on 28 November 2025. A page at ${defanged(ATTACKERS_HOSTS.page)} imitates a sign-in and passes on what is typed, with the session that results.`,
  ],
  [
    'text',
    `The group used a hosting provider’s webmail from ${defanged(ATTACKERS.webmail)}. Sign-ins to stolen mailboxes came from ${defanged(ATTACKERS.mailbox)}, guesses at passwords from ${defanged(ATTACKERS.guesses)}.`,
  ],
  [
    'text',
    'In other cases the group made a rule that moves mail from the borrowed correspondent to a folder that nobody opens, and read the mailbox in the hours before dawn of its owner.',
  ],
  ['heading', 'Assessment'],
  [
    'text',
    'We assess with moderate confidence that Tin Heron works in the interest of a foreign state. This assessment rests on targets and hours and not on anything that we found at your campaign.',
  ],
  ['heading', 'What to do'],
  [
    'text',
    'Export sign-in and audit records before they expire. Look for the two hosts and three addresses below in mail and in logs since 28 November. End all sessions of accounts that match, and look for rules.',
  ],
]

/** Signs with the days on which they were seen. */
const INDICATORS = [
  ['type', 'value', 'first_seen', 'last_seen', 'note'],
  ['domain', defanged(ATTACKERS_HOSTS.redirector), '2025-12-09', '2026-01-18', 'redirector'],
  ['domain', defanged(ATTACKERS_HOSTS.page), '2025-12-09', '2026-01-18', 'imitated sign-in'],
  ['ip', defanged(ATTACKERS.webmail), '2025-12-04', '2026-01-19', 'webmail of borrowed accounts'],
  ['ip', defanged(ATTACKERS.mailbox), '2025-12-09', '2026-01-20', 'stolen sessions'],
  ['ip', defanged(ATTACKERS.guesses), '2025-12-15', '2025-12-17', 'password guessing'],
] as const

/** The notice as a PDF, as text, and its list of signs. */
export function noticeFile(): { readonly pdf: Buffer; readonly text: Buffer; readonly indicators: Buffer } {
  const blocks = PARAGRAPHS.map(([kind, text]): Block => ({ kind, text }))
  return {
    pdf: pdf(blocks, {
      title: 'Notice 2026-014',
      author: 'Northlight Security',
      creator: 'Northlight reports',
      producer: 'Northlight reports 3.1',
      created: et(1, 21, 10, 40),
      footer: 'Northlight Security, TLP:AMBER, page {page} of {pages}',
    }),
    text: Buffer.from(`${blocks.map(({ text }) => text).join('\n\n')}\n`),
    indicators: csv(INDICATORS),
  }
}
