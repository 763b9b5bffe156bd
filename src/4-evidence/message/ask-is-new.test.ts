import { check, history, mail, TODAY } from '../mail.contract.ts'
import { askIsNew } from './ask-is-new.ts'

const asking = (text: string, to?: string) =>
  mail({ day: TODAY, ...(to === undefined ? {} : { to }), body: `Hi Berta,\n\n${text}\n\nBest regards,\nAnna\n` })
const payments = history({ body: 'Hi Berta,\n\nplease pay the invoice for the hall.\n\nBest regards,\nAnna\n' })
const signIn = 'Please sign in with your password to read it.'

check(askIsNew, [
  { name: 'a mail that asks nothing is quiet', before: history(), mail: mail({ day: TODAY }), wants: 'quiet' },
  {
    name: 'what the treasurer always asks of this reader is quiet',
    before: payments,
    mail: asking('please pay the invoice for the bus.'),
    wants: 'quiet',
  },
  {
    name: 'a first request to sign in is seen, with the text',
    before: history(),
    mail: asking(signIn),
    wants: {
      says: /^Anna Example asks to sign in or to give a password \(“[^”]+”\), as none of 12 mails before did, and none to these readers\.$/,
      shows: signIn,
      least: 4,
      most: 8,
    },
  },
  {
    name: 'money is seen where it never was asked for',
    before: history(),
    mail: asking('Please pay the invoice today.'),
    wants: { says: /asks for money or about a payment/, shows: 'invoice' },
  },
  {
    name: 'haste counts less than a password',
    before: history(),
    mail: asking('This is urgent.'),
    wants: { says: /asks for haste/, most: 5 },
  },
  { name: 'four mails are too few', before: history({}, 4), mail: asking(signIn), wants: { blind: /Only 4 mails/ } },
])
