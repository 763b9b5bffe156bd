import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LIMITS, random } from '#ground'
import { readBodies } from './body.ts'
import { readLinks } from './link.ts'
import { findTextLinks } from './link-text.ts'
import type { Link, Part } from './message.ts'

const partOf = (type: string, text: string, index = 0, parent?: number): Part => ({
  index,
  parent,
  type,
  parameters: {},
  encoding: '7bit',
  headers: [],
  headerSpan: { from: 0, to: 0 },
  bodySpan: { from: 0, to: 0 },
  role: 'body',
  text,
})

const linksOf = (type: string, text: string) => readLinks(readBodies([partOf(type, text)]))

const texts: readonly { name: string; text: string; want: readonly string[] }[] = [
  { name: 'with a scheme', text: 'see https://x.example/a now', want: ['https://x.example/a'] },
  { name: 'several', text: 'http://x.example ftp://y.example/z', want: ['http://x.example', 'ftp://y.example/z'] },
  { name: 'with www', text: 'see www.x.example/a', want: ['www.x.example/a'] },
  { name: 'capitals in the scheme', text: 'HTTP://x.example', want: ['HTTP://x.example'] },
  {
    name: 'an address of mail with its scheme',
    text: 'mailto:anna@x.example?subject=a',
    want: ['mailto:anna@x.example?subject=a'],
  },
  { name: 'an address of mail alone is none', text: 'anna@x.example', want: [] },
  { name: 'a bare domain is none', text: 'x.example/a', want: [] },
  { name: 'the end of a sentence', text: 'see https://x.example/a. Now', want: ['https://x.example/a'] },
  { name: 'a question', text: 'https://x.example/a?b=c?', want: ['https://x.example/a?b=c'] },
  { name: 'in parentheses', text: '(https://x.example/a)', want: ['https://x.example/a'] },
  { name: 'parentheses of its own', text: 'https://x.example/a_(b)', want: ['https://x.example/a_(b)'] },
  { name: 'both', text: '(see https://x.example/a_(b)).', want: ['https://x.example/a_(b)'] },
  { name: 'in square brackets', text: '[https://x.example/a]', want: ['https://x.example/a'] },
  { name: 'in angle brackets', text: '<https://x.example/a,b.>', want: ['https://x.example/a,b'] },
  { name: 'in angle brackets over two lines', text: '<https://x.example/a-\nb>', want: ['https://x.example/a-b'] },
  { name: 'in angle brackets with a tag', text: '<URL:https://x.example/a\n/b>', want: ['https://x.example/a/b'] },
  {
    name: 'words in angle brackets are not joined',
    text: '<https://x.example/a is\nmine>',
    want: ['https://x.example/a'],
  },
  {
    name: 'in quotes',
    text: '"https://x.example/a" ‘https://x.example/b’',
    want: ['https://x.example/a', 'https://x.example/b'],
  },
  {
    name: 'in markup of words',
    text: '*https://x.example/a* _https://x.example/b_',
    want: ['https://x.example/a', 'https://x.example/b'],
  },
  { name: 'Chinese punctuation ends it', text: '见 https://x.example/a，谢谢', want: ['https://x.example/a'] },
  { name: 'letters of other scripts are its own', text: 'https://x.example/ä', want: ['https://x.example/ä'] },
  { name: 'an unknown scheme is none', text: 'git://x.example foo://y.example', want: [] },
  { name: 'a scheme alone is none', text: 'https:// and http://', want: [] },
  { name: 'www alone is none', text: 'www. and www.x', want: [] },
  { name: 'www inside of a word is none', text: 'awww.x.example a@www.x.example', want: [] },
  {
    name: 'one behind the other',
    text: 'https://x.example/https://y.example/',
    want: ['https://x.example/https://y.example/'],
  },
  { name: 'nothing', text: '', want: [] },
]

