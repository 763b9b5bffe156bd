import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shapeOf } from './file-shape.ts'
import { looksLikeMail, looksLikeStore } from './mail-shape.ts'
import { ENVELOPE, message, mboxOf, messages, zipOf } from './material.contract.ts'

const mail = [
  { name: 'a message', text: message(1), want: 'yes' },
  { name: 'a byte order mark and empty lines before it', text: `\uFEFF\r\n\r\n${message(1)}`, want: 'yes' },
  { name: 'CR alone', text: message(1).replaceAll('\n', '\r'), want: 'yes' },
  { name: 'a draft', text: 'To: ben@y.example\nSubject: x\nMIME-Version: 1.0\n\nx\n', want: 'yes' },
  { name: 'folded fields', text: 'Received: from a\n\tby b\nDate: today\n\nx', want: 'yes' },
  { name: 'white space before the colon', text: 'Received : from a\nDate : today\n\nx', want: 'yes' },
  { name: 'a memo might be one', text: 'From: Anna\nTo: Ben\n\nSee me.\n', want: 'maybe' },
  { name: 'a MIME part might be one', text: 'Content-Type: text/plain\n\nx', want: 'maybe' },
  { name: 'a mere name of .eml', text: 'X-Thing: 1\n\nx', file: 'x.eml', want: 'maybe' },
  {
    name: 'the answer of a web server',
    text: 'HTTP/1.1 200 OK\nDate: today\nContent-Type: text/html\n\nx',
    want: 'no',
  },
  { name: 'YAML', text: 'name: x\nversion: 1\n', want: 'no' },
  { name: 'prose with a colon', text: 'Dear Ben: this is prose\nFrom: nobody\n', want: 'no' },
  { name: 'fields behind prose', text: `Hello\n${message(1)}`, want: 'no' },
  { name: 'JSON', text: '{"From": "x"}', want: 'no' },
  { name: 'an mbox is a store', text: mboxOf(messages(1)), want: 'no' },
]

for (const { name, text, file = 'x', want } of mail)
  test(`is it mail? ${name}`, () => assert.equal(looksLikeMail(Buffer.from(text), file), want))

const stores = [
  { name: 'an mbox', text: mboxOf(messages(2)), want: 'yes' },
  { name: 'empty lines before it', text: `\n\n${mboxOf(messages(2))}`, want: 'yes' },
  { name: 'an envelope line and then nothing like a field', text: `${ENVELOPE}\nhello\n`, want: 'maybe' },
  { name: 'the beginning is missing', text: `rest of a letter\n\n${mboxOf(messages(1))}`, want: 'maybe' },
  { name: 'a letter that begins with From', text: 'From here on all is well.\n', want: 'no' },
  { name: 'a message', text: message(1), want: 'no' },
]

for (const { name, text, want } of stores)
  test(`is it a store? ${name}`, () => assert.equal(looksLikeStore(Buffer.from(text)), want))

