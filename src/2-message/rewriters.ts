import { addressIn } from './carried-address.ts'
import { decoded } from './link-target.ts'

/** A service that puts its own address before every link, so that a click passes by it. */
export interface Rewriter {
  readonly name: string
  readonly hosts: RegExp
  /** The address inside; '' where the service keeps it to itself; undefined where this is none of its rewritten links. */
  readonly inner: (url: string) => string | undefined
}

const parameter =
  (...wanted: readonly string[]) =>
  (url: string): string | undefined => {
    const query = url.indexOf('?')
    if (query === -1) return undefined
    for (const pair of url.slice(query + 1).split(/[&#]/, 60)) {
      const sign = pair.indexOf('=')
      if (sign > 0 && wanted.includes(pair.slice(0, sign))) return addressIn(pair.slice(sign + 1))
    }
    return undefined
  }

const opaque = () => ''

/** Proofpoint URL Defense, version 2: `-` stands for `%` and `_` for `/`. */
function proofpoint2(url: string): string | undefined {
  const coded = /[?&]u=([^&#]+)/.exec(url)?.[1]
  return coded === undefined ? undefined : addressIn(coded.replaceAll('-', '%').replaceAll('_', '/'))
}

const RUNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/**
 * Proofpoint URL Defense, version 3: `/v3/__https://x.example/*a__;Iw!!…`. Each `*` stands for the next character of
 * the base64 text behind, `**A` for a run of two of them, `**B` of three, and so on.
 */
function proofpoint3(url: string): string | undefined {
  const found = /\/v3\/__(.+?)__;([A-Za-z0-9_=-]*)!/.exec(url)
  if (found === null) return undefined
  const characters = Array.from(Buffer.from(found[2]!, 'base64url').toString('utf8'))
  let next = 0
  const filled = found[1]!.replace(/\*\*([A-Za-z0-9_-])|\*/g, (_, run: string | undefined) => {
    const count = run === undefined ? 1 : RUNS.indexOf(run) + 2
    next += count
    return characters.slice(next - count, next).join('')
  })
  // Two slashes become one in some copies.
  return addressIn(filled.replace(/^(https?:\/)(?=[^/])/i, '$1/'))
}

/** Google's pages for phones: `/amp/s/x.example/page`; the `s` says https. */
function amp(url: string): string | undefined {
  const found = /\/(?:amp|c|v|i)\/(s\/)?([a-z0-9-]+(?:\.[a-z0-9-]+)+(?:[/?#].*)?)$/i.exec(url)
  return found === null ? undefined : `${found[1] === undefined ? 'http' : 'https'}://${found[2]!}`
}

/** Google Translate's proxy: `x-example.translate.goog`; a hyphen of the name is doubled. */
function translated(url: string): string | undefined {
  const found = /^https?:\/\/([a-z0-9-]+)\.translate\.goog(.*)$/i.exec(url)
  return found === null
    ? undefined
    : `https://${found[1]!.replace(/--/g, '\0').replaceAll('-', '.').replaceAll('\0', '-')}${found[2]!}`
}

/** Bing's results: the address in base64 behind `a1`. */
function bing(url: string): string | undefined {
  const coded = /[?&]u=a1([A-Za-z0-9_-]+)/.exec(url)?.[1]
  return coded === undefined ? undefined : addressIn(coded)
}

/** Mandrill: a record in base64, and the address is one field of it. */
function mandrill(url: string): string | undefined {
  const record = /[?&]p=([A-Za-z0-9_-]{20,4000})/.exec(url)?.[1]
  if (record === undefined) return ''
  const address = /"url\\*":\\*"(https?:.{4,2000}?)\\*"/.exec(Buffer.from(record, 'base64url').toString('utf8'))?.[1]
  return address === undefined ? '' : address.replaceAll('\\', '')
}

/** Mimecast tells no more than the domain, and not always. */
function mimecast(url: string): string {
  const domain = /[?&]domain=([a-z0-9-]+(?:\.[a-z0-9-]+)+)/i.exec(url)?.[1]
  return domain === undefined ? '' : `http://${domain}/`
}

/** The address as a part of the path, escaped and perhaps without its scheme. */
const segment =
  (place: RegExp) =>
  (url: string): string | undefined => {
    const coded = place.exec(url)?.[1]
    if (coded === undefined) return undefined
    const address = decoded(coded)
    return (
      addressIn(address) ?? (/^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:[/?#]|$)/i.test(address) ? `http://${address}` : undefined)
    )
  }

/** Rewriters by host, from their vendors' documents and from mail that went through them. The first that fits counts. */
export const rewriters: readonly Rewriter[] = [
  {
    name: 'Safe Links',
    hosts: /(?:^|\.)safelinks\.(?:protection\.(?:outlook|office365)\.(?:com|us|de|cn)|office\.com)$/,
    inner: parameter('url'),
  },
  {
    name: 'URL Defense',
    hosts: /^urldefense\.proofpoint\.com$/,
    inner: url => (url.includes('/v1/') ? parameter('u')(url) : proofpoint2(url)),
  },
  { name: 'URL Defense', hosts: /^urldefense\.(?:com|us|proofpoint\.com)$/, inner: proofpoint3 },
  { name: 'Barracuda', hosts: /^linkprotect\.cudasvc\.com$/, inner: parameter('a') },
  {
    name: 'Mimecast',
    hosts: /(?:^|\.)(?:mimecast|mimecastprotect)\.(?:com|co\.za)$/,
    inner: url => (url.includes('/s/') ? mimecast(url) : undefined),
  },
  { name: 'Cisco', hosts: /^secure-web\.cisco\.com$/, inner: segment(/^https?:\/\/[^/]+\/[^/]+\/(.+)$/) },
  {
    name: 'Symantec',
    hosts: /^clicktime\.(?:symantec\.com|cloud\.postoffice\.net)$/,
    inner: url => parameter('u')(url) ?? '',
  },
  { name: 'Sophos', hosts: /(?:^|\.)protection\.sophos\.com$/, inner: url => parameter('u')(url) ?? '' },
  { name: 'Trend Micro', hosts: /(?:^|\.)trendmicro\.(?:com|eu|co\.jp)$/, inner: parameter('url') },
  { name: 'FireEye', hosts: /^(?:protect\d*|url\d*)\.fireeye\.com$/, inner: parameter('u') },
  { name: 'Check Point', hosts: /^protect\.checkpoint\.com$/, inner: segment(/\/v\d\/(?:r\d\d\/)?___(.+?)___\./) },
  { name: 'Avanan', hosts: /(?:^|\.)url-protection\.com$/, inner: parameter('o', 'url') },
  { name: 'Libraesva', hosts: /(?:^|\.)esvalabs\.com$/, inner: parameter('u') },
  { name: 'Zix', hosts: /(?:^|\.)zixcentral\.com$/, inner: parameter('u') },
  { name: 'Fortinet', hosts: /(?:^|\.)fortimail\.com$/, inner: opaque },
  {
    name: 'Hornetsecurity',
    hosts: /(?:^|\.)(?:atpscan|seclinks)\.(?:global\.)?hornetsecurity\.com$|^seclinks\.cloud-security\.net$/,
    inner: opaque,
  },
  { name: 'Egress', hosts: /(?:^|\.)defend\.egress\.com$/, inner: opaque },
  { name: 'EmailProtection', hosts: /^url\.emailprotection\.link$/, inner: opaque },
  {
    name: 'google.com/url',
    hosts: /^(?:www\.)?google\.[a-z.]{2,6}$/,
    inner: url =>
      /\/(?:url|imgres)\?/.test(url)
        ? parameter('q', 'url', 'imgurl')(url)
        : url.includes('/amp/')
          ? amp(url)
          : undefined,
  },
  { name: 'AMP', hosts: /(?:^|\.)cdn\.ampproject\.org$/, inner: amp },
  {
    name: 'Google Ads',
    hosts: /(?:^|\.)(?:googleadservices\.com|doubleclick\.net)$/,
    inner: url => parameter('adurl', 'ds_dest_url', 'url')(url) ?? /\?(https?:\/\/.+)$/.exec(url)?.[1],
  },
  { name: 'Google Translate', hosts: /\.translate\.goog$/, inner: translated },
  { name: 'Google Translate', hosts: /^translate\.google\.[a-z.]{2,6}$/, inner: parameter('u') },
  { name: 'Google notifications', hosts: /^notifications\.googleapis\.com$/, inner: opaque },
  {
    name: 'facebook.com/l.php',
    hosts: /^(?:l|lm|www|m)\.(?:facebook|messenger)\.com$/,
    inner: url => (/\/l\.php|\/flx\/warn/.test(url) ? parameter('u')(url) : undefined),
  },
  { name: 'l.instagram.com', hosts: /^l\.(?:instagram|threads)\.(?:com|net)$/, inner: parameter('u') },
  {
    name: 'linkedin.com/redir',
    hosts: /^(?:www\.)?linkedin\.com$/,
    inner: url => (/\/(?:redir\/|safety\/go)/.test(url) ? parameter('url')(url) : undefined),
  },
  {
    name: 'youtube.com/redirect',
    hosts: /^(?:www\.|m\.)?youtube\.com$/,
    inner: url => (url.includes('/redirect') ? parameter('q')(url) : undefined),
  },
  { name: 'Slack', hosts: /^slack-redir\.net$/, inner: parameter('url') },
  { name: 'bing.com/ck', hosts: /^(?:www\.)?bing\.com$/, inner: bing },
  { name: 'search.yahoo.com', hosts: /^r\.search\.yahoo\.com$/, inner: segment(/\/RU=([^/]+)\//) },
  { name: 'tumblr.com/redirect', hosts: /^t\.umblr\.com$/, inner: parameter('z') },
  { name: 'Postmark', hosts: /^click\.pstmrk\.it$/, inner: segment(/\/\ds?\/([^/]+)\//) },
  { name: 'Amazon SES', hosts: /\.awstrack\.me$/, inner: segment(/\/L\d\/([^/]+)\//) },
  {
    name: 'Mandrill',
    hosts: /^mandrillapp\.com$/,
    inner: url => (url.includes('/track/click/') ? mandrill(url) : undefined),
  },
  { name: 'SendGrid', hosts: /(?:^|\.)ct\.sendgrid\.net$/, inner: opaque },
  { name: 'Mailchimp', hosts: /\.list-manage\d?\.com$/, inner: url => (url.includes('/track/click') ? '' : undefined) },
]

/** Words of which each of these hosts has one, so that the others need not be compared with all. */
const WORDS =
  /safelinks|urldefense|cudasvc|mimecast|cisco|clicktime|sophos|trendmicro|fireeye|checkpoint|url-protection|esvalabs|zixcentral|fortimail|hornetsec|cloud-security|egress|emailprotection|google|ampproject|doubleclick|translate|facebook|messenger|instagram|threads|linkedin|youtube|slack|bing|yahoo|umblr|pstmrk|awstrack|mandrill|sendgrid|list-manage/

/** Cheap test before the exact ones: false where no rewriter has such a host. */
export function mayRewrite(host: string): boolean {
  return WORDS.test(host)
}
