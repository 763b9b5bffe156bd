import type { QuotedStyle } from './transfer-style.ts'

const PLAIN: QuotedStyle = {
  kind: 'quoted-printable',
  width: 76,
  breaks: 'full',
  reserves: false,
  lowerHex: false,
  tabs: 'plain',
  lastSpace: 'coded',
  also: '',
  hides: [],
  hidesIn: 'text',
  lineFeed: 'plain',
  ends: 'plain',
}

const quoted = (style: Partial<QuotedStyle>): QuotedStyle => ({ ...PLAIN, ...style })

/** What Mutt and others hide so that nothing on the way changes a signed text. */
const SIGNED = { hides: ['from ', '.'], hidesIn: 'coded' } as const

/**
 * The styles in which ninety-nine of a hundred quoted-printable parts of two archives were written, the frequent ones first
 * (measured on openbmc and linux-man, 2019 to 2026). Who writes so is only a hint for the reader.
 */
export const QUOTED_STYLES: readonly QuotedStyle[] = [
  quoted({}), // Gmail, Exchange, Perl
  quoted({ reserves: true }), // Python, Thunderbird
  quoted({ width: 74, breaks: 'eager' }), // Thunderbird with OpenPGP
  quoted({ ends: 'soft' }), // Perl and Exchange, for a text without a last line end
  quoted({ ...SIGNED, lastSpace: 'reserves' }), // Mutt
  quoted({ width: 75, breaks: 'columns', ends: 'soft', hides: ['From '], hidesIn: 'anywhere' }), // Apple Mail
  quoted({ width: 74, breaks: 'coded-columns' }), // Outlook
  quoted({ width: 74 }),
  quoted({ width: 75, hides: ['--'] }), // GMX
  quoted({ width: 75, hides: ['--'], reserves: true }),
  quoted({ ends: 'soft-and-hard' }), // Bugzilla
  quoted({ width: 74, breaks: 'eager', ...SIGNED }),
  quoted({ width: 73, breaks: 'eager' }),
  quoted({ width: 73, breaks: 'eager', ...SIGNED }),
  quoted({ also: '_' }), // Domino
  quoted({ width: 77, breaks: 'past-space', ends: 'soft', hides: ['From '], hidesIn: 'anywhere' }), // iPhone and iPad
  quoted({ lineFeed: 'breaks', ends: 'soft' }), // Exchange
  quoted({ lastSpace: 'all' }), // iNotes
  quoted({ width: 75, breaks: 'uncounted', also: '.' }), // K-9 Mail, Thunderbird for Android
  quoted({ width: 74, reserves: true }),
  quoted({ width: 74, ends: 'soft' }), // older Apple Mail
  quoted({ width: 74, reserves: true, lastSpace: 'past' }),
  quoted({ width: 74, breaks: 'over' }), // Horde
  quoted({ width: 75, lastSpace: 'plain' }),
  quoted({ width: 75, breaks: 'over', lastSpace: 'soft' }),
  quoted({ hides: ['--'] }),
  quoted({ width: 78 }),
  quoted({ hides: ['From '] }),
  quoted({ reserves: true, ends: 'soft' }),
  quoted({ width: 75 }),
  quoted({ width: 75, reserves: true }),
  quoted({ tabs: 'coded' }),
  quoted({ reserves: true, tabs: 'coded' }),
  quoted({ hides: ['F', '.'] }), // KMail
  quoted({ width: 73, breaks: 'always' }), // Cyrus
  quoted({ lastSpace: 'soft', ends: 'soft' }), // some Exchange
  quoted({ lastSpace: 'soft' }),
  quoted({ reserves: true, lastSpace: 'soft' }),
  quoted({ width: 75, breaks: 'columns', lastSpace: 'soft', ends: 'soft' }),
  quoted({ width: 73 }),
  quoted({ width: 72 }),
  quoted({ breaks: 'word' }), // Nodemailer
  quoted({ width: 74, breaks: 'over', also: '!"#$?@[\\]^_`{|}~F' }), // Spark, Mailspring
  quoted({ width: 68 }),
  quoted({ lowerHex: true }),
  quoted({ reserves: true, lowerHex: true }),
  quoted({ also: '.' }), // GMX
  quoted({ width: 75, breaks: 'columns', ends: 'soft-and-hard', hides: ['From '], hidesIn: 'anywhere' }),
  quoted({ width: 74, breaks: 'eager', hides: ['From ', '.'] }),
  quoted({ hides: ['F', '.', '-'] }), // newer KMail
]
