import type { Part } from './message.ts'

/** How programs build boundaries; the first form that fits names it. Values in them wander, forms do not. */
const BOUNDARIES: readonly (readonly [form: RegExp, name: string])[] = [
  [/^0{6,}[0-9a-f]{10,30}$/, 'zeros'], // Gmail
  [/^----=_NextPart_[0-9A-Z]{3}_[0-9A-F]{4}_[0-9A-F]{8}\.[0-9A-F]{8}$/, 'NextPart'], // Outlook
  [/^----=_NextPart_[0-9A-F]{8}_[0-9A-F]{8}_[0-9A-F]{8}$/, 'NextPart.qq'],
  [/^----=_\d{3}_NextPart\d+_=----$/, 'NextPart.foxmail'],
  [/^_\d{3}_[A-Za-z0-9]+_$/, '_000_'], // Exchange
  [/^Apple-Mail[-=]/, 'Apple-Mail'],
  [/^Apple-Webmail/, 'Apple-Webmail'],
  [/^-{10,14}[A-Za-z0-9]{24}$/, 'hyphens.24'], // Thunderbird
  [/^-{10,14}\d{1,3}(?:\.\d{1,3}){1,4}[\w.-]*$/, 'hyphens.version'], // git format-patch
  [/^[a-z2-7]{16}$/, 'base32.16'], // NeoMutt
  [/^[A-Za-z0-9+/_-]{16}$/, 'base64.16'], // Mutt
  [/^=-[A-Za-z0-9+/]{20}$/, '=-base64'], // Evolution
  [/^(?:Boundary-\d\d=_|nextPart\d)/, 'nextPart'], // KMail
  [/^(?:MP_|Sig_)\//, 'MP_'], // Claws Mail
  [/^=+-?=-?=*$/, '=-=-='], // Gnus
  [/^=_[0-9a-f]{32}$/, '=_h32'], // Roundcube
  [/^=_[A-Za-z0-9_-]{20,40}$/, '=_base64'], // Horde
  [/^=_(?:alternative|mixed|related)/, '=_alternative'], // Notes
  [/^={10,}\d{10,}==$/, '===digits=='], // Python
  [/^----=_Part_\d+_\d+\.\d+$/, 'Part'], // JavaMail: Zimbra, Yahoo
  [/^----=_Part/, 'Part.other'],
  [/=_swift/, 'swift'],
  [/^_?-{8,}=_\d/, 'hyphens=_'], // MIME::Lite
  [/^--_NmP-/, 'NmP'], // nodemailer
  [/^--==_mimepart_/, 'mimepart'], // Ruby
  [/^b\d=?_[A-Za-z0-9=]{20,60}$/, 'b1_'], // PHPMailer, Proton
  [/^-{20,30}[0-9a-f]{32}$/, 'hyphens.h32'], // Proton
  [/^[0-9a-f]{28,32}$/, 'h28'], // Fastmail
  [/^[0-9a-f]{60}$/, 'h60'], // SendGrid
  [/^[A-Za-z0-9]{33}$/, 'mixed.33'], // Enigmail
  [/^[0-9a-f]{8}_[0-9a-f]{8}_[0-9a-f]{1,6}$/, 'h8_h8_h'], // Spark
  [/^_[0-9a-f]{8}-[0-9a-f-]{27}_$/, '_uuid_'], // Hotmail
  [/^-{4,8}[0-9A-F]{32}$/, 'hyphens.H32'],
  [/^\d+-\d+-\d+=:\d+$/, 'pine'],
  [/^-{4,}=_MB/, 'MB'], // eM Client
  [/^_-{4,}=_MCPart_/, 'MCPart'], // Mailchimp
  [/^--_com\.(?:samsung\.)?android\.email_/, 'android'],
  [/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i, 'uuid'],
]

/** Characters of a shape that are kept: a build with more parts is no habit. */
const LONGEST = 180

/** Parts of one container, and containers in each other, that are named. */
const MOST_PARTS = 8
const MOST_DEPTH = 5

/**
 * The tree of a mail's types with the form of each boundary, `alternative[zeros](plain,html)`: how a program builds a
 * mail, whatever is in it. Files are `file`, and a row of them is one.
 */
export function mimeShape(parts: readonly Part[]): string {
  const [root] = parts
  if (root === undefined) return 'nothing'
  return shapeOf(root, parts, 0).slice(0, LONGEST)
}

function shapeOf(part: Part, parts: readonly Part[], depth: number): string {
  const type =
    part.type.startsWith('text/') || part.type.startsWith('multipart/')
      ? part.type.slice(part.type.indexOf('/') + 1)
      : part.type
  if (!part.type.startsWith('multipart/')) return part.role === 'attachment' ? 'file' : type
  if (depth >= MOST_DEPTH) return type
  const inner: string[] = []
  // Parts stand in the order of their bytes, so those of one container lie behind it.
  for (let index = part.index + 1; index < parts.length && inner.length < MOST_PARTS; index++) {
    if (parts[index]!.parent !== part.index) continue
    const shape = shapeOf(parts[index]!, parts, depth + 1)
    if (shape !== 'file' || inner.at(-1) !== 'file') inner.push(shape)
  }
  return `${type}[${boundaryShape(part.parameters['boundary'] ?? '')}](${inner.join(',')})`
}

function boundaryShape(boundary: string): string {
  if (boundary === '') return 'none'
  const looked = boundary.slice(0, 100)
  for (const [form, name] of BOUNDARIES) if (form.test(looked)) return name
  return 'other'
}