for (const { name, text, want } of texts)
  test(`text: ${name}`, () => {
    const found = findTextLinks(text, 100)
    assert.deepEqual(
      found.map(({ target }) => target),
      want,
    )
    for (const { target, characters } of found)
      assert.equal(text.slice(characters.from, characters.to).replace(/\s+/g, ''), target)
  })

type Want = Partial<Pick<Link, 'kind' | 'target' | 'host' | 'shown' | 'shownHost' | 'quoted'>>

const pages: readonly { name: string; html: string; want: readonly Want[] }[] = [
  {
    name: 'an anchor',
    html: '<a href="https://x.example/a">Read <b>it</b></a>',
    want: [{ kind: 'anchor', host: 'x.example', shown: 'Read it' }],
  },
  {
    name: 'an anchor that shows another host',
    html: '<a href="https://evil.test/">https://bank.example/login</a>',
    want: [{ host: 'evil.test', shownHost: 'bank.example' }],
  },
  {
    name: 'an anchor that shows a bare domain',
    html: '<a href="https://evil.test/">bank.example</a>',
    want: [{ shownHost: 'bank.example' }],
  },
  {
    name: 'an anchor that shows the name of a file',
    html: '<a href="https://x.example/">readme.md</a>',
    want: [{ shown: 'readme.md' }],
  },
  {
    name: 'an anchor that shows a sentence',
    html: '<a href="https://x.example/">Go to bank.example now</a>',
    want: [{ shown: 'Go to bank.example now' }],
  },
  {
    name: 'an anchor that shows a picture',
    html: '<a href="https://x.example/"><img src="https://y.example/p.png" alt="Pay now"></a>',
    want: [
      { kind: 'anchor', shown: 'Pay now' },
      { kind: 'image', host: 'y.example' },
    ],
  },
  {
    name: 'an escaped target',
    html: '<a href="https://x.example/?a=1&amp;b=2">x</a>',
    want: [{ target: 'https://x.example/?a=1&b=2' }],
  },
  { name: 'a map', html: '<map><area href="https://x.example/"></map>', want: [{ kind: 'anchor' }] },
  {
    name: 'a form and a button',
    html: '<form action="https://x.example/p"><button formaction="https://y.example/">Go</button></form>',
    want: [
      { kind: 'form', host: 'x.example' },
      { kind: 'form', host: 'y.example' },
    ],
  },
  {
    name: 'a page that leads on by itself',
    html: `<meta content="0; URL='https://x.example/'" http-equiv="Refresh">`,
    want: [{ kind: 'other', target: "https://x.example/'", host: 'x.example' }],
  },
  {
    name: 'frames, styles, objects',
    html: '<iframe src="https://a.example/"></iframe><link href="https://b.example/s.css"><object data="https://c.example/"></object>',
    want: [{ host: 'a.example' }, { host: 'b.example' }, { host: 'c.example' }],
  },
  {
    name: 'a drawing',
    html: '<svg><a xlink:href="https://x.example/">x</a><image href="https://y.example/p.png"/></svg>',
    want: [{ kind: 'anchor', host: 'x.example' }, { host: 'y.example' }],
  },
  {
    name: 'a base',
    html: '<base href="https://x.example/d/"><a href="p">x</a>',
    want: [{ target: 'p', host: 'x.example' }],
  },
  {
    name: 'parts of the mail itself',
    html: '<a href="#top">x</a><img src="cid:1@x"><img src="data:image/png;base64,AA">',
    want: [],
  },
  {
    name: 'a script and a page in the address',
    html: '<a href="javascript:go()">x</a><a href="data:text/html,y">y</a>',
    want: [
      { host: '', target: 'javascript:go()' },
      { host: '', target: 'data:text/html,y' },
    ],
  },
  {
    name: 'words of the page',
    html: '<p>see https://x.example/a</p>',
    want: [{ kind: 'text', target: 'https://x.example/a' }],
  },
  {
    name: 'words of an anchor are not counted again',
    html: '<p><a href="https://x.example/a">https://x.example/a</a></p>',
    want: [{ kind: 'anchor', shownHost: 'x.example' }],
  },
  {
    name: 'what is hidden leads somewhere too',
    html: '<div style="display:none"><a href="https://x.example/">x</a></div>',
    want: [{ host: 'x.example' }],
  },
  { name: 'what is commented out does not', html: '<!-- <a href="https://x.example/">x</a> -->', want: [] },
  {
    name: 'in a quote',
    html: '<a href="https://a.example/">a</a><blockquote><a href="https://b.example/">b</a></blockquote>',
    want: [
      { host: 'a.example', quoted: false },
      { host: 'b.example', quoted: true },
    ],
  },
  {
    name: 'below a copied header',
    html: '<p>Hi</p><div><b>From:</b> Anna<br><b>Sent:</b> Monday<br><b>To:</b> Ben<br><b>Subject:</b> a</div><p><a href="https://b.example/">b</a></p>',
    want: [{ host: 'b.example', quoted: true }],
  },
]

