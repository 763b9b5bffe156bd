import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fromDomains } from './from-domains.ts'

const rows = [
  { name: 'a plain address', fields: ['From: anna@x.example'], want: ['x.example'] },
  { name: 'an address in angle brackets', fields: ['From: Anna <anna@X.Example>'], want: ['x.example'] },
  {
    name: 'an address in a display name is a display name',
    fields: ['From: "anna@x.example" <eve@y.test>'],
    want: ['y.test'],
  },
  {
    name: 'an address in an unquoted display name is one too',
    fields: ['From: anna@x.example <eve@y.test>'],
    want: ['y.test'],
  },
  { name: 'an address in a comment is a comment', fields: ['From: eve@y.test (anna@x.example)'], want: ['y.test'] },
  { name: 'several authors', fields: ['From: a@x.example, "B, C" <b@y.test>'], want: ['x.example', 'y.test'] },
  { name: 'several fields', fields: ['From: a@x.example', 'From: b@y.test'], want: ['x.example', 'y.test'] },
  { name: 'a group', fields: ['From: Friends: a@x.example, b@y.test;'], want: ['x.example', 'y.test'] },
  {
    name: 'a domain in UTF-8 is compared in ASCII',
    fields: [`From: a@${Buffer.from('bücher.example').toString('latin1')}`],
    want: ['xn--bcher-kva.example'],
  },
  { name: 'a folded field', fields: ['From: Anna\r\n\t<anna@x.example>'], want: ['x.example'] },
  { name: 'no address', fields: ['From: Anna'], want: [] },
  {
    name: 'brackets and quotes that never close',
    fields: ['From: "Anna <anna@x.example', 'From: <b@y.test'],
    want: ['y.test'],
  },
]

for (const row of rows) test(row.name, () => assert.deepEqual(fromDomains(row.fields), row.want))
