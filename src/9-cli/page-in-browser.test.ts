/** Whether pages come out as promised in the browser of this machine: they ask for nothing, complain of nothing, fit a telephone and can be read. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'

import { mail, TODAY } from '../4-evidence/mail.contract.ts'
import { chromium, openBrowser, type Sight } from './browser.contract.ts'
import { hostile, shown, shownTrace, shownTurned } from './page.contract.ts'

const program = chromium(process.env['PATH'] ?? '')
const browser = program === undefined ? undefined : await openBrowser(program)
const skip =
  browser !== undefined ? false : program === undefined ? 'skipped, no browser' : `skipped, ${program} does not start`
after(async () => browser?.close())

const LONG = 'y'.repeat(200)
const many = Array.from({ length: 50 }, (_, place) =>
  mail({
    day: TODAY + place,
    from: `"${place % 2 === 0 ? 'דוד' : 'Anna'}" <anna@example.org>`,
    to: `${LONG}@example.net`,
    subject: `${LONG} שלום ${place}`,
    headers: { 'User-Agent': `Roundcube ${LONG}` },
    body: `Please sign in at https://${place}.${'z'.repeat(60)}.test/${LONG} right away.\n`,
  }),
)

const pages = [
  { name: 'a hostile finding', page: shown([hostile], 3) },
  { name: 'nothing that stands out', page: shown([mail({ day: TODAY })]) },
  { name: 'fifty findings with long words in them', page: shown(many, 3) },
  { name: 'an account', page: shownTurned([hostile]) },
  { name: 'a trace', page: shownTrace() },
]
const sights: readonly Sight[] = [
  { width: 390, scheme: 'light' },
  { width: 390, scheme: 'dark' },
  { width: 1280, scheme: 'light' },
]

for (const { name, page } of pages)
  test(
    `the page of ${name} asks for nothing, complains of nothing, fits its width and can be read`,
    { skip },
    async () => {
      for (const sight of sights)
        assert.deepEqual(
          { sight, ...(await browser!.look(page, sight)) },
          { sight, requests: [], errors: [], wide: [], faint: [] },
        )
    },
  )

test('a page that does otherwise is seen to', { skip }, async () => {
  const bad =
    '<body style="background:#fff"><p style="width:900px;color:#999">wide</p><img src="http://127.0.0.1:9/x"><script>throw 1</script>'
  const { requests, errors, wide, faint } = await browser!.look(bad, sights[0]!)
  assert.deepEqual([requests, wide, faint], [['http://127.0.0.1:9/x'], ['P wide', 'the page itself'], ['P wide']])
  assert(errors.length > 0)
})
