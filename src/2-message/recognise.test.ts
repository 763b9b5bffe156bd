import assert from 'node:assert/strict'
import { test } from 'node:test'
import { random } from '#ground'
import { recognise } from './recognise.ts'

const latin1 = (text: string) => Buffer.from(text, 'latin1')

/** One ZIP member as APPNOTE.TXT §4.3.7 lays it out, stored. */
const member = (name: string, content = '') => {
  const header = Buffer.alloc(30)
  header.write('PK\x03\x04', 'latin1')
  header.writeUInt32LE(content.length, 18)
  header.writeUInt32LE(content.length, 22)
  header.writeUInt16LE(name.length, 26)
  return Buffer.concat([header, latin1(name), latin1(content)])
}

const zip = (...names: string[]) => Buffer.concat(names.map(name => member(name, 'content')))

/** A compound file whose directory, in its second sector, names one stream. */
const compound = (stream: string, padding = 0) => {
  const header = Buffer.alloc(512)
  header.writeUInt32BE(0xd0cf11e0)
  header.writeUInt16LE(9, 30)
  return Buffer.concat([header, Buffer.alloc(padding), Buffer.from(`Root Entry\0${stream}\0`, 'utf16le')])
}

const placed = (at: number, text: string, length = at + 100) => {
  const file = Buffer.alloc(length)
  file.write(text, at, 'latin1')
  return file
}

