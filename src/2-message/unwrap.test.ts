import assert from 'node:assert/strict'
import { test } from 'node:test'
import { random } from '#ground'
import { isFileHost, isShortener } from './link-host.ts'
import { unwrap } from './unwrap.ts'

const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64url')
const inner = 'https://x.example/a?b=c&d=e'
const escaped = encodeURIComponent(inner)

interface Row {
  readonly name: string
  readonly target: string
  readonly url: string
  readonly steps?: readonly string[]
  readonly host?: string
}

const table: readonly Row[] = [
  { name: 'a plain address is left alone', target: inner, url: inner, host: 'x.example' },
  {
    name: 'a port is no part of the host',
    target: 'https://x.example:8443/a',
    url: 'https://x.example:8443/a',
    host: 'x.example',
  },
  { name: 'capitals in the host', target: 'HTTPS://X.Example/A', url: 'https://x.example/A', host: 'x.example' },
  { name: 'no scheme', target: 'www.x.example/a', url: 'http://www.x.example/a', host: 'www.x.example' },
  { name: 'the scheme of the page', target: '//x.example/a', url: 'https://x.example/a', host: 'x.example' },
  {
    name: 'an internationalised name',
    target: 'https://xn--bcher-kva.example/',
    url: 'https://xn--bcher-kva.example/',
    host: 'bücher.example',
  },
  {
    name: 'an internationalised name in Unicode',
    target: 'https://bücher.example/',
    url: 'https://xn--bcher-kva.example/',
    host: 'bücher.example',
  },
  { name: 'an address as host', target: 'http://192.0.2.7/a', url: 'http://192.0.2.7/a', host: '192.0.2.7' },
  {
    name: 'an IPv6 address as host',
    target: 'http://[2001:DB8::7]/a',
    url: 'http://[2001:db8::7]/a',
    host: '2001:db8::7',
  },
  {
    name: 'mailto has no host',
    target: 'mailto:anna@x.example?subject=a',
    url: 'mailto:anna@x.example?subject=a',
    host: '',
  },
  {
    name: 'script has no host',
    target: 'javascript:location="https://x.example/"',
    url: 'javascript:location="https://x.example/"',
    host: '',
  },
  { name: 'data has no host', target: 'data:text/html,<a>', url: 'data:text/html,<a>', host: '' },
  { name: 'a relative address without a base has no host', target: '/a/b', url: '/a/b', host: '' },
  {
    name: 'disguise: what stands before an @',
    target: 'https://bank.example@evil.test/a',
    url: 'https://evil.test/a',
    steps: ['bank.example@'],
    host: 'evil.test',
  },
  {
    name: 'disguise: a decimal number',
    target: 'http://3221225991/',
    url: 'http://192.0.2.7/',
    steps: ['number as host'],
    host: '192.0.2.7',
  },
  {
    name: 'disguise: a hexadecimal number',
    target: 'http://0xC0.0x00.0x02.0x07/',
    url: 'http://192.0.2.7/',
    steps: ['number as host'],
    host: '192.0.2.7',
  },
  {
    name: 'disguise: an octal number',
    target: 'http://0300.0.02.07/',
    url: 'http://192.0.2.7/',
    steps: ['number as host'],
    host: '192.0.2.7',
  },
  {
    name: 'disguise: an escaped host',
    target: 'http://evil%2Etest/',
    url: 'http://evil.test/',
    steps: ['escaped host'],
    host: 'evil.test',
  },
  {
    name: 'disguise: line ends and tabs inside',
    target: 'ht\ntps://evil\t.test/',
    url: 'https://evil.test/',
    steps: ['white space in the address'],
    host: 'evil.test',
  },
  {
    name: 'disguise: backslashes',
    target: 'https:\\\\evil.test\\a',
    url: 'https://evil.test/a',
    steps: ['backslashes'],
    host: 'evil.test',
  },
  {
    name: 'Safe Links',
    target: `https://eur01.safelinks.protection.outlook.com/?url=${escaped}&data=05%7C01&reserved=0`,
    url: inner,
    steps: ['Safe Links'],
  },
  {
    name: 'URL Defense 1',
    target: `https://urldefense.proofpoint.com/v1/url?u=${escaped}&k=x`,
    url: inner,
    steps: ['URL Defense'],
  },
  {
    name: 'URL Defense 2',
    target: 'https://urldefense.proofpoint.com/v2/url?u=https-3A__x.example_a-3Fb-3Dc&d=Dw&c=y',
    url: 'https://x.example/a?b=c',
    steps: ['URL Defense'],
  },
  {
    name: 'URL Defense 3',
    target: 'https://urldefense.com/v3/__https://x.example/a__;!!abc$',
    url: 'https://x.example/a',
    steps: ['URL Defense'],
  },
  {
    name: 'URL Defense 3 with characters kept aside',
    target: `https://urldefense.com/v3/__https://x.example/*a**B__;${base64('#???')}!!abc$`,
    url: 'https://x.example/#a???',
    steps: ['URL Defense'],
  },
  {
    name: 'Barracuda',
    target: `https://linkprotect.cudasvc.com/url?a=${escaped}&c=E,1`,
    url: inner,
    steps: ['Barracuda'],
  },
  {
    name: 'Mimecast tells only the domain',
    target: 'https://protect-us.mimecast.com/s/AbC?domain=x.example',
    url: 'http://x.example/',
    steps: ['Mimecast'],
  },
  {
    name: 'Mimecast that tells nothing',
    target: 'https://protect-us.mimecast.com/s/AbC',
    url: 'https://protect-us.mimecast.com/s/AbC',
    steps: ['Mimecast (opaque)'],
  },
  { name: 'Cisco', target: `https://secure-web.cisco.com/1aB-cD/${escaped}`, url: inner, steps: ['Cisco'] },
  { name: 'Symantec', target: `https://clicktime.symantec.com/3AB?u=${escaped}`, url: inner, steps: ['Symantec'] },
  {
    name: 'Sophos',
    target: `https://eu-west-1.protection.sophos.com?d=x.example&u=${base64(inner)}&i=NQ==`,
    url: inner,
    steps: ['Sophos'],
  },
  {
    name: 'Trend Micro',
    target: `https://imsva91-ctp.trendmicro.com/wis/clicktime/v1/query?url=${escaped}&umid=1`,
    url: inner,
    steps: ['Trend Micro'],
  },
  {
    name: 'Check Point',
    target: 'https://protect.checkpoint.com/v2/___https://x.example/a___.YXA6',
    url: 'https://x.example/a',
    steps: ['Check Point'],
  },
  {
    name: 'Google',
    target: `https://www.google.com/url?sa=t&q=${escaped}&usg=1`,
    url: inner,
    steps: ['google.com/url'],
  },
  {
    name: 'Google of a country',
    target: `https://www.google.co.uk/url?url=${escaped}`,
    url: inner,
    steps: ['google.com/url'],
  },
  {
    name: 'Google search is no redirector',
    target: `https://www.google.com/search?q=${escaped}`,
    url: `https://www.google.com/search?q=${escaped}`,
  },
  {
    name: 'AMP',
    target: 'https://www.google.com/amp/s/x.example/a',
    url: 'https://x.example/a',
    steps: ['google.com/url'],
  },
  {
    name: 'Google Translate',
    target: 'https://my--site-x-example.translate.goog/a',
    url: 'https://my-site.x.example/a',
    steps: ['Google Translate'],
  },
  {
    name: 'Facebook',
    target: `https://l.facebook.com/l.php?u=${escaped}&h=AT`,
    url: inner,
    steps: ['facebook.com/l.php'],
  },
  {
    name: 'LinkedIn',
    target: `https://www.linkedin.com/redir/redirect?url=${escaped}`,
    url: inner,
    steps: ['linkedin.com/redir'],
  },
  {
    name: 'YouTube',
    target: `https://www.youtube.com/redirect?event=x&q=${escaped}`,
    url: inner,
    steps: ['youtube.com/redirect'],
  },
  { name: 'Slack', target: `https://slack-redir.net/link?url=${escaped}`, url: inner, steps: ['Slack'] },
  {
    name: 'Bing',
    target: `https://www.bing.com/ck/a?!&p=1&u=a1${base64(inner)}&ntb=1`,
    url: inner,
    steps: ['bing.com/ck'],
  },
  {
    name: 'Amazon SES',
    target: 'https://a1.r.us-east-1.awstrack.me/L0/https:%2F%2Fx.example%2Fa/1/010f',
    url: 'https://x.example/a',
    steps: ['Amazon SES'],
  },
  {
    name: 'Postmark, without a scheme',
    target: 'https://click.pstmrk.it/3s/x.example%2Fa/W1sC/b',
    url: 'http://x.example/a',
    steps: ['Postmark'],
  },
  {
    name: 'SendGrid tells nothing',
    target: 'https://u1.ct.sendgrid.net/ls/click?upn=abc',
    url: 'https://u1.ct.sendgrid.net/ls/click?upn=abc',
    steps: ['SendGrid (opaque)'],
  },
  { name: 'any redirector', target: `https://shop.test/go?url=${escaped}&x=1`, url: inner, steps: ['shop.test/go'] },
  {
    name: 'a redirector that escapes nothing',
    target: 'https://shop.test/go?url=https://x.example/a?b=c&d=e',
    url: 'https://x.example/a?b=c&d=e',
    steps: ['shop.test/go'],
  },
  {
    name: 'a redirector that escapes twice',
    target: `https://shop.test/go?url=${encodeURIComponent(escaped)}`,
    url: inner,
    steps: ['shop.test/go'],
  },
  {
    name: 'a redirector in base64',
    target: `https://shop.test/go?x=${base64(inner)}`,
    url: inner,
    steps: ['shop.test/go'],
  },
  {
    name: 'a redirector in hexadecimal',
    target: `https://shop.test/go?x=${Buffer.from(inner).toString('hex')}`,
    url: inner,
    steps: ['shop.test/go'],
  },
  {
    name: 'a redirector with a token',
    target: `https://shop.test/so?w=q.${base64(`{"u":"${inner}"}`)}`,
    url: inner,
    steps: ['shop.test/so'],
  },
  {
    name: 'a redirector in the path',
    target: 'https://shop.test/track/https://x.example/a',
    url: 'https://x.example/a',
    steps: ['shop.test/track'],
  },
  {
    name: 'a site that leads to itself',
    target: 'https://shop.test/go?url=https%3A%2F%2Fwww.shop.test%2Fa',
    url: 'https://shop.test/go?url=https%3A%2F%2Fwww.shop.test%2Fa',
  },
  {
    name: 'a page to share is no redirector',
    target: `https://social.test/sharer.php?u=${escaped}`,
    url: `https://social.test/sharer.php?u=${escaped}`,
  },
  {
    name: 'a sign-in is no redirector',
    target: `https://x.test/oauth2/authorize?redirect=${escaped}`,
    url: `https://x.test/oauth2/authorize?redirect=${escaped}`,
  },
  {
    name: 'a parameter of another meaning',
    target: `https://x.test/report?referrer=${escaped}`,
    url: `https://x.test/report?referrer=${escaped}`,
  },
  {
    name: 'one inside of the other',
    target: `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(`https://urldefense.com/v3/__https://www.google.com/url?q=${escaped}__;!!a$`)}`,
    url: inner,
    steps: ['Safe Links', 'URL Defense', 'google.com/url'],
  },
  {
    name: 'a disguise inside',
    target: 'https://www.google.com/url?q=https://bank.example@evil.test/',
    url: 'https://evil.test/',
    steps: ['google.com/url', 'bank.example@'],
  },
]

