import assert from 'node:assert/strict'
import { test } from 'node:test'
import { random } from '#ground'
import { readParameters } from './parameter.ts'

const rows = [
  { name: 'a value alone', field: 'Text/Plain', value: 'text/plain', want: {} },
  { name: 'names are in lower case, values as written', field: 'a/b; CharSet=UTF-8', want: { charset: 'UTF-8' } },
  { name: 'quotes go, what they protect stays', field: 'a/b; x="1; 2 \\" \\\\"', want: { x: '1; 2 " \\' } },
  { name: 'spaces around the equals sign', field: 'a/b; x = "1" ;y =2', want: { x: '1', y: '2' } },
  {
    name: 'a comment behind a value goes',
    field: 'text/plain (a; b); charset=us-ascii (Plain text)',
    value: 'text/plain',
    want: { charset: 'us-ascii' },
  },
  {
    name: 'brackets inside a name stay',
    field: 'a/b; name=report (final) 2.doc',
    want: { name: 'report (final) 2.doc' },
  },
  { name: 'spaces without quotes', field: 'a/b; name=my file.pdf; y=1', want: { name: 'my file.pdf', y: '1' } },
  { name: 'a quote that stays open', field: 'a/b; name="my file.pdf', want: { name: 'my file.pdf' } },
  {
    name: 'no semicolon before the first',
    field: 'multipart/mixed\tboundary="x"',
    value: 'multipart/mixed',
    want: { boundary: 'x' },
  },
  { name: 'no semicolon between two', field: 'a/b; x=1 y=2; z="3" w=4', want: { x: '1', y: '2', z: '3', w: '4' } },
  { name: 'empty pieces', field: 'a/b;; ;x=1;', want: { x: '1' } },
  { name: 'a word without value is none', field: 'a/b; x; y=1', want: { y: '1' } },
  { name: 'a missing value', field: '; filename="x"', value: '', want: { filename: 'x' } },
  {
    name: 'RFC 2231: charset and language',
    field: "a; t*=us-ascii'en-us'This%20is%20%2A%2A%2A",
    want: { t: 'This is ***' },
  },
  { name: 'RFC 2231: a continued value', field: 'a; u*0="ftp://"; u*1="x.org/y"', want: { u: 'ftp://x.org/y' } },
  { name: 'RFC 2231: both', field: 'a; t*0*=utf-8\'\'%C3; t*1*=%BC%20; t*2="and %20"', want: { t: 'ü and %20' } },
  { name: 'pieces in the wrong order', field: 'a; x*2=c; x*0=a; x*1=b', want: { x: 'abc' } },
  { name: 'a missing piece', field: 'a; x*1=b; x*3=d', want: { x: 'bd' } },
  { name: 'a piece that comes twice', field: 'a; x*0=a; x*0=b; x*1=c', want: { x: 'ac' } },
  { name: 'an encoded value without charset', field: 'a; x*=%C3%BC', want: { x: 'ü' } },
  { name: 'an encoded value in an older charset', field: "a; x*=iso-8859-1''%A3", want: { x: '£' } },
  { name: 'an encoded value in quotes', field: 'a; x*="utf-8\'\'%C3%BC"', want: { x: 'ü' } },
  { name: 'the encoded form wins over the plain one', field: "a; x=u; x*=utf-8''%C3%BC", want: { x: 'ü' } },
  { name: 'an encoded word as value', field: 'a; name="=?utf-8?Q?=C3=BC.pdf?="', want: { name: 'ü.pdf' } },
  { name: 'an encoded word without quotes', field: 'a; name==?utf-8?B?w7wucGRm?=', want: { name: 'ü.pdf' } },
  { name: 'a boundary is never decoded', field: 'a; boundary="=?utf-8?Q?x?="', want: { boundary: '=?utf-8?Q?x?=' } },
  { name: 'of two the first counts', field: 'a; x=1; x=2', want: { x: '1' }, twice: ['x'] },
  { name: 'the same twice is no trouble', field: 'a; x=1; x="1"', want: { x: '1' } },
  { name: 'a first one that says nothing does not count', field: 'a; x=""; x=2', want: { x: '2' } },
  {
    name: 'a name of the language itself is a name',
    field: 'a; __proto__=1; constructor=2',
    want: Object.fromEntries([
      ['__proto__', '1'],
      ['constructor', '2'],
    ]),
  },
]

for (const { name, field, value, want, twice = [] } of rows)
  test(name, () => {
    const read = readParameters(field)
    if (value !== undefined) assert.equal(read.value, value)
    assert.deepEqual(read.parameters, want)
    assert.deepEqual(read.twice, twice)
  })

test('whatever the field, it is read', () => {
  const chance = random('parameters')
  const pieces = ['a', 'x=', ';', '"', '\\', '(', ')', "'", '*', '*0*=', '%C3', '=?utf-8?Q?', '?=', ' ', '\t', 'ü']
  for (let round = 0; round < 5000; round++)
    readParameters(Array.from({ length: chance.below(40) }, () => chance.pick(pieces)).join(''))
})

test('a megabyte of anything is read in well under a second', () => {
  const began = performance.now()
  for (const piece of ['a=b;', 'x*0=a;', ';', '(', 'a (', '"', '\\', ' a', ' a=', '=?', "x*='", '%'])
    readParameters('a; ' + piece.repeat(Math.floor(1e6 / piece.length)))
  assert(performance.now() - began < 2500)
})
