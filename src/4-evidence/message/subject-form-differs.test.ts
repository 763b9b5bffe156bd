import { check, history, mail, TODAY } from '../mail.contract.ts'
import { subjectFormDiffers } from './subject-form-differs.ts'

const marked = history({ subject: '[Press v2 1/3] Draft' }, 20)

check(subjectFormDiffers, [
  { name: 'no mark where none is usual is quiet', before: history(), mail: mail({ day: TODAY }), wants: 'quiet' },
  {
    name: 'the usual mark is quiet, whatever else is in the brackets and before them',
    before: marked,
    mail: mail({ day: 21, subject: 'Re: [PRESS 7] Another' }),
    wants: 'quiet',
  },
  {
    name: 'a subject without the usual mark is seen',
    before: marked,
    mail: mail({ day: 21, subject: 'Your mailbox is full' }),
    wants: { says: /mark of the subject is new for Anna Example: no mark/, shows: 'Your mailbox is full', least: 1 },
  },
  {
    name: 'four mails are too few',
    before: marked.slice(0, 4),
    mail: mail({ day: 21 }),
    wants: { blind: /Only 4 mails/ },
  },
])
