/** Characters of an id that are looked at; honest ones have fewer. */
const LOOKED = 250

/**
 * How programs build the left side of a Message-ID, from their sources and from mail: the first form that fits names
 * it. Values wander in it, a process number has three digits or seven, so a form is known as a whole; what is taken
 * apart would make a new shape of every value.
 */
const FORMS: readonly (readonly [form: RegExp, name: string])[] = [
  [/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, 'uuid'], // Thunderbird, Fastmail, K-9
  [/^[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}$/, 'UUID'], // Apple, Outlook for Mac, Mailspring
  [/^em[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{10,40}$/, 'em.uuid'], // eM Client
  [/^CA[A-Za-z0-9+=_-]{40,80}$/, 'CA.base64'], // Gmail
  [/^\d{14}\.\d{1,9}-\d{1,4}-[^@]{1,64}$/, 'time.pid-n-user'], // git send-email
  [/^\d{14}\.[a-z0-9]{16}$/, 'time.base32'], // NeoMutt before 2020
  [/^[A-Z]{2,6}\d{0,2}[A-Z0-9]{2,20}MB\d{3,4}[0-9A-F]{20,40}$/, 'server.HEX'], // Exchange Online
  [/^[0-9a-f]{12}\$[0-9a-f]{8}\$[0-9a-f]{8}\$$/, 'h12$h8$h8$'], // Outlook
  [/^[0-9a-f]{12}\$[0-9a-f]{8}\$[0-9a-f]{8}$/, 'h12$h8$h8'], // Outlook Express, older Outlook
  [/^!&![A-Za-z0-9+/=]{40,200}$/, '!&!base64'], // Outlook with its own store
  [/^[A-P]{24,32}\.[^@]{1,64}$/, 'A-P.user'], // Outlook for internet mail only
  [/^\d{14}\.[A-Z]{1,2}\d{1,9}$/, 'time.G?pid'], // Mutt before 2.0
  [/^\d{14}\.[A-Za-z0-9_-]{4,14}%[^@]{1,64}$/, 'time.mixed%user'], // mailx
  [/^\d{1,7}\.\d{9,10}$/, 'pid.time'], // nmh, exmh
  [/^\d{15,22}$/, 'digits'], // Yandex, Foxmail
  [/^[A-Za-z0-9+/_-]{16}$/, 'base64.16'], // Mutt
  [/^[a-z2-7]{48,56}$/, 'base32.52'], // NeoMutt
  [/^[0-9a-f]{40}\.camel$/, 'h40.camel'], // Evolution
  [/^\d{8,11}\.\d{1,8}\.\d{1,4}\.camel$/, 'time.pid.n.camel'],
  [/^\d{5,9}\.(?=\d*[A-Za-z])[A-Za-z0-9]{10}$/, 'n.mixed10'], // KMail
  [/^\d{10,12}\.[A-Za-z]{0,4}\.?\d{0,6}[A-Za-z]*\.?[a-z.]{0,20}@?kde/, 'kde'],
  [/^\d{14}\.[0-9a-f]{8}$/, 'time.h8'], // Claws Mail, Sylpheed
  [/^\d{14}\.[0-9a-f]{8}\.[^@]{1,64}$/, 'time.h8.user'],
  [/^[A-Za-z0-9]{6,14}\.(?:fsf|wl)(?:_-_|-)?[^@]{0,40}$/, 'letters.fsf'], // Gnus, mu4e, Wanderlust
  [/^(?=.*[G-Z])[A-Z0-9]{12}\.[A-Z0-9]{10,14}$/, 'BASE36.BASE36'], // aerc
  [/^[0-9A-F]{8}\.[0-9A-F]{1,8}$/, 'H8.H'], // Netscape, Mozilla, Thunderbird before 2014
  [/^(?:alpine|Pine)\.[A-Za-z0-9]{3,5}\.[\d.A-Z]{3,40}[-.]\d{1,8}$/, 'pine'],
  [/^\d{9,11}-\d{1,8}-\d{1,4}-git-send-email-[^@]{1,64}$/, 'time-pid-n-git-send-email'],
  [/^(?:cover|[0-9a-f]{40})\.\d{9,11}\.git\.[^@]{1,64}$/, 'git.series'], // git format-patch --thread
  [/^\d{8}-.{1,80}-v\d{1,3}-\d{1,4}-[0-9a-f]{12}$/, 'b4.series'],
  [/^\d{8}-[a-z]{2,30}-[a-z]{2,30}(?:-[a-z]{2,30})?-[0-9a-f]{12}$/, 'date-words-h12'],
  [/^\d{4}-\d\d-\d\d[.-]\d{9,11}-[a-z-]{4,80}-[A-Za-z0-9]{4,14}$/, 'date.time-words-mixed'],
  [/^\d{9,12}\.\d{1,9}\.\d{12,20}\.b4-[a-z-]{2,10}$/, 'b4.thanks'],
  [/^\d{9,12}\.\d{1,9}\.\d{12,20}\.[a-z][^@]{1,60}$/, 'time.pid.n.word'], // StGit, patchwork, Python's make_msgid
  [/^\d{9,12}\.\d{1,9}\.\d{12,20}$/, 'time.pid.n'],
  [/^OF[0-9A-F]{4,8}\.[0-9A-F]{4,8}-ON[0-9A-F]{8}\.[0-9A-F]{8}-[0-9A-F]{8}\.[0-9A-F]{8}$/, 'notes'], // Notes, Verse
  [/^[0-9a-f]{1,8}\.[0-9a-f]{1,4}\.[0-9a-f]{11}\.Coremail\.[^@]{1,64}$/, 'coremail'],
  [/^tencent_[0-9A-F]{20,40}$/, 'tencent'],
  [/^\d{1,12}\.\d{1,12}\.\d{13}\.JavaMail\.([A-Za-z]{1,20})$/, 'n.n.time.JavaMail'], // Zimbra, Atlassian
  [/^\d{1,12}\.\d{1,12}\.\d{13}$/, 'n.n.time'], // Yahoo
  [/^\d{14}\.\d{1,9}\.qmail$/, 'time.pid.qmail'],
  [/^[0-9a-f]{8,14}\.[0-9a-f]{4,16}\.\d{12,21}$/, 'h.h.n'], // Zoho
  [/^[A-Za-z0-9_-]{84,110}={0,2}$/, 'base64.108'], // Proton
  [/^[0-9a-f]{32}$/, 'h32'], // Exchange, Roundcube, Python, PHP
  [/^[0-9A-F]{32}$/, 'H32'], // Windows Mail
  [/^[0-9A-F]{36,46}$/, 'H40'], // Exchange 2007 and 2010
  [/^[A-Za-z0-9]{38,50}$/, 'mixed.43'], // PHPMailer 6
  [/^[0-9a-f]{16}-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}-000000$/, 'ses'], // Amazon SES
  [/^[A-Za-z0-9_-]{22}$/, 'base64.22'], // SendGrid, Google's notices
  [/^E[A-Za-z0-9]{6}-[A-Za-z0-9]{6,11}-[A-Za-z0-9]{2,4}$/, 'exim'],
  [/^\d{14}\.[0-9A-F]{7,15}$/, 'time.HEX'], // Postfix
  [/^\d{14}\.[A-Za-z0-9]{10,20}$/, 'time.mixed'],
  [/^\d{12}\.[a-zA-Z0-9]{3}[A-Za-z0-9]{5,12}$/, 'time.sendmail'],
  [/^bug-\d{1,9}-\d{1,9}(?:-[A-Za-z0-9]{8,12})?$/, 'bugzilla'],
  [/^\d{9,10}\.\d{1,7}\.TMDA$/, 'time.pid.TMDA'],
  [/^\d{6,12}\.\d{14}$/, 'n.time'], // The Bat!
  [/^\d(?:\.\d{1,2}){3,5}\.\d{14}\.[0-9a-f]{8}$/, 'version.time.h8'], // Eudora
  [/^[a-z][0-9a-f]{20}$/, 'eudora.mac'],

  [/^trinity-[0-9a-f-]{36}-\d{13}$/, 'trinity'], // GMX, WEB.DE
]

