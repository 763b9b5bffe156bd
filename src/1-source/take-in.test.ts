import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { digest, LIMITS, Outage } from '#ground'
import {
  folderOf,
  gather,
  ledger,
  mboxOf,
  message,
  messages,
  reconciles,
  takeFile,
  takeFolder,
  tarOf,
  zipOf,
  type Taken,
} from './material.contract.ts'
import { takeIn, type TakeInOptions } from './take-in.ts'

const letters = ({ items }: Taken) => items.map(({ bytes }) => /letter (\d+)/.exec(Buffer.from(bytes).toString())?.[1])
const places = ({ items }: Taken) =>
  items.map(({ mailbox, folder }) => (folder === '' ? mailbox : `${mailbox}/${folder}`))
const all: TakeInOptions = { kinds: ['mail', 'log', 'document', 'indicator'] }

const single: {
  name: string
  file: string
  content: string | Buffer
  options?: TakeInOptions
  want: string[]
  codes?: string[]
}[] = [
  { name: 'an mbox', file: 'anna.mbox', content: mboxOf(messages(3)), want: ['mail anna.mbox 3=3+0+0'] },
  { name: 'one message', file: '1.eml', content: message(1), want: ['mail 1.eml 1=1+0+0'] },
  { name: 'an mbox with one message', file: 'anna', content: mboxOf(messages(1)), want: ['mail anna 1=1+0+0'] },
  { name: 'an empty file', file: 'x', content: '', want: ['document x 1=0+1+0'], codes: ['empty'] },
  {
    name: 'bytes of no kind',
    file: 'x',
    content: Buffer.from([0, 1, 2]),
    want: ['document x 1=0+1+0'],
    codes: ['unknown'],
  },
  { name: 'a document', file: 'x.pdf', content: '%PDF-1.7', want: ['document x.pdf 1=0+1+0'], codes: ['not-mail'] },
  {
    name: 'a document that is asked for',
    file: 'x.pdf',
    content: '%PDF-1.7',
    options: all,
    want: ['document x.pdf 1=1+0+0'],
    codes: [],
  },
  { name: 'a log', file: 'x', content: '2024-01-01T09:00:00Z x\n', want: ['log x 1=0+1+0'], codes: ['not-mail'] },
  {
    name: 'mail that is not asked for',
    file: 'anna.mbox',
    content: mboxOf(messages(2)),
    options: { kinds: ['log'] },
    want: ['mail anna.mbox 1=0+1+0'],
    codes: ['not-asked'],
  },
  {
    name: 'a format that has to be unpacked first',
    file: 'x.bz2',
    content: 'BZh91AY&SYxx',
    want: ['archive x.bz2 1=0+1+0'],
    codes: ['packed-unread'],
  },
  { name: 'gzip of nothing', file: 'x.gz', content: gzipSync(''), want: ['document x.gz 1=0+1+0'], codes: ['empty'] },
  {
    name: 'gzip of which nothing is left',
    file: 'x.gz',
    content: gzipSync(mboxOf(messages(1))).subarray(0, 12),
    want: ['document x.gz 1=0+0+1'],
    codes: ['nothing-read', 'compressed-cut'],
  },
  {
    name: 'an mbox whose beginning is missing',
    file: 'x',
    content: `end\n\n${mboxOf(messages(1))}`,
    want: ['mail x 2=1+0+1'],
    codes: ['mbox-no-start'],
  },
  {
    name: 'an mbox cut behind an envelope line',
    file: 'x',
    content: `${mboxOf(messages(1))}From a Mon Jan  1 09:00:00 2024\n`,
    want: ['mail x 2=1+0+1'],
    codes: ['message-empty'],
  },
]

for (const { name, file, content, options, want, codes } of single) {
  test(`one file: ${name}`, async () => {
    const taken = await takeFile(file, content, options)
    assert.deepEqual(ledger(taken), want)
    if (codes !== undefined) assert.deepEqual(taken.codes, codes)
    assert(reconciles(taken))
  })
}

test('a damaged stream gives what stands before the damage, and its place', async () => {
  const long = mboxOf(
    Array.from({ length: 3000 }, (_, index) => message(index, `${digest(String(index))}\n`.repeat(5))),
  )
  const packed = gzipSync(long)
  const taken = await takeFile('anna.mbox.gz', packed.subarray(0, packed.length / 2))
  assert(taken.items.length > 1300 && taken.items.length < 1700, String(taken.items.length))
  const place = taken.entries[0]!.troubles[0]!.where.span!.from
  assert.equal(place, taken.items.at(-1)!.stored!.to)
})

