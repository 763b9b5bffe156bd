import assert from 'node:assert/strict'
import { test } from 'node:test'
import { random } from '#ground'
import type { Header, Hop } from './message.ts'
import { readHops } from './received.ts'

const field = (value: string, at = 0): Header => ({
  name: 'Received',
  key: 'received',
  value,
  span: { from: at, to: at + 1 },
})

type Told = Partial<Omit<Hop, 'span' | 'at'>> & { at?: string }

/** Dates are written out in the rows; the rest is compared as it is. */
const told = (hop: Hop): Told =>
  Object.fromEntries(
    Object.entries(hop)
      .filter(([name]) => name !== 'span')
      .map(([name, value]) => [name, name === 'at' ? new Date(value as number).toISOString() : (value as string)]),
  )

const table: readonly { name: string; value: string; want: Told }[] = [
  {
    name: 'Postfix: helo (reverse [ip])',
    value:
      'from mail.x.example (relay.x.example [192.0.2.7])\tby mx.y.example (Postfix) with ESMTPS id 4F2A\tfor <anna@y.example>; Tue,  4 Jun 2024 09:30:00 +0200 (CEST)',
    want: {
      helo: 'mail.x.example',
      reverse: 'relay.x.example',
      ip: '192.0.2.7',
      by: 'mx.y.example',
      protocol: 'ESMTPS',
      id: '4F2A',
      for: 'anna@y.example',
      at: '2024-06-04T07:30:00.000Z',
      zone: 120,
    },
  },
  {
    name: 'Postfix: no name in DNS, remarks on TLS and the login in between',
    value:
      'from laptop (unknown [IPv6:2001:DB8::1:7]) (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits) key-exchange X25519) (No client certificate requested) (Authenticated sender: anna) by mx.y.example (Postfix) with ESMTPSA id 4F2A; Tue, 4 Jun 2024 07:30:00 +0000 (UTC)',
    want: {
      helo: 'laptop',
      ip: '2001:db8::1:7',
      by: 'mx.y.example',
      protocol: 'ESMTPSA',
      id: '4F2A',
      at: '2024-06-04T07:30:00.000Z',
      zone: 0,
    },
  },
  {
    name: 'Postfix: a program on the server',
    value: 'by web.x.example (Postfix, from userid 1000) id 4F2A; Tue, 4 Jun 2024 07:30:00 +0000 (UTC)',
    want: { by: 'web.x.example', id: '4F2A', at: '2024-06-04T07:30:00.000Z', zone: 0 },
  },
  {
    name: 'Sendmail: an ident answer before the name, a forged one noted',
    value:
      'from pc (IDENT:anna@host.x.example [192.0.2.7] (may be forged)) by mx.y.example (8.11.6/8.11.6) with SMTP id g7MBY for <ben@y.example>',
    want: {
      helo: 'pc',
      reverse: 'host.x.example',
      ip: '192.0.2.7',
      by: 'mx.y.example',
      protocol: 'SMTP',
      id: 'g7MBY',
      for: 'ben@y.example',
    },
  },
  {
    name: 'Sendmail: a program on the server',
    value: '(from anna@localhost) by host.x.example (8.14.4/8.14.4/Submit) id x7E2c; Wed, 14 Aug 2019 02:38:07 GMT',
    want: { by: 'host.x.example', id: 'x7E2c', at: '2019-08-14T02:38:07.000Z', zone: 0 },
  },
  {
    name: 'Exim: reverse ([ip] helo=name)',
    value:
      'from dsl-7.isp.example ([192.0.2.7] helo=laptop) by mx.y.example with esmtpsa (TLS1.3) tls TLS_AES_256_GCM_SHA384 (Exim 4.96) (envelope-from <a@x.example>) id 1qqcSg-0004XY-37',
    want: {
      helo: 'laptop',
      reverse: 'dsl-7.isp.example',
      ip: '192.0.2.7',
      by: 'mx.y.example',
      protocol: 'ESMTPSA',
      id: '1qqcSg-0004XY-37',
    },
  },
  {
    name: 'Exim: an address with a port and a literal as helo',
    value: 'from [192.0.2.7] (port=52666 helo=[127.0.0.1]) by mx.y.example with esmtp (Exim 4.95) id 1p2Xrs',
    want: { helo: '[127.0.0.1]', ip: '192.0.2.7', by: 'mx.y.example', protocol: 'ESMTP', id: '1p2Xrs' },
  },
  {
    name: 'Exim: handed over locally',
    value: 'from anna by host with local (Exim 4.94 #2) id 1p4Rdx; Sun, 11 Dec 2022 20:05:45 +0100',
    want: { helo: 'anna', by: 'host', protocol: 'LOCAL', id: '1p4Rdx', at: '2022-12-11T19:05:45.000Z', zone: 60 },
  },
  {
    name: 'qmail: reverse (HELO name) (ip)',
    value: 'from unknown (HELO laptop) (192.0.2.7)    by mta.y.example with SMTP; 22 Aug 2002 11:46:29 -0000',
    want: { helo: 'laptop', ip: '192.0.2.7', by: 'mta.y.example', protocol: 'SMTP', at: '2002-08-22T11:46:29.000Z' },
  },
  {
    name: 'qmail: a login in the remark',
    value:
      'from dsl.isp.example (HELO laptop) (anna@192.0.2.7 with login) by mta.y.example with SMTP; 22 Aug 2002 22:02:25 -0000',
    want: {
      helo: 'laptop',
      reverse: 'dsl.isp.example',
      ip: '192.0.2.7',
      by: 'mta.y.example',
      protocol: 'SMTP',
      at: '2002-08-22T22:02:25.000Z',
    },
  },
  {
    name: 'qmail: a program on the server',
    value: '(qmail 32186 invoked by uid 0); 22 Aug 2002 08:28:38 -0000',
    want: { at: '2002-08-22T08:28:38.000Z' },
  },
  {
    name: 'Exchange: name (ip) by name (ip)',
    value:
      'from EX1.corp.example (10.1.2.3) by EX2.corp.example (2001:db8::2) with Microsoft SMTP Server (version=TLS1_2, cipher=TLS_X) id 15.20.5791.22 via Frontend Transport; Thu, 3 Nov 2022 04:56:15 +0000',
    want: {
      helo: 'EX1.corp.example',
      ip: '10.1.2.3',
      by: 'ex2.corp.example',
      protocol: 'Microsoft SMTP Server',
      id: '15.20.5791.22',
      at: '2022-11-03T04:56:15.000Z',
      zone: 0,
    },
  },
  {
    name: 'Exchange: MAPI with zones in the addresses',
    value:
      'from EX1.corp.example ([fe80::1039:c5b1]) by EX1.corp.example ([fe80::1039:c5b1%3]) with mapi id 15.20.1835.010; Wed, 1 May 2019 22:22:59 +0000',
    want: {
      helo: 'EX1.corp.example',
      ip: 'fe80::1039:c5b1',
      by: 'ex1.corp.example',
      protocol: 'MAPI',
      id: '15.20.1835.010',
      at: '2019-05-01T22:22:59.000Z',
      zone: 0,
    },
  },
  {
    name: 'Gmail: an inner hop by address',
    value: 'by 2002:a05:6808:0:0:0:0:1 with SMTP id a1csp123; Tue, 4 Jun 2024 00:30:00 -0700 (PDT)',
    want: { by: '2002:a05:6808::1', protocol: 'SMTP', id: 'a1csp123', at: '2024-06-04T07:30:00.000Z', zone: -420 },
  },
  {
    name: 'Gmail: submission, a dot behind the name in DNS',
    value:
      'from [192.168.0.8] (dsl.isp.example. [192.0.2.7])        by smtp.gmail.com with ESMTPSA id d133sm (version=TLS1_3 cipher=X bits=128/128);        Sat, 04 May 2019 14:28:50 -0700 (PDT)',
    want: {
      helo: '[192.168.0.8]',
      reverse: 'dsl.isp.example',
      ip: '192.0.2.7',
      by: 'smtp.gmail.com',
      protocol: 'ESMTPSA',
      id: 'd133sm',
      at: '2019-05-04T21:28:50.000Z',
      zone: -420,
    },
  },
  {
    name: 'ZMailer: EHLO in quotes, a port behind the address',
    value:
      'from dsl.isp.example ([192.0.2.7]:38468 "EHLO laptop" rhost-flags-OK-OK-OK-FAIL) by lists.y.example with ESMTP id S17 (ORCPT <rfc822;a@y.example>); Sun, 28 Apr 2019 20:14:44 -0400',
    want: {
      helo: 'laptop',
      reverse: 'dsl.isp.example',
      ip: '192.0.2.7',
      by: 'lists.y.example',
      protocol: 'ESMTP',
      id: 'S17',
      at: '2019-04-29T00:14:44.000Z',
      zone: -240,
    },
  },
  {
    name: 'IronPort: HELO beside the address, a suite behind the protocol',
    value:
      'from pc.corp.example (HELO [10.7.153.148]) ([10.7.153.148]) by out.corp.example with ESMTP/TLS/ECDHE-RSA-AES256-GCM-SHA384; 30 Apr 2019 10:35:56 -0700',
    want: {
      helo: '[10.7.153.148]',
      reverse: 'pc.corp.example',
      ip: '10.7.153.148',
      by: 'out.corp.example',
      protocol: 'ESMTP',
      at: '2019-04-30T17:35:56.000Z',
      zone: -420,
    },
  },
  {
    name: 'Yahoo: webmail over HTTP',
    value: 'from sonic.gate.mail.example by sonic316.mail.example with HTTP; Sat, 22 Jun 2019 16:29:08 +0000',
    want: {
      helo: 'sonic.gate.mail.example',
      by: 'sonic316.mail.example',
      protocol: 'HTTP',
      at: '2019-06-22T16:29:08.000Z',
      zone: 0,
    },
  },
  {
    name: 'Notes: a second from belongs to the clause before it',
    value:
      'from localhost by smtp.y.example with IBM ESMTP SMTP Gateway: Authorized Use Only! Violators will be prosecuted for <a@y.example> from <b@x.example>; Wed, 30 Oct 2019 22:40:48 -0000',
    want: {
      helo: 'localhost',
      by: 'smtp.y.example',
      protocol: 'IBM ESMTP SMTP Gateway: Authorized Use O',
      for: 'a@y.example',
      at: '2019-10-30T22:40:48.000Z',
    },
  },
  {
    name: 'Mimecast: the protocol and its encryption in words',
    value:
      'from ex.x.example (192.0.2.7 [192.0.2.7]) by relay.y.example with ESMTP with both STARTTLS and AUTH (version=TLSv1.2, cipher=X) id uk-mta-126',
    want: { helo: 'ex.x.example', ip: '192.0.2.7', by: 'relay.y.example', protocol: 'ESMTP', id: 'uk-mta-126' },
  },
  {
    name: 'fetchmail: the address without parentheses',
    value:
      'from mail.x.example [192.0.2.7] by localhost with POP3 (fetchmail-5.9.0) for anna@localhost (single-drop); Mon, 02 Sep 2002 23:01:07 +0100 (IST)',
    want: {
      helo: 'mail.x.example',
      ip: '192.0.2.7',
      by: 'localhost',
      protocol: 'POP3',
      for: 'anna@localhost',
      at: '2002-09-02T22:01:07.000Z',
      zone: 60,
    },
  },
  {
    name: 'Yandex: remarks behind the date',
    value:
      'by sas1.y.example (smtp/Yandex) with ESMTPSA id XtnM;        Sat, 11 Jan 2020 18:02:21 +0300        (using TLSv1.3)        (Client certificate not present)',
    want: { by: 'sas1.y.example', protocol: 'ESMTPSA', id: 'XtnM', at: '2020-01-11T15:02:21.000Z', zone: 180 },
  },
  {
    name: 'Microsoft pickup: a program is no client',
    value: 'from mail pickup service by hotmail.example with Microsoft SMTPSVC;    Thu, 22 Aug 2002 18:20:23 -0700',
    want: { by: 'hotmail.example', protocol: 'Microsoft SMTPSVC', at: '2002-08-23T01:20:23.000Z', zone: -420 },
  },
  {
    name: 'no spaces before a comment',
    value: 'from 192.0.2.7(mailfrom:a@x.example fp:S1) by smtp.y.example(127.0.0.1); Mon, 28 Feb 2022 09:26:49 +0800',
    want: { helo: '192.0.2.7', ip: '192.0.2.7', by: 'smtp.y.example', at: '2022-02-28T01:26:49.000Z', zone: 480 },
  },
  {
    name: 'a name of four numbers that is no address',
    value: 'from 999.1.1.1 by y.example',
    want: { helo: '999.1.1.1', by: 'y.example' },
  },
  { name: 'a date that is none', value: 'by y.example with SMTP; soon', want: { by: 'y.example', protocol: 'SMTP' } },
  { name: 'unknown on both sides', value: 'from unknown by unknown', want: { helo: 'unknown' } },
  {
    name: 'a comment that never closes',
    value: 'from x (y [192.0.2.7] by z.example; now',
    want: { helo: 'x', reverse: 'y', ip: '192.0.2.7' },
  },
  { name: 'nothing', value: '', want: {} },
]

