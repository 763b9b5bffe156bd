import { digest } from '#ground'
import { HabitCourses, rank, Turnings, type AliasProposal, type Ranked } from '#finding'

import assert from 'node:assert/strict'
import { test } from 'node:test'

import { gistOfText, history, mail, TODAY } from '../4-evidence/mail.contract.ts'
import { examined } from '../5-finding/examined.contract.ts'
import { page } from './page.ts'
import { html } from './page-text.ts'
import { turnedPage } from './turned-page.ts'

const HOSTILE = '<script>alert(1)</script>"\'&<img src=x onerror=alert(2)>'
const hostile = mail({
  day: TODAY,
  from: `"<b onclick=x>Anna" <anna@example.org>`,
  subject: `${HOSTILE}\u001b[2K\u202e`,
  headers: { 'User-Agent': '<iframe src=//a.test>' },
  body: 'Please sign in at https://a.test/<script>x</script> right away, or javascript:alert(3).\n',
})

const ALIAS: AliasProposal = {
  name: HOSTILE,
  addresses: ['<b>anna</b>@example.org', 'anna@example.org'],
  mails: [5, 9],
  verdict: 'likely',
  speaksFor: [HOSTILE],
  speaksAgainst: [],
}

/** The mails examined, and how the accounts of the findings wrote. */
function answer(texts: readonly string[], count = 1) {
  const gists = [...history(), ...texts].map(text => gistOfText(text, '<i>berta</i>'))
  const mails = examined(gists, count)
  const ranked: Ranked = rank(
    mails,
    { alerts: 1, messages: 1000 },
    () => undefined,
    () => true,
  )
  const turnings = new Turnings()
  for (const one of mails) turnings.add(one)
  const courses = new HabitCourses(new Map([['anna@example.org', new Set(gists.map(({ id }) => id).slice(-1))]]))
  for (const gist of gists) courses.add(gist)
  return { ranked, accounts: turnings.ranked(ranked.thresholds), courses: courses.finish() }
}

function shown(texts: readonly string[], count = 1): string {
  const { ranked, courses } = answer(texts, count)
  const where = { source: digest('a test'), path: ['<u>a.mbox</u>'] }
  const counts = { expected: 13, read: 13, duplicate: 0, skipped: 0, failed: 1 }
  const trouble = { code: 'bad', where, says: '<script>trouble</script>' }
  const entry = {
    source: '<u>a.mbox</u>',
    mailbox: '<i>berta</i>',
    kind: 'mail' as const,
    where,
    ...counts,
    troubles: [trouble],
  }
  return page({ ranked, courses, aliases: [ALIAS], ledger: [entry], version: '1.2.3' })
}

function shownTurned(texts: readonly string[], count = 3): string {
  const { ranked, accounts, courses } = answer(texts, count)
  return turnedPage({ accounts, courses, thresholds: ranked.thresholds, version: '1.2.3' })
}

const text = shown([hostile], 3)
const turnedText = shownTurned([hostile])

test('foreign text stands on the page as text', () => {
  assert(text.includes('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;&lt;img src=x onerror=alert(2)&gt;'))
  assert(text.includes('&lt;u&gt;a.mbox&lt;/u&gt;') && text.includes('&lt;script&gt;trouble'))
  assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u202a-\u202e]/)
})

for (const [name, whole] of [
  ['the page of findings', text],
  ['the page of accounts', turnedText],
] as const) {
  test(`no element of ${name} runs, loads or leads anywhere`, () => {
    const elements = [...whole.matchAll(/<([a-z0-9]+)([^>]*)>/gi)]
    assert(elements.length > 50)
    const known =
      /^(?:html|head|meta|title|style|body|main|footer|h[1-3]|p|article|div|dl|d[dt]|table|thead|tbody|tr|t[dh]|[uo]l|li|a|bdi|code|pre|strong|span|time|br|details|summary|svg|rect|text)$/
    for (const [, element = '', attributes = ''] of elements) {
      assert.match(element, known)
      // A link leads to another part of the page and nowhere else.
      const inert = element === 'a' ? attributes.replace(/^ href="#[a-z]+-\d+"$/, '') : attributes
      assert.doesNotMatch(inert, /\b(?:href|src|on[a-z]+|action|formaction|srcset|data|style)\s*=/i)
    }
    assert.doesNotMatch(whole, /url\(|@import/)
  })

  test(`a policy in the head of ${name} forbids everything but its own style`, () => {
    const head = whole.slice(0, whole.indexOf('</head>'))
    assert.match(head, /http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/)
    assert.match(head, /name="referrer" content="no-referrer"/)
  })

  test(`${name} is whole: every element that opens closes in its place`, () => assert.deepEqual(unclosed(whole), []))
}

/** Elements that are open at the end, or that close something else. */
function unclosed(whole: string): string[] {
  const open: string[] = []
  for (const [, slash, name = '', empty] of whole.matchAll(/<(\/?)([a-z0-9]+)[^>]*?(\/?)>/gi)) {
    if (empty === '/') continue
    if (slash === '') open.push(name)
    else if (open.pop() !== name) return [`</${name}>`]
  }
  return open
}

test('the account over time stands beside the finding, in words and as a picture', () => {
  assert.match(text, /<h3>How this account wrote, 2024-03<\/h3>/)
  assert.match(
    text,
    /<tr class="fresh">\s<td>a program that gives no name <span class="seen">never before<\/span><\/td>/,
  )
  assert.match(text, /aria-label="13 mails, in 1 of 1 column"/)
})

test('the steps of the sum end where the score is', () => {
  const table = /<table class="lanes sum">[^]*?<\/table>/.exec(text)![0]
  const bits = [...table.matchAll(/<td class="count">([+−])([\d.]+)<\/td>/g)].map(
    ([, sign, figure]) => Number(figure) * (sign === '−' ? -1 : 1),
  )
  const score = Number(/<strong>([\d.]+)<\/strong>/.exec(table)?.[1])
  assert(bits.length > 2)
  assert(Math.abs(bits.reduce((sum, each) => sum + each, 0) - score) < 0.05 * bits.length + 0.05)
})

test('the page of accounts says who was touched and what to do', () => {
  assert.match(turnedText, />berta@example\.net<\/th>\n<td><span class="whole">Received it</)
  assert.match(turnedText, /What to do next\.[^]*The mails[^]*Who was touched[^]*Why[^]*How this account wrote/)
  assert.match(shownTurned([mail({ day: TODAY })]), /<h1>No account stands out\.<\/h1>/)
})

test('what is proposed for the roster stands on the page as lines to paste', () => {
  assert.match(text, /<pre>name,role,status,addresses<br \/>&quot;&lt;script/)
})

test('the finding says what to do, and the account stands below it', () => {
  assert.match(text, /What to do next\./)
  assert.match(text, /What was read/)
  assert.match(text, /Turncoat 1\.2\.3/)
})

test('where nothing stands out the page says so', () => {
  assert.match(shown([mail({ day: TODAY })]), /<h1>No mail stands out within your budget of alerts\.<\/h1>/)
})

test('only what `html` made is markup', () => {
  assert.equal(
    html`<p>${'<b>'}${html`<i>${1}</i>`}${[html`<u></u>`, html`&`]}</p>`.markup,
    '<p>&lt;b&gt;<i>1</i><u></u>&</p>',
  )
})