test('a folder: each file in the order of its name’s bytes, each in the mailbox of its folder', async () => {
  const taken = await takeFolder('team', {
    'anna/2.eml': message(2),
    'anna/10.eml': message(10),
    'anna/Inbox/1.eml': message(1),
    'ben.mbox': mboxOf(messages(2)),
    'carl/Sent': mboxOf([message(7), message(8)]),
    'notes.txt': 'Dear diary,\n',
    'Z.eml': message(9),
    'ä.eml': message(11),
  })
  assert.deepEqual(letters(taken), ['9', '10', '2', '1', '1', '2', '7', '8', '11'])
  assert.deepEqual(places(taken), [
    'team',
    'anna',
    'anna',
    'anna/Inbox',
    'ben',
    'ben',
    'carl/Sent',
    'carl/Sent',
    'team',
  ])
  assert.deepEqual(ledger(taken), [
    'mail team/anna/Inbox 1=1+0+0',
    'mail team/anna 3=3+0+0',
    'mail team/ben.mbox 2=2+0+0',
    'mail team/carl/Sent 2=2+0+0',
    'folder team/carl 1=1+0+0',
    'mail team 6=5+1+0',
  ])
  assert.deepEqual(taken.items[0]!.where.path, ['team', 'Z.eml'])
  assert.equal(taken.items[0]!.where.source, digest(message(9)))
})

test('loose messages behind envelope lines count in their folder, and stores with one message do not', async () => {
  const big = message(2, 'a long line of a letter\n'.repeat(8000))
  const taken = await takeFolder('ham', {
    '1.txt': mboxOf(messages(1)),
    '2.txt': mboxOf([big]),
    'anna.mbox': mboxOf(messages(1)),
  })
  assert.deepEqual(places(taken), ['ham', 'ham', 'anna'])
  assert.deepEqual(ledger(taken), ['mail ham/anna.mbox 1=1+0+0', 'mail ham 3=3+0+0'])
  assert.deepEqual(taken.items[0]!.where.path, ['ham', '1.txt'])
  assert.equal(Buffer.from(taken.items[1]!.bytes).toString(), big)
})

test('a packed folder gives the same mail in the same mailboxes as the folder', async () => {
  const files = {
    'anna/1.eml': message(1),
    'anna/Inbox/2.eml': message(2),
    'carl/.Sent/cur/1700000000.x.host:2,S': message(3),
    'carl/cur/1700000001.x.host:2,': message(4),
    'ben.mbox.gz': gzipSync(mboxOf(messages(2))),
  }
  const open = await takeFolder('team', files)
  const packed = [
    await takeFile('team.tar.zst', zstdCompressSync(tarOf(files))),
    await takeFile('team.zip', zipOf(Object.entries(files).map(([name, content]) => ({ name, content })))),
  ]
  const summary = (taken: Taken) =>
    taken.items.map(({ mailbox, folder, bytes }) => `${mailbox}/${folder} ${digest(bytes)}`).sort()
  for (const taken of packed) assert.deepEqual(summary(taken), summary(open))
})

test('the name that the user gives wins over all others', async () => {
  const taken = await takeFolder(
    'team',
    { 'anna/1.eml': message(1), 'ben.mbox': mboxOf(messages(1)) },
    { mailbox: 'us' },
  )
  assert.deepEqual(places(taken), ['us', 'us'])
  assert(taken.entries.every(({ mailbox }) => mailbox === 'us'))
})

test('links to folders, dead links and files that cannot be read are told, and the rest is read', async () => {
  const folder = folderOf({ 'team/1.eml': message(1), 'elsewhere/2.eml': message(2) })
  try {
    const team = join(folder.path, 'team')
    symlinkSync(team, join(team, 'ring'))
    symlinkSync(join(folder.path, 'nowhere'), join(team, 'dead'))
    symlinkSync(join(folder.path, 'elsewhere/2.eml'), join(team, 'linked.eml'))
    symlinkSync(join(team, 'self'), join(team, 'self'))
    const taken = await gather([team])
    assert.deepEqual(letters(taken), ['1', '2'])
    assert.deepEqual(taken.codes, ['link-not-followed', 'link-not-followed', 'link-not-followed'])
    assert.deepEqual(ledger(taken), ['mail team 5=2+3+0'])
  } finally {
    folder.remove()
  }
})

