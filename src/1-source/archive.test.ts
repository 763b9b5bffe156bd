import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { random } from '#ground'
import {
  ledger,
  mboxOf,
  message,
  messages,
  noise,
  reconciles,
  takeFile,
  tarMember,
  tarOf,
  zipOf,
  type Taken,
  type ZipMember,
} from './material.contract.ts'
import { decoded, readPax, readTarHeader } from './tar-header.ts'

const bodies = ({ items }: Taken) => items.map(({ bytes }) => Buffer.from(bytes).toString())
const paths = ({ items }: Taken) => items.map(({ where }) => where.path.join(' > '))
const eml = (number: number): ZipMember => ({ name: `${number}.eml`, content: message(number) })
const pax = (records: string, content = message(1)) =>
  Buffer.concat([
    ...tarMember('PaxHeader/x', Buffer.from(records), 'x'),
    ...tarMember('short', Buffer.from(content)),
    Buffer.alloc(1024),
  ])
const record = (text: string) => {
  const length = Buffer.byteLength(text) + 2
  const whole = length + String(length + String(length).length).length
  return `${whole} ${text}\n`
}
const longName = `${'folder/'.repeat(30)}1.eml`

/** Turns one bit of a copy. */
function flipped(bytes: Buffer, place: number): Buffer {
  const copy = Buffer.from(bytes)
  copy[place]! ^= 1
  return copy
}

const damagedTar = tarOf({ '1.eml': message(1), '2.eml': message(2), '3.eml': message(3) })
const memberLength = tarMember('1.eml', Buffer.from(message(1))).reduce((total, { length }) => total + length, 0)
const zip = zipOf([eml(1), eml(2), eml(3)])
const centralOf = (bytes: Buffer, nth: number) => {
  let place = -1
  for (let index = 0; index < nth; index++) place = bytes.indexOf('PK\x01\x02', place + 1)
  return place
}

