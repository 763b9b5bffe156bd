import { check, history, mail, TODAY } from '../mail.contract.ts'
import { signingDiffers } from './signing-differs.ts'

const strange = mail({ day: TODAY, headers: { 'DKIM-Signature': undefined } })

check(signingDiffers, [
  { name: 'the usual is quiet', before: history(), mail: mail({ day: TODAY }), wants: 'quiet' },
  {
    name: 'a new selector of the same domain is quiet',
    before: history(),
    mail: mail({
      day: TODAY,
      headers: { 'DKIM-Signature': 'v=1; a=rsa-sha256; d=example.org; s=s2; h=from:to; bh=AAAA; b=AAAA' },
    }),
    wants: 'quiet',
  },
  {
    name: 'an unsigned mail is seen where all were signed',
    before: history(),
    mail: strange,
    wants: {
      says: /signing domain is new for Anna Example: no signature.* it was example\.org/,
      shows: 'anna@example.org',
      least: 2,
    },
  },
  {
    name: 'the copies in the own folder never travelled, and do not show that nothing is signed',
    before: history({
      headers: { Received: undefined, 'X-First-Received': undefined, 'DKIM-Signature': undefined },
    }),
    mail: mail({ day: TODAY }),
    wants: 'quiet',
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
