import { check, history, mail, TODAY, withFile } from '../mail.contract.ts'
import { fileTypeIsNew } from './file-type-is-new.ts'

const strange = mail({ day: TODAY, ...withFile('plan.pdf', 'application/pdf', '%PDF-1.4\n1 0 obj\n') })

check(fileTypeIsNew, [
  { name: 'the usual is quiet', before: history(), mail: mail({ day: TODAY }), wants: 'quiet' },
  {
    name: 'a first attached file is seen, with its part',
    before: history(),
    mail: strange,
    wants: {
      says: /type of attached file is new for Anna Example: application\/pdf\. In 12 mails before it was none/,
      shows: 'plan.pdf',
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
