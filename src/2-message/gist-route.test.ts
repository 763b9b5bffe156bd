import { digest } from '#ground'

import assert from 'node:assert/strict'
import { test } from 'node:test'

import { gistOf, readMessage } from './index.ts'

/** Hops from the newest to the oldest, as they stand in a mail. */
const rows: readonly {
  name: string
  hops: readonly string[]
  handoverIp: string | undefined
  organisations: string
}[] = [
  {
    name: 'the device that logs in hands over to no other organisation',
    hops: ['from laptop (unknown [198.51.100.7]) by mail.example.org with ESMTPSA id 1'],
    handoverIp: undefined,
    organisations: 'example.org',
  },
  {
    name: 'the address from which a stranger took it over is kept',
    hops: [
      'from mail.example.org (mail.example.org [203.0.113.25]) by mx.example.net with ESMTPS id 2',
      'from laptop (unknown [198.51.100.7]) by mail.example.org with ESMTPSA id 1',
    ],
    handoverIp: '203.0.113.25',
    organisations: 'example.org>example.net',
  },
  {
    name: 'a private address is inside, whatever the names say',
    hops: [
      'from filter.example.com (filter.example.com [192.0.2.9]) by mx.example.net with ESMTPS id 3',
      'from box.local (box.local [10.0.0.5]) by filter.example.com with ESMTP id 2',
    ],
    handoverIp: '192.0.2.9',
    organisations: 'example.com>example.net',
  },
  {
    name: 'servers of one organisation cross no border',
    hops: ['from a.example.org (a.example.org [203.0.113.1]) by b.example.org with ESMTPS id 1'],
    handoverIp: undefined,
    organisations: 'example.org',
  },
  { name: 'no hop, no way', hops: [], handoverIp: undefined, organisations: '' },
]

for (const row of rows)
  test(row.name, () => {
    const received = row.hops.map((hop, index) => `Received: ${hop};\r\n Mon, 1 Jul 2024 10:0${9 - index}:00 +0000\r\n`)
    const bytes = Buffer.from(`${received.join('')}From: anna@example.org\r\n\r\nHello\r\n`)
    const where = { source: digest('a test'), path: ['a.eml'] }
    const { route } = gistOf(
      readMessage({ where, kind: 'mail', bytes, fidelity: 'original', mailbox: 'anna', folder: '' }),
    )
    assert.deepEqual([route.handoverIp, route.organisations], [row.handoverIp, row.organisations])
  })