const table: readonly { name: string; file: Uint8Array; want: string | undefined }[] = [
  { name: 'a PDF', file: latin1('%PDF-1.7\n'), want: 'application/pdf' },
  { name: 'a PDF behind junk', file: latin1('junk\n\n%PDF-1.4\n'), want: 'application/pdf' },
  { name: 'a PNG', file: latin1('\x89PNG\r\n\x1a\n\0\0'), want: 'image/png' },
  { name: 'a JPEG', file: latin1('\xff\xd8\xff\xe0\0\x10JFIF'), want: 'image/jpeg' },
  { name: 'a WebP', file: latin1('RIFF\0\0\0\0WEBPVP8 '), want: 'image/webp' },
  { name: 'a HEIC', file: latin1('\0\0\0\x18ftypheic\0\0'), want: 'image/heic' },
  { name: 'a BMP', file: latin1('BM\x10\0\0\0\0\0\0\0\x36\0'), want: 'image/bmp' },
  { name: 'a word that begins with BM is no picture', file: latin1('BMW is a car maker'), want: undefined },
  { name: 'a program', file: latin1('MZ\x90\0\x03\0'), want: 'application/vnd.microsoft.portable-executable' },
  {
    name: 'a Windows shortcut',
    file: latin1('L\0\0\0\x01\x14\x02\0\0\0\0\0\xc0\0\0\0\0\0\0F\0'),
    want: 'application/x-ms-shortcut',
  },
  {
    name: 'a OneNote section',
    file: latin1('\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d\xae\xb1\x53\x78\xd0\x29\x96\xd3'),
    want: 'application/onenote',
  },
  { name: 'a disc image', file: placed(0x8001, 'CD001'), want: 'application/vnd.efi.iso' },
  { name: 'a virtual disk by its footer', file: placed(1024, 'conectix', 1536), want: 'application/x-vhd' },
  { name: 'a tar', file: placed(257, 'ustar'), want: 'application/x-tar' },
  { name: 'a 7z', file: latin1("7z\xbc\xaf'\x1c\0\x04"), want: 'application/x-7z-compressed' },
  { name: 'a RAR', file: latin1('Rar!\x1a\x07\x01\0'), want: 'application/vnd.rar' },
  { name: 'a gzip', file: latin1('\x1f\x8b\x08\0'), want: 'application/gzip' },
  { name: 'a plain archive', file: zip('report.txt', 'picture.png'), want: 'application/zip' },
  { name: 'an empty archive', file: latin1(`PK\x05\x06${'\0'.repeat(18)}`), want: 'application/zip' },
  {
    name: 'a Word document',
    file: zip('[Content_Types].xml', '_rels/.rels', 'word/document.xml'),
    want: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  {
    name: 'a Word document with macros',
    file: zip('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin'),
    want: 'application/vnd.ms-word.document.macroenabled.12',
  },
  {
    name: 'a workbook',
    file: zip('[Content_Types].xml', 'xl/workbook.xml'),
    want: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  {
    name: 'an OpenDocument text says its own type',
    file: Buffer.concat([member('mimetype', 'application/vnd.oasis.opendocument.text'), zip('content.xml')]),
    want: 'application/vnd.oasis.opendocument.text',
  },
  { name: 'a Java archive', file: zip('META-INF/MANIFEST.MF', 'x/Main.class'), want: 'application/java-archive' },
  {
    name: 'an Android package',
    file: zip('AndroidManifest.xml', 'classes.dex'),
    want: 'application/vnd.android.package-archive',
  },
  { name: 'an old Word document', file: compound('WordDocument'), want: 'application/msword' },
  { name: 'an old workbook', file: compound('Workbook'), want: 'application/vnd.ms-excel' },
  { name: 'an Outlook item', file: compound('__properties_version1.0'), want: 'application/vnd.ms-outlook' },
  { name: 'an encrypted office file', file: compound('EncryptedPackage'), want: 'application/x-ole-encrypted-package' },
  { name: 'a directory far behind', file: compound('WordDocument', 100_000), want: 'application/msword' },
  { name: 'an unknown compound file', file: compound('Something'), want: 'application/x-ole-storage' },
  { name: 'a compound file that is cut', file: latin1('\xd0\xcf\x11\xe0\xa1\xb1'), want: 'application/x-ole-storage' },
  { name: 'rich text', file: latin1('{\\rtf1\\ansi'), want: 'application/rtf' },
  { name: 'a web page', file: latin1('\n<!DOCTYPE html>\n<html>'), want: 'text/html' },
  { name: 'a web page behind a comment', file: latin1('<!-- saved --><HTML lang=en>'), want: 'text/html' },
  { name: 'a web page with a byte order mark', file: latin1('\xef\xbb\xbf<html>'), want: 'text/html' },
  { name: 'a web page in UTF-16', file: Buffer.from('\ufeff<html>', 'utf16le'), want: 'text/html' },
  { name: 'a drawing', file: latin1('<?xml version="1.0"?>\n<svg xmlns="x">'), want: 'image/svg+xml' },
  { name: 'other markup', file: latin1('<?xml version="1.0"?><feed>'), want: 'application/xml' },
  { name: 'a calendar', file: latin1('BEGIN:VCALENDAR\r\n'), want: 'text/calendar' },
  { name: 'a card', file: latin1('BEGIN:VCARD\r\n'), want: 'text/vcard' },
  { name: 'a mail', file: latin1('Received: from x by y; z\r\n'), want: 'message/rfc822' },
  { name: 'a mail by its author fields', file: latin1('From: a@x.example\nSubject: b\n\nc'), want: 'message/rfc822' },
  { name: 'a letter is no mail', file: latin1('From: the whole team\n\nwith love'), want: undefined },
  { name: 'a web shortcut', file: latin1('[InternetShortcut]\r\nURL=x'), want: 'application/x-mswinurl' },
  { name: 'prose', file: latin1('Dear all, the budget is attached.'), want: undefined },
  { name: 'nothing', file: latin1(''), want: undefined },
]

for (const { name, file, want } of table) test(name, () => assert.equal(recognise(file), want))

test('a view into a larger buffer is read at its own place', () => {
  const whole = latin1('xxxx%PDF-1.7')
  assert.equal(recognise(new Uint8Array(whole.buffer, whole.byteOffset + 4, 8)), 'application/pdf')
})

test('damaged files are answered and never thrown at', () => {
  const chance = random('recognise')
  const seeds = table.map(({ file }) => file).filter(file => file.length > 0)
  for (let round = 0; round < 5000; round++) {
    const file = Uint8Array.from(chance.pick(seeds).subarray(0, 2000))
    for (let change = chance.below(8); change > 0; change--) file[chance.below(file.length)] = chance.below(256)
    assert.doesNotThrow(() => recognise(file.subarray(0, chance.below(file.length + 1))))
  }
})

test('an archive of nothing but member marks ends', () => {
  const start = performance.now()
  recognise(Buffer.alloc(20_000_000, 'PK\x03\x04', 'latin1'))
  recognise(Buffer.concat([compound('x'), Buffer.alloc(20_000_000, 'W\0o\0', 'latin1')]))
  assert.ok(performance.now() - start < 5000)
})
