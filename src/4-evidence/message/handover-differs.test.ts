import { check, history, mail, TODAY } from '../mail.contract.ts'
import { handoverDiffers } from './handover-differs.ts'

/** Without the device's own hop, so that the one between the two providers is the first that crosses a border. */
const usual = { headers: { 'X-First-Received': undefined } }
const from = (ip: string) =>
  mail({
    day: TODAY,
    headers: {
      ...usual.headers,
      Received: `from mail.example.org (mail.example.org [${ip}]) by mx.example.net with ESMTPS id q; Sat, 16 Mar 2024 09:30:00 +0000`,
    },
  })

check(handoverDiffers, [
  { name: 'the usual server is quiet', before: history(usual), mail: from('203.0.113.25'), wants: 'quiet' },
  {
    name: 'a neighbour of the usual server is quiet',
    before: history(usual),
    mail: from('203.0.99.7'),
    wants: 'quiet',
  },
  {
    name: 'another network is seen, with the field',
    before: history(usual),
    mail: from('192.0.2.80'),
    wants: {
      says: /network of the server that passed it on is new for Anna Example: 192\.0.* it was 203\.0/,
      shows: '192.0.2.80',
      least: 2,
    },
  },
  {
    name: 'four mails are too few to know a habit',
    before: history(usual, 4),
    mail: from('192.0.2.80'),
    wants: { blind: /Only 4 mails of this account came before/ },
  },
])