const files: { name: string; bytes: string | Buffer; want: [string, string] | undefined }[] = [
  { name: 'PDF', bytes: '%PDF-1.7\n', want: ['document', 'yes'] },
  { name: 'PDF behind some bytes', bytes: `x\n%PDF-1.7\n`, want: ['document', 'maybe'] },
  { name: 'RTF', bytes: '{\\rtf1 x}', want: ['document', 'yes'] },
  { name: 'PNG', bytes: Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), want: ['document', 'yes'] },
  { name: 'JPEG', bytes: Buffer.from('\xff\xd8\xff\xe0', 'latin1'), want: ['document', 'yes'] },
  { name: 'WebP', bytes: 'RIFF\0\0\0\0WEBPVP8 ', want: ['document', 'yes'] },
  { name: 'HEIF', bytes: '\0\0\0\x18ftypheic', want: ['document', 'yes'] },
  {
    name: 'a Word document',
    bytes: zipOf([{ name: '[Content_Types].xml', content: '<Types/>' }]),
    want: ['document', 'yes'],
  },
  {
    name: 'an OpenDocument text',
    bytes: zipOf([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.text', method: 0 }]),
    want: ['document', 'yes'],
  },
  { name: 'a zip of other things', bytes: zipOf([{ name: 'x', content: 'y' }]), want: undefined },
  {
    name: 'a Word document of the old kind',
    bytes: Buffer.concat([
      Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1'),
      Buffer.from('WordDocument', 'utf16le'),
    ]),
    want: ['document', 'yes'],
  },
  { name: 'a web page', bytes: ' <!DOCTYPE html>\n<p>x', want: ['document', 'yes'] },
  { name: 'plain text', bytes: 'Dear Ben,\n\nall is well.\n', want: ['document', 'maybe'] },
  { name: 'UTF-16', bytes: Buffer.from('\uFEFFDear Ben', 'utf16le'), want: ['document', 'maybe'] },
  {
    name: 'UTF-16 the other way round, cut in the middle',
    bytes: Buffer.from('\xfe\xff\0D\0e\0', 'latin1'),
    want: ['document', 'maybe'],
  },
  { name: 'syslog', bytes: 'Jan  1 09:00:00 host sshd: x\nJan  1 09:00:01 host sshd: y\n', want: ['log', 'yes'] },
  {
    name: 'an ISO log',
    bytes: '2024-01-01T09:00:00Z dovecot: x\n2024-01-01T09:00:01Z dovecot: y\n',
    want: ['log', 'yes'],
  },
  { name: 'RFC 5424', bytes: '<34>1 2024-01-01T09:00:00Z host app - - x\n', want: ['log', 'yes'] },
  {
    name: 'a web server’s log',
    bytes: '192.0.2.1 - - [01/Jan/2024:09:00:00 +0000] "GET / HTTP/1.1" 200 1\n',
    want: ['log', 'yes'],
  },
  { name: 'a table', bytes: 'time,user,ip\n2024,anna,192.0.2.1\n', want: ['log', 'maybe'] },
  { name: 'JSON lines', bytes: '{"a":1}\n{"a":2}\n', want: ['log', 'maybe'] },
  { name: 'a STIX bundle', bytes: '{"type": "bundle", "id": "x"}', want: ['indicator', 'yes'] },
  {
    name: 'a MISP event',
    bytes: '{"Event": {"info": "x", "Attribute": [{"type": "domain"}]}}',
    want: ['indicator', 'yes'],
  },
  { name: 'OpenIOC', bytes: '<?xml version="1.0"?>\n<ioc id="1">', want: ['indicator', 'yes'] },
  { name: 'a list of names', bytes: '# known\nbad.example\nworse[.]example\n', want: ['indicator', 'maybe'] },
  { name: 'a list of digests', bytes: `${'a'.repeat(64)}\n${'b'.repeat(64)}\n`, want: ['indicator', 'maybe'] },
  { name: 'a list of addresses', bytes: '192.0.2.1\n192[.]0[.]2[.]2\n192.0.2.0/24\n', want: ['indicator', 'maybe'] },
  { name: 'a table of indicators', bytes: 'sha256,comment\nx,y\n', want: ['indicator', 'maybe'] },
  { name: 'bytes of no kind', bytes: Buffer.from([0, 1, 2, 3, 0, 255]), want: undefined },
  { name: 'nothing', bytes: '', want: undefined },
]

for (const { name, bytes, want } of files) {
  test(`what is it? ${name}`, () => {
    const shape = shapeOf(Buffer.from(bytes))
    assert.deepEqual(shape === undefined ? undefined : [shape.kind, shape.sure], want)
  })
}

test('long hostile text is looked at without hanging', () => {
  const started = performance.now()
  for (const piece of ['a.', 'x@', '[.]', '<!--', '1.', 'From ', ' ', '"type"', 'h..p', '<?xml ', 'Mon Jan ', ':'])
    for (const lines of ['', '\n']) {
      const bytes = Buffer.from(`${piece}${lines}`.repeat(65_536 / (piece.length + lines.length)))
      shapeOf(bytes)
      looksLikeMail(bytes, 'x.eml')
      looksLikeStore(bytes)
    }
  assert(performance.now() - started < 10_000)
})
