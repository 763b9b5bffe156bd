import { check, history, mail, TODAY } from '../mail.contract.ts'
import { linkingDiffers } from './linking-differs.ts'

const strange = mail({
  day: TODAY,
  body: 'Hi Berta,\n\nthe notes are at https://notes.example.com/today for you and Carla.\n\nBest regards,\nAnna\n',
})

check(linkingDiffers, [
  { name: 'the usual is quiet', before: history(), mail: mail({ day: TODAY }), wants: 'quiet' },
  {
    name: 'a first link is seen',
    before: history(),
    mail: strange,
    wants: {
      says: /way of linking is new for Anna Example: plain\. In 12 mails before it was no link/,
      shows: 'https://notes.example.com/today',
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
