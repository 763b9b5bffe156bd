import assert from 'node:assert/strict'
import { test } from 'node:test'
import { resembles, skeleton } from './lookalike.ts'
import { random } from './random.ts'

const pairs: readonly { name: string; one: string; other: string; same: boolean }[] = [
  { name: 'Cyrillic letters look Latin', one: 'аррӏе', other: 'apple', same: true },
  { name: 'Greek letters look Latin', one: 'gοοglε', other: 'google', same: true },
  { name: 'fullwidth letters are the plain ones', one: 'ｅｘａｍｐｌｅ', other: 'example', same: true },
  { name: 'mathematical letters are the plain ones', one: '𝐞𝐱𝐚𝐦𝐩𝐥𝐞', other: 'example', same: true },
  { name: 'accents fall away', one: 'éxàmplë', other: 'example', same: true },
  { name: 'zero is o', one: 'g00gle', other: 'google', same: true },
  { name: 'one is l', one: 'examp1e', other: 'example', same: true },
  { name: 'a capital I is l', one: 'exampIe', other: 'example', same: true },
  { name: 'rn is m', one: 'rnicrosoft', other: 'microsoft', same: true },
  { name: 'vv is w', one: 'vvhatsapp', other: 'whatsapp', same: true },
  { name: 'cl is d', one: 'clropbox', other: 'dropbox', same: true },
  { name: 'invisible characters are nothing', one: 'exa\u200bmple\u00ad', other: 'example', same: true },
  { name: 'a long dash is a hyphen', one: 'a–b', other: 'a-b', same: true },
  { name: 'letter-case is nothing', one: 'EXAMPLE', other: 'example', same: true },
  { name: 'other letters stay other', one: 'example', other: 'exomple', same: false },
  { name: 'an empty text looks like nothing else', one: '', other: 'a', same: false },
]

for (const { name, one, other, same } of pairs)
  test(`skeleton: ${name}`, () => assert.equal(skeleton(one) === skeleton(other), same))

