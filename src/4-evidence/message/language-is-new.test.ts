import { check, history, mail, TODAY } from '../mail.contract.ts'
import { languageIsNew } from './language-is-new.ts'

const strange = mail({
  day: TODAY,
  body: 'Hallo Berta,\n\ndie Notizen von unserem Treffen sind fertig, und die Liste für die nächste Woche liegt jetzt bei Carla. Ich habe auch noch einmal mit dem Büro gesprochen, und sie wollen es so machen.\n\nViele Grüße\nAnna\n',
})

check(languageIsNew, [
  { name: 'the usual is quiet', before: history(), mail: mail({ day: TODAY }), wants: 'quiet' },
  {
    name: 'a mail in another language is seen',
    before: history(),
    mail: strange,
    wants: { says: /language is new for Anna Example: de\. In 12 mails before it was en/, shows: 'Notizen', least: 2 },
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
