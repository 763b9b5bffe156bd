import assert from 'node:assert/strict'
import { test } from 'node:test'
import { random } from '#ground'
import { readMailboxes } from './address.ts'

const span = { from: 1, to: 2 }
const read = (value: string) => readMailboxes({ name: 'To', key: 'to', value, span })

/** `want` has `name <address>` for each mailbox, ` #group` behind those in one. */
const rows = [
  { name: 'an address alone', value: 'anna@example.org', want: [' <anna@example.org>'] },
  {
    name: 'a name and an address',
    value: 'Anna Example <anna@example.org>',
    want: ['Anna Example <anna@example.org>'],
  },
  {
    name: 'a quoted name',
    value: '"Doe, \\"J\\" Anna" <anna@example.org>',
    want: ['Doe, "J" Anna <anna@example.org>'],
  },
  {
    name: 'a comment is the name of one without',
    value: 'anna@example.org (Anna (the one) Example)',
    want: ['Anna (the one) Example <anna@example.org>'],
  },
  {
    name: 'a comment behind a name is none',
    value: 'Anna (home) <anna@example.org>',
    want: ['Anna <anna@example.org>'],
  },
  { name: 'several', value: 'a@x.org, B <b@y.org>,c@z.org', want: [' <a@x.org>', 'B <b@y.org>', ' <c@z.org>'] },
  { name: 'empty elements', value: ' , a@x.org,, ', want: [' <a@x.org>'] },
  { name: 'semicolons between', value: 'a@x.org; b@y.org', want: [' <a@x.org>', ' <b@y.org>'] },
  {
    name: 'a group',
    value: 'The Team: a@x.org, B <b@y.org>; c@z.org',
    want: [' <a@x.org> #The Team', 'B <b@y.org> #The Team', ' <c@z.org>'],
  },
  { name: 'an empty group', value: 'undisclosed-recipients:;', want: [] },
  { name: 'encoded words', value: '=?utf-8?Q?J=C3=B6rg?= =?utf-8?Q?_M?= <j@x.org>', want: ['Jörg M <j@x.org>'] },
  {
    name: 'a comma inside an encoded word',
    value: '=?utf-8?Q?Doe,_J?= <j@x.org>, b@y.org',
    want: ['Doe, J <j@x.org>', ' <b@y.org>'],
  },
  { name: 'brackets inside an encoded word', value: '=?utf-8?Q?<a@b.org>?= <j@x.org>', want: ['<a@b.org> <j@x.org>'] },
  {
    name: 'an address that hides in an encoded word is a name',
    value: '=?utf-8?Q?a=40b.org=3E?= <j@x.org>',
    want: ['a@b.org> <j@x.org>'],
  },
  { name: 'an encoded word in quotes', value: '"=?utf-8?Q?Doe,_J?=" <j@x.org>', want: ['Doe, J <j@x.org>'] },
  { name: 'an address as name', value: '"a@b.org" <c@d.org>', want: ['a@b.org <c@d.org>'] },
  { name: 'an address as name without quotes', value: 'a@b.org <c@d.org>', want: ['a@b.org <c@d.org>'] },
  {
    name: 'the domain in lower case, the local part as written',
    value: 'Anna@EXAMPLE.Org',
    want: [' <Anna@example.org>'],
  },
  { name: 'a final dot goes', value: 'a@example.org.', want: [' <a@example.org>'] },
  { name: 'an encoded domain', value: 'a@xn--bcher-kva.example', want: [' <a@bücher.example>'] },
  { name: 'an encoded domain that is none', value: 'a@xn--broken-.example', want: [' <a@xn--broken-.example>'] },
  { name: 'a domain in Unicode', value: 'jörg@BÜCHER.example', want: [' <jörg@bücher.example>'] },
  { name: 'needless quotes', value: '"anna"@x.org, <"berta"@x.org>', want: [' <anna@x.org>', ' <berta@x.org>'] },
  {
    name: 'quotes that are needed',
    value: '"an na"@x.org, C <"a@b"@x.org>',
    want: [' <"an na"@x.org>', 'C <"a@b"@x.org>'],
  },
  {
    name: 'a quoted address before another is its name',
    value: '"a b"@x.org: <c@y.org>',
    want: ['"a b"@x.org : <c@y.org>'],
  },
  { name: 'a route', value: '<@r.example,@s.example:a@x.org>', want: [' <a@x.org>'] },
  {
    name: 'comments in an address',
    value: 'Pete <pete(his account)@silly.test(his host)>',
    want: ['Pete <pete@silly.test>'],
  },
  { name: 'space around at and dots', value: 'jdoe @ one . test', want: [' <jdoe@one.test>'] },
  {
    name: 'an address literal',
    value: 'a@[192.0.2.1], <b@[IPv6:2001:db8::1]>',
    want: [' <a@[192.0.2.1]>', ' <b@[ipv6:2001:db8::1]>'],
  },
  { name: 'a bracket that stays open', value: 'Anna <anna@x.org, b@y.org', want: ['Anna <anna@x.org>', ' <b@y.org>'] },
  { name: 'a quote that stays open', value: '"Anna <anna@x.org>, b@y.org', want: ['Anna <anna@x.org>', ' <b@y.org>'] },
  { name: 'a comment that stays open', value: 'a@x.org (Anna', want: ['Anna <a@x.org>'] },
  { name: 'two pairs of brackets', value: '<<a@x.org>>', want: [' <a@x.org>'] },
  {
    name: 'a second address without comma is no second mailbox',
    value: 'A <a@x.org> <b@y.org>',
    want: ['A <a@x.org>'],
  },
  { name: 'empty brackets before others', value: '"A" <> 1 <a@x.org>', want: ['A 1 <a@x.org>'] },
  { name: 'a name behind', value: '<a@x.org> Anna', want: ['Anna <a@x.org>'] },
  { name: 'a name and no brackets', value: 'Anna a@x.org', want: ['Anna <a@x.org>'] },
  { name: 'a name alone', value: 'MAILER-DAEMON (Mail System)', want: ['MAILER-DAEMON <>'] },
  {
    name: 'a comma in a name without quotes',
    value: 'Doe, Anna <a@x.org>, b@y.org',
    want: ['Doe, Anna <a@x.org>', ' <b@y.org>'],
  },
  { name: 'a comma behind a name', value: 'Anna , <a@x.org>', want: ['Anna <a@x.org>'] },
  {
    name: 'names before an address without brackets are their own',
    value: 'root, anna, b@y.org',
    want: ['root <>', 'anna <>', ' <b@y.org>'],
  },
  { name: 'names at the end', value: 'b@y.org, root, anna', want: [' <b@y.org>', 'root <>', 'anna <>'] },
  { name: 'a local part alone', value: 'Root <root>', want: ['Root <root>'] },
  { name: 'nothing in brackets', value: '<>', want: [] },
  {
    name: 'mailto',
    value: 'mailto:a@x.org, <mailto:b@x.org>, C [mailto:c@x.org], D [SMTP:d@x.org]',
    want: [' <a@x.org>', ' <b@x.org>', 'C <c@x.org>', 'D <d@x.org>'],
  },
  { name: 'several at signs', value: 'a@b@x.org', want: [' <a@b@x.org>'] },
  { name: 'a backslash before a comma', value: 'Doe\\, A <a@x.org>', want: ['Doe, A <a@x.org>'] },
  { name: 'nothing', value: '', want: [] },
]

