import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readTagList } from './tag-list.ts'

const rows = [
  { name: 'tags are read by name', text: 'v=1; a=rsa-sha256', tags: { v: '1', a: 'rsa-sha256' } },
  {
    name: 'white space and folding around names and values is no part of them',
    text: ' v = 1 ;\r\n\ta\r\n = x ',
    tags: { v: '1', a: 'x' },
  },
  { name: 'an equals sign in a value stays', text: 'b=ab==; c=d', tags: { b: 'ab==', c: 'd' } },
  { name: 'an empty value is a value', text: 'p=', tags: { p: '' } },
  { name: 'one semicolon may stand at the end', text: 'v=1;', tags: { v: '1' } },
  { name: 'names keep their letter-case', text: 'A=1; a=2', tags: { A: '1', a: '2' } },
  { name: 'nothing is a list of no tags', text: '', tags: {} },
  { name: 'a name that stands twice makes the list none', text: 'v=1; v=2', fault: 'stands twice' },
  { name: 'an empty tag between others makes the list none', text: 'v=1;; a=2', fault: 'has no value' },
  { name: 'a word without a value makes the list none', text: 'v=1; t', fault: 'has no value' },
  { name: 'a name with a space makes the list none', text: 'a b=1', fault: 'no name' },
  { name: 'a name that begins with a digit makes the list none', text: '1a=1', fault: 'no name' },
]

for (const row of rows)
  test(row.name, () => {
    const list = readTagList(row.text)
    if (row.fault !== undefined) {
      assert(list.kind === 'malformed', 'the list was read')
      assert.match(list.says, new RegExp(row.fault))
    } else {
      assert(list.kind === 'tags', 'the list was refused')
      assert.deepEqual(Object.fromEntries([...list.tags].map(([name, { value }]) => [name, value])), row.tags)
    }
  })

test('a span is what has to be taken out to leave a tag without its value', () => {
  const text = 'b= abc\r\n\tdef ; c=x'
  const list = readTagList(text)
  assert(list.kind === 'tags', 'the list was refused')
  const { from, to } = list.tags.get('b')!.span
  assert.equal(text.slice(0, from) + text.slice(to), 'b=; c=x')
})