for (const { name, target, url, steps, host } of table)
  test(name, () => {
    const found = unwrap(target)
    assert.equal(found.url, url)
    assert.deepEqual(found.steps, steps ?? [])
    if (host !== undefined) assert.equal(found.host, host)
  })

test("a page's own base counts for relative addresses", () => {
  assert.equal(unwrap('a/b', 'https://x.example/c/').url, 'https://x.example/c/a/b')
  assert.equal(unwrap('https://y.example/', 'https://x.example/c/').host, 'y.example')
})

test('shorteners and hosts of files are known by their whole name', () => {
  for (const host of ['bit.ly', 't.co', 'www.tinyurl.com']) assert.equal(isShortener(host), true, host)
  for (const host of ['rabbit.ly', 'at.co', 'bit.ly.evil.test', '']) assert.equal(isShortener(host), false, host)
  for (const host of ['drive.google.com', 'campaign.sharepoint.com', 'b.s3.amazonaws.com'])
    assert.equal(isFileHost(host), true, host)
  for (const host of ['google.com', 'mysharepoint.com', 'dropbox.com.evil.test', ''])
    assert.equal(isFileHost(host), false, host)
})

test('unwrapping ends, and what it ends at is not unwrapped further', () => {
  const chance = random('unwrap')
  const wraps = [
    (url: string) => `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(url)}`,
    (url: string) => `https://linkprotect.cudasvc.com/url?a=${encodeURIComponent(url)}`,
    (url: string) => `https://shop.test/go?url=${encodeURIComponent(url)}`,
    (url: string) => `https://shop2.test/r?x=${base64(url)}`,
    (url: string) => `https://www.google.com/url?q=${encodeURIComponent(url)}`,
  ]
  for (let round = 0; round < 500; round++) {
    let url = `https://x${chance.below(1000)}.example/${chance.below(1000)}`
    const end = url
    for (let times = chance.below(6); times > 0; times--) url = chance.pick(wraps)(url)
    assert.equal(unwrap(url).url, end)
    assert.deepEqual(unwrap(end).steps, [])
  }
})

