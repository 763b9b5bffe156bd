import { type Moment, random } from '#ground'
import { ZONES } from '../../mail/calendar.ts'
import { sendFromOutside } from '../../mail/routes/engines.ts'
import { contactAt } from '../conversation.ts'
import type { PostOffice } from '../post-office.ts'
import { person } from '../script.ts'
import { LURES } from './lures.ts'

/** Sends all of them in, each from a server of its own. */
export function playLures(office: PostOffice): void {
  for (const lure of LURES) {
    const [host, ip] = lure.host
    const at = (lure.at + random(lure.key).below(60) * 1000) as Moment
    office.post({
      key: lure.key,
      at,
      zone: ZONES.utc,
      client: 'script',
      agent: host,
      ip,
      from: lure.from,
      to: lure.to.map(key => contactAt(person(key), at)),
      subject: lure.subject,
      letter: { greeting: '', paragraphs: lure.text, closing: lure.closing ?? [], signature: [] },
      attachments: lure.files ?? [],
      folder: lure.junk ? 'Junk Email' : 'Inbox',
      unkept: true,
      // A borrowed sender address is not the one that the server itself gives.
      send: sendFromOutside(host, lure.spf === 'fail' ? `bounce@${host}` : lure.from.address, lure.spf),
      ...(lure.replyTo === undefined ? {} : { replyTo: lure.replyTo }),
    })
  }
}
