import assert from 'node:assert/strict'
import { test } from 'node:test'

import { readAsks, type AskKind } from './ask.ts'

const rows: readonly { name: string; text: string; asks: readonly AskKind[] }[] = [
  { name: 'a request to sign in', text: 'Please sign in to read it.', asks: ['sign-in'] },
  { name: 'your credentials are asked for', text: 'Confirm your credentials today', asks: ['sign-in'] },
  { name: 'credentials as a thing to write programs about', text: 'the daemon drops its credentials', asks: [] },
  { name: 'a password that is about to end', text: 'Your password expires today', asks: ['sign-in', 'urgency'] },
  { name: 'a word for programs that keep passwords', text: 'the encrypted password field of shadow(5)', asks: [] },
  { name: 'a shell of those who came in', text: 'it runs a login shell', asks: [] },
  { name: 'a file to be opened by a program', text: 'the kernel opens a file and reads the whole file', asks: [] },
  { name: 'a messenger by its name', text: 'Write me on Signal instead.', asks: ['other-channel'] },
  {
    name: 'a messenger in small letters, where somebody is asked',
    text: 'reach us on signal',
    asks: ['other-channel'],
  },
  { name: 'signals of an operating system', text: 'forks must be async signal safe, as on signal 9', asks: [] },
  { name: 'a wire transfer', text: 'wire the money before noon', asks: ['money', 'urgency'] },
  { name: 'a wire of a circuit', text: 'this wire is pulled up', asks: [] },
  { name: 'coins', text: 'your crypto wallet is locked', asks: ['money'] },
  { name: 'cryptography', text: 'the crypto stuff of the kernel', asks: [] },
  { name: 'a file to be looked at', text: 'please find attached the draft', asks: ['open-file'] },
  { name: 'an answer to be read', text: 'please find my reply next to your comments', asks: [] },
  { name: 'a link to be followed', text: 'click here', asks: ['open-link'] },
  { name: 'a warning', text: 'Do not open the link below, and never click here', asks: [] },
  { name: 'an ask behind a warning', text: 'Do not click here. Instead, click below', asks: ['open-link'] },
  { name: 'what is not to be passed on is asked to be kept', text: 'do not forward this', asks: ['secrecy'] },
  { name: 'a telephone', text: 'my direct line is below', asks: ['call'] },
  { name: 'what is direct', text: 'there is a direct way to it', asks: [] },
  { name: 'a document to be reviewed', text: 'could you review the agreement', asks: ['open-file'] },
  { name: 'a change to be reviewed', text: 'can you please review this patch series?', asks: [] },
  { name: 'a bank’s code', text: 'our SWIFT code is below', asks: ['money'] },
  { name: 'a swift answer', text: 'thanks for the swift answer', asks: [] },
]

for (const { name, text, asks } of rows)
  test(`asks: ${name}`, () => {
    const found = readAsks(text)
    assert.deepEqual(
      found.map(({ kind }) => kind),
      asks,
    )
    for (const { characters } of found) assert.ok(text.slice(characters.from, characters.to).trim() !== '')
  })

test('asks: only what stands near the beginning is what a mail is for', () => {
  assert.deepEqual(readAsks(`${'x '.repeat(3100)} click here`), [])
})
