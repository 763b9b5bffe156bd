/** The taking over: an old thread, two mails from a webmail that its owner never used, and what came back. */
import { ZONES } from '../../mail/calendar.ts'
import type { Contact } from '../../mail/field.ts'
import type { PostOffice } from '../post-office.ts'
import { et, play, type Scene } from '../script.ts'

/** Addresses that the attackers came from: to the webmail, to Tomás's mailbox, and for the guesses at Ruth's password. */
export const ATTACKERS = {
  webmail: '203.0.113.77',
  mailbox: '203.0.113.146',
  guesses: '203.0.113.151',
} as const

/** The names of their two hosts: the redirector, and the page that took the password. */
export const ATTACKERS_HOSTS = { redirector: 'r.linkpath.example', page: 'login.linkpath.example' } as const

/** When what happened. */
export const ATTACK = {
  webmailTaken: et(12, 3, 21, 37, 12),
  firstMail: et(12, 9, 4, 14, 5),
  clicked: et(12, 9, 10, 1, 40),
  mailboxTaken: et(12, 9, 10, 4, 22),
  ruleMade: et(12, 10, 3, 20, 8),
  secondMail: et(12, 12, 4, 41, 30),
  guessesFrom: et(12, 15, 2, 5, 41),
  guessesTo: et(12, 17, 2, 55),
  leak: et(1, 19, 6, 12, 44),
  notice: et(1, 21, 11, 5),
  mailboxClosed: et(1, 21, 13, 30),
  webmailClosed: et(1, 22, 9, 15),
  ruleRemoved: et(1, 22, 10, 40),
} as const

const DOCUMENT = 'https://share.draftdesk.example/d/q8Zt41vK'
const LURE = `https://${ATTACKERS_HOSTS.redirector}/o/7d21c9e4?to=${encodeURIComponent(DOCUMENT)}`
const SECOND_DOCUMENT = 'https://share.draftdesk.example/d/Lm5Yd20Q'
const SECOND_LURE = `https://${ATTACKERS_HOSTS.redirector}/o/7d21ca07?to=${encodeURIComponent(SECOND_DOCUMENT)}`

/** The thread into which the attackers write, all of it honest. */
const OLD_THREAD: readonly Scene[] = [
  {
    key: 'thread-1',
    at: et(10, 27, 10, 12),
    by: 'daniel',
    client: 'mac',
    to: ['tomas'],
    subject: 'Debate prep: closing',
    text: [
      "I can't get the closing under seventy seconds without losing the ferry.  Either the ferry goes or the school nurse goes, and I'd keep the nurse.",
      "What did she say on Saturday?  I wasn't close enough to hear.",
    ],
  },
  {
    key: 'thread-2',
    at: et(10, 27, 13, 40),
    by: 'tomas',
    client: 'outlook',
    to: ['daniel'],
    re: 'thread-1',
    text: [
      "Keep the nurse. On Saturday she said it in fifty-eight seconds and without notes, so it can be done. I'd like to have it on one card by the end of November.",
    ],
  },
  {
    key: 'thread-3',
    at: et(11, 4, 11, 31),
    by: 'daniel',
    client: 'mac',
    to: ['tomas'],
    re: 'thread-2',
    text: [
      'Fifty-eight, then.  Here\'s the order:  waiting room, nurse, vote, "I have sat in that waiting room."  Nothing after that, not even thank you.',
    ],
  },
  {
    key: 'thread-4',
    at: et(11, 17, 9, 5),
    by: 'tomas',
    client: 'outlook',
    to: ['daniel'],
    re: 'thread-3',
    text: [
      'She likes the order and changes one word a day. Ruth wants something on the bond in it, I said no.',
      "Can you come to the mock on the 24th? It's in the old cannery, bring a coat.",
    ],
  },
  {
    key: 'thread-5',
    at: et(11, 17, 18, 20),
    by: 'daniel',
    client: 'iphone',
    to: ['tomas'],
    re: 'thread-4',
    text: ['Coat and all.  No bond in the closing, over my dead body.'],
  },
  {
    key: 'thread-6',
    at: et(11, 25, 12, 15),
    by: 'tomas',
    client: 'outlook',
    to: ['daniel'],
    re: 'thread-5',
    text: [
      "Thanks for coming yesterday! She was better with you in the second row. We'll pick up the closing in December, before the January debate.",
    ],
  },
]

