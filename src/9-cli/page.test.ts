import assert from 'node:assert/strict'
import { test } from 'node:test'

import { mail, TODAY } from '../4-evidence/mail.contract.ts'
import { hostile, shown, shownTrace, shownTurned } from './page.contract.ts'
import { html } from './page-text.ts'

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
  ['the page of a trace', shownTrace()],
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