test('damaged and endless addresses are answered, quickly and never thrown at', () => {
  const chance = random('unwrap noise')
  const pieces = [
    'https://',
    'http:',
    '//',
    '\\',
    '@',
    '%',
    '%2f',
    '?url=',
    '&',
    '=',
    'aHR0cDovL',
    'eyJ',
    '*',
    '__',
    ';',
    '!',
    'x.example',
    'google.com/url?q=',
    'xn--',
    '[',
    ']',
    ':',
    '\n',
    '\ud800',
    'é',
  ]
  for (let round = 0; round < 10_000; round++) {
    const target = `https://${chance.pick(['', 'urldefense.com/v3/__', 'www.google.com/url?q=', 'x.test/'])}${Array.from({ length: chance.below(12) }, () => chance.pick(pieces)).join('')}`
    assert.doesNotThrow(() => unwrap(target), target)
  }
  const start = performance.now()
  for (const piece of [...pieces, 'https://x.test/go?url=', '/https:', '&url=https:', '-'])
    for (const head of ['https://x.test/', 'https://urldefense.com/v3/__', 'https://x.test/?', 'https://'])
      unwrap(head + piece.repeat(8000 / piece.length))
  assert.ok(performance.now() - start < 6000, `${performance.now() - start} ms`)
})
