import { digest } from '#ground'
import { rank, type Ranked } from '#finding'

import assert from 'node:assert/strict'
import { test } from 'node:test'

import { gistOfText, history, mail, TODAY } from '../4-evidence/mail.contract.ts'
import { examined } from '../5-finding/examined.contract.ts'
import { page } from './page.ts'
import { html } from './page-text.ts'

const HOSTILE = '<script>alert(1)</script>"\'&<img src=x onerror=alert(2)>'
const hostile = mail({
  day: TODAY,
  from: `"<b onclick=x>Anna" <anna@example.org>`,
  subject: `${HOSTILE}\u001b[2K\u202e`,
  headers: { 'User-Agent': '<iframe src=//a.test>' },
  body: 'Please sign in at https://a.test/<script>x</script> right away, or javascript:alert(3).\n',
})

function shown(texts: readonly string[], count = 1): string {
  const ranked: Ranked = rank(
    examined(
      [...history(), ...texts].map(text => gistOfText(text, '<i>berta</i>')),
      count,
    ),
    { alerts: 1, messages: 1000 },
    () => undefined,
    () => true,
  )
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
  return page({ ranked, courses: [], aliases: [], ledger: [entry], version: '1.2.3' })
}

const text = shown([hostile], 3)

test('foreign text stands on the page as text', () => {
  assert(text.includes('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;&lt;img src=x onerror=alert(2)&gt;'))
  assert(text.includes('&lt;u&gt;a.mbox&lt;/u&gt;') && text.includes('&lt;script&gt;trouble'))
  assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u202a-\u202e]/)
})

test('no element of the page runs, loads or leads anywhere', () => {
  const elements = [...text.matchAll(/<([a-z0-9]+)([^>]*)>/gi)]
  assert(elements.length > 50)
  const known =
    /^(?:html|head|meta|title|style|body|h[1-3]|p|article|div|table|tr|t[dh]|ul|li|code|strong|span|br|details|summary|svg|g|text|rect|line|path|circle)$/
  for (const [, name = '', attributes = ''] of elements) {
    assert.match(name, known)
    assert.doesNotMatch(attributes, /\b(?:href|src|on[a-z]+|action|formaction|srcset|data)\s*=/i)
  }
  assert.doesNotMatch(text, /url\(|@import/)
})

test('a policy in its head forbids everything but its own style', () => {
  const head = text.slice(0, text.indexOf('</head>'))
  assert.match(head, /http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/)
  assert.match(head, /name="referrer" content="no-referrer"/)
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
