import { check, history, mail, TODAY, withHtml } from '../mail.contract.ts'
import { mimeDiffers } from './mime-differs.ts'

const strange = mail({ day: TODAY, ...withHtml('<p>Hi Berta,</p><p>the notes of our meeting are done.</p>') })

check(mimeDiffers, [
  { name: 'the usual is quiet', before: history(), mail: mail({ day: TODAY }), wants: 'quiet' },
  {
    name: 'HTML alone is seen where plain text always came',
    before: history(),
    mail: strange,
    wants: {
      says: /build of the parts is new for Anna Example: .*html.* it was .*plain/,
      shows: '<p>Hi Berta',
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
