import assert from 'node:assert/strict'
import { test } from 'node:test'

import { countryBytes, countryTable } from './country-table.ts'

const countryOf = countryTable(countryBytes())

/** Networks of public institutions that have been where they are for decades. */
const rows: readonly { readonly name: string; readonly ip: string; readonly country: string | undefined }[] = [
  { name: 'a university of Switzerland', ip: '129.132.19.216', country: 'CH' },
  { name: 'the same university by its newer addresses', ip: '2001:67c:10ec::1', country: 'CH' },
  { name: 'the operator of the DNS of Germany', ip: '81.91.170.12', country: 'DE' },
  { name: 'a private address is nowhere', ip: '192.168.1.20', country: undefined },
  { name: 'an address of documentation is nowhere', ip: '203.0.113.9', country: undefined },
  { name: 'what is no address is nowhere', ip: 'not an address', country: undefined },
  { name: 'an IPv4 address written as IPv6 is the same place', ip: '::ffff:129.132.19.216', country: 'CH' },
]

for (const { name, ip, country } of rows)
  test(name, () => {
    assert.deepEqual([countryOf(ip), countryOf(ip)], [country, country])
  })
