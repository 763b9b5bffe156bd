import { check, gistOfText, givenMail, mail } from '../mail.contract.ts'
import { authenticationFailed } from './authentication-failed.ts'

import assert from 'node:assert/strict'
import { test } from 'node:test'

const says = (results: string, headers: Record<string, string> = {}) =>
  mail({ headers: { 'Authentication-Results': `mx.example.net; ${results}`, ...headers } })

check(authenticationFailed, [
  { name: 'what passed for the sender’s domain is quiet', mail: mail(), wants: 'quiet' },
  {
    name: 'SPF that a forward broke is quiet where DKIM passed',
    mail: says('dkim=pass header.d=example.org; spf=fail smtp.mailfrom=anna@example.org'),
    wants: 'quiet',
  },
  {
    name: 'a small sender who set up nothing is quiet',
    mail: says('dkim=none; spf=none smtp.mailfrom=anna@example.org'),
    wants: 'quiet',
  },
  {
    name: 'a list that signs for itself is quiet',
    mail: says('dkim=pass header.d=lists.example.com', { 'List-Id': '<team.lists.example.com>' }),
    wants: 'quiet',
  },
  {
    name: 'a failed DMARC check is seen, with the field',
    mail: says('dkim=none; spf=fail smtp.mailfrom=anna@example.org; dmarc=fail header.from=example.org'),
    wants: {
      says: /^mx\.example\.net could not confirm that this came from example\.org: dmarc=fail, spf=fail\.$/,
      shows: 'dmarc=fail',
      least: 4,
    },
  },
  {
    name: 'somebody else’s signature is seen and named',
    mail: says('dkim=pass header.d=sender.test; spf=pass smtp.mailfrom=x@sender.test'),
    wants: { says: /no check passed for it\. Authenticated was sender\.test instead\./, shows: 'sender.test', most: 1 },
  },
  {
    name: 'a failure behind a list counts less',
    mail: says('dkim=fail header.d=example.org; dmarc=fail header.from=example.org', {
      'List-Id': '<team.lists.example.com>',
    }),
    wants: { says: /dkim=fail, dmarc=fail/, most: 1.3 },
  },
  {
    name: 'without the field nobody can say',
    mail: mail({ headers: { 'Authentication-Results': undefined } }),
    wants: { blind: /No Authentication-Results field/ },
  },
])

test('authentication-failed: a mail rebuilt from properties cannot be judged', () => {
  const given = givenMail({ mail: says('dmarc=fail header.from=example.org') })
  const gist = { ...gistOfText(says('dmarc=fail header.from=example.org')), fidelity: 'rebuilt' as const }
  assert('blind' in authenticationFailed.look({ ...given, gist }))
})
