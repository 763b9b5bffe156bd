import assert from 'node:assert/strict'
import { test } from 'node:test'
import { random } from '#ground'
import { readAuthenticationResults } from './authentication-results.ts'
import type { Header } from './message.ts'
import { readHops } from './received.ts'

const header = (line: string, index: number): Header => {
  const name = line.slice(0, line.indexOf(':'))
  return {
    name,
    key: name.toLowerCase(),
    value: line.slice(name.length + 1).trim(),
    span: { from: 10 * index, to: 10 * index + 9 },
  }
}

const read = (...lines: string[]) => {
  const headers = lines.map(header)
  return readAuthenticationResults(headers, readHops(headers))
}

const statements: readonly { name: string; line: string; host: string; want: readonly object[] }[] = [
  {
    name: 'the plain form',
    line: 'Authentication-Results: mx.y.example; spf=pass smtp.mailfrom=x.example',
    host: 'mx.y.example',
    want: [{ method: 'spf', result: 'pass', properties: { 'smtp.mailfrom': 'x.example' } }],
  },
  {
    name: 'a version and none',
    line: 'Authentication-Results: mx.y.example 1; none',
    host: 'mx.y.example',
    want: [],
  },
  {
    name: 'comments, quoted values, a reason, a method version',
    line: 'Authentication-Results: MX.y.example 1 (our host); dkim/1=fail reason="bad; signature" (2048-bit (really) key) header.d=x.example header.i="@x.example"',
    host: 'mx.y.example',
    want: [
      {
        method: 'dkim',
        result: 'fail',
        properties: { 'header.d': 'x.example', 'header.i': '@x.example' },
        reason: 'bad; signature',
      },
    ],
  },
  {
    name: 'several results, of one method too, with a semicolon behind',
    line: 'Authentication-Results: mx.y.example; dkim=pass header.d=x.example; dkim=PermError header.d=z.example;',
    host: 'mx.y.example',
    want: [
      { method: 'dkim', result: 'pass', properties: { 'header.d': 'x.example' } },
      { method: 'dkim', result: 'permerror', properties: { 'header.d': 'z.example' } },
    ],
  },
  {
    name: 'white space wherever the grammar has it',
    line: 'Authentication-Results: mx.y.example ; dkim = pass header . d = x.example\theader.s= s1',
    host: 'mx.y.example',
    want: [{ method: 'dkim', result: 'pass', properties: { 'header.d': 'x.example', 'header.s': 's1' } }],
  },
  {
    name: 'a base64 value with a sign in it',
    line: 'Authentication-Results: mx.y.example; dkim=pass header.b=Ab+/c= header.d=x.example',
    host: 'mx.y.example',
    want: [{ method: 'dkim', result: 'pass', properties: { 'header.b': 'Ab+/c=', 'header.d': 'x.example' } }],
  },
  {
    name: 'Microsoft: no host, the address in a comment, words without a property type',
    line: 'Authentication-Results: spf=pass (sender IP is 192.0.2.7) smtp.mailfrom=x.example; dkim=none (message not signed) header.d=none;dmarc=pass action=none header.from=x.example;compauth=pass reason=100',
    host: '',
    want: [
      { method: 'spf', result: 'pass', properties: { 'smtp.mailfrom': 'x.example', 'smtp.remote-ip': '192.0.2.7' } },
      { method: 'dkim', result: 'none', properties: { 'header.d': 'none' } },
      { method: 'dmarc', result: 'pass', properties: { action: 'none', 'header.from': 'x.example' } },
      { method: 'compauth', result: 'pass', properties: {}, reason: '100' },
    ],
  },
  {
    name: 'Microsoft: the host said again before each result',
    line: 'Authentication-Results: y.example; dkim=none (message not signed) header.d=none;y.example; dmarc=none action=none header.from=x.example;',
    host: 'y.example',
    want: [
      { method: 'dkim', result: 'none', properties: { 'header.d': 'none' } },
      { method: 'dmarc', result: 'none', properties: { action: 'none', 'header.from': 'x.example' } },
    ],
  },
  {
    name: 'a queue name behind the host',
    line: 'Authentication-Results: mx.y.example/5A3C; dmarc=none header.from=x.example',
    host: 'mx.y.example',
    want: [{ method: 'dmarc', result: 'none', properties: { 'header.from': 'x.example' } }],
  },
  {
    name: 'ARC: the instance comes first',
    line: 'ARC-Authentication-Results: i=2; mx.y.example 1; arc=pass (0 oda=1 spf=[1,1,smtp.mailfrom=q.example])',
    host: 'mx.y.example',
    want: [{ method: 'arc', result: 'pass', properties: {} }],
  },
  {
    name: 'Received-SPF with its remark',
    line: 'Received-SPF: Pass (y.example: domain of x.example designates 192.0.2.7 as permitted sender) receiver=mx.y.example; client-ip=192.0.2.7; envelope-from="a@x.example"; helo=mail.x.example;',
    host: 'y.example',
    want: [
      {
        method: 'spf',
        result: 'pass',
        properties: { 'smtp.remote-ip': '192.0.2.7', 'smtp.mailfrom': 'a@x.example', 'smtp.helo': 'mail.x.example' },
        reason: 'y.example: domain of x.example designates 192.0.2.7 as permitted sender',
      },
    ],
  },
  {
    name: 'Received-SPF without a remark',
    line: 'Received-SPF: softfail receiver=mx.y.example; client-ip=192.0.2.7',
    host: 'mx.y.example',
    want: [{ method: 'spf', result: 'softfail', properties: { 'smtp.remote-ip': '192.0.2.7' } }],
  },
  { name: 'Received-SPF that says nothing', line: 'Received-SPF: (none)', host: '', want: [] },
  {
    name: 'a quote and a comment that never close',
    line: 'Authentication-Results: mx.y.example; dkim=pass reason="x (y; spf=pass',
    host: 'mx.y.example',
    want: [{ method: 'dkim', result: 'pass', properties: {}, reason: '"x' }],
  },
  { name: 'nothing', line: 'Authentication-Results:', host: '', want: [] },
]

