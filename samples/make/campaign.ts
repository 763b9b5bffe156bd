/** All files of the sample, by their path below samples/campaign. */
import { digest } from '#ground'
import { csv } from './document/sheet.ts'
import { entraExport } from './logs/entra.ts'
import { googleAudit, googleLogins } from './logs/google.ts'
import { lanternLog } from './logs/lantern.ts'
import { sessions } from './logs/session.ts'
import { auditExport } from './logs/unified-audit.ts'
import { publishedKeys } from './mail/published-keys.ts'
import { gzip, tar, zip, zstd } from './pack/containers.ts'
import { looseMessages, maildir } from './store/folders.ts'
import { mboxcl2, mboxrd, messageBytes, takeoutMbox } from './store/mbox.ts'
import { rosterRows } from './story/roster.ts'
import { noticeFile } from './story/scenes/notice.ts'
import { STATEMENTS, statementFile } from './story/statements.ts'
import { type Story, tellStory } from './story/story.ts'
import type { Copy, Mail } from './story/post-office.ts'
import { YEAR } from './story/year.ts'
import { truthOf } from './truth.ts'

/** Path and content of each file. */
export type Files = ReadonlyMap<string, Buffer>

/** Makes the whole sample; the same bytes each time. */
export function campaignFiles(): Files {
  const story = tellStory()
  const signIns = sessions()
  const audit = auditExport(story, signIns)
  const notice = noticeFile()
  const files = new Map<string, Buffer>([
    ...mailboxes(story),
    ['logs/m365-signin.json.gz', gzip(entraExport(signIns))],
    ['logs/m365-audit.csv.gz', gzip(audit.file)],
    ['logs/google-login.json.gz', gzip(googleLogins())],
    ['logs/google-audit.json', googleAudit()],
    ['logs/lantern-mail.log.gz', gzip(lanternLog(story))],
    ['leak/anonymous.eml', messageBytes(story.anonymous, '\r\n')],
    ...story.leak.files.map(({ name, bytes }) => [`leak/${name}`, bytes] as const),
    ['intel/northlight-notice.pdf', notice.pdf],
    ['intel/northlight-notice.txt', notice.text],
    ['intel/northlight-indicators.csv', notice.indicators],
    ...STATEMENTS.map(statement => [`statements/${statement.file}`, statementFile(statement)] as const),
    ['roster.csv', csv(rosterRows())],
    ['keys.json', json(publishedKeys([...story.mailboxes.values()].flat().concat(story.anonymous)))],
    ['truth.json', json(truthOf(story, signIns, audit.taken))],
  ])
  files.set('CHECKSUMS', checksums(files))
  return files
}

function json(value: object): Buffer {
  return Buffer.from(`${JSON.stringify(value, undefined, 1)}\n`)
}

/** A list that `sha256sum -c` understands. */
function checksums(files: Files): Buffer {
  const names = [...files.keys()].sort()
  return Buffer.from(names.map(name => `${digest(files.get(name)!)}  ${name}\n`).join(''))
}

/** Every mailbox in another of the forms in which mailboxes come. */
function mailboxes(story: Story): [string, Buffer][] {
  const box = (name: string) => story.mailboxes.get(name)!
  const mails = new Map(story.mails.map(mail => [mail.messageId, mail]))
  const subjectOf = (copy: Copy) => mails.get(copy.messageId)!.subject
  return [
    ['mail/ruth.mbox.zst', zstd(mboxrd(box('ruth')))],
    ['mail/tomas.tar.gz', gzip(tar(maildir('', box('tomas'), 'archive')))],
    ['mail/priya.mbox.gz', gzip(mboxrd(box('priya')))],
    ['mail/colm.mbox.gz', gzip(mboxcl2(box('colm')))],
    ['mail/hana.mbox.gz', gzip(mboxrd(box('hana')))],
    ['mail/ingrid.zip', zip(looseMessages(box('ingrid'), subjectOf))],
    ['mail/miriam.mbox', mboxrd(box('miriam'))],
    ['mail/takeout-20260302T091500Z-001.zip', takeout(box('devon'), mails)],
    ['mail/daniel.tar.zst', zstd(tar(maildir('Maildir', box('daniel'), 'store2')))],
    ['mail/daniel-personal.zip', zip(looseMessages(box('daniel-personal'), subjectOf))],
  ]
}

/** A Google Takeout of one account: its page of contents, and all its mail in one file. */
function takeout(copies: readonly Copy[], mails: ReadonlyMap<string, Mail>): Buffer {
  const firsts = new Map<string, Copy>()
  const rootOf = ({ messageId }: Copy) => mails.get(messageId)!.references[0] ?? messageId
  for (const copy of copies) if (!firsts.has(rootOf(copy))) firsts.set(rootOf(copy), copy)
  const page = `<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>Google Takeout archive</title></head>\n<body><h1 class="header_title">Archive for devon@harbourfield.example</h1>\n<p>Mar 2, 2026, 9:15:00 AM UTC</p><p>Mail: All mail Including Spam and Trash.mbox</p></body></html>\n`
  return zip([
    { name: 'Takeout/archive_browser.html', bytes: Buffer.from(page), changed: YEAR.until },
    {
      name: 'Takeout/Mail/All mail Including Spam and Trash.mbox',
      bytes: takeoutMbox(copies, copy => firsts.get(rootOf(copy))!),
      changed: YEAR.until,
    },
  ])
}
