/** Exchange Online: out to the world, in from it, and from one mailbox to another in the same house. */
import type { Moment, Random } from '#ground'
import { mailDate, ZONES } from '../calendar.ts'
import { fixedUuid, uuid } from '../chance.ts'
import { exchangeBuild, exchangeServer, numberedServer } from '../clients/exchange-server.ts'
import { type SigningHabit, signature } from '../dkim.ts'
import { mailDomain } from '../domains.ts'
import { type Field, line } from '../field.ts'
import { type Arrival, later, type Receiver, type Sender, type Sending, signatureStart, verdictsFor } from '../route.ts'

const HABIT: SigningHabit = {
  canonical: 'relaxed/relaxed',
  fields: ['From', 'Date', 'Subject', 'Message-ID', 'Content-Type', 'MIME-Version', 'X-MS-Exchange-SenderADCheck'],
  layout: 'exchange',
}
const CIPHER = 'cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384'

/** A directory id that stays with its organisation. */
export function tenantId(domain: string): string {
  return fixedUuid(`tenant ${domain}`)
}

function received(from: string, by: string, how: string, at: Moment): Field {
  return `Received: from ${from}\r\n by ${by} with\r\n ${how}; ${mailDate(at, ZONES.utc)}\r\n`
}

function smtp(at: Moment, version = 'TLS1_2'): string {
  return `Microsoft SMTP Server (version=${version},\r\n ${CIPHER}) id\r\n ${exchangeBuild(at)}`
}

/** The two hops inside the sender's side: into the mailbox server, and on to the one that routes. */
function hopsInside(sending: Sending, hub: ReturnType<typeof numberedServer>): Field[] {
  const { at } = sending
  const own = exchangeServer(sending.from, at)
  const place = `${own.host}\r\n ([${own.ip}])`
  return [
    received(`${own.host} (${own.ip})`, `${hub.host} (${hub.ip})`, smtp(later(at, 1)), later(at, 1)),
    received(place, place, `mapi id ${exchangeBuild(at)}`, at),
  ]
}

function insertedAfter(fields: readonly Field[], name: string, added: readonly Field[]): Field[] {
  const index = fields.findIndex(each => each.startsWith(`${name}:`))
  return [...fields.slice(0, index + 1), ...added, ...fields.slice(index + 1)]
}

/** Sends out: correlation fields, the tenant's own signature, and the provider's outbound host. */
export const sendFromExchange: Sender = sending => {
  const { composed, at, random } = sending
  const domain = sending.from.split('@')[1]!
  const hub = numberedServer(random.below(48))
  const id = uuid(random)
  const author = insertedAfter(composed.fields, 'X-MS-TNEF-Correlator', [
    line('x-ms-publictraffictype', 'Email'),
    line('x-ms-traffictypediagnostic', `${exchangeServer(sending.from, at).name}:EE_|${hub.name}:EE_`),
    line('x-ms-office365-filtering-correlation-id', id),
    line('x-ms-exchange-senderadcheck', '1'),
    line('x-ms-exchange-antispam-relay', '0'),
    line('x-microsoft-antispam', 'BCL:0;'),
  ])
  const fields = [
    ...hopsInside(sending, hub),
    ...author,
    line('X-OriginatorOrg', domain),
    line('X-MS-Exchange-CrossTenant-AuthAs', 'Internal'),
    line('X-MS-Exchange-CrossTenant-AuthSource', exchangeServer(sending.from, at).host),
    line('X-MS-Exchange-CrossTenant-Network-Message-Id', id),
    line(
      'X-MS-Exchange-CrossTenant-originalarrivaltime',
      `${mailDate(at, ZONES.utc, '0').slice(5, -6)}.${1000 + random.below(9000)}\r\n (UTC)`,
    ),
    line('X-MS-Exchange-CrossTenant-id', tenantId(domain)),
    line('X-MS-Exchange-Transport-CrossTenantHeadersStamped', hub.name),
  ]
  const [key] = [...sending.ring(domain, at), ...sending.ring(domain.replace('.example', '.onoutlook.example'), at)]
  const signed = key === undefined ? [] : [signature(fields, composed.body, key, HABIT, at)]
  const verdict = signed.map(raw => ({
    result: 'pass' as const,
    domain: key!.domain,
    selector: key!.selector,
    algorithm: key!.algorithm,
    b: signatureStart(raw),
  }))
  const number = 2040 + random.below(24)
  return {
    fields: [...signed, ...fields],
    body: composed.body,
    mailFrom: sending.from,
    helo: 'NAM12-BN8-obe.outbound.protection.outlook.example',
    host: `mail-bn8nam12on${number}.outbound.protection.outlook.example`,
    ip: `192.0.2.${64 + (number % 24)}`,
    at: later(at, 2),
    verdicts: verdictsFor('pass', verdict, domain, sending.from, mailDomain(sending.from).policy),
  }
}

