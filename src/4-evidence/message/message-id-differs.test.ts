import { check, history, mail, TODAY } from '../mail.contract.ts'
import { messageIdDiffers } from './message-id-differs.ts'

const strange = mail({
  day: TODAY,
  headers: { 'Message-ID': '<DM6PR11MB4321A0B1C2D3E4F5A6B7C8D9E0F1@DM6PR11MB4321.namprd11.prod.outlook.com>' },
})

check(messageIdDiffers, [
  { name: 'the usual is quiet', before: history(), mail: mail({ day: TODAY }), wants: 'quiet' },
  {
    name: 'another form of the Message-ID is seen',
    before: history(),
    mail: strange,
    wants: { says: /form of the Message-ID is new for Anna Example/, shows: 'DM6PR11MB4321', least: 2 },
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