const table: { name: string; bytes: Buffer; want: string[]; ledger?: string[]; codes?: string[]; paths?: string[] }[] =
  [
    {
      name: 'a tar with messages',
      bytes: tarOf({ '1.eml': message(1), 'x/2.eml': message(2) }),
      want: messages(2),
      paths: ['a > 1.eml', 'a > x/2.eml'],
      ledger: ['archive a 2=2+0+0'],
    },
    {
      name: 'an mbox in a tar has an account of its own',
      bytes: tarOf({ 'anna.mbox': mboxOf(messages(3)) }),
      want: messages(3),
      ledger: ['mail a/anna.mbox 3=3+0+0', 'archive a 1=1+0+0'],
      paths: ['a > anna.mbox > #1', 'a > anna.mbox > #2', 'a > anna.mbox > #3'],
    },
    {
      name: 'a long name by GNU',
      bytes: Buffer.concat([
        ...tarMember('././@LongLink', Buffer.from(`${longName}\0`), 'L'),
        ...tarMember('cut', Buffer.from(message(1))),
        Buffer.alloc(1024),
      ]),
      want: messages(1),
      paths: [`a > ${longName}`],
    },
    {
      name: 'a long name by pax',
      bytes: pax(record(`path=${longName}`)),
      want: messages(1),
      paths: [`a > ${longName}`],
    },
    {
      name: 'a hard link is another instance of the mail that it leads to, as a server copies in a Maildir',
      bytes: Buffer.concat([
        ...tarMember('anna/.Sent/cur/1:2,S', Buffer.from(message(1))),
        ...tarMember('anna/cur/1:2,S', Buffer.alloc(0), '1', 'anna/.Sent/cur/1:2,S'),
        ...tarMember('././@LongLink', Buffer.from(`${longName}\0`), 'K'),
        ...tarMember('anna/cur/2:2,S', Buffer.alloc(0), '1', longName.slice(0, 100)),
        ...tarMember('././@LongLink', Buffer.from(`${longName}\0`), 'L'),
        ...tarMember(longName.slice(0, 100), Buffer.from(message(2))),
        ...tarMember('PaxHeader/x', Buffer.from(record(`linkpath=${longName}`)), 'x'),
        ...tarMember('anna/cur/3:2,S', Buffer.alloc(0), '1', longName.slice(0, 100)),
        Buffer.alloc(1024),
      ]),
      want: [1, 2, 1, 2, 2].map(number => message(number)),
      paths: ['anna/.Sent/cur/1:2,S', longName, 'anna/cur/1:2,S', 'anna/cur/2:2,S', 'anna/cur/3:2,S'].map(
        path => `a > ${path}`,
      ),
      ledger: ['archive a 5=5+0+0'],
    },
    {
      name: 'a hard link to what is not in the archive, or to another link, is told',
      bytes: Buffer.concat([
        ...tarMember('1.eml', Buffer.from(message(1))),
        ...tarMember('2.eml', Buffer.alloc(0), '1', 'elsewhere.eml'),
        ...tarMember('3.eml', Buffer.alloc(0), '1', '3.eml'),
        Buffer.alloc(1024),
      ]),
      want: messages(1),
      codes: ['link-not-followed', 'link-not-followed'],
      ledger: ['archive a 3=1+2+0'],
    },
    {
      name: 'links, devices and folders are no files',
      bytes: Buffer.concat([
        ...tarMember('x/', Buffer.alloc(0), '5'),
        ...tarMember('link', Buffer.alloc(0), '2', '/etc/passwd'),
        ...tarMember('null', Buffer.alloc(0), '3'),
        ...tarMember('1.eml', Buffer.from(message(1))),
        Buffer.alloc(1024),
      ]),
      want: messages(1),
      ledger: ['archive a 3=1+2+0'],
      codes: ['link-not-followed', 'not-a-file'],
    },
    {
      name: 'a sparse member is told to be unread',
      bytes: Buffer.concat([
        ...tarMember('s', Buffer.from('x'), 'S'),
        ...tarMember('1.eml', Buffer.from(message(1))),
        Buffer.alloc(1024),
      ]),
      want: messages(1),
      codes: ['tar-special'],
    },
    {
      name: 'a damaged header loses its member and no other',
      bytes: flipped(damagedTar, memberLength + 3),
      want: [message(1), message(3)],
      ledger: ['archive a 3=2+0+1'],
      codes: ['tar-damaged'],
    },
    {
      name: 'a tar cut within a member gives what is there',
      bytes: damagedTar.subarray(0, memberLength + 512 + 100),
      want: [message(1), message(2).slice(0, 100)],
      codes: ['member-cut', 'archive-cut'],
    },
    {
      name: 'a tar cut between members has no end mark',
      bytes: tarOf({ '1.eml': message(1) }, { unfinished: true }),
      want: messages(1),
      codes: ['archive-cut'],
    },
    {
      name: 'tars that were strung together are all read',
      bytes: Buffer.concat([tarOf({ '1.eml': message(1) }), tarOf({ '2.eml': message(2) })]),
      want: messages(2),
      codes: [],
    },
    {
      name: 'a zip with messages, stored, deflated and by Zstandard',
      bytes: zipOf([{ ...eml(1), method: 0 }, eml(2), { ...eml(3), method: 93 }]),
      want: messages(3),
      ledger: ['archive a 3=3+0+0'],
      codes: [],
    },
    {
      name: 'a zip64',
      bytes: zipOf([
        { ...eml(1), long: true },
        { ...eml(2), long: true },
      ]),
      want: messages(2),
      codes: [],
    },
    {
      name: 'mail of Outlook for Mac is told to be lost, with what to do, and not taken for other texts',
      bytes: zipOf([
        { name: 'Accounts/anna@x.example/com.microsoft.__Messages/Inbox/message_00000.xml', content: '<emails/>' },
        eml(1),
      ]),
      want: messages(1),
      codes: ['olm-unread'],
      ledger: ['archive a 2=1+0+1'],
    },
    { name: 'an empty zip', bytes: zipOf([]), want: [], ledger: ['archive a 0=0+0+0'] },
    {
      name: 'folders in a zip are no members',
      bytes: zipOf([
        { name: 'x/', content: '', method: 0 },
        { ...eml(1), name: 'x/1.eml' },
      ]),
      want: messages(1),
      ledger: ['archive a 1=1+0+0'],
    },
    {
      name: 'names that lead out of the folder are only names',
      bytes: zipOf([
        { ...eml(1), name: '../../../../tmp/turncoat-slipped' },
        { ...eml(2), name: '/etc/turncoat' },
      ]),
      want: messages(2),
      paths: ['a > ../../../../tmp/turncoat-slipped', 'a > /etc/turncoat'],
    },
    {
      name: 'names are UTF-8 where they can be, else of code page 437',
      bytes: zipOf([
        { ...eml(1), name: 'Ä/1.eml' },
        { ...eml(2), name: Buffer.from('\x8e/2.eml', 'latin1') },
      ]),
      want: messages(2),
      paths: ['a > Ä/1.eml', 'a > Ä/2.eml'],
    },
    {
      name: 'an encrypted member failed, and the others are read',
      bytes: zipOf([{ ...eml(1), flags: 1 }, eml(2)]),
      want: [message(2)],
      ledger: ['archive a 2=1+0+1'],
      codes: ['encrypted'],
    },
    {
      name: 'a method that is not read failed',
      bytes: zipOf([{ ...eml(1), method: 14 }, eml(2)]),
      want: [message(2)],
      codes: ['zip-method'],
    },
    {
      name: 'a wrong checksum is told, and the bytes are given',
      bytes: zipOf([{ ...eml(1), crc: 1 }]),
      want: messages(1),
      ledger: ['archive a 1=1+0+0'],
      codes: ['checksum-wrong'],
    },
    {
      name: 'a member that is longer than it says is cut there',
      bytes: zipOf([{ ...eml(1), size: 200 }]),
      want: [message(1).slice(0, 200)],
      codes: ['zip-size-wrong'],
    },
    {
      name: 'a member that is shorter than it says is told',
      bytes: zipOf([{ ...eml(1), size: 9000 }]),
      want: messages(1),
      codes: ['archive-cut'],
    },
    {
      name: 'a link in a zip',
      bytes: zipOf([{ name: 'x', content: '/etc/passwd', mode: 0o120777 }]),
      want: [],
      codes: ['link-not-followed'],
    },
    {
      name: 'a cut zip with a whole one in it does not take that one for itself',
      bytes: zipOf([eml(1), { name: 'in.zip', content: zipOf([eml(2)]), method: 0 }], { directory: false }),
      want: messages(2),
      ledger: ['archive a/in.zip 1=1+0+0', 'archive a 2=2+0+0'],
      codes: ['zip-directory-damaged'],
    },
    {
      name: 'a zip without its list of members is read by the headers',
      bytes: zipOf([eml(1), { ...eml(2), flags: 8 }, { ...eml(3), flags: 8, method: 0 }, eml(4)], { directory: false }),
      want: messages(4),
      ledger: ['archive a 4=4+0+0'],
      codes: ['zip-directory-damaged'],
    },
    {
      name: 'a zip that was cut within a member gives what is there',
      bytes: zipOf([
        eml(1),
        { name: '2.eml', content: `${message(2)}${noise('x', 5000).toString('latin1')}`, method: 0 },
      ]).subarray(0, 1500),
      want: [message(1), `${message(2)}${noise('x', 5000).toString('latin1')}`],
      codes: ['zip-directory-damaged', 'archive-cut'],
    },
    {
      name: 'a damaged list of members is made up for by the headers',
      bytes: flipped(zip, centralOf(zip, 2)),
      want: messages(3),
      ledger: ['archive a 3=3+0+0'],
      codes: ['zip-directory-damaged'],
    },
    {
      name: 'a stored zip in a zip without a list is one member',
      bytes: zipOf([{ name: 'in.zip', content: zipOf([eml(1), eml(2)]), method: 0 }, eml(3)], { directory: false }),
      want: messages(3),
      ledger: ['archive a/in.zip 2=2+0+0', 'archive a 2=2+0+0'],
    },
    {
      name: 'padding behind the end of a zip',
      bytes: Buffer.concat([zipOf([eml(1)]), Buffer.alloc(3000)]),
      want: messages(1),
      codes: [],
    },
    {
      name: 'compression adds no step and no account',
      bytes: gzipSync(zstdCompressSync(tarOf({ 'anna.mbox.gz': gzipSync(mboxOf(messages(2))) }))),
      want: messages(2),
      ledger: ['mail a/anna.mbox.gz 2=2+0+0', 'archive a 1=1+0+0'],
      paths: ['a > anna.mbox.gz > #1', 'a > anna.mbox.gz > #2'],
    },
  ]