/** Right sides that name a service and not the sender: they are part of the form. */
const SERVICES: readonly string[] = (
  'mail.gmail.com prod.outlook.com prod.exchangelabs.com mail.yahoo.com email.android.com mail.android.com phx.gbl ' +
  'www.fastmail.com app.fastmail.com getmailspring.com spark superhuman.com amazonses.com sendgrid.net ismtpd ' +
  'mailgun.org mandrillapp.com mailchimpapp.net mcsv.net notes.na.collabserv.com github.com qloud-c.yandex.net ' +
  'xt.local notifications.google.com docs-share.google.com'
).split(' ')

/**
 * The form of a Message-ID with its values replaced by classes: one program makes one shape for all of its mail, and
 * another program another. Behind the @ stands `from` where it is the author's domain, a service's name where it is
 * one, `localhost`, `local` for a name without a domain, `ip`, else `host`.
 */
export function messageIdShape(id: string, authorDomain: string): string {
  const bare = id.trim().replace(/^<|>$/g, '').slice(0, LOOKED)
  if (bare === '') return 'none'
  const at = bare.lastIndexOf('@')
  const left = at === -1 ? bare : bare.slice(0, at)
  return (
    leftShape(left) + (at === -1 ? '' : `@${rightShape(bare.slice(at + 1).toLowerCase(), authorDomain.toLowerCase())}`)
  )
}

