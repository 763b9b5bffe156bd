/** Ordinary phishing and spam from outside, as everybody gets it: none of it has to do with the taking over. */
import type { Moment } from '#ground'
import type { Contact } from '../../mail/field.ts'
import type { Attachment } from '../../mail/letter.ts'
import type { Verdicts } from '../../mail/route.ts'
import type { TeamKey } from '../team.ts'
import { et } from '../script.ts'

/** One mail of the kind, and what is wrong with it. */
export interface Lure {
  readonly key: string
  readonly why: string
  readonly at: Moment
  readonly to: readonly TeamKey[]
  readonly from: Contact
  readonly replyTo?: Contact
  /** The server it comes from: name and address. */
  readonly host: readonly [string, string]
  readonly spf: Verdicts['spf']
  readonly subject: string
  readonly text: readonly string[]
  readonly closing?: readonly string[]
  readonly files?: readonly Attachment[]
  /** Where it landed: the receiver's own filter caught some. */
  readonly junk: boolean
}

const FORM = Buffer.from(
  '<!DOCTYPE html>\n<html><head><title>Voice message</title></head><body>\n<p>Your voice message of 00:42 is protected. Please sign in to listen.</p>\n<form method="post" action="https://vm-portal.docs-review.test/auth/next.php">\n<input type="email" name="user" value="hana@harbour.example" readonly>\n<input type="password" name="pass" placeholder="Password">\n<button>Listen</button>\n</form>\n</body></html>\n',
)

