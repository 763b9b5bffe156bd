import { check, history, mail, TODAY } from '../mail.contract.ts'
import { wayIsNew } from './way-is-new.ts'

const strange = mail({
  day: TODAY,
  headers: {
    'X-First-Received':
      'from [10.0.0.5] (unknown [198.51.100.7]) by relay.example.com (Postfix) with ESMTPSA id p1; Sat, 16 Mar 2024 09:30:00 +0000',
  },
})

check(wayIsNew, [
  { name: 'the usual is quiet', before: history(), mail: mail({ day: TODAY }), wants: 'quiet' },
  {
    name: 'a mail that began elsewhere is seen',
    before: history(),
    mail: strange,
    wants: {
      says: /first servers on the way is new for Anna Example: example\.com>example\.net.* it was example\.org>example\.net/,
      shows: 'relay.example.com',
      least: 2,
    },
  },
  { name: 'what came once before says less', before: [...history(), strange], mail: strange, wants: 'quiet' },
  {
    name: 'four mails are too few to know a habit',
    before: history({}, 4),
    mail: strange,
    wants: { blind: /Only 4 mails of this account came before/ },
  },
  { name: 'an account that never wrote has no habits', mail: strange, wants: { blind: /Only 0 mails/ } },
])
