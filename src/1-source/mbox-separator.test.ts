import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isEnvelopeLine, messageBegins } from './mbox-separator.ts'

const envelopes = [
  { name: 'the usual one', line: 'From anna@x.example Mon Jan  1 09:30:00 2024' },
  { name: 'public-inbox has one date for all', line: 'From mboxrd@z Thu Jan  1 00:00:00 1970' },
  { name: 'Takeout has a number for a sender', line: 'From 1785549834872309@xxx Mon Jan 01 09:30:00 +0000 2024' },
  { name: 'Thunderbird has no sender', line: 'From - Mon Jan  1 09:30:00 2024' },
  { name: 'Eudora does not know', line: 'From ???@??? Mon Jan 01 09:30:00 2024' },
  { name: 'pipermail hides the address', line: 'From anna at x.example  Mon Jan  1 09:30:00 2024' },
  { name: 'a zone before the year', line: 'From anna@x.example Mon Jan  1 09:30:00 CEST 2024' },
  { name: 'a zone of two words', line: 'From anna@x.example Mon Jan  1 09:30:00 MET DST 2024' },
  { name: 'a zone behind the year', line: 'From anna@x.example Mon Jan  1 09:30:00 2024 +0100' },
  { name: 'no seconds', line: 'From anna@x.example Mon Jan  1 09:30 2024' },
  { name: 'a year of two digits', line: 'From anna Mon Jan  1 09:30:00 96' },
  { name: 'the order of a Date field', line: 'From anna@x.example Mon, 1 Jan 2024 09:30:00 +0000' },
  { name: 'a date field with its comment', line: 'From anna@x.example Mon, 01 Jan 2024 09:30:00 +0100 (CET)' },
  { name: 'UUCP says from where', line: 'From anna Mon Jan  1 09:30:00 1996 remote from relay' },
  { name: 'the empty sender', line: 'From MAILER-DAEMON Mon Jan  1 09:30:00 2024' },
  { name: 'a sender with blanks', line: 'From "Anna A"@x.example Mon Jan  1 09:30:00 2024' },
  { name: 'no sender at all', line: 'From  Mon Jan  1 09:30:00 2024' },
  { name: 'a full weekday and month', line: 'From anna@x.example Monday January 1 09:30:00 2024' },
]

const bodyLines = [
  { name: 'a sentence', line: 'From here on all is well.' },
  { name: 'a sentence that ends with a date', line: 'From what I heard it is due Mon Jan 1' },
  { name: 'a sentence about a day', line: 'From Mon to Fri at 09:30' },
  { name: 'a date without a weekday', line: 'From anna@x.example Jan  1 09:30:00 2024' },
  { name: 'words behind the date', line: 'From anna@x.example Mon Jan  1 09:30:00 2024 she wrote' },
  { name: 'a field', line: 'From: anna@x.example Mon Jan  1 09:30:00 2024' },
  { name: 'lower case', line: 'from anna@x.example Mon Jan  1 09:30:00 2024' },
  { name: 'a quoted line', line: '>From anna@x.example Mon Jan  1 09:30:00 2024' },
  { name: 'a very long line', line: `From ${'a'.repeat(1000)} Mon Jan  1 09:30:00 2024` },
]

for (const { name, line } of envelopes)
  test(`an envelope line: ${name}`, () => assert.equal(isEnvelopeLine(line), true))
for (const { name, line } of bodyLines)
  test(`no envelope line: ${name}`, () => assert.equal(isEnvelopeLine(line), false))

const ENVELOPE = 'From anna@x.example Mon Jan  1 09:30:00 2024'

const beginnings = [
  { name: 'a field follows', text: `${ENVELOPE}\nSubject: x\n`, want: 'yes' },
  { name: 'a field follows, with CRLF', text: `${ENVELOPE}\r\nSubject: x\r\n`, want: 'yes' },
  { name: 'white space before the colon', text: `${ENVELOPE}\nSubject : x\n`, want: 'yes' },
  { name: "a relay's own line follows", text: `${ENVELOPE}\n>From relay Mon Jan  1 1996\n`, want: 'yes' },
  { name: 'a sentence follows', text: `${ENVELOPE}\nhe wrote: no\n`, want: 'no' },
  { name: 'an empty line follows', text: `${ENVELOPE}\n\nSubject: x\n`, want: 'no' },
  { name: 'a colon alone follows', text: `${ENVELOPE}\n: x\n`, want: 'no' },
  { name: 'a line without a colon follows', text: `${ENVELOPE}\n${'a'.repeat(300)}\n`, want: 'no' },
  { name: 'UTF-8 follows', text: `${ENVELOPE}\nÄrger: x\n`, want: 'no' },
  { name: 'the line is not whole yet', text: ENVELOPE.slice(0, 20), want: 'more' },
  { name: 'nothing follows yet', text: `${ENVELOPE}\n`, want: 'more' },
  { name: 'the field is not whole yet', text: `${ENVELOPE}\nSubj`, want: 'more' },
  { name: 'the blank before the colon is not whole yet', text: `${ENVELOPE}\nSubject `, want: 'more' },
  { name: 'a sentence is no matter of more', text: 'From here on all is well.\n', want: 'no' },
]

for (const { name, text, want } of beginnings) {
  test(`whether a message begins: ${name}`, () => {
    assert.equal(messageBegins(Buffer.from(text), 0, false), want)
    // At the end of a store nothing more comes, and so there is always an answer.
    assert.notEqual(messageBegins(Buffer.from(text), 0, true), 'more')
  })
}

test('a store that was cut behind its last envelope line still says that a message began', () => {
  assert.equal(messageBegins(Buffer.from(`${ENVELOPE}\n`), 0, true), 'yes')
  assert.equal(messageBegins(Buffer.from(`${ENVELOPE}\nSubj`), 0, true), 'yes')
})
