import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2'
import { random } from '#ground'
import { decodeAttribute, decodeText } from './html-entity.ts'
import { readHtml } from './html-token.ts'

/** What was told, one word each: `+a`, `href=x`, `>`, `"text"`, `-a`. Texts that touch are one. */
const told = (html: string): string[] => {
  const events: string[] = []
  let text = ''
  const flush = () => {
    if (text !== '') events.push(JSON.stringify(text))
    text = ''
  }
  const add = (event: string) => {
    flush()
    events.push(event)
  }
  readHtml(html, {
    text: (from, to) => (text += html.slice(from, to)),
    open: name => add(`+${name}`),
    attribute: (name, from, to) => add(`${name}=${html.slice(from, to)}`),
    opened: () => add('>'),
    close: name => add(`-${name}`),
  })
  flush()
  return events
}

const table: readonly { name: string; html: string; want: readonly string[] }[] = [
  { name: 'text alone', html: 'a b', want: ['"a b"'] },
  { name: 'an element', html: '<b>a</b>', want: ['+b', '>', '"a"', '-b'] },
  {
    name: 'attributes in three forms',
    html: `<A HREF="x y" b='z' c=d e>`,
    want: ['+a', 'href=x y', 'b=z', 'c=d', 'e=', '>'],
  },
  { name: 'white space around the sign', html: '<a href\n=\t"x">', want: ['+a', 'href=x', '>'] },
  { name: 'a tag end inside of a value', html: '<a title=">" href=x>', want: ['+a', 'title=>', 'href=x', '>'] },
  { name: 'no space between attributes', html: '<a b="c"href="x">', want: ['+a', 'b=c', 'href=x', '>'] },
  { name: 'a slash for a space', html: '<a/href="x"/>', want: ['+a', 'href=x', '>'] },
  {
    name: 'an address without quotes has slashes',
    html: '<a href=http://x.example/y/>',
    want: ['+a', 'href=http://x.example/y/', '>'],
  },
  { name: 'a comment is nothing', html: 'a<!-- <a href="x"> -->b', want: ['"ab"'] },
  { name: 'the short comments', html: 'a<!-->b<!--->c', want: ['"abc"'] },
  { name: 'a comment closed wrongly', html: 'a<!-- x --!>b', want: ['"ab"'] },
  { name: 'a declaration is nothing', html: '<!DOCTYPE html>a<?xml version="1.0"?>b', want: ['"ab"'] },
  { name: 'a lone sign is itself', html: '1 < 2 <3', want: ['"1 < 2 <3"'] },
  {
    name: 'script is no markup',
    html: '<script>"<a href=x>"</script>b',
    want: ['+script', '>', '"\\"<a href=x>\\""', '-script', '"b"'],
  },
  { name: 'style that ends in capitals', html: '<style>a</STYLE >b', want: ['+style', '>', '"a"', '-style', '"b"'] },
  {
    name: 'a title that is like its end',
    html: '<title></titles></title>b',
    want: ['+title', '>', '"</titles>"', '-title', '"b"'],
  },
  { name: 'a tag that never closes is dropped', html: 'a<b c="d', want: ['"a"', '+b'] },
  { name: 'an end tag that never closes is dropped', html: 'a</b', want: ['"a"'] },
  { name: 'an end tag without a name is a comment', html: 'a</ b>c</>d', want: ['"acd"'] },
  { name: 'a comment that never closes takes the rest', html: 'a<!-- b <c>', want: ['"a"'] },
]

for (const { name, html, want } of table) test(`tokens: ${name}`, () => assert.deepEqual(told(html), want))