function leftShape(left: string): string {
  for (const [form, name] of FORMS) if (form.test(left)) return name
  // Code with the signs of base64 in it is one value, and its signs stand where chance puts them.
  if (
    left.length >= 20 &&
    /^[A-Za-z0-9+/=_-]+$/.test(left) &&
    /[a-z]/.test(left) &&
    /[A-Z]/.test(left) &&
    /\d/.test(left)
  )
    return `base64.${bucket(left.length)}`
  return left.replace(/[A-Za-z0-9]+/g, runShape).slice(0, 60)
}

/**
 * The class of a run of letters and digits: `n` for what may be a number, decimal or hexadecimal, `x` for longer ones,
 * `m` for mixed letters and digits, and letters alone as they are, since programs put their names there. Hexadecimal
 * digits of either case are one class: one value in forty has decimal ones only.
 */
function runShape(run: string): string {
  if (/^[0-9a-fA-F]+$/.test(run)) return run.length < 8 ? 'n' : `x${bucket(run.length)}`
  if (/\d/.test(run) || /[a-z][A-Z]/.test(run)) return `m${bucket(run.length)}`
  return run.length > 24 ? `a${bucket(run.length)}` : run
}

/** Lengths wander by one with the value, so neighbours share a class. */
function bucket(length: number): number {
  return [6, 10, 14, 18, 24, 34, 44, 64, 100].find(most => length <= most) ?? 250
}

function rightShape(right: string, authorDomain: string): string {
  if (right === authorDomain && right !== '') return 'from'
  const service = SERVICES.find(
    name => right === name || right.endsWith(`.${name}`) || (name === 'ismtpd' && right.includes('-ismtpd')),
  )
  if (service !== undefined) return service
  if (/^localhost(?:\.localdomain)?$/.test(right)) return 'localhost'
  if (/^\[|^\d{1,3}(?:\.\d{1,3}){3}$/.test(right)) return 'ip'
  return !right.includes('.') || /\.(?:local|localdomain|lan|home|internal|corp|intra)$/.test(right) ? 'local' : 'host'
}