for (const { name, line, host, want } of statements)
  test(`says: ${name}`, () => {
    const [found] = read(line)
    assert.equal(found?.host, host)
    assert.deepEqual(found.results, want)
  })

const FROM_OUTSIDE =
  'Received: from mail.x.example (mail.x.example [198.18.0.7]) by mx.y.example (Postfix) with ESMTPS id 1; Tue, 4 Jun 2024 07:30:00 +0000'
const OUTSIDE = FROM_OUTSIDE.replace('[198.18.0.7]', '[8.8.4.4]')
const INNER =
  'Received: from mx.y.example (mx.y.example [10.0.0.1]) by store.y.example with LMTP id 2; Tue, 4 Jun 2024 07:30:01 +0000'
const RELAY = 'Received: from pc ([192.168.0.2]) by mail.x.example with ESMTPSA id 3; Tue, 4 Jun 2024 07:29:59 +0000'
const WORD = 'Authentication-Results: mx.y.example; dkim=pass header.d=x.example'
const STRANGE = 'Authentication-Results: mx.z.example; dkim=pass header.d=x.example'

const EDGE =
  'Received: from mail.x.example (8.8.4.4) by VI1.mail.protection.outlook.com (10.1.1.1) with Microsoft SMTP Server id 15.20 via Frontend Transport; Tue, 4 Jun 2024 07:30:00 +0000'
const CLOUD =
  'Received: from VI1.prod.protection.outlook.com (2603:10a6:20b:100::4) by AM7.outlook.office365.com (2603:10a6:20b:100::15) with Microsoft SMTP Server id 15.20 via Frontend Transport; Tue, 4 Jun 2024 07:30:01 +0000'
const UNNAMED =
  'Authentication-Results: spf=pass (sender IP is 8.8.4.4) smtp.mailfrom=x.example; dmarc=pass action=none header.from=x.example'
const GOOGLE =
  'Received: from mail.x.example (mail.x.example. [8.8.4.4]) by mx.google.com with ESMTPS id 9 for <a@y.example>; Tue, 4 Jun 2024 00:30:00 -0700 (PDT)'
const GOOGLE_INNER = 'Received: by 2002:a05:6808:0:0:0:0:1 with SMTP id 8; Tue, 4 Jun 2024 00:30:01 -0700 (PDT)'
const GOOGLE_WORD =
  'Authentication-Results: mx.google.com; spf=pass smtp.mailfrom=x.example; dkim=pass header.d=x.example'
const GOOGLE_ARC = 'ARC-Authentication-Results: i=1; mx.google.com; dkim=pass header.d=x.example'
const FROM = 'From: Anna <anna@x.example>'

