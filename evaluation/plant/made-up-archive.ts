import { random, type Moment, type Random } from '#ground'
import type { Archive } from '../archive/archive.ts'
import { readMail, type Mail } from '../archive/mail.ts'
import { writeDate } from '../archive/written-date.ts'
import type { ArchiveProtocol } from '../protocol.ts'
import { clientOf } from './clients.ts'
import { ALPHABET, drawn } from './fresh.ts'
import type { Letter } from './clients/client.ts'
import { bodyHash } from './resign.ts'

const LIST = 'talk@lists.garden.example'
const PEOPLE = [
  { name: 'Anna Berg', address: 'anna@gmail.example', family: 'gmail-web' },
  { name: 'Bo Lind', address: 'bo@lind.example', family: 'thunderbird' },
  { name: 'Cleo Marsh', address: 'cleo@marsh.example', family: 'mutt' },
] as const

/** What the made-up archive's protocol would say. */
export const MADE_UP: ArchiveProtocol = {
  list: LIST,
  listHosts: /(?:^|\.)lists\.garden\.example$/,
  plainTextOnly: false,
  phases: [
    { phase: 'train', from: Date.UTC(2020, 0, 1) as Moment, to: Date.UTC(2021, 0, 1) as Moment },
    { phase: 'calibrate', from: Date.UTC(2021, 0, 1) as Moment, to: Date.UTC(2021, 6, 1) as Moment },
    { phase: 'test', from: Date.UTC(2021, 6, 1) as Moment, to: Date.UTC(2022, 0, 1) as Moment },
  ],
}

/** An archive of three people who do not exist, for tests: two years of threads through a list that Mailman runs. */
export function madeUpArchive(count = 360): Archive {
  const chance = random('made-up archive')
  const mails: Mail[] = []
  for (let number = 0; number < count; number++) {
    const at = (Date.UTC(2020, 0, 2, 9) + number * 2 * 86_400_000 + chance.below(36_000_000)) as Moment
    const parent = number > 3 && chance.chance(0.6) ? mails.at(-1 - chance.below(3)) : undefined
    const mail = readMail(rawMail(at, number, parent, chance), `made-up#${number + 1}`, 'made-up')
    if (mail !== undefined) mails.push(mail)
  }
  return { name: 'made-up', protocol: MADE_UP, mails, leftOut: { unreadable: 0, automatic: 0, rewrittenFrom: 0 } }
}

function rawMail(at: Moment, number: number, parent: Mail | undefined, chance: Random): Buffer {
  const person = PEOPLE[number % PEOPLE.length]!
  const other = PEOPLE[(number + 1 + chance.below(2)) % PEOPLE.length]!
  const letter: Letter = {
    from: { name: person.name, address: person.address },
    to: [{ name: other.name, address: other.address }],
    cc: [{ name: '', address: LIST }],
    subject: parent === undefined ? `Bed ${number} needs water` : `Re: ${parent.subject.replace(/^Re: /, '')}`,
    date: { at, zone: 120 },
    references: parent === undefined ? [] : [...parent.references, parent.messageId],
    own: `Hi ${other.name.split(' ')[0]!},\n\nThe tomatoes in bed ${number} look thirsty this week. I will water them on the way home. See https://wiki.garden.example/beds/${number} for the plan.\n\nCheers,\n${person.name}`,
    html: false,
  }
  const client = clientOf(person.family)!
  const desk = {
    year: 2020,
    domain: person.address.split('@')[1]!,
    machine: 'shed',
    dayFirst: false,
    gmailKey: 'PK8Xa',
  }
  const { fields, body } = client.write(letter, desk, chance)
  const written = fields
    .filter(({ key }) => key !== 'cc')
    .map(({ text }) => text.replace(/\n[ \t]+/g, '\n '))
    .join('')
  return Buffer.from(`${wayOf(person, at, body, chance)}${written}${tailOf(letter)}\n${body}`, 'latin1')
}

function wayOf({ address, family }: (typeof PEOPLE)[number], at: Moment, body: string, chance: Random): string {
  const domain = address.split('@')[1]!
  const later = (seconds: number, zone: number) => writeDate({ at: (at + seconds * 1000) as Moment, zone }, 'spaced')
  const signature = drawn(43, ALPHABET.base64, chance)
  const google = family === 'gmail-web'
  const queueId = () => drawn(10, ALPHABET.upperHex, chance)
  const host = google ? 'mail-qv1-xf2a.google.com' : `mx.${domain}`
  return [
    'Return-Path: <talk-bounces@lists.garden.example>',
    'Delivered-To: archive@lists.garden.example',
    `Received: from lists.garden.example (localhost [127.0.0.1])\n by lists.garden.example (Postfix) with ESMTP id ${queueId()}\n for <archive@lists.garden.example>; ${later(40, 120)} (CEST)`,
    `Authentication-Results: lists.garden.example; spf=pass (sender SPF authorized)\n smtp.mailfrom=${domain} (client-ip=198.51.100.7; helo=${host};\n envelope-from=${address}; receiver=<UNKNOWN>)`,
    `Authentication-Results: lists.garden.example; dkim=pass (2048-bit key)\n header.d=${domain} header.i=@${domain} header.b=${signature.slice(0, 8)}`,
    `Received: from ${host} (${host} [198.51.100.7])\n by lists.garden.example (Postfix) with ESMTPS id ${queueId()}\n for <${LIST}>; ${later(20, 120)} (CEST)`,
    ...(google
      ? [
          `Received: by ${host} with SMTP id k${10 + chance.below(80)}so12345${chance.below(90)}qvb.3\n for <${LIST}>; ${later(10, -420)} (PDT)`,
        ]
      : []),
    `DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=${domain}; s=s1;\n h=mime-version:from:date:message-id:subject:to:content-type;\n bh=${bodyHash(Buffer.from(body, 'latin1'), 'relaxed')};\n b=${signature}=`,
    ...(google ? ['X-Gm-Message-State: AOAM531qF8HM3HM826xb25NW7BEOaFRHHYGCbZiPCbzGEx1zrf0JA'] : []),
    ...(google
      ? []
      : [
          `Received: from shed (unknown [203.0.113.${4 + chance.below(3)}])\n by ${host} (Postfix) with ESMTPSA id ${queueId()};\n ${later(5, 120)} (CEST)`,
        ]),
    '',
  ].join('\n')
}

function tailOf({ cc }: Letter): string {
  return `X-BeenThere: ${LIST}\nX-Mailman-Version: 2.1.29\nPrecedence: list\nList-Id: Garden talk <talk.lists.garden.example>\nCc: ${cc.map(({ address }) => address).join(', ')}\nErrors-To: talk-bounces@lists.garden.example\nSender: "talk" <talk-bounces@lists.garden.example>\n`
}