for (const { name, value, want } of rows)
  test(name, () => {
    const got = read(value).map(box => `${box.name} <${box.address}>${box.group === undefined ? '' : ` #${box.group}`}`)
    assert.deepEqual(got, want)
  })

test('a mailbox is told whole, with the place of its field', () => {
  assert.deepEqual(read('T: "a b"@X.org;'), [
    { name: '', address: '"a b"@x.org', local: 'a b', domain: 'x.org', group: 'T', span },
  ])
})

test('what is written as RFC 5322 wants is read back', () => {
  const chance = random('mailboxes')
  const letters = ['a', 'B', ' ', ',', '"', '\\', '<', '@', '(', 'ü', '.', ';', ':']
  for (let round = 0; round < 2000; round++) {
    const name = Array.from({ length: 1 + chance.below(8) }, () => chance.pick(letters))
      .join('')
      .replace(/\s+/g, ' ')
      .trim()
    const written = `"${name.replace(/["\\]/g, '\\$&')}" <a${round}@x.org>`
    assert.deepEqual(
      read(`${written}, ${written}`).map(box => [box.name, box.address]),
      [
        [name, `a${round}@x.org`],
        [name, `a${round}@x.org`],
      ],
    )
  }
})

test('a megabyte of anything is read in well under a second each', () => {
  for (const piece of [
    '<',
    '"',
    '(',
    ')',
    '[',
    ']',
    '\\',
    ':',
    ',',
    '=?',
    '=?a?Q?',
    '@',
    'a@b ',
    '<a',
    '"a" ',
    'a@',
    ' ',
    '"@',
    '<"',
    'é',
  ]) {
    const began = performance.now()
    read(piece.repeat(Math.floor(3e5 / piece.length)))
    read(piece.repeat(Math.floor(3e5 / piece.length)) + '>])"')
    assert(performance.now() - began < 1500, piece)
  }
})
