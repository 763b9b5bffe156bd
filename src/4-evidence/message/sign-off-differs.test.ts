import { check, history, mail, TODAY } from '../mail.contract.ts'
import { signOffDiffers } from './sign-off-differs.ts'

const strange = mail({
  day: TODAY,
  body: 'Hi Berta,\n\nthe notes of our meeting are done, and the list is with Carla now.\n\nCheers,\nAnna\n',
})

check(signOffDiffers, [
  { name: 'the usual is quiet', before: history(), mail: mail({ day: TODAY }), wants: 'quiet' },
  {
    name: 'other closing words are seen',
    before: history(),
    mail: strange,
    wants: {
      says: /way of closing is new for Anna Example: “cheers”.* it was “best regards”/,
      shows: 'Cheers',
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