/** Plays the old thread, both mails of the attackers, and the answer that they made disappear. */
export function playAttack(office: PostOffice): void {
  play(office, OLD_THREAD)
  const daniel: Contact = { name: 'Daniel Okafor', address: 'daniel@okaforstrategy.example' }
  const shared = {
    // The webmail shows the provider's own clock to whoever has not chosen another.
    zone: ZONES.utc,
    client: 'roundcube' as const,
    agent: 'html',
    ip: ATTACKERS.webmail,
    from: daniel,
    unkept: true,
  }
  office.post({
    ...shared,
    key: 'attack-1',
    at: ATTACK.firstMail,
    to: [{ name: 'Tomás Villanueva', address: 'tomas@harbour.example' }],
    subject: 'Debate prep: closing',
    answers: office.named('thread-6'),
    letter: {
      greeting: 'Tomás,',
      paragraphs: [
        'I rewrote the closing at the weekend and put the answers for January next to it. It is in our shared draft, the second tab is new.',
        `⟦${LURE}|${DOCUMENT}⟧`,
        'If it asks you to sign in again, use the campaign account, the private one has no rights there.',
      ],
      closing: ['D.'],
      signature: [],
    },
  })
  office.post({
    key: 'attack-1-answer',
    at: et(12, 9, 10, 41, 9),
    zone: ZONES.eastern,
    client: 'outlook',
    agent: '',
    ip: '198.51.100.20',
    from: { name: 'Tomás Villanueva', address: 'tomas@harbour.example' },
    to: [daniel],
    subject: 'Debate prep: closing',
    answers: office.named('attack-1'),
    lost: ['daniel'],
    letter: {
      greeting: 'Hi Daniel,',
      paragraphs: [
        'It asked me to sign in twice and then showed me the old three versions, no second tab. Can you send it as an attachment?',
      ],
      closing: ['Best,', 'Tomás'],
      signature: [],
    },
  })
  office.post({
    ...shared,
    key: 'attack-2',
    at: ATTACK.secondMail,
    to: [{ name: 'Priya Raman', address: 'priya@harbour.example' }],
    subject: 'One page on the cold store',
    letter: {
      greeting: 'Priya,',
      paragraphs: [
        'Before this goes further I would like your eye on one page about the cold store. I have put it where only the two of us can see it.',
        `⟦${SECOND_LURE}|${SECOND_DOCUMENT}⟧`,
        'Please sign in with your work account, the page is bound to it. I am in meetings all week, so rather by mail than by telephone.',
      ],
      closing: ['Daniel'],
      signature: [],
    },
  })
}

/** What the real Daniel noticed, and nobody understood. */
export const BEFORE_THE_LEAK: readonly Scene[] = [
  {
    key: 'unanswered',
    at: et(1, 5, 11, 22),
    by: 'daniel',
    client: 'mac',
    to: ['ruth'],
    subject: 'Tomás',
    text: [
      "Is Tomás cross with me?  I've written more than once since the middle of December and heard nothing, which isn't like him.",
      "If it's about the firm I'd rather know.",
    ],
  },
  {
    key: 'unanswered-answer',
    at: et(1, 5, 12, 3),
    by: 'ruth',
    client: 'outlook',
    to: ['daniel'],
    re: 'unanswered',
    text: [
      'He is not cross, he is drowning. He says that he has not had a mail from you since before the holidays. I will make him look again.',
    ],
  },
]
