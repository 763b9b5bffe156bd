import { check, history, mail, TODAY } from '../mail.contract.ts'
import { signatureDiffers } from './signature-differs.ts'

const strange = mail({
  day: TODAY,
  body: 'Hi Berta,\n\nthe notes of our meeting are done, and the list is with Carla now.\n\nBest regards,\nAnna\n',
})

check(signatureDiffers, [
  { name: 'the usual is quiet', before: history(), mail: mail({ day: TODAY }), wants: 'quiet' },
  {
    name: 'another telephone number in the same signature is quiet',
    before: history(),
    mail: mail({
      day: TODAY,
      body: 'Hi Berta,\n\nthe notes of our meeting are done, and the list is with Carla now.\n\nBest regards,\nAnna\n\n-- \nAnna Example\nExample Office 555 0100\n',
    }),
    wants: 'quiet',
  },
  {
    name: 'a missing signature is seen',
    before: history(),
    mail: strange,
    wants: { says: /signature block is new for Anna Example: no signature/, shows: 'the notes', least: 2 },
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
