import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Header } from './message.ts'
import { readHops } from './received.ts'
import { readSubmission, type Submission } from './submission.ts'

const relay =
  'from mx.y.example (mx.y.example [198.51.100.9]) by mail.z.example with ESMTPS id 1; Tue, 4 Jun 2024 07:30:09 +0000'

const table: readonly {
  name: string
  fields: readonly (readonly [string, string])[]
  want: Omit<Submission, 'span'>
  from?: number
}[] = [
  {
    name: 'a mail program that logged in',
    fields: [
      ['Received', relay],
      [
        'Received',
        'from laptop (dsl.isp.example [192.0.2.7]) (Authenticated sender: anna@y.example) by mx.y.example (Postfix) with ESMTPSA id 2',
      ],
    ],
    want: { ip: '192.0.2.7', host: 'laptop', protocol: 'ESMTPSA', account: 'anna@y.example' },
    from: 1,
  },
  {
    name: 'a login below which a filter on the same machine wrote',
    fields: [
      ['Received', relay],
      ['Received', 'from laptop (dsl.isp.example [192.0.2.7]) by mx.y.example (Postfix) with ESMTPSA id 2'],
      ['Received', 'from localhost (localhost [127.0.0.1]) by laptop (Postfix) with ESMTP id 3'],
    ],
    want: { ip: '192.0.2.7', host: 'laptop', protocol: 'ESMTPSA' },
    from: 1,
  },
  {
    name: 'webmail that tells the address of the browser in a field of its own',
    fields: [
      ['Received', relay],
      ['Received', 'from EX1.corp.example ([fe80::1]) by EX1.corp.example ([fe80::1%3]) with mapi id 15.20'],
      ['X-Originating-IP', '[192.0.2.7]'],
    ],
    want: { ip: '192.0.2.7', host: 'EX1.corp.example', protocol: 'MAPI' },
    from: 2,
  },
  {
    name: 'Exchange tells no address of the author',
    fields: [['Received', 'from EX1.corp.example ([fe80::1]) by EX1.corp.example ([fe80::1%3]) with mapi id 15.20']],
    want: { host: 'EX1.corp.example', protocol: 'MAPI' },
    from: 0,
  },
  {
    name: 'SquirrelMail',
    fields: [
      [
        'Received',
        'from 192.0.2.7 (SquirrelMail authenticated user anna) by y.example with HTTP; Wed, 28 Aug 2002 00:11:36 +0100',
      ],
    ],
    want: { ip: '192.0.2.7', host: '192.0.2.7', protocol: 'HTTP', account: 'anna' },
    from: 0,
  },
  {
    name: 'a program on the server',
    fields: [
      ['Received', relay],
      ['Received', 'by web.y.example (Postfix, from userid 33) id 4; Tue, 4 Jun 2024 07:30:00 +0000'],
    ],
    want: { host: 'web.y.example', protocol: 'local' },
    from: 1,
  },
  {
    name: 'a program on a server with qmail, which does not name itself',
    fields: [['Received', '(qmail 32186 invoked by uid 89); 22 Aug 2002 08:28:38 -0000']],
    want: { protocol: 'local' },
    from: 0,
  },
  {
    name: 'a relay is taken where no client shows, since it is the oldest word there is',
    fields: [['Received', relay]],
    want: { ip: '198.51.100.9', host: 'mx.y.example', protocol: 'ESMTPS' },
    from: 0,
  },
  {
    name: 'Gmail hides its users',
    fields: [
      ['Received', relay],
      ['Received', 'by mail-io1.google.com with SMTP id f20so; Mon, 22 Feb 2021 12:05:21 -0800 (PST)'],
    ],
    want: { protocol: 'SMTP' },
    from: 1,
  },
  {
    name: 'handing mail to a Microsoft mailbox is no submission',
    fields: [
      ['Received', 'from A.prod.outlook.com (::1) by B.prod.outlook.com with HTTPS; Thu, 3 Nov 2022 04:56:17 +0000'],
      [
        'Received',
        'from laptop (192.0.2.7) by A.mail.protection.outlook.com with Microsoft SMTP Server id 15.20; Thu, 3 Nov 2022 04:56:15 +0000',
      ],
    ],
    want: { ip: '192.0.2.7', host: 'laptop', protocol: 'Microsoft SMTP Server' },
    from: 1,
  },
  {
    name: 'cPanel names the account',
    fields: [
      ['Received', 'from [192.0.2.7] (port=5 helo=laptop) by host.y.example with esmtpsa (Exim 4.95) id 1p2'],
      ['X-Get-Message-Sender-Via', 'host.y.example: authenticated_id: anna@y.example'],
    ],
    want: { ip: '192.0.2.7', host: 'laptop', protocol: 'ESMTPSA', account: 'anna@y.example' },
    from: 0,
  },
  { name: 'a field with no address in it tells nothing', fields: [['X-Originating-IP', '[HIDDEN]']], want: {} },
  { name: 'no fields at all', fields: [], want: {} },
]

for (const { name, fields, want, from } of table)
  test(name, () => {
    const headers = fields.map(([field, value], index): Header => ({
      name: field,
      key: field.toLowerCase(),
      value,
      span: { from: index, to: index + 1 },
    }))
    const { span, ...told } = readSubmission(headers, readHops(headers))
    assert.deepEqual(told, want)
    assert.equal(span?.from, from)
  })
