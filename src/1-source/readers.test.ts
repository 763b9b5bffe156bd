import { gzipSync, zstdCompressSync } from 'node:zlib'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { emlxOf, mboxOf, message, messages, tarMember, tarOf, zipOf } from './material.contract.ts'
import { readerContract } from './reader.contract.ts'
import * as list from './readers.ts'

const crlf = (text: string) => text.replaceAll('\n', '\r\n')
const eml = (number: number) => ({ name: `${number}.eml`, content: message(number) })
const pdf = Buffer.from('%PDF-1.7\n1 0 obj\nendobj\n')

/** Whole files of each format. Outlook's are made by its own tests. */
const samples: Readonly<Record<string, readonly Buffer[]>> = {
  document: [pdf, Buffer.from('<!doctype html><p>x</p>'), Buffer.from('{\\rtf1 x}')],
  eml: [message(1), crlf(message(2)), `\uFEFF\n${message(3)}`, message(4).replaceAll('\n', '\r')].map(text =>
    Buffer.from(text),
  ),
  emlx: [message(1), crlf(message(2))].map(text => emlxOf(text)),
  gz: [gzipSync(mboxOf(messages(3))), Buffer.concat([gzipSync('x'), gzipSync('y')])],
  indicator: [Buffer.from('{"type":"bundle","id":"bundle--1","objects":[]}'), Buffer.from('<ioc id="1"></ioc>')],
  'log-file': [Buffer.from('2024-01-01T09:00:00Z host sshd: x\n2024-01-01T09:00:01Z host sshd: y\n')],
  mbox: [mboxOf(messages(5)), crlf(mboxOf(messages(3))), mboxOf(messages(1))].map(text => Buffer.from(text)),
  msg: [],
  packed: [
    Buffer.from('PK\x07\x08PK\x03\x04', 'latin1'),
    Buffer.from('7z\xbc\xaf\x27\x1c\0\x04', 'latin1'),
    Buffer.from('Rar!\x1a\x07\0', 'latin1'),
  ],
  pst: [],
  tar: [
    tarOf({ '1.eml': message(1), 'x/anna.mbox': mboxOf(messages(3)) }),
    Buffer.concat([
      ...tarMember('x', Buffer.alloc(0), '5'),
      ...tarMember('1.eml', Buffer.from(message(1))),
      Buffer.alloc(1024),
    ]),
  ],
  zip: [
    zipOf([eml(1), { ...eml(2), method: 0 }, { ...eml(3), method: 93 }, { ...eml(4), flags: 8 }]),
    zipOf([eml(1)], { directory: false }),
  ],
  zst: [zstdCompressSync(mboxOf(messages(3))), Buffer.concat([zstdCompressSync('x'), zstdCompressSync('y')])],
}

for (const reader of Object.values(list)) if (reader.of === 'file') readerContract(reader, samples[reader.name] ?? [])

test('every reader of files is in the table above', () => {
  const names = Object.values(list)
    .filter(({ of }) => of === 'file')
    .map(({ name }) => name)
  assert.deepEqual(names.toSorted(), Object.keys(samples).toSorted())
})
