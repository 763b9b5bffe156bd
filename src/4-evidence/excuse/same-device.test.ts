import { checkExcuse } from '../excuse.contract.ts'
import { history, mail } from '../mail.contract.ts'
import { sameDevice } from './same-device.ts'

const before = history({}, 25)
const abroad = 'Fri, 29 Mar 2024 22:30:00 +0900'

checkExcuse(sameDevice, [
  {
    name: 'the own device in another zone',
    before,
    mail: mail({ day: 26, date: abroad }),
    says: /written with Mozilla Thunderbird, in every form as Anna Example/,
  },
  {
    name: 'not another program',
    before,
    mail: mail({ day: 26, date: abroad, headers: { 'User-Agent': 'Roundcube' } }),
    says: undefined,
  },
  {
    name: 'not another form of Message-ID',
    before,
    mail: mail({ day: 26, headers: { 'Message-ID': '<CAB+x=y@mail.example.org>' } }),
    says: undefined,
  },
  {
    name: 'not where no program is named, as in a page',
    before: history({ headers: { 'User-Agent': undefined } }, 25),
    mail: mail({ day: 26, headers: { 'User-Agent': undefined } }),
    says: undefined,
  },
  {
    name: 'not where the provider did not sign as always: the marks of a program can be copied',
    before,
    mail: mail({ day: 26, date: abroad, headers: { 'DKIM-Signature': undefined } }),
    says: undefined,
  },
  {
    name: 'not where another host hands the mail over',
    before,
    mail: mail({
      day: 26,
      date: abroad,
      headers: {
        Received:
          'from relay.sender.test (relay.sender.test [192.0.2.99]) by mx.example.net with ESMTPS id q26; Sat, 30 Mar 2024 09:30:00 +0000',
        'X-First-Received': undefined,
      },
    }),
    says: undefined,
  },
  { name: 'not with twelve mails of history', before: history(), mail: mail({ day: 26 }), says: undefined },
])
