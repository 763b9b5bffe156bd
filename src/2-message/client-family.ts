import type { Header } from './message.ts'

/**
 * Products by a word of what they call themselves in User-Agent or X-Mailer, in lower case. The first that is found
 * names the family, so the more exact word stands first; version and platform fall away.
 */
const NAMED: readonly (readonly [word: string, family: string])[] = [
  ['iphone mail', 'iPhone Mail'],
  ['ipad mail', 'iPad Mail'],
  ['apple mail', 'Apple Mail'],
  ['apple message framework', 'Apple Mail'],
  ['icloud', 'iCloud web'],
  ['macoutlook', 'Outlook for Mac'],
  ['outlook for mac', 'Outlook for Mac'],
  ['outlook-ios', 'Outlook mobile'],
  ['outlook-android', 'Outlook mobile'],
  ['outlook for ios', 'Outlook mobile'],
  ['outlook for android', 'Outlook mobile'],
  ['outlook express', 'Outlook Express'],
  ['outlook-express', 'Outlook Express'],
  ['windows live mail', 'Windows Mail'],
  ['microsoft windows mail', 'Windows Mail'],
  ['entourage', 'Entourage'],
  ['microsoft outlook', 'Outlook'],
  ['microsoft office outlook', 'Outlook'],
  ['internet mail service', 'Exchange'],
  ['microsoft cdo', 'Exchange'],
  ['git-send-email', 'git-send-email'],
  ['stgit', 'StGit'],
  ['quilt', 'quilt'],
  ['b4 ', 'b4'],
  ['patchwork', 'patchwork'],
  ['betterbird', 'Betterbird'],
  ['thunderbird', 'Thunderbird'],
  ['icedove', 'Thunderbird'],
  ['seamonkey', 'SeaMonkey'],
  ['k-9 mail', 'K-9 Mail'],
  ['fairemail', 'FairEmail'],
  ['neomutt', 'NeoMutt'],
  ['mutt', 'Mutt'],
  ['evolution', 'Evolution'],
  ['kmail', 'KMail'],
  ['claws', 'Claws Mail'],
  ['sylpheed', 'Sylpheed'],
  ['roundcube', 'Roundcube'],
  ['squirrelmail', 'SquirrelMail'],
  ['horde', 'Horde'],
  ['internet messaging program', 'Horde'],
  ['rainloop', 'RainLoop'],
  ['snappymail', 'SnappyMail'],
  ['sogo', 'SOGo'],
  ['zimbra', 'Zimbra'],
  ['open-xchange', 'Open-Xchange'],
  ['alpine', 'Alpine'],
  ['pine', 'Pine'],
  ['mu4e', 'Emacs'],
  ['notmuch', 'Emacs'],
  ['gnus', 'Emacs'],
  ['wanderlust', 'Emacs'],
  ['mh-e', 'Emacs'],
  ['mew version', 'Emacs'],
  ['emacs', 'Emacs'],
  ['alot', 'alot'],
  ['aerc', 'aerc'],
  ['mblaze', 'mblaze'],
  ['s-nail', 'mailx'],
  ['mailx', 'mailx'],
  ['exmh', 'nmh'],
  ['nmh', 'nmh'],
  ['domino', 'Notes'],
  ['lotus', 'Notes'],
  ['hcl notes', 'Notes'],
  ['ibm notes', 'Notes'],
  ['inotes', 'Notes'],
  ['ibm verse', 'Notes'],
  ['traveler', 'Notes mobile'],
  ['groupwise', 'GroupWise'],
  ['aolmail', 'AOL'],
  ['aol ', 'AOL'],
  ['ymail', 'Yahoo web'],
  ['yahoomail', 'Yahoo web'],
  ['yahoo', 'Yahoo web'],
  ['protonmail', 'Proton Mail'],
  ['proton', 'Proton Mail'],
  ['tuta', 'Tuta'],
  ['cyrus-jmap', 'Fastmail web'],
  ['messagingengine', 'Fastmail web'],
  ['zoho', 'Zoho Mail'],
  ['yamail', 'Yandex web'],
  ['mail.ru mailer', 'Mail.ru web'],
  ['qqmail', 'QQMail'],
  ['foxmail', 'Foxmail'],
  ['coremail', 'Coremail'],
  ['netease', 'NetEase'],
  ['mailmaster', 'NetEase'],
  ['alimail', 'Alimail'],
  ['mailmate', 'MailMate'],
  ['airmail', 'Airmail'],
  ['readdle', 'Spark'],
  ['spark', 'Spark'],
  ['em_client', 'eM Client'],
  ['em client', 'eM Client'],
  ['mailbird', 'Mailbird'],
  ['postbox', 'Postbox'],
  ['mailspring', 'Mailspring'],
  ['superhuman', 'Superhuman'],
  ['newton', 'Newton'],
  ['canary', 'Canary'],
  ['trojit', 'Trojitá'],
  ['geary', 'Geary'],
  ['bluemail', 'BlueMail'],
  ['typeapp', 'BlueMail'],
  ['samsung', 'Samsung Email'],
  ['blackberry', 'BlackBerry'],
  ['eudora', 'Eudora'],
  ['pegasus', 'Pegasus Mail'],
  ['the bat!', 'The Bat!'],
  ['becky!', 'Becky!'],
  ['mulberry', 'Mulberry'],
  ['phpmailer', 'PHP'],
  ['php/', 'PHP'],
  ['mime::lite', 'Perl'],
  ['mime-tools', 'Perl'],
  ['nodemailer', 'Node.js'],
  ['mailchimp', 'Mailchimp'],
  ['sendgrid', 'SendGrid'],
  ['sendinblue', 'Brevo'],
  ['brevo', 'Brevo'],
  ['mailjet', 'Mailjet'],
  ['mailgun', 'Mailgun'],
  ['activecampaign', 'ActiveCampaign'],
  ['constant contact', 'Constant Contact'],
  ['hubspot', 'HubSpot'],
  ['marketo', 'Marketo'],
  ['salesforce', 'Salesforce'],
  ['zendesk', 'Zendesk'],
  ['actionkit', 'ActionKit'],
  ['nationbuilder', 'NationBuilder'],
  ['ngpvan', 'NGP VAN'],
  ['everyaction', 'NGP VAN'],
  ['mailman', 'Mailman'],
]