for (const { name, html, want } of pages)
  test(`page: ${name}`, () => {
    const found = linksOf('text/html', html)
    assert.equal(found.length, want.length, JSON.stringify(found))
    for (const [index, wanted] of want.entries()) {
      const link = found[index]!
      assert.deepEqual({ ...link, ...wanted }, link)
      if (!('shownHost' in wanted)) assert.equal(link.shownHost, undefined)
    }
  })

test('in plain text others’ links are told from the author’s', () => {
  const found = linksOf(
    'text/plain',
    'https://a.example/\n\nOn Mon, 4 Jun 2024, Anna wrote:\n> https://b.example/\n\nhttps://c.example/',
  )
  assert.deepEqual(
    found.map(({ host, quoted }) => [host, quoted]),
    [
      ['a.example', false],
      ['b.example', true],
      ['c.example', false],
    ],
  )
})

test('the links of a mail that lies in this one are somebody else’s', () => {
  const container = { ...partOf('message/rfc822', ''), role: 'container' as const }
  const [link] = readLinks(readBodies([container, partOf('text/plain', 'https://a.example/', 1, 0)]))
  assert.equal(link?.quoted, true)
})

test('every link stands where it says', () => {
  const chance = random('links')
  const pieces = [
    '<a href="https://x.example/?a&amp;b">',
    'x',
    '</a>',
    '<p>',
    '<blockquote>',
    '</blockquote>',
    'https://y.example/z ',
    '<img src=https://z.example/>',
    '<b>',
    '\n',
    '&nbsp;',
    '<div class="gmail_quote">',
    '</div>',
    'www.w.example ',
  ]
  let seen = 0
  for (let round = 0; round < 1000; round++) {
    const text = Array.from({ length: chance.below(20) }, () => chance.pick(pieces)).join('')
    for (const { target, characters, kind } of [...linksOf('text/html', text), ...linksOf('text/plain', text)]) {
      assert.ok(characters.from >= 0 && characters.from < characters.to && characters.to <= text.length)
      if (kind !== 'text') assert.equal(text.slice(characters.from, characters.to).replaceAll('&amp;', '&'), target)
      seen++
    }
  }
  assert.ok(seen > 1000)
})

test('a body of nothing but links is cut at the limit, in no time', () => {
  const start = performance.now()
  for (const [type, piece] of [
    ['text/plain', 'https://x.example/ '],
    ['text/plain', '<https://x.example/'],
    ['text/plain', 'www.'],
    ['text/plain', '://'],
    ['text/plain', 'https://x.example/((((('],
    ['text/html', '<a href=https://x.example/>x</a> www.x.example '],
    ['text/html', '<blockquote>'],
    ['text/html', '<a>'],
    ['text/html', 'www.x.example<br>'],
  ] as const)
    assert.ok(linksOf(type, piece.repeat(1_000_000 / piece.length)).length <= LIMITS.links, piece)
  assert.ok(performance.now() - start < 8000, `${performance.now() - start} ms`)
})