for (const { name, value, want } of table)
  test(name, () => assert.deepEqual(readHops([field(value)]).map(told), [want]))

test('only Received fields are hops, the topmost first, each with its place', () => {
  const other = { ...field('by z.example', 20), key: 'x-received', name: 'X-Received' }
  const hops = readHops([field('by b.example', 0), other, field('by a.example', 40)])
  assert.deepEqual(
    hops.map(({ by, span }) => [by, span.from]),
    [
      ['b.example', 0],
      ['a.example', 40],
    ],
  )
})

test('ten thousand fields are not all read', () => {
  assert.equal(readHops(Array.from({ length: 10_000 }, () => field('by a.example'))).length, 200)
})

test('damaged and endless fields are answered, quickly and never thrown at', () => {
  const chance = random('received')
  const pieces = [
    'from ',
    'by ',
    ' (',
    ')',
    '[',
    ']',
    ';',
    'with ',
    'id ',
    '<',
    '>',
    '"',
    '\\',
    'HELO ',
    'helo=',
    '192.0.2.7',
    '::',
    'x.example',
    ' ',
  ]
  for (let round = 0; round < 5000; round++) {
    const value = Array.from({ length: chance.below(30) }, () => chance.pick(pieces)).join('')
    assert.equal(readHops([field(value)]).length, 1)
  }
  const start = performance.now()
  for (const piece of [...pieces, '(((', 'from (a@', 'IDENT:'])
    readHops([field(`from ${piece.repeat(300_000)}`), field(`from x (${piece.repeat(300_000)}`)])
  assert.ok(performance.now() - start < 4000)
})
