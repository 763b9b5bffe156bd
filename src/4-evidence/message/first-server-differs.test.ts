import { check, history, mail, TODAY } from '../mail.contract.ts'
import { firstServerDiffers } from './first-server-differs.ts'

const strange = mail({
  day: TODAY,
  headers: {
    'X-First-Received':
      'from [10.0.0.5] (unknown [198.51.100.7]) by webmail.example.org (Postfix) with ESMTPA id p1; Sat, 16 Mar 2024 09:30:00 +0000',
  },
})

check(firstServerDiffers, [
  { name: 'the usual is quiet', before: history(), mail: mail({ day: TODAY }), wants: 'quiet' },
  {
    name: 'a web page of the same provider is seen',
    before: history(),
    mail: strange,
    wants: {
      says: /first server is new for Anna Example: webmail\.example\.org.* it was mail\.example\.org/,
      shows: 'webmail.example.org',
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