for (const { name, bytes, want, ...more } of table) {
  test(name, async () => {
    const taken = await takeFile('a', bytes)
    if (name.includes('cut within a member')) {
      assert.equal(taken.items.length, want.length)
      for (const [index, body] of bodies(taken).entries()) assert(want[index]!.startsWith(body.slice(0, 150)))
    } else assert.deepEqual(bodies(taken), want)
    if (more.paths !== undefined) assert.deepEqual(paths(taken), more.paths)
    if (more.ledger !== undefined) assert.deepEqual(ledger(taken), more.ledger)
    if (more.codes !== undefined) assert.deepEqual(taken.codes, more.codes)
    assert(reconciles(taken))
  })
}

test('a damaged member of a zip is read up to the damage', async () => {
  const long = message(1, noise('long', 3000).toString('hex'))
  const bytes = zipOf([{ name: '1.eml', content: long }])
  const taken = await takeFile('a', flipped(bytes, 2000))
  assert(long.startsWith(bodies(taken)[0]!.slice(0, 1500)) && bodies(taken)[0]!.length > 1500)
  assert.match(taken.codes.join(), /^(?:compressed-damaged|checksum-wrong|compressed-cut|zip-size-wrong|archive-cut)$/)
})

test('members of a zip that can no longer be found are counted', async () => {
  const bytes = Buffer.from(zip)
  // Both the record in the list and the header of the second member are overwritten.
  bytes.fill(0, bytes.indexOf('2.eml') - 30, bytes.indexOf('2.eml') + 5)
  bytes.fill(0, centralOf(bytes, 2), centralOf(bytes, 2) + 4)
  const taken = await takeFile('a', bytes)
  assert.deepEqual(ledger(taken), ['archive a 3=2+0+1'])
  assert(taken.codes.includes('zip-members-lost'))
})

