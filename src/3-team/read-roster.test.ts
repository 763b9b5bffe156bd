import assert from 'node:assert/strict'
import { test } from 'node:test'

import { foldName, readRoster, teamOf } from './index.ts'

const table = [
  {
    name: 'columns are found by their names, in any order',
    text: 'Email,Role,Name\nanna@x.example,director,Anna Doe\n',
    people: [{ name: 'Anna Doe', role: 'director', status: 'current', addresses: ['anna@x.example'] }],
  },
  {
    name: 'several addresses in one cell belong to one person',
    text: 'name;addresses\n"Doe, Anna";ANNA@x.example anna.private@y.example\n',
    people: [
      { name: 'Doe, Anna', role: '', status: 'current', addresses: ['anna@x.example', 'anna.private@y.example'] },
    ],
  },
  {
    name: 'former people stay former',
    text: 'name,status,mail\nBen,former,ben@x.example\n',
    people: [{ name: 'Ben', role: '', status: 'former', addresses: ['ben@x.example'] }],
  },
  {
    name: 'a quoted cell may hold line ends and doubled quotes',
    text: 'name,mail\n"Ben ""B""\nRoe",ben@x.example\n',
    people: [{ name: 'Ben "B"\nRoe', role: '', status: 'current', addresses: ['ben@x.example'] }],
  },
  {
    name: 'a line without an address is told and left out',
    text: 'name,mail\nCleo,\n',
    people: [],
    troubles: ['Line 2 of the roster names no mail address and was left out.'],
  },
  {
    name: 'a table without a column for addresses says how to name one',
    text: 'a,b\n1,2\n',
    people: [],
    troubles: ['The roster has no column for addresses. Name one “addresses” or “email” in its first line.'],
  },
  {
    name: 'vCards are read, folded lines and all',
    text: 'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Anna\r\n  Doe\r\nEMAIL;TYPE=work:anna@\r\n x.example\r\nTITLE:director\r\nTEL:+1 555 0100\r\nEND:VCARD\r\n',
    people: [
      { name: 'Anna Doe', role: 'director', status: 'current', addresses: ['anna@x.example'], phone: '+1 555 0100' },
    ],
  },
]

for (const { name, text, people, troubles = [] } of table) {
  test(name, () => assert.deepEqual(readRoster(text), { people, troubles }))
}

test('names compare without titles, marks and order', () => {
  assert.equal(foldName('Doe, Dr. Anna'), foldName('anna  DOE'))
  assert.notEqual(foldName('Anna Doe'), foldName('Anna Roe'))
})

test('the first of two people with one name stands for the name, both keep their addresses', () => {
  const person = (address: string) => ({ name: 'Anna Doe', role: '', status: 'current' as const, addresses: [address] })
  const team = teamOf([person('a@x.example'), person('b@x.example')], ['X.example'])
  assert.equal(team.byName.get('anna doe')?.addresses[0], 'a@x.example')
  assert.equal(team.byAddress.get('b@x.example')?.name, 'Anna Doe')
  assert.deepEqual(team.domains, ['x.example'])
})