/** What tells of a program that does not name itself: the shapes of its id and parts, and its own fields. */
export interface SilentForm {
  readonly messageIdShape: string
  readonly mimeShape: string
  readonly headers: readonly Header[]
}

/** The product that an agent field names, or its own first words where it is none known here. */
export function namedFamily(agent: string): string | undefined {
  const looked = agent.slice(0, 200).toLowerCase()
  for (const [word, family] of NAMED) if (looked.includes(word)) return family
  // Netscape's and Mozilla's mail programs before Thunderbird had a name of its own.
  if (looked.startsWith('mozilla')) return 'Mozilla'
  return /^[\p{L}][\p{L} .+-]{1,30}/u
    .exec(agent)?.[0]
    .replace(/[ .-]+(?:v|version)?\.?$/i, '')
    .trim()
}

/** Families by the left side's form alone, which no other program has. */
const BY_ID: ReadonlyMap<string, string> = new Map([
  ['time.G?pid', 'Mutt'],
  ['time.base32', 'NeoMutt'],
  ['base32.52', 'NeoMutt'],
  ['h40.camel', 'Evolution'],
  ['time.pid.n.camel', 'Evolution'],
  ['pine', 'Alpine'],
  ['n.mixed10', 'KMail'],
  ['base64.108', 'Proton Mail'],
  ['time.pid-n-user', 'git-send-email'],
  ['time-pid-n-git-send-email', 'git-send-email'],
  ['git.series', 'git-send-email'],
  ['b4.series', 'b4'],
  ['b4.thanks', 'b4'],
  ['letters.fsf', 'Emacs'],
  ['notes', 'Notes'],
  ['coremail', 'Coremail'],
  ['tencent', 'QQMail'],
  ['trinity', 'GMX web'],
  ['em.uuid', 'eM Client'],
  ['BASE36.BASE36', 'aerc'],
  ['bugzilla', 'Bugzilla'],
  ['h12$h8$h8$', 'Outlook'],
  ['A-P.user', 'Outlook'],
  ['pid.time', 'nmh'],
  ['time.pid.TMDA', 'nmh'],
])

/** Families by the right side, which names the service that made the id. */
const BY_SERVICE: ReadonlyMap<string, string> = new Map([
  ['mail.gmail.com', 'Gmail web'],
  ['email.android.com', 'Android Mail'],
  ['mail.android.com', 'Android Mail'],
  ['mail.yahoo.com', 'Yahoo web'],
  ['www.fastmail.com', 'Fastmail web'],
  ['app.fastmail.com', 'Fastmail web'],
  ['getmailspring.com', 'Mailspring'],
  ['spark', 'Spark'],
  ['amazonses.com', 'Amazon SES'],
  ['ismtpd', 'SendGrid'],
  ['sendgrid.net', 'SendGrid'],
  ['mcsv.net', 'Mailchimp'],
  ['mailchimpapp.net', 'Mailchimp'],
  ['mandrillapp.com', 'Mandrill'],
  ['mailgun.org', 'Mailgun'],
  ['github.com', 'GitHub'],
  ['xt.local', 'Salesforce'],
  ['notes.na.collabserv.com', 'Notes'],
])

/** Families by a boundary's form, which no other program has. */
const BY_BOUNDARY: readonly (readonly [boundary: string, family: string])[] = [
  ['[Apple-Mail]', 'Apple Mail'],
  ['[MP_]', 'Claws Mail'],
  ['[android]', 'Android Mail'],
  ['[=-base64]', 'Evolution'],
  ['[nextPart]', 'KMail'],
]

/**
 * The product that wrote a mail without naming itself, by forms that it gives to all of its mail; undefined where
 * several could have. The weaker signs are asked last: an Outlook field is put on by Exchange for whatever client.
 */
export function silentFamily({ messageIdShape, mimeShape, headers }: SilentForm): string | undefined {
  const [left, right] = messageIdShape.split('@', 2)
  const known = BY_ID.get(left!) ?? (right === undefined ? undefined : BY_SERVICE.get(right))
  if (known !== undefined) return known
  const value = (key: string) => headers.find(header => header.key === key)?.value
  const version = value('mime-version')
  // Apple's programs name themselves in a comment: `1.0 (Mac OS X Mail 13.4 \(3608\))`, phones write `1.0 (1.0)`.
  if (version?.includes('Mac OS X Mail') === true) return 'Apple Mail'
  if (version === '1.0 (1.0)') return 'iPhone Mail'
  if (value('x-pm-message-id') !== undefined) return 'Proton Mail'
  // Mutt alone says of a whole mail that it is shown inline.
  if (left === 'base64.16' && (value('content-disposition') === 'inline' || mimeShape.includes('[base64.16]')))
    return 'Mutt'
  for (const [boundary, family] of BY_BOUNDARY) if (mimeShape.includes(boundary)) return family
  if (
    right?.startsWith('prod.') === true ||
    value('x-ms-has-attach') !== undefined ||
    value('thread-index') !== undefined
  )
    return 'Exchange'
  return left === 'base64.16' ? 'Mutt' : undefined
}