test('names of a tar are UTF-8 where they can be, else Latin-1', () => {
  assert.equal(decoded(Buffer.from('Ärger')), 'Ärger')
  assert.equal(decoded(Buffer.from('Ärger', 'latin1')), 'Ärger')
})

test('sums of a tar header: signed bytes of old programs, blanks in front, base 256', () => {
  const [header] = tarMember('\xe4.eml', Buffer.from('x')) as [Buffer]
  assert.equal(readTarHeader(header)?.size, 1)
  const sum = header.reduce(
    (total, byte, index) => total + (index >= 148 && index < 156 ? 32 : byte < 128 ? byte : byte - 256),
    0,
  )
  header.write(`${sum.toString(8).padStart(6, ' ')}\0 `, 148)
  assert.equal(readTarHeader(header)?.size, 1)
  header.write('\x80\0\0\0\0\0\0\x02\0\0\0\0', 124, 'latin1')
  header.write(' '.repeat(8), 148)
  header.write(`${header.reduce((total, byte) => total + byte, 0).toString(8)}\0`, 148)
  assert.equal(readTarHeader(header)?.size, 2 * 2 ** 32)
})

test('pax records are read up to the first that is none', () => {
  assert.deepEqual(
    [...readPax(Buffer.from(`${record('path=ä')}${record('size=5')}`))],
    [
      ['path', 'ä'],
      ['size', '5'],
    ],
  )
  for (const broken of ['', 'x', '999999 path=x\n', '-5 path=x\n', '3 x\n', '0 path=x\n'])
    assert.deepEqual([...readPax(Buffer.from(broken))], [], broken)
})

test('random damage of archives: what is read is true, and accounts add up', async () => {
  const chance = random('archives')
  const whole = [damagedTar, zip, gzipSync(damagedTar), zipOf([{ name: 'a.mbox', content: mboxOf(messages(3)) }])]
  for (let round = 0; round < 120; round++) {
    const bytes = Buffer.from(chance.pick(whole))
    for (let flips = 1 + chance.below(4); flips > 0; flips--) bytes[chance.below(bytes.length)] = chance.below(256)
    const taken = await takeFile('a', chance.chance(0.3) ? bytes.subarray(0, chance.below(bytes.length)) : bytes)
    assert(reconciles(taken))
  }
})