test('a name that is no UTF-8 is read like any other', async () => {
  const folder = folderOf({})
  try {
    const bytes = Buffer.concat([Buffer.from(`${folder.path}/`), Buffer.from('\xe4nna.mbox', 'latin1')])
    writeFileSync(bytes, mboxOf(messages(2)))
    const taken = await gather([folder.path])
    assert.deepEqual(letters(taken), ['1', '2'])
  } finally {
    folder.remove()
  }
})

test('a path that does not exist is an outage that says what to do', async () => {
  await assert.rejects(
    gather(['/nowhere/anna.mbox']),
    error => error instanceof Outage && /Check the path/.test(error.message),
  )
  await assert.rejects(gather([`${import.meta.filename}/x`]), Outage)
})

test('the standard input is copied, sealed and read', async () => {
  const folder = folderOf({})
  const store = Buffer.from(mboxOf(messages(3)))
  const pieces = async function* () {
    for (let from = 0; from < store.length; from += 100) yield await Promise.resolve(store.subarray(from, from + 100))
  }
  try {
    const taken = await gather(['-'], { standardInput: pieces(), temp: folder.path })
    assert.deepEqual(ledger(taken), ['mail - 3=3+0+0'])
    assert.equal(taken.items[0]!.where.source, digest(store))
    assert.deepEqual(taken.items[0]!.where.path, ['-', '#1'])
    assert.deepEqual(readdirSync(folder.path), [])
  } finally {
    folder.remove()
  }
})

test('whoever stops early leaves no temporary copy behind', async () => {
  const folder = folderOf({
    'a.tar': tarOf({ 'in.zip': zipOf([{ name: 'anna.mbox', content: mboxOf(messages(5)) }]) }),
  })
  mkdirSync(join(folder.path, 'temp'))
  try {
    let copies = 0
    for await (const one of takeIn([join(folder.path, 'a.tar')], { temp: join(folder.path, 'temp') })) {
      if (one.kind !== 'item') continue
      copies = readdirSync(join(folder.path, 'temp')).length
      break
    }
    assert.equal(copies, 1)
    assert.deepEqual(readdirSync(join(folder.path, 'temp')), [])
  } finally {
    folder.remove()
  }
})

test('the same material gives the same, also when the order of the names on disk is another', async () => {
  const names = ['b.eml', 'a.eml', 'c/x.mbox', 'c/y.eml']
  const files = (order: readonly string[]) =>
    Object.fromEntries(order.map(name => [name, name.endsWith('mbox') ? mboxOf(messages(2)) : message(name.length)]))
  assert.deepEqual(await takeFolder('t', files(names)), await takeFolder('t', files(names.toReversed())))
})

test('a file that is written to while it is read is told', async () => {
  const folder = folderOf({ 'anna.mbox': mboxOf(messages(3)) })
  try {
    const path = join(folder.path, 'anna.mbox')
    const codes: string[] = []
    for await (const one of takeIn([path])) {
      if (one.kind === 'item') writeFileSync(path, mboxOf(messages(4)))
      if (one.kind === 'closed') codes.push(...one.entry.troubles.map(({ code }) => code))
    }
    assert.deepEqual(codes, ['source-changed'])
  } finally {
    folder.remove()
  }
})

test('a file that vanishes after it was sealed is told, and the rest is read', async () => {
  const large = mboxOf(messages(50).map(one => one + 'a line of a letter\n'.repeat(2000)))
  const folder = folderOf({ 'team/a.mbox': large, 'team/b.eml': message(7) })
  try {
    const numbers: string[] = []
    const codes: string[] = []
    for await (const one of takeIn([join(folder.path, 'team')])) {
      if (one.kind === 'source' && one.size > 1_000_000) rmSync(String(one.file))
      if (one.kind === 'item') numbers.push(one.item.where.path.join('/'))
      if (one.kind === 'closed') codes.push(...one.entry.troubles.map(({ code }) => code))
    }
    assert.deepEqual(numbers, ['team/b.eml'])
    assert.deepEqual(codes, ['unreadable', 'source-changed'])
  } finally {
    folder.remove()
  }
})

/** Wraps bytes in an archive or a compression again and again. */
const wrapped = (times: number, wrap: (bytes: Buffer) => Buffer, bytes: Buffer): Buffer =>
  times === 0 ? bytes : wrapped(times - 1, wrap, wrap(bytes))

