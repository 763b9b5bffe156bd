import assert from 'node:assert/strict'
import { isIP } from 'node:net'
import { test } from 'node:test'
import { canonicalIp, ipBytes, ipNetwork, ipScope } from './network.ts'
import { random } from './random.ts'

const forms: readonly { name: string; given: string; want: string | undefined }[] = [
  { name: 'a dotted quad stays', given: '192.0.2.7', want: '192.0.2.7' },
  { name: 'brackets of an address literal are taken off', given: '[192.0.2.7]', want: '192.0.2.7' },
  { name: 'the IPv6 tag of a literal is taken off', given: '[IPv6:2001:DB8::A]', want: '2001:db8::a' },
  {
    name: 'leading zeros of a group are dropped',
    given: '2001:0db8:0000:0000:0001:0000:0000:0001',
    want: '2001:db8::1:0:0:1',
  },
  { name: 'a single zero group is written out', given: '2001:db8::1:1:1:1:1', want: '2001:db8:0:1:1:1:1:1' },
  { name: 'an embedded dotted tail is read', given: '64:ff9b::192.0.2.33', want: '64:ff9b::c000:221' },
  { name: 'a mapped IPv4 address is that address', given: '::ffff:192.0.2.7', want: '192.0.2.7' },
  { name: 'a zone is passed over', given: 'fe80::1039:c5b1%12', want: 'fe80::1039:c5b1' },
  { name: 'all zeros', given: '::', want: '::' },
  { name: 'zeros at the end', given: '2001:db8:1::', want: '2001:db8:1::' },
  { name: 'a leading zero could be octal and is refused', given: '192.0.02.7', want: undefined },
  { name: 'a byte over 255 is refused', given: '256.1.1.1', want: undefined },
  { name: 'three numbers are no address', given: '10.1.1', want: undefined },
  { name: 'a version number is no address', given: '8.11.6', want: undefined },
  { name: 'two gaps are no address', given: '1::2::3', want: undefined },
  { name: 'nine groups are no address', given: '1:2:3:4:5:6:7:8:9', want: undefined },
  { name: 'a gap that stands for nothing is no address', given: '1:2:3:4:5:6:7::8', want: undefined },
  { name: 'a time is no address', given: '12:34:53', want: undefined },
  { name: 'a name is no address', given: 'mail.example.org', want: undefined },
  { name: 'nothing is no address', given: '', want: undefined },
  { name: 'endless text is refused at once', given: '1:'.repeat(100_000), want: undefined },
]

for (const { name, given, want } of forms) test(`canonical: ${name}`, () => assert.equal(canonicalIp(given), want))

const scopes: readonly [ip: string, scope: string | undefined][] = [
  ['9.255.255.255', 'public'],
  ['10.0.0.0', 'private'],
  ['11.0.0.0', 'public'],
  ['172.15.255.255', 'public'],
  ['172.31.255.255', 'private'],
  ['172.32.0.0', 'public'],
  ['192.168.1.2', 'private'],
  ['100.64.0.1', 'private'],
  ['100.128.0.1', 'public'],
  ['127.0.0.1', 'loopback'],
  ['169.254.9.9', 'link-local'],
  ['192.0.2.1', 'reserved'],
  ['198.19.255.255', 'reserved'],
  ['198.20.0.0', 'public'],
  ['223.255.255.255', 'public'],
  ['224.0.0.1', 'reserved'],
  ['255.255.255.255', 'reserved'],
  ['::1', 'loopback'],
  ['::', 'reserved'],
  ['fe80::1', 'link-local'],
  ['fd00::1', 'private'],
  ['2002:a05:6808::1', 'private'],
  ['2002:808:808::1', 'public'],
  ['::ffff:10.1.1.1', 'private'],
  ['2001:db8::1', 'reserved'],
  ['2001:0:1::1', 'reserved'],
  ['2a01:7e01::1', 'public'],
  ['ff02::1', 'reserved'],
  ['nonsense', undefined],
]

for (const [ip, scope] of scopes)
  test(`scope: ${ip} is ${scope ?? 'no address'}`, () => assert.equal(ipScope(ip), scope))

const networks: readonly [ip: string, bits: number, want: string | undefined][] = [
  ['198.51.100.77', 24, '198.51.100.0/24'],
  ['198.51.100.77', 16, '198.51.0.0/16'],
  ['198.51.100.77', 32, '198.51.100.77/32'],
  ['198.51.100.77', 0, '0.0.0.0/0'],
  ['198.51.100.77', 20, '198.51.96.0/20'],
  ['198.51.100.77', 33, undefined],
  ['2001:db8:ffff:1::7', 48, '2001:db8:ffff::/48'],
  ['2001:db8:ffff:1::7', 33, '2001:db8:8000::/33'],
  ['nonsense', 24, undefined],
]

for (const [ip, bits, want] of networks)
  test(`network: ${ip} in ${bits} bits is ${want ?? 'none'}`, () => assert.equal(ipNetwork(ip, bits), want))

test('what is canonical stays as it is, and Node agrees that it is an address', () => {
  const chance = random('network')
  for (let round = 0; round < 3000; round++) {
    const groups = Array.from({ length: 8 }, () => (chance.chance(0.5) ? '0' : chance.below(65536).toString(16)))
    const text = chance.chance(0.5) ? groups.join(':') : Array.from({ length: 4 }, () => chance.below(256)).join('.')
    const canonical = canonicalIp(text)!
    assert.notEqual(isIP(canonical), 0, text)
    assert.equal(canonicalIp(canonical), canonical)
    assert.deepEqual(ipBytes(canonical), ipBytes(text))
  }
})

test('random text is an address only where Node says so too', () => {
  const chance = random('network noise')
  for (let round = 0; round < 20_000; round++) {
    const text = Array.from({ length: chance.below(12) + 2 }, () => chance.pick(Array.from('0123456789af.:::'))).join(
      '',
    )
    assert.equal(canonicalIp(text) !== undefined, isIP(text) !== 0, text)
  }
})