/** Sixteen of them over the year. */
export const LURES: readonly Lure[] = [
  {
    key: 'lure-name-1',
    why: 'The display name of the campaign manager on a foreign address.',
    at: et(3, 20, 11, 48),
    to: ['ingrid'],
    from: { name: 'Ruth Adeyemi', address: 'office.manager02@mailbox7.test' },
    host: ['out7.mailbox7.test', '203.0.113.19'],
    spf: 'pass',
    subject: 'Are you at your desk?',
    text: [
      'I need a favour before noon and cannot talk. Are you able to get five gift cards for volunteers? I will pay you back tonight.',
    ],
    closing: ['Ruth'],
    junk: false,
  },
  {
    key: 'lure-lookalike-1',
    why: 'The domain harb0ur.example has a zero for the letter o; its own signature is valid.',
    at: et(4, 16, 9, 2),
    to: ['tomas', 'priya'],
    from: { name: 'IT Support', address: 'support@harb0ur.example' },
    host: ['mail.harb0ur.example', '203.0.113.24'],
    spf: 'pass',
    subject: 'Your password expires today',
    text: [
      'Your mailbox password expires today at 5 p.m. To keep the same password please confirm it here:',
      '⟦https://portal.harb0ur.example/keep|https://portal.harbour.example/keep⟧',
    ],
    closing: ['IT Support'],
    junk: false,
  },
  {
    key: 'lure-shown-link',
    why: 'The link shows the document service and leads elsewhere.',
    at: et(5, 6, 14, 33),
    to: ['colm'],
    from: { name: 'DraftDesk', address: 'no-reply@docs-review.test' },
    host: ['mx3.docs-review.test', '203.0.113.31'],
    spf: 'pass',
    subject: 'Greg Sandoval shared "Questions_Harbour" with you',
    text: [
      'Greg Sandoval has given you access to a document.',
      '⟦https://docs-review.test/dd/open?id=88213|https://share.draftdesk.example/d/Qu88213⟧',
      'This link works for 24 hours.',
    ],
    junk: false,
  },
  {
    key: 'lure-form',
    why: 'A voice message as an HTML file with a form that asks for the password.',
    at: et(5, 28, 8, 17),
    to: ['hana'],
    from: { name: 'Voice Gateway', address: 'vm@docs-review.test' },
    host: ['mx3.docs-review.test', '203.0.113.31'],
    spf: 'pass',
    subject: 'New voice message 00:42',
    text: ['You have one new voice message from 555-0199. Please open the attached file to listen.'],
    files: [{ name: 'VoiceMessage_0042.html', type: 'text/html', bytes: FORM }],
    junk: false,
  },
  {
    key: 'lure-parcel',
    why: 'A parcel that nobody expects.',
    at: et(6, 11, 16, 40),
    to: ['devon'],
    from: { name: 'Parcel Desk', address: 'notice@parcel-desk.test' },
    host: ['s44.parcel-desk.test', '203.0.113.36'],
    spf: 'pass',
    subject: 'Your parcel is waiting',
    text: [
      'Your parcel could not be delivered because 1.95 are open. Please pay today.',
      '⟦https://parcel-desk.test/p/77120|Pay and schedule⟧',
    ],
    junk: true,
  },
  {
    key: 'lure-spoof',
    why: 'The From is the campaign manager’s own address; SPF, DKIM and DMARC fail.',
    at: et(6, 26, 10, 25),
    to: ['ingrid'],
    from: { name: 'Ruth Adeyemi', address: 'ruth@harbour.example' },
    replyTo: { name: 'Ruth Adeyemi', address: 'r.adeyemi.office@mailbox7.test' },
    host: ['vps-81.mailbox7.test', '203.0.113.81'],
    spf: 'fail',
    subject: 'Wire today',
    text: [
      'Please prepare a wire of 18,400 to a new vendor before two. I send the account number when you confirm. I am in a meeting, mail only.',
    ],
    closing: ['Ruth Adeyemi', 'Campaign Manager'],
    junk: true,
  },
  {
    key: 'lure-invoice',
    why: 'A vendor’s name, a changed bank account, and answers that go elsewhere.',
    at: et(7, 17, 9, 9),
    to: ['ingrid'],
    from: { name: 'Walt Jessup, Keystone Print', address: 'walt@keystoneprint-billing.test' },
    replyTo: { name: 'Walt Jessup', address: 'accounts@mailbox7.test' },
    host: ['mail.keystoneprint-billing.test', '203.0.113.27'],
    spf: 'pass',
    subject: 'Updated bank details',
    text: [
      'Please note that our bank account has changed as of this month. Kindly use the new account for invoice KP-23118 and all to come; the old one is closed.',
    ],
    closing: ['Walt Jessup'],
    junk: false,
  },
  {
    key: 'lure-mailbox-full',
    why: 'A full mailbox that is not full.',
    at: et(8, 5, 3, 12),
    to: ['miriam'],
    from: { name: 'Mail Administrator', address: 'quota@mailbox7.test' },
    host: ['out2.mailbox7.test', '203.0.113.20'],
    spf: 'pass',
    subject: 'Mailbox 98% full',
    text: [
      'Incoming mail will be refused from midnight. Add storage without charge:',
      '⟦https://mailbox7.test/q/?u=miriam%40harbour.example|Add storage⟧',
    ],
    junk: true,
  },
  {
    key: 'lure-survey',
    why: 'Unwanted advertising.',
    at: et(8, 19, 13, 0),
    to: ['tomas', 'colm', 'priya'],
    from: { name: 'Campaign Lists Pro', address: 'deals@mailbox7.test' },
    host: ['out2.mailbox7.test', '203.0.113.20'],
    spf: 'pass',
    subject: '2.4 million verified voters, 70% off',
    text: [
      'Reach every household in your state before your opponent does. Offer ends Sunday.',
      '⟦https://mailbox7.test/deal/70|See the offer⟧',
    ],
    junk: true,
  },
  {
    key: 'lure-elections-office',
    why: 'An authority’s name on a foreign address, with haste.',
    at: et(9, 17, 8, 44),
    to: ['ingrid', 'ruth'],
    from: { name: 'Calder Elections Office', address: 'compliance@docs-review.test' },
    host: ['mx3.docs-review.test', '203.0.113.31'],
    spf: 'pass',
    subject: 'Late filing penalty, response within 24 hours',
    text: [
      'Our records show that your quarterly report is incomplete. A penalty of $2,500 applies unless the missing pages are uploaded within 24 hours.',
      '⟦https://docs-review.test/elections/upload|Upload pages⟧',
    ],
    junk: false,
  },
  {
    key: 'lure-lookalike-2',
    why: 'A name in another script that looks like the campaign’s domain.',
    at: et(10, 8, 12, 20),
    to: ['hana'],
    from: { name: 'Harbour for Governor', address: 'calendar@xn--hrbour-3nf.test' },
    host: ['vps-81.mailbox7.test', '203.0.113.81'],
    spf: 'none',
    subject: 'Updated invitation: Finance committee',
    text: [
      'The invitation has been updated. Please sign in to accept the new time.',
      '⟦https://xn--hrbour-3nf.test/cal/accept|Accept⟧',
    ],
    junk: true,
  },
  {
    key: 'lure-coin',
    why: 'Blackmail by rote.',
    at: et(10, 30, 2, 58),
    to: ['colm'],
    from: { name: 'colm', address: 'xx4471@mailbox7.test' },
    host: ['out9.mailbox7.test', '203.0.113.23'],
    spf: 'pass',
    subject: 'I recorded you',
    text: [
      'I have had access to your devices for some months. Pay 1,200 within two days and I delete everything. Do not answer this letter.',
    ],
    junk: true,
  },
  {
    key: 'lure-name-2',
    why: 'The candidate’s name on a foreign address, to a volunteer organizer.',
    at: et(11, 19, 19, 31),
    to: ['devon'],
    from: { name: 'Miriam Harbour', address: 'miriam.h.private@mailbox7.test' },
    host: ['out7.mailbox7.test', '203.0.113.19'],
    spf: 'pass',
    subject: 'quick question',
    text: [
      'Devon, do you have the list with telephone numbers of the coordinators at hand? Please send it to this address, the other one does not work on the road.',
    ],
    closing: ['Miriam'],
    junk: false,
  },
  {
    key: 'lure-shared',
    why: 'A shared document that leads to a page asking for the password.',
    at: et(12, 4, 15, 10),
    to: ['ruth'],
    from: { name: 'Lorna Beck via DraftDesk', address: 'share@docs-review.test' },
    host: ['mx3.docs-review.test', '203.0.113.31'],
    spf: 'pass',
    subject: 'Lorna Beck shared "Slate 2026" with you',
    text: [
      'Lorna Beck has invited you to edit "Slate 2026".',
      '⟦https://docs-review.test/dd/open?id=90117|Open document⟧',
    ],
    junk: false,
  },
  {
    key: 'lure-seo',
    why: 'Unwanted advertising.',
    at: et(1, 15, 6, 2),
    to: ['colm', 'hana'],
    from: { name: 'Brenda W', address: 'brenda@mailbox7.test' },
    host: ['out9.mailbox7.test', '203.0.113.23'],
    spf: 'pass',
    subject: 'your website',
    text: [
      'I looked at your website and found nine errors that keep you from page one. Shall I send the list with prices?',
    ],
    junk: true,
  },
  {
    key: 'lure-leak',
    why: 'A lure that feeds on the news of the leak.',
    at: et(1, 29, 7, 35),
    to: ['tomas', 'ruth'],
    from: { name: 'Security Response', address: 'response@docs-review.test' },
    host: ['mx3.docs-review.test', '203.0.113.31'],
    spf: 'pass',
    subject: 'Your leaked files: list of documents',
    text: [
      'A list of 214 files stolen from your campaign has been found. Check whether your name is among them.',
      '⟦https://docs-review.test/leak/check|Check now⟧',
    ],
    junk: false,
  },
]