const references: readonly { name: string; given: string; text: string; attribute: string }[] = [
  {
    name: 'the usual ones',
    given: '&lt;a&gt; &amp; &quot;b&quot;&nbsp;',
    text: '<a> & "b"\u00a0',
    attribute: '<a> & "b"\u00a0',
  },
  { name: 'by number', given: '&#104;&#x74;tp', text: 'http', attribute: 'http' },
  { name: 'by a rare name', given: '&eacute;&NotEqualTilde;', text: 'é≂̸', attribute: 'é≂̸' },
  {
    name: 'a parameter is none in an attribute',
    given: '?a=1&copy=2&reg=3',
    text: '?a=1©=2®=3',
    attribute: '?a=1&copy=2&reg=3',
  },
  { name: 'parameters that are escaped', given: '?a=1&amp;b=2', text: '?a=1&b=2', attribute: '?a=1&b=2' },
  { name: 'without a semicolon', given: 'a &amp b', text: 'a & b', attribute: 'a & b' },
  { name: 'none at all', given: 'a & b &zzz;', text: 'a & b &zzz;', attribute: 'a & b &zzz;' },
  { name: 'quotes and signs beside them', given: '&amp;"<&lt;', text: '&"<<', attribute: '&"<<' },
]

for (const { name, given, text, attribute } of references)
  test(`references: ${name}`, () => assert.deepEqual([decodeText(given), decodeAttribute(given)], [text, attribute]))

/** The same events by the library's tokenizer, for comparison. */
const oracle = (html: string): string[] => {
  const events: string[] = []
  let text = ''
  let value = ''
  let name = ''
  const flush = () => {
    if (text !== '') events.push(JSON.stringify(text))
    text = ''
  }
  const add = (event: string) => {
    flush()
    events.push(event)
  }
  const nothing = () => undefined
  const callbacks: TokenizerCallbacks = {
    ontext: (from, to) => (text += html.slice(from, to)),
    onopentagname: (from, to) => add(`+${html.slice(from, to).toLowerCase()}`),
    onattribname: (from, to) => (name = html.slice(from, to).toLowerCase()),
    onattribdata: (from, to) => (value += html.slice(from, to)),
    onattribend: () => {
      add(`${name}=${value}`)
      value = ''
    },
    onopentagend: () => add('>'),
    onselfclosingtag: () => add('>'),
    onclosetag: (from, to) => add(`-${html.slice(from, to).toLowerCase()}`),
    oncdata: nothing,
    oncomment: nothing,
    ondeclaration: nothing,
    onend: nothing,
    onattribentity: nothing,
    onprocessinginstruction: nothing,
    ontextentity: nothing,
  }
  const tokenizer = new Tokenizer({ decodeEntities: false }, callbacks)
  tokenizer.write(html)
  tokenizer.end()
  flush()
  return events
}

test('random markup is read as the library reads it', () => {
  const chance = random('html')
  const pieces = [
    '<',
    '>',
    '</',
    '/>',
    '<!--',
    '-->',
    '--!>',
    '<!',
    '<?',
    '"',
    "'",
    '=',
    ' ',
    '\n',
    '/',
    '-',
    '!',
    'a',
    'b',
    'A',
    '<a ',
    '<b',
    'href',
    'href="',
    '<style>',
    '</style',
    '<title>',
    '</title>',
    'x',
    '&amp;',
    '1',
  ]
  let compared = 0
  for (let round = 0; round < 30_000; round++) {
    // What an unfinished tag at the end is told to have, differs without meaning: a browser drops it whole.
    const html = `${Array.from({ length: chance.below(14) }, () => chance.pick(pieces)).join('')}'>">--></style></title>.`
    assert.deepEqual(told(html), oracle(html), JSON.stringify(html))
    compared++
  }
  assert.equal(compared, 30_000)
})

test('a million characters of anything are read in no time', () => {
  const start = performance.now()
  for (const piece of [
    '<',
    '<a',
    '<a ',
    '<a b="',
    '<a b=\'"',
    '</',
    '<!--',
    '<!---',
    '--',
    '<style>',
    '</styl',
    '&',
    '&a',
    '<a b',
    '<a/',
  ])
    for (const head of ['', '<style>', '<!--', '<a "']) {
      readHtml(head + piece.repeat(1_000_000 / piece.length), {
        text: () => 0,
        open: () => 0,
        attribute: () => 0,
        opened: () => 0,
        close: () => 0,
      })
      decodeText(piece.repeat(20_000))
      decodeAttribute(piece.repeat(20_000))
    }
  assert.ok(performance.now() - start < 8000, `${performance.now() - start} ms`)
})
