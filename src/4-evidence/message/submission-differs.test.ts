import { check, history, mail, TODAY } from '../mail.contract.ts'
import { submissionDiffers } from './submission-differs.ts'

const strange = mail({
  day: TODAY,
  headers: {
    'X-First-Received':
      'from [10.0.0.5] (unknown [192.0.2.44]) by mail.example.org (Postfix) with ESMTPSA id p1; Sat, 16 Mar 2024 09:30:00 +0000',
  },
})

check(submissionDiffers, [
  { name: 'the usual is quiet', before: history(), mail: mail({ day: TODAY }), wants: 'quiet' },
  {
    name: 'another network of the device is seen',
    before: history(),
    mail: strange,
    wants: {
      says: /network and protocol it was handed in by is new for Anna Example: ESMTPSA from 192\.0/,
      shows: '192.0.2.44',
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