const places: readonly { name: string; lines: readonly string[]; want: readonly string[] }[] = [
  { name: 'the receiving host above its own hop', lines: [WORD, OUTSIDE, RELAY, FROM], want: ['boundary'] },
  { name: 'a milter directly below its own hop', lines: [OUTSIDE, WORD, RELAY, FROM], want: ['boundary'] },
  { name: 'a field of home above a further hop of home', lines: [WORD, INNER, OUTSIDE, FROM], want: ['inner'] },
  { name: 'between two hops of home', lines: [INNER, WORD, OUTSIDE, FROM], want: ['boundary'] },
  { name: "a relay's own word", lines: [OUTSIDE, STRANGE, RELAY, FROM], want: ['foreign'] },
  { name: 'another host above the hop of home', lines: [STRANGE, OUTSIDE, FROM], want: ['foreign'] },
  { name: 'forged: the name of home below a hop from outside', lines: [OUTSIDE, RELAY, WORD, FROM], want: ['foreign'] },
  { name: 'forged: the name of home below the author fields', lines: [OUTSIDE, FROM, WORD], want: ['foreign'] },
  {
    name: 'forged: the name of home below the own word of home',
    lines: [OUTSIDE, WORD, WORD, FROM],
    want: ['boundary', 'foreign'],
  },
  {
    name: 'forged: the own word of home stands above the hop',
    lines: [WORD, OUTSIDE, WORD, FROM],
    want: ['boundary', 'foreign'],
  },
  {
    name: 'forged: a hop of home that an outsider wrote',
    lines: [OUTSIDE, INNER, WORD, FROM],
    want: ['foreign'],
  },
  {
    name: 'forged: a client that calls itself home',
    lines: [
      'Received: from mx.y.example (unknown [8.8.4.4]) by mx.y.example with ESMTP id 1; Tue, 4 Jun 2024 07:30:00 +0000',
      'Received: from bank.example by mx.y.example with ESMTP id 0; Tue, 4 Jun 2024 07:00:00 +0000',
      WORD,
      FROM,
    ],
    want: ['foreign'],
  },
  {
    name: 'home that only has a local name tells nothing',
    lines: ['Received: from x by localhost; now', WORD, FROM],
    want: ['foreign'],
  },
  { name: 'no hop at all', lines: [WORD, FROM], want: ['foreign'] },
  {
    name: 'a host behind home with a local name is passed over',
    lines: ['Received: from mx.y.example by store with LMTP id 5', WORD, OUTSIDE],
    want: ['boundary'],
  },
  { name: 'Microsoft without a name', lines: [CLOUD, UNNAMED, EDGE, FROM], want: ['boundary'] },
  { name: 'forged: Microsoft without a name below the edge', lines: [CLOUD, EDGE, UNNAMED, FROM], want: ['foreign'] },
  {
    name: 'forged: Microsoft without a name where home is not Microsoft',
    lines: [UNNAMED, OUTSIDE, FROM],
    want: ['foreign'],
  },
  {
    name: 'forged: from another tenant of Microsoft',
    lines: [
      CLOUD,
      EDGE.replace('mail.x.example (8.8.4.4)', 'EUR05-obe.outbound.protection.outlook.com (40.107.1.1)'),
      CLOUD,
      UNNAMED,
      FROM,
    ],
    want: ['foreign'],
  },
  {
    name: 'Google, below its own hop',
    lines: [GOOGLE_INNER, GOOGLE_ARC, GOOGLE, GOOGLE_WORD, FROM],
    want: ['boundary', 'boundary'],
  },
  {
    name: 'forged: from another customer of Google',
    lines: [
      GOOGLE_INNER,
      GOOGLE.replaceAll('mail.x.example', 'mail-sor-f41.google.com'),
      GOOGLE_INNER,
      GOOGLE_WORD,
      FROM,
    ],
    want: ['foreign'],
  },
  { name: 'an ARC set of a forwarder', lines: [OUTSIDE, GOOGLE_ARC, GOOGLE, FROM], want: ['foreign'] },
  {
    name: 'a list that home trusts no more than others',
    lines: [
      OUTSIDE,
      'Authentication-Results: mail.x.example; spf=pass smtp.mailfrom=q.example',
      'Received: from q.example ([9.9.9.9]) by mail.x.example; now',
      FROM,
    ],
    want: ['foreign'],
  },
]

for (const { name, lines, want } of places)
  test(`standing: ${name}`, () =>
    assert.deepEqual(
      read(...lines).map(({ standing }) => standing),
      want,
    ))

test('nothing an outsider writes below the boundary is believed, whatever it is', () => {
  const chance = random('standing')
  const forged = [
    WORD,
    STRANGE,
    UNNAMED,
    GOOGLE_WORD,
    GOOGLE_ARC,
    INNER,
    OUTSIDE,
    RELAY,
    EDGE,
    CLOUD,
    GOOGLE,
    GOOGLE_INNER,
    FROM,
  ]
  for (let round = 0; round < 3000; round++) {
    const honest = chance.pick([
      [WORD, OUTSIDE],
      [CLOUD, UNNAMED, EDGE],
      [GOOGLE_INNER, GOOGLE_ARC, GOOGLE, GOOGLE_WORD],
    ])
    const lies = Array.from({ length: chance.below(8) }, () => chance.pick(forged))
    const believed = read(...honest, FROM, ...lies).filter(({ standing }) => standing !== 'foreign')
    assert.equal(believed.length, read(...honest).length)
  }
})

test('damaged and endless fields are answered, quickly and never thrown at', () => {
  const chance = random('results')
  const pieces = [
    'dkim',
    '=',
    'pass',
    ' ',
    ';',
    '(',
    ')',
    '"',
    '\\',
    '.',
    'header',
    'x.example',
    '__proto__',
    'constructor',
    '\t',
  ]
  for (let round = 0; round < 5000; round++)
    read(`Authentication-Results: ${Array.from({ length: chance.below(25) }, () => chance.pick(pieces)).join('')}`)
  const start = performance.now()
  for (const piece of [...pieces, 'a=b ', 'a=b;', '= ', ' = '])
    read(`Authentication-Results: y.example; ${piece.repeat(200_000)}`, `Received-SPF: pass ${piece.repeat(200_000)}`)
  assert.ok(performance.now() - start < 5000)
})
