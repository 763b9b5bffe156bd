import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isStoreName, placeOfLoose, placeOfStore, withoutEndings } from './holder.ts'
import { maildirFolder } from './maildir-name.ts'

const endings = [
  ['anna.mbox', 'anna'],
  ['anna.mbox.zst', 'anna'],
  ['anna@x.example.mbox', 'anna@x.example'],
  ['list-2019-2026.tar.gz', 'list-2019-2026'],
  ['anna.b', 'anna.b'],
  ['.mbox', '.mbox'],
  ['Anna.PST', 'Anna'],
  ['Inbox.sbd', 'Inbox'],
] as const

for (const [name, want] of endings) test(`${name} names ${want}`, () => assert.equal(withoutEndings(name), want))

const loose = [
  { name: 'a folder is a mailbox', folders: ['team', 'anna'], want: ['anna', ''] },
  { name: 'an Inbox is a folder of the one above', folders: ['team', 'anna', 'Inbox'], want: ['anna', 'Inbox'] },
  { name: 'so is what lies in it', folders: ['team', 'anna', 'Inbox', 'Projects'], want: ['anna', 'Inbox/Projects'] },
  { name: 'in any letter-case', folders: ['anna', 'INBOX'], want: ['anna', 'INBOX'] },
  { name: 'in German', folders: ['anna', 'Gelöschte Elemente'], want: ['anna', 'Gelöschte Elemente'] },
  { name: 'an Inbox alone names itself', folders: ['Inbox'], want: ['Inbox', ''] },
  { name: 'Maildir names nobody', folders: ['home', 'anna', 'Maildir', 'cur'], want: ['anna', ''] },
  {
    name: 'a folder of Maildir++',
    folders: ['anna', 'Maildir', '.Work.Projects', 'cur'],
    want: ['anna', 'Work/Projects'],
  },
  { name: 'a usual folder of Maildir++', folders: ['anna', '.Sent', 'new'], want: ['anna', 'Sent'] },
  { name: 'a hidden maildir is no folder', folders: ['home', 'anna', '.maildir', 'cur'], want: ['anna', ''] },
  { name: 'Maildir alone names itself', folders: ['Maildir'], want: ['Maildir', ''] },
  { name: 'folders within an archive count', folders: ['backup.zip', 'mail/anna/Sent'], want: ['anna', 'Sent'] },
  { name: 'an archive without folders names it', folders: ['anna.tar.gz'], want: ['anna', ''] },
  {
    name: 'Apple Mail’s own library',
    folders: [
      'Mail',
      'V10',
      'anna',
      'Archive.mbox',
      'Chess.mbox',
      '0F5E2B1C-9A44-4E0B-8C3D-1234567890AB',
      'Data',
      '1',
      'Messages',
    ],
    want: ['anna', 'Archive/Chess'],
  },
  {
    name: 'Apple Mail’s library of long ago',
    folders: ['Mail', 'IMAP-anna@x.example', 'INBOX.imapmbox', 'Messages'],
    want: ['IMAP-anna@x.example', 'INBOX'],
  },
  { name: 'a folder called Messages is any folder', folders: ['anna', 'Messages'], want: ['Messages', ''] },
  { name: 'nothing names nobody', folders: [], want: ['', ''] },
] as const

for (const { name, folders, want } of loose) {
  test(`loose mail: ${name}`, () => {
    const { mailbox, folder } = placeOfLoose(folders)
    assert.deepEqual([mailbox, folder], want)
  })
}

const stores = [
  { name: 'a store is named by itself', folders: ['team'], file: 'anna.mbox', want: ['anna', ''] },
  { name: 'handed in by itself, too', folders: [], file: 'Inbox', want: ['Inbox', ''] },
  { name: 'an Inbox is its folder’s', folders: ['anna'], file: 'Inbox', want: ['anna', 'Inbox'] },
  {
    name: 'an archive’s folder called archive is none',
    folders: ['backup', 'Archive'],
    file: 'anna.mbox',
    want: ['anna', ''],
  },
  {
    name: 'Thunderbird’s inner folders',
    folders: ['anna', 'Inbox.sbd'],
    file: 'Projects',
    want: ['anna', 'Inbox/Projects'],
  },
  {
    name: 'Thunderbird’s own folders',
    folders: ['anna', 'Clubs.sbd', 'Chess.sbd'],
    file: 'Results',
    want: ['anna', 'Clubs/Chess/Results'],
  },
  { name: 'Apple Mail’s exports', folders: ['anna', 'INBOX.mbox'], file: 'mbox', want: ['anna', 'INBOX'] },
  { name: 'Apple Mail’s export of one mailbox', folders: ['anna.mbox'], file: 'mbox', want: ['anna', ''] },
] as const

for (const { name, folders, file, want } of stores) {
  test(`a store: ${name}`, () => {
    const { mailbox, folder } = placeOfStore(folders, file)
    assert.deepEqual([mailbox, folder], want)
  })
}

test('what is named like a store is one, even with one message', () => {
  for (const name of ['anna.mbox', 'Sent', 'x.MBX', 'Papierkorb']) assert(isStoreName(name), name)
  for (const name of ['1.eml', '00001.7c53', 'anna', 'mbox-notes']) assert(!isStoreName(name), name)
})

const folders = [
  [['.Sent'], 'Sent'],
  [['.Work.Projects'], 'Work/Projects'],
  [['foo', 'baz'], 'foo/baz'],
  [['.Entw&APw-rfe'], 'Entwürfe'],
  [['.R&-D'], 'R&D'],
  [['.&ZeVnLIqe-'], '日本語'],
  [['.Entwürfe'], 'Entwürfe'],
  [['.A&odd'], 'A&odd'],
  [[], ''],
] as const

for (const [steps, want] of folders)
  test(`${steps.join('/')} is the folder ${want}`, () => assert.equal(maildirFolder(steps), want))
