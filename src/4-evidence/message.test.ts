import { random, type Random } from '#ground'
import { learn } from '#profile'
import { teamOf } from '#team'

import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'

import { lookAt, messageEvidenceList } from './look-at.ts'
import { givenMail, history, mail, person, withFile, withHtml, type MailFields } from './mail.contract.ts'

const team = teamOf([person('Anna Example', 'anna@example.org')], ['example.org'])

/** A mail with some things changed by chance. */
function changed(dice: Random, day: number): string {
  const changes: MailFields[] = [
    {},
    { to: dice.pick(['dora@example.com', 'berta@example.net, dora@example.com', 'undisclosed-recipients:;']) },
    { headers: { 'User-Agent': dice.pick(['Roundcube Webmail/1.6', 'Apple Mail (2.3)']) } },
    { headers: { 'Reply-To': 'anna.example@freemail.example' } },
    { headers: { 'DKIM-Signature': undefined, 'In-Reply-To': `<${dice.below(9)}@example.net>` } },
    { body: `Hello,\n\nplease sign in at https://${dice.pick(['a', 'b', 'c'])}.test/x right away.\n\nCheers\nAnna\n` },
    withHtml('<p>Hi, <a href="https://a.test/">https://b.test/</a> <form action="https://c.test/"></form></p>'),
    withFile('plan.pdf.exe', 'application/pdf'),
    { from: 'Anna Example <anna@example.org>, <emil@examp1e.org>' },
  ]
  return mail({ ...dice.pick(changes), day: day + dice.next() })
}

test('law: a mail that came before is never stranger than one that did not', () => {
  const dice = random('the same once more')
  for (let round = 0; round < 25; round++) {
    const before = Array.from({ length: 6 + dice.below(30) }, (_, day) => changed(dice, day))
    const text = changed(dice, 40 + 60 * dice.next())
    const given = givenMail({ mail: text, before, team })
    const first = messageEvidenceList.map(({ look }) => look(given))
    learn(given.memory, given.showing)
    const again = { ...given, account: given.memory.accounts.get('anna@example.org') }
    messageEvidenceList.forEach(({ name, look }, place) => {
      const [one, other] = [first[place]!, look(again)]
      // Blind before and seeing now is no rise: the history has become long enough to speak.
      if ('blind' in one || 'blind' in other) return
      const bits = (answer: typeof one) => answer.saw.reduce((sum, sighting) => sum + sighting.bits, 0)
      assert(bits(other) <= bits(one) + 1e-9, `${name} rose from ${bits(one)} to ${bits(other)} in round ${round}`)
    })
  }
})

test('law: odd mails are looked at by every function without a throw, and all that is seen lies inside them', () => {
  const odd = globSync('../../samples/messages/*.eml', { cwd: import.meta.dirname })
    .sort()
    .map(path => readFileSync(new URL(path, import.meta.url), 'latin1'))
  const dice = random('odd mails')
  const broken = Array.from({ length: 60 }, () => {
    const text = changed(dice, 3)
    const from = dice.below(text.length)
    return `${text.slice(0, from)}${dice.pick(['', '\r\n\r\n', '\u0000\u0000', '<', '"', '=?utf-8?q?', 'ÿ'])}${text.slice(from + dice.below(40))}`
  })
  assert(odd.length > 0)
  for (const text of ['', '\r\n', 'From', ...odd, ...broken]) {
    for (const before of [[], history()]) {
      const { evidence, blind } = lookAt(givenMail({ mail: text, before, team }))
      for (const { name, bits, says, where } of evidence) {
        assert(Number.isFinite(bits) && says !== '', `${name} says ${says} with ${bits} bits`)
        for (const { span } of where)
          assert(
            span === undefined || (span.from >= 0 && span.from <= span.to && span.to <= Buffer.byteLength(text)),
            name,
          )
      }
      assert(blind.every(why => why.endsWith('.')))
    }
  }
})

test('every function carries the name under which it is listed, in the order of names', () => {
  const names = messageEvidenceList.map(({ name }) => name)
  assert.deepEqual(names, [...names].sort())
  assert.equal(new Set(names).size, names.length)
})
