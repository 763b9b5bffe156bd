import { check, history, mail, TODAY } from '../mail.contract.ts'
import { lengthDiffers } from './length-differs.ts'

const strange = mail({
  day: TODAY,
  body: `Hi Berta,\n\n${'the notes of our meeting are done and the list is with Carla now. '.repeat(80)}\n\nBest regards,\nAnna\n`,
})

check(lengthDiffers, [
  { name: 'the usual is quiet', before: history(), mail: mail({ day: TODAY }), wants: 'quiet' },
  {
    name: 'a much longer mail is seen',
    before: history(),
    mail: strange,
    wants: { says: /length of the text is new for Anna Example: about \d+ characters/, shows: 'the notes', least: 2 },
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
