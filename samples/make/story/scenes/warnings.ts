/** Phishing that was seen and passed on as a warning: the lure in it is quoted, not sent. */
import { et, type Scene } from '../script.ts'

/** Colleagues warn each other of two of them, and the vendor says more. */
export const WARNINGS: readonly Scene[] = [
  {
    key: 'warning-1',
    at: et(4, 16, 9, 40),
    by: 'tomas',
    client: 'outlook',
    to: ['ruth', 'hana'],
    cc: ['sasha'],
    fwd: 'lure-lookalike-1',
    text: ["Careful, this isn't us: there's a zero in harb0ur. I haven't clicked. Please tell the others."],
  },
  {
    key: 'warning-2',
    at: et(9, 17, 9, 5),
    by: 'ruth',
    client: 'outlook',
    to: ['ingrid', 'tomas', 'hana', 'priya', 'colm'],
    cc: ['sasha'],
    fwd: 'lure-elections-office',
    text: [
      'Phishing. The Elections Office writes on paper. Do not open the link below, and if you have, call Sasha now.',
    ],
  },
  {
    key: 'warning-3',
    at: et(9, 17, 11, 12),
    by: 'sasha',
    client: 'outlook',
    to: ['ruth'],
    re: 'warning-2',
    text: [
      'Confirmed. The page at docs-review[.]test/elections asks for the mailbox password and then shows the real filing site. We have blocked the domain.',
    ],
  },
]