test('a thousand containers in each other are not gone into', async () => {
  const zips = wrapped(1000, content => zipOf([{ name: 'in.zip', content, method: 0 }]), Buffer.from(message(1)))
  const streams = wrapped(1000, gzipSync, Buffer.from(message(1)))
  for (const bytes of [zips, streams]) {
    const taken = await takeFile('deep', bytes)
    assert.equal(taken.codes.at(-1) ?? taken.codes[0], 'too-deep')
    assert(reconciles(taken))
    assert(taken.entries.length <= LIMITS.containerDepth)
  }
})

test('containers within the limit of depth are read', async () => {
  const limits = { ...LIMITS, containerDepth: 3 }
  const deep = (times: number) =>
    takeFile(
      'x',
      wrapped(times, content => zipOf([{ name: 'in', content }]), Buffer.from(message(1))),
      { limits },
    )
  assert.deepEqual(letters(await deep(3)), ['1'])
  assert.deepEqual((await deep(4)).codes, ['too-deep'])
})

test('bombs are told, and the rest is read', async () => {
  const limits = { ...LIMITS, memberBytes: 5_000_000 }
  const bomb = `${message(1)}${'0'.repeat(20_000_000)}`
  const taken = await takeFile(
    'a.zip',
    zipOf([
      { name: '1.eml', content: bomb },
      { name: '2.eml', content: message(2) },
    ]),
    { limits },
  )
  assert.deepEqual(taken.codes, ['member-too-large'])
  assert.equal(taken.items.length, 2)
  assert(taken.items[0]!.bytes.length <= 5_000_000)
})

/** A zip in whose list every member points to the same bytes: harmless alone, a bomb together. */
function sharing(content: string, members: number): Buffer {
  const one = zipOf([{ name: '0.eml', content }])
  const start = one.indexOf('PK\x01\x02')
  const record = one.subarray(start, one.indexOf('PK\x05\x06'))
  const end = Buffer.from(one.subarray(one.indexOf('PK\x05\x06')))
  end.writeUInt16LE(members, 10)
  end.writeUInt32LE(members * record.length, 12)
  return Buffer.concat([one.subarray(0, start), ...Array<Buffer>(members).fill(record), end])
}

test('an archive whose members share their bytes cannot unpack to more than its size allows', async () => {
  const limits = { ...LIMITS, inflation: 100 }
  const taken = await takeFile('a.zip', sharing(`${message(1)}${'0'.repeat(25_000_000)}`, 40), { limits })
  assert.equal(taken.entries[0]!.expected, 40)
  assert(taken.codes.filter(code => code === 'archive-bomb').length > 30)
  assert(reconciles(taken))
})

test('nor can one whose members are looked at and left, since decoders work ahead', async () => {
  const limits = { ...LIMITS, inflation: 100 }
  const taken = await takeFile('a.zip', sharing('\0'.repeat(2_000_000), 120), { limits })
  assert.equal(taken.entries[0]!.expected, 120)
  assert(taken.codes.filter(code => code === 'archive-bomb').length > 50)
  assert(reconciles(taken))
})

test('more members than the limit are not looked at, and that is told', async () => {
  const limits = { ...LIMITS, containerMembers: 2 }
  const taken = await takeFile('a.tar', tarOf({ '1.eml': message(1), '2.eml': message(2), '3.eml': message(3) }), {
    limits,
  })
  assert.deepEqual(letters(taken), ['1', '2'])
  assert.deepEqual(taken.codes, ['too-many-members'])
})

test('a message over the limit is cut and told', async () => {
  const limits = { ...LIMITS, messageBytes: 1000 }
  const taken = await takeFile('1.eml', message(1, 'x\n'.repeat(5000)), { limits })
  assert.equal(taken.items[0]!.bytes.length, 1000)
  assert.deepEqual(taken.codes, ['message-too-long'])
})

test('five times the input needs no more memory', async () => {
  const store = Buffer.from(mboxOf(messages(20).map(one => one + 'a line of a letter\n'.repeat(5000))))
  const folder = folderOf({})
  const peak = async (times: number) => {
    const path = join(folder.path, `${times}.mbox`)
    writeFileSync(path, Buffer.concat(Array<Buffer>(times).fill(store)))
    let most = 0
    for await (const one of takeIn([path])) {
      if (one.kind === 'item' && one.item.where.path.at(-1)!.endsWith('0'))
        most = Math.max(most, process.memoryUsage().rss)
    }
    return most
  }
  try {
    await peak(5)
    const [little, much] = [await peak(5), await peak(25)]
    assert(much - little < 60 * 1024 * 1024, `${little} and ${much} bytes`)
  } finally {
    folder.remove()
  }
})
