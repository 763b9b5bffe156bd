import type { Client, Header, Part } from './message.ts'
import { messageIdShape } from './message-id-shape.ts'
import { mimeShape } from './mime-shape.ts'

/** Products by what they call themselves in User-Agent or X-Mailer. The first that fits wins; versions fall away. */
const NAMED: readonly (readonly [RegExp, string])[] = [
  [/iPhone Mail/i, 'iPhone Mail'],
  [/iPad Mail/i, 'iPad Mail'],
  [/Apple Mail|Apple Message framework/i, 'Apple Mail'],
  [/iCloud Web|iCloud MailClient/i, 'iCloud web'],
  [/Microsoft-MacOutlook|Microsoft Outlook for Mac|Outlook-MacOS/i, 'Outlook for Mac'],
  [/Outlook-iOS|Outlook for iOS|Outlook-Android|Outlook for Android/i, 'Outlook mobile'],
  [/Microsoft Office Outlook|Microsoft Outlook(?! Express)|Microsoft Outlook, Build/i, 'Outlook'],
  [/Outlook Express/i, 'Outlook Express'],
  [/Microsoft Windows (?:Live )?Mail|Windows Live Mail/i, 'Windows Mail'],
  [/Microsoft-Entourage/i, 'Entourage'],
  [/git-send-email/i, 'git-send-email'],
  [/StGit/i, 'StGit'],
  [/quilt/i, 'quilt'],
  [/^b4 |Mailer: b4/i, 'b4'],
  [/Betterbird/i, 'Betterbird'],
  [/Thunderbird|Icedove/i, 'Thunderbird'],
  [/SeaMonkey/i, 'SeaMonkey'],
  [/K-9 Mail/i, 'K-9 Mail'],
  [/NeoMutt/i, 'NeoMutt'],
  [/Mutt/i, 'Mutt'],
  [/Evolution/i, 'Evolution'],
  [/KMail|KDE/i, 'KMail'],
  [/Claws Mail/i, 'Claws Mail'],
  [/Sylpheed/i, 'Sylpheed'],
  [/Roundcube/i, 'Roundcube'],
  [/SquirrelMail/i, 'SquirrelMail'],
  [/Horde|IMP\b/i, 'Horde'],
  [/RainLoop|SnappyMail/i, 'RainLoop'],
  [/SOGo/i, 'SOGo'],
  [/Zimbra/i, 'Zimbra'],
  [/Open-Xchange/i, 'Open-Xchange'],
  [/Alpine/i, 'Alpine'],
  [/\bPine\b/i, 'Pine'],
  [/Gnus|Emacs|mu4e|VM\b/i, 'Emacs'],
  [/notmuch/i, 'notmuch'],
  [/aerc/i, 'aerc'],
  [/mblaze/i, 'mblaze'],
  [/s-nail|mailx|Heirloom/i, 'mailx'],
  [/Lotus Notes|HCL Notes|IBM Notes/i, 'Notes'],
  [/GroupWise/i, 'GroupWise'],
  [/YahooMail|Yahoo Mail|YMail/i, 'Yahoo'],
  [/AOL/i, 'AOL'],
  [/ProtonMail|Proton/i, 'Proton Mail'],
  [/Tutanota/i, 'Tuta'],
  [/MessagingEngine|Cyrus-JMAP/i, 'Fastmail web'],
  [/MailMate/i, 'MailMate'],
  [/Airmail/i, 'Airmail'],
  [/Spark/i, 'Spark'],
  [/eM[_ ]Client/i, 'eM Client'],
  [/The Bat!/i, 'The Bat!'],
  [/Foxmail/i, 'Foxmail'],
  [/Mailspring/i, 'Mailspring'],
  [/Superhuman/i, 'Superhuman'],
  [/Trojit/i, 'Trojitá'],
  [/geary/i, 'Geary'],
  [/BlueMail|TypeApp/i, 'BlueMail'],
  [/Samsung|SamsungEmail/i, 'Samsung Email'],
  [/MIME::Lite|Perl/i, 'Perl'],
  [/PHPMailer|PHP\//i, 'PHP'],
  [/nodemailer/i, 'nodemailer'],
  [/Mailchimp|MailChimp/i, 'Mailchimp'],
  [/SendGrid|Sendinblue|Brevo|Mailjet|Mailgun|ConstantContact|HubSpot|Marketo|ActionKit|NationBuilder|NGPVAN/i, 'newsletter engine'],
  [/Mailman|Sympa|LISTSERV/i, 'list engine'],
]

/** Fields that servers, lists, filters and archives write, in lower case or by their beginning; not the author's client. */
const TRANSPORT =
  /^(?:received|return-path|delivered-to|envelope-to|authentication-results|dkim-|domainkey-|arc-|list-|mailing-list|precedence|errors-to|x-(?:original|received|google|gm-|gmail|ms-exchange|forefront|microsoft-antispam|ms-has|ms-publictraffic|ms-traffic|ms-office365|ms-oob|eop|exchange-antispam|spam|virus|amavis|barracuda|proofpoint|mimecast|ironport|mailman|beenthere|loop|mailing|list|authentication|forwarded|envelope|delivered|cse|sg-|ses-|mailgun|getmail|evolution-source|uid|keywords|status|gnd|sasi|tm-|ovh|aol|yahoo|ymail|sonic|rspamd|scanned|mdid|me-|rmx|provags|ui-|incoming|tmn|outlook-|inumbo|patchwork|pw|b4|developer|spamd|dcc|hashcash|zm|mda|priority-group|scanner|tuid|orig|topics|sender|attachment-)|spamdiagnostic|sender|resent-|approved|archived-at|feedback-id|x-feedback|xref|newsgroups|path|nntp|status|lines|errors|old-|comments|ironport|original-|reply-to|in-reply-to|references|cc|bcc|subject|content-type-)/

/** Which program wrote a mail, as far as it tells, and the forms that the program gives whatever it writes. */
export function readClient(headers: readonly Header[], parts: readonly Part[]): Client {
  const value = (key: string) => headers.find(header => header.key === key)?.value
  const agent = value('user-agent') ?? value('x-mailer') ?? value('x-newsreader')
  const from = value('from') ?? ''
  const domain = /@([^\s>@]+)>?\s*$/.exec(from.slice(0, 500))?.[1] ?? ''
  const idShape = messageIdShape(value('message-id') ?? '', domain)
  const mime = mimeShape(parts)
  const family = agent === undefined ? silentFamily(headers, idShape, mime) : (nameOf(agent) ?? silentFamily(headers, idShape, mime))
  return {
    ...(agent === undefined ? {} : { agent }),
    ...(family === undefined ? {} : { family }),
    messageIdShape: idShape,
    mimeShape: mime,
    headerOrder: headers
      .filter(({ key }) => !TRANSPORT.test(key))
      .map(({ name }) => name)
      .join(','),
  }
}

function nameOf(agent: string): string | undefined {
  const looked = agent.slice(0, 200)
  const known = NAMED.find(([form]) => form.test(looked))?.[1]
  if (known !== undefined) return known
  // An unknown program is called by its own first word; versions and platforms change, that word does not.
  const word = /^[A-Za-z][A-Za-z .+-]{1,30}/.exec(looked)?.[0].trim()
  return word === undefined || word === 'Mozilla' ? undefined : word
}

/** Web pages and phones that write no name are known by the forms of their ids, boundaries and own fields. */
function silentFamily(headers: readonly Header[], idShape: string, mime: string): string | undefined {
  const has = (key: string) => headers.some(header => header.key === key)
  if (idShape.endsWith('@mail.gmail.com')) return idShape.startsWith('CA.') ? 'Gmail web' : 'Gmail'
  if (idShape.endsWith('@email.android.com')) return 'Android Mail'
  if (idShape.endsWith('@prod.outlook.com') || has('x-ms-exchange-messagesentrepresentingtype') || has('thread-index')) return 'Exchange'
  if (idShape.endsWith('@mail.yahoo.com')) return 'Yahoo web'
  if (mime.includes('[Apple-Mail]')) return 'Apple Mail'
  if (/^Pine\.|^alpine\./.test(idShape)) return 'Alpine'
  if (/^time\.pid-n|^git\.series/.test(idShape)) return 'git-send-email'
  if (/@JavaMail/i.test(idShape)) return 'JavaMail'
  if (mime.includes('NextPart.windows')) return 'Outlook'
  return undefined
}