const domains: readonly { name: string; domain: string; known: string; want: string | undefined }[] = [
  { name: 'the same organisation is quiet', domain: 'mail.campaign.org', known: 'campaign.org', want: undefined },
  { name: 'strangers are quiet', domain: 'example.com', known: 'campaign.org', want: undefined },
  {
    name: 'letters that look alike',
    domain: 'carnpaign.org',
    known: 'campaign.org',
    want: 'letters that look like those of campaign.org',
  },
  {
    name: 'letters that look alike under another ending',
    domain: 'examp1e.com',
    known: 'example.org',
    want: 'letters that look like those of example.org',
  },
  {
    name: 'punycode is read',
    domain: 'xn--80ak6aa92e.com',
    known: 'apple.com',
    want: 'letters that look like those of apple.com',
  },
  {
    name: 'one letter more',
    domain: 'campaiggn.org',
    known: 'campaign.org',
    want: 'one letter more than campaign.org',
  },
  { name: 'one letter less', domain: 'campagn.org', known: 'campaign.org', want: 'one letter less than campaign.org' },
  {
    name: 'one letter other',
    domain: 'compaign.org',
    known: 'campaign.org',
    want: 'one letter other than campaign.org',
  },
  {
    name: 'two letters swapped',
    domain: 'campiagn.org',
    known: 'campaign.org',
    want: 'two letters swapped in campaign.org',
  },
  {
    name: 'one letter off and another ending in a long name',
    domain: 'campagn.com',
    known: 'campaign.org',
    want: 'one letter less than campaign.org',
  },
  {
    name: 'one letter off and another ending in a short name is chance',
    domain: 'votes.com',
    known: 'voter.org',
    want: undefined,
  },
  { name: 'one letter off in a very short name is chance', domain: 'ibn.com', known: 'ibm.com', want: undefined },
  { name: 'two letters off is chance', domain: 'compaing.org', known: 'campaign.org', want: undefined },
  { name: 'neighbours that count are quiet', domain: 'server2.net', known: 'server3.net', want: undefined },
  {
    name: 'a word with a hyphen',
    domain: 'campaign-mail.org',
    known: 'campaign.org',
    want: '“mail” added to campaign.org',
  },
  {
    name: 'any word with a hyphen',
    domain: 'campaign-zürich.org',
    known: 'campaign.org',
    want: '“zürich” added to campaign.org',
  },
  {
    name: 'a word before, under another ending',
    domain: 'login-campaign.com',
    known: 'campaign.org',
    want: '“login” added to campaign.org',
  },
  {
    name: 'a known word without a hyphen',
    domain: 'securecampaign.org',
    known: 'campaign.org',
    want: '“secure” added to campaign.org',
  },
  {
    name: 'an unknown word without a hyphen is another name',
    domain: 'campaigner.org',
    known: 'campaign.org',
    want: undefined,
  },
  {
    name: 'a hyphen inside',
    domain: 'cam-paign.org',
    known: 'campaign.org',
    want: 'a hyphen more or less than campaign.org',
  },
  {
    name: 'a hyphen left out',
    domain: 'greenvote.org',
    known: 'green-vote.org',
    want: 'a hyphen more or less than green-vote.org',
  },
  {
    name: 'the ending inside the name',
    domain: 'campaign-org.com',
    known: 'campaign.org',
    want: 'campaign.org written as one name',
  },
  {
    name: 'another ending',
    domain: 'campaign.net',
    known: 'campaign.org',
    want: 'the same name under .net instead of .org',
  },
  { name: 'another ending of a very short name is chance', domain: 'abc.net', known: 'abc.org', want: undefined },
  {
    name: 'the known name in front of another',
    domain: 'campaign.org.evil.test',
    known: 'campaign.org',
    want: 'campaign.org written in front of evil.test',
  },
  {
    name: 'the known name inside of another',
    domain: 'login.campaign.org.evil.test',
    known: 'campaign.org',
    want: 'campaign.org written in front of evil.test',
  },
  {
    name: 'a tenant of a hosted service is quiet',
    domain: 'campaign.zendesk.com',
    known: 'campaign.org',
    want: undefined,
  },
  { name: 'two real mail providers are quiet', domain: 'ymail.com', known: 'gmail.com', want: undefined },
  { name: 'one provider in two countries is quiet', domain: 'yahoo.co.uk', known: 'yahoo.com', want: undefined },
  {
    name: 'a false provider is seen',
    domain: 'gmai1.com',
    known: 'gmail.com',
    want: 'letters that look like those of gmail.com',
  },
  { name: 'nothing resembles nothing', domain: '', known: 'campaign.org', want: undefined },
  {
    name: 'a trailing dot and letter-case are nothing',
    domain: 'Campaign.ORG.',
    known: 'campaign.org',
    want: undefined,
  },
]

for (const { name, domain, known, want } of domains)
  test(`resembles: ${name}`, () => assert.equal(resembles(domain, known), want))

test('what an attacker does to a name is seen, and it never resembles itself', () => {
  const chance = random('lookalike')
  const letters = Array.from('abcdefghijklmnopqrstuvwxyz')
  for (let round = 0; round < 500; round++) {
    const name = Array.from({ length: 8 + chance.below(8) }, () => chance.pick(letters)).join('')
    const known = `${name}.org`
    assert.equal(resembles(known, known), undefined)
    const place = chance.below(name.length)
    const other = chance.pick(letters.filter(letter => letter !== name[place]))
    const forms = [
      name.slice(0, place) + name.slice(place + 1),
      name.slice(0, place) + other + name.slice(place),
      name.slice(0, place) + other + name.slice(place + 1),
      `${name}-verify`,
      `${name}-org`,
    ]
    for (const form of forms) assert.notEqual(resembles(`${form}.org`, known), undefined, `${form} ${known}`)
  }
})

test('random bytes in a name are answered and never thrown at', () => {
  const chance = random('lookalike noise')
  for (let round = 0; round < 2000; round++) {
    const noise = Array.from({ length: chance.below(40) }, () => String.fromCharCode(chance.below(0x3000))).join('')
    assert.doesNotThrow(() => [skeleton(noise), resembles(noise, 'example.org'), resembles('example.org', noise)])
  }
})
