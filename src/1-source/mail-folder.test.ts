import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { emlxOf, ledger, mboxOf, message, messages, reconciles, takeFolder, type Taken } from './material.contract.ts'

const seen = ({ items }: Taken) =>
  items.map(({ mailbox, folder, bytes }) => {
    const letter = /letter (\d+)/.exec(Buffer.from(bytes).toString())?.[1] ?? '?'
    return `${mailbox}/${folder} ${letter}`
  })

const table: {
  name: string
  folder: string
  files: Record<string, string | Buffer>
  want: string[]
  ledger: string[]
  codes?: string[]
}[] = [
  {
    name: 'a Maildir is one account, with all its folders',
    folder: 'anna',
    files: {
      'cur/1700000000.M1.host:2,S': message(1),
      'new/1700000001.M2.host': message(2),
      '.Sent/cur/1700000002.M3.host:2,RS': message(3),
      '.Work.Projects/cur/1700000003.M4.host:2,': message(4),
      '.Entw&APw-rfe/new/1700000004.M5.host': message(5),
    },
    want: ['anna/Entwürfe 5', 'anna/Sent 3', 'anna/Work/Projects 4', 'anna/ 1', 'anna/ 2'],
    ledger: ['mail anna 5=5+0+0'],
  },
  {
    name: 'folders that lie in each other',
    folder: 'anna',
    files: {
      'cur/1:2,S': message(1),
      'new/2': message(2),
      'foo/cur/3:2,S': message(3),
      'foo/bar/new/4': message(4),
      'foo/bar/cur/5': message(5),
    },
    want: ['anna/ 1', 'anna/foo/bar 5', 'anna/foo/bar 4', 'anna/foo 3', 'anna/ 2'],
    ledger: ['mail anna 5=5+0+0'],
  },
  {
    name: 'Maildirs under the usual names of folders are one mailbox',
    folder: 'anna',
    files: {
      'INBOX/cur/1:2,S': message(1),
      'INBOX/new/2': message(2),
      'Chess/cur/3:2,S': message(3),
      'Chess/new/4': message(4),
    },
    want: ['anna/Chess 3', 'anna/Chess 4', 'anna/INBOX 1', 'anna/INBOX 2'],
    ledger: ['mail anna 4=4+0+0'],
  },
  {
    name: 'Thunderbird’s stores of any name are folders of the account, and their indexes hold nothing',
    folder: 'imap.x.example',
    files: {
      Clubs: mboxOf([message(1), message(2)]),
      'Clubs.msf': '// <!-- <mdb:mork:z v="1.4"/> -->\n',
      'Clubs.sbd/Chess': mboxOf([message(3), message(4)]),
      'Clubs.sbd/Chess.msf': '// <!-- <mdb:mork:z v="1.4"/> -->\n',
      'Clubs.sbd/Chess.sbd/Results': mboxOf([message(5)]),
      'Clubs.sbd/Chess.sbd/Results.msf': '// <!-- <mdb:mork:z v="1.4"/> -->\n',
      'Sent-1': mboxOf([message(6)]),
      'Sent-1.msf': '// <!-- <mdb:mork:z v="1.4"/> -->\n',
      'filters.dat': 'version="9"\n',
    },
    want: [
      'imap.x.example/Clubs 1',
      'imap.x.example/Clubs 2',
      'imap.x.example/Clubs/Chess 3',
      'imap.x.example/Clubs/Chess 4',
      'imap.x.example/Clubs/Chess/Results 5',
      'imap.x.example/Sent-1 6',
    ],
    ledger: [
      'mail imap.x.example/Clubs 2=2+0+0',
      'mail imap.x.example/Clubs.sbd/Chess 2=2+0+0',
      'mail imap.x.example 9=4+5+0',
    ],
    codes: ['mail-index', 'mail-index', 'mail-index', 'mail-index', 'not-mail'],
  },
  {
    name: 'Apple Mail’s own library, where mails without their attachments say so',
    folder: 'V10',
    files: {
      'anna/Chess.mbox/0F5E2B1C-9A44-4E0B-8C3D-1234567890AB/Data/Messages/1.emlx': emlxOf(message(1)),
      'anna/Chess.mbox/0F5E2B1C-9A44-4E0B-8C3D-1234567890AB/Data/Messages/2.partial.emlx': emlxOf(message(2)),
      'anna/Chess.mbox/0F5E2B1C-9A44-4E0B-8C3D-1234567890AB/Data/Messages/3.emlx': emlxOf(message(3), 5000),
    },
    want: ['anna/Chess 1', 'anna/Chess 2', 'anna/Chess 3'],
    ledger: [
      'mail V10/anna/Chess.mbox/0F5E2B1C-9A44-4E0B-8C3D-1234567890AB/Data/Messages 3=3+0+0',
      'folder V10/anna/Chess.mbox/0F5E2B1C-9A44-4E0B-8C3D-1234567890AB/Data 1=1+0+0',
      'folder V10/anna/Chess.mbox/0F5E2B1C-9A44-4E0B-8C3D-1234567890AB 1=1+0+0',
      'folder V10/anna/Chess.mbox 1=1+0+0',
      'folder V10/anna 1=1+0+0',
      'folder V10 1=1+0+0',
    ],
    codes: ['mail-incomplete', 'mail-incomplete'],
  },
  {
    name: 'Maildirs beside each other are people',
    folder: 'team',
    files: {
      'anna/cur/1:2,S': message(1),
      'anna/new/2': message(2),
      'ben/Maildir/cur/3:2,S': message(3),
      'ben/Maildir/new/4': message(4),
    },
    want: ['anna/ 1', 'anna/ 2', 'ben/ 3', 'ben/ 4'],
    ledger: [
      'mail team/anna 2=2+0+0',
      'mail team/ben/Maildir 2=2+0+0',
      'folder team/ben 1=1+0+0',
      'folder team 2=2+0+0',
    ],
  },
  {
    name: 'what lies in cur is mail whatever it looks like, compressed or not',
    folder: 'anna',
    files: {
      'cur/1:2,S': 'no header at all, letter 1',
      'cur/2:2,Z': gzipSync(message(2)),
      'cur/3:2,Z': zstdCompressSync('%PDF-1.7 letter 3'),
      'cur/4:2,S': mboxOf(messages(4).slice(3)),
      'new/5': message(5),
    },
    want: ['anna/ 1', 'anna/ 2', 'anna/ 3', 'anna/ 4', 'anna/ 5'],
    ledger: ['mail anna 5=5+0+0'],
  },
  {
    name: 'an unfinished delivery, an empty file and the server’s own files are told',
    folder: 'anna',
    files: {
      'cur/1:2,S': message(1),
      'new/2': '',
      'tmp/3': message(3),
      'dovecot-uidlist': '3 V1\n',
      maildirfolder: '',
    },
    want: ['anna/ 1'],
    ledger: ['mail anna 5=1+4+0'],
    codes: ['not-mail', 'mail-index', 'empty', 'maildir-undelivered'],
  },
  {
    name: 'a folder called new that holds no deliveries is an ordinary one',
    folder: 'x',
    files: { 'new/report.txt': 'hello\n', 'new/anna.mbox': mboxOf(messages(1)) },
    want: ['anna/ 1'],
    ledger: ['mail x/new/anna.mbox 1=1+0+0', 'folder x/new 2=1+1+0', 'folder x 1=1+0+0'],
  },
  {
    name: 'an MH folder goes by numbers, with its folders',
    folder: 'anna',
    files: {
      '.mh_sequences': 'cur: 2\n',
      '10': message(10),
      '2': message(2),
      '9': 'no header, letter 9',
      'chess/1': message(1),
      'chess/old/3': message(3),
      ',4': message(4),
    },
    want: ['anna/ 2', 'anna/ 9', 'anna/ 10', 'anna/ 4', 'anna/chess 1', 'anna/chess/old 3'],
    ledger: ['mail anna 6=6+0+0'],
  },
  {
    name: 'an MH tree under the usual name is one mailbox',
    folder: 'anna',
    files: {
      'inbox/.mh_sequences': '',
      'inbox/1': message(1),
      'chess/2': message(2),
      context: 'Current-Folder: inbox\n',
    },
    want: ['anna/chess 2', 'anna/inbox 1'],
    ledger: ['mail anna 3=2+1+0'],
  },
]

for (const { name, folder, files, want, ledger: accounts, codes } of table) {
  test(name, async () => {
    const taken = await takeFolder(folder, files)
    assert.deepEqual(seen(taken), want)
    assert.deepEqual(ledger(taken), accounts)
    if (codes !== undefined) assert.deepEqual(taken.codes, codes)
    assert(reconciles(taken))
  })
}

test('the place of a message in a Maildir is its path, flags and all', async () => {
  const { items } = await takeFolder('anna', {
    '.Sent/cur/1700000002.M3.host:2,RS': message(3),
    'cur/1:2,': message(1),
  })
  assert.deepEqual(items[0]!.where.path, ['anna', '.Sent', 'cur', '1700000002.M3.host:2,RS'])
})

test('the envelope line of a message that was delivered with one is no part of it', async () => {
  const { items } = await takeFolder('anna', { 'cur/1:2,S': mboxOf(messages(1)), 'new/2': message(2) })
  const [item] = items
  assert.equal(item!.envelope, 'anna@x.example Mon Jan  1 09:00:00 2024')
  assert(Buffer.from(item!.bytes).toString().startsWith('Received:'))
  assert.equal(item!.stored?.from, 45)
})