/** Takes a mail from outside in. The provider writes no name of its own into Authentication-Results. */
export const receiveOnExchange: Receiver = (outgoing, recipient, random) => {
  const at = later(outgoing.at, 1 + random.below(5))
  const own = exchangeServer(recipient, at)
  const hub = numberedServer(random.below(48))
  const [door, edge] = [
    numberedServer(48 + random.below(12)),
    `BN${1 + random.below(3)}PEPF0000${(0x4400 + random.below(40)).toString(16).toUpperCase()}`,
  ]
  const { spf, dkim, dmarc, policy } = outgoing.verdicts
  const mailFrom = outgoing.mailFrom.split('@')[1] ?? ''
  const from = authorDomain(outgoing.fields)
  const signed = dkim.map(each =>
    each.result === 'pass'
      ? `dkim=pass (signature was verified)\r\n header.d=${each.domain}`
      : `dkim=fail (body hash did not verify)\r\n header.d=${each.domain}`,
  )
  const action =
    dmarc === 'fail' ? (policy === 'none' ? 'none' : policy === 'reject' ? 'oreject' : 'quarantine') : 'none'
  const spfWord = `${spf[0]!.toUpperCase()}${spf.slice(1)}`
  const remark = spf === 'pass' ? 'designates' : 'does not designate'
  return {
    at: later(at, 3),
    body: outgoing.body,
    fields: [
      `Received: from ${hub.host} (${hub.ip})\r\n by ${own.host} with HTTPS; ${mailDate(later(at, 3), ZONES.utc)}\r\n`,
      received(`${door.host} (${door.ip})`, `${hub.host} (${hub.ip})`, smtp(at), later(at, 2)),
      received(
        `${edge}.${door.host.split('.').slice(1).join('.')} (${door.ip.replace('::', ':cafe::')})`,
        `${door.name}.outlook.office365.example (${door.ip})`,
        `${smtp(at, 'TLS1_3')} via Frontend Transport`,
        later(at, 1),
      ),
      `Authentication-Results: spf=${spf} (sender IP is ${outgoing.ip})\r\n smtp.mailfrom=${mailFrom}; ${signed.length === 0 ? 'dkim=none (message not signed)\r\n header.d=none' : signed.join('; ')};dmarc=${dmarc === 'none' ? 'bestguesspass' : dmarc} action=${action}\r\n header.from=${from};compauth=${dmarc === 'fail' ? 'fail reason=000' : 'pass reason=100'}\r\n`,
      `Received-SPF: ${spfWord} (protection.outlook.example: domain of ${mailFrom}\r\n ${remark} ${outgoing.ip} as permitted sender)\r\n receiver=protection.outlook.example; client-ip=${outgoing.ip}; helo=${outgoing.helo};\r\n`,
      received(
        `${outgoing.helo} (${outgoing.ip})`,
        `${edge}.mail.protection.outlook.example (${door.ip.replace('::', ':cafe::')})`,
        `${smtp(at, 'TLS1_3')} via Frontend Transport`,
        at,
      ),
      ...outgoing.fields,
      line('Return-Path', outgoing.mailFrom),
      line('X-MS-Exchange-Organization-Network-Message-Id', uuid(random)),
      line('X-MS-Exchange-Organization-AuthSource', `${edge}.${door.host.split('.').slice(1).join('.')}`),
      line('X-MS-Exchange-Organization-AuthAs', 'Anonymous'),
    ],
  }
}

/** From one mailbox to another of the same organisation: no signature and no check, as nothing leaves the house. */
export function deliverInsideExchange(sending: Sending, recipient: string, random: Random): Arrival {
  const { composed, at, from } = sending
  const own = exchangeServer(recipient, at)
  const hub = numberedServer(random.below(48))
  return {
    at: later(at, 2),
    body: composed.body,
    fields: [
      `Received: from ${hub.host} (${hub.ip})\r\n by ${own.host} with HTTPS; ${mailDate(later(at, 2), ZONES.utc)}\r\n`,
      ...hopsInside(sending, hub),
      ...insertedAfter(composed.fields, 'X-MS-TNEF-Correlator', [
        line('X-MS-Exchange-Organization-RecordReviewCfmType', '0'),
        'Authentication-Results: dkim=none (message not signed)\r\n header.d=none;dmarc=none action=none header.from=' +
          `${from.split('@')[1]!};\r\n`,
      ]),
      line('Return-Path', from),
      line('X-MS-Exchange-Organization-Network-Message-Id', uuid(random)),
      line('X-MS-Exchange-Organization-AuthSource', exchangeServer(from, at).host),
      line('X-MS-Exchange-Organization-AuthAs', 'Internal'),
      line('X-MS-Exchange-Organization-SCL', '-1'),
    ],
  }
}

/** The domain that stands in the From field. */
export function authorDomain(fields: readonly Field[]): string {
  const from = fields.find(each => /^from:/i.test(each)) ?? ''
  return /@([\w.-]+)>?\s*$/.exec(from.trim())?.[1] ?? ''
}
