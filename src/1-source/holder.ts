import { maildirFolder } from './maildir-name.ts'

/** Endings that tell of a format and not of a person. */
const ENDINGS =
  /\.(?:mbox|imapmbox|mbx|mboxrd|mboxo|mboxcl2?|maildir|mdir|eml|emlx|msg|pst|ost|zip|tar|tgz|tzst|gz|zst|zstd|bz2|xz|7z|rar|txt|sbd|directory)$/i

/** Names that programs give to a folder of a mailbox, in the languages that they ship in. */
const FOLDERS = new Set(
  (
    'inbox|sent|sent items|sent messages|sent mail|sent-mail|sentmail|drafts|draft|trash|deleted|deleted items|' +
    'deleted messages|junk|junk e-mail|junk email|spam|bulk mail|archive|archives|outbox|templates|important|starred|' +
    'all mail|all mail including spam and trash|posteingang|gesendet|gesendete elemente|gesendete objekte|entwürfe|' +
    'papierkorb|gelöschte elemente|gelöschte objekte|archiv|postausgang|boîte de réception|éléments envoyés|envoyés|' +
    'brouillons|corbeille|bandeja de entrada|enviados|elementos enviados|borradores|papelera|posta in arrivo|' +
    'posta inviata|bozze|cestino|postvak in|verzonden items|concepten|skickat|inkorg|odebrane|wysłane|входящие|' +
    'отправленные|черновики|корзина'
  ).split('|'),
)

/** Names that every mail store has and that therefore name nobody. */
const NOBODY = new Set(['maildir', 'mdir', 'mail', 'mbox', 'mailboxes', 'takeout', 'cur', 'new', 'tmp', '', '.', '..'])

/** A folder in Apple Mail's library, of today and of before 2011. */
const LIBRARY_FOLDER = /.\.(?:imap)?mbox$/

/** A name without the endings of formats: `anna@x.example.mbox.zst` names anna@x.example. */
export function withoutEndings(name: string): string {
  let bare = name
  while (ENDINGS.test(bare)) {
    const shorter = bare.replace(ENDINGS, '')
    if (shorter === '') return bare
    bare = shorter
  }
  return bare
}

/** Whether a name is one that programs give to a folder of a mailbox: Inbox, Gesendet. */
export function isFolderName(name: string): boolean {
  return FOLDERS.has(withoutEndings(name).replace(/^\./, '').normalize().toLowerCase())
}

/** Whether a file is named like a mail store, with whatever it holds: `anna.mbox`, `Inbox`. */
export function isStoreName(name: string): boolean {
  return /(?:\.|^)(?:mbox|mbx|mboxrd|mboxo|mboxcl2?)$/i.test(name) || isFolderName(name)
}

/** A mailbox, and a folder of it: '' where something lies in the mailbox itself. */
export interface Place {
  readonly mailbox: string
  readonly folder: string
}

/**
 * Whose a loose message is, judging by the folders in which it lies, outermost first. The outermost name of a usual
 * mail folder parts the two: `team/anna/Inbox/Projects` is the folder Inbox/Projects of anna. Where there is none, the
 * last folder's name is the mailbox. Names that name nobody, such as Maildir, give way to the one before.
 */
export function placeOfLoose(folders: readonly string[]): Place {
  const library = placeInLibrary(folders)
  if (library !== undefined) return library
  const all = names(folders)
  const maildir = ['cur', 'new', 'tmp'].includes(all.at(-1) ?? '') && all.length > 1
  const steps = maildir ? all.slice(0, -1) : all
  const dotted = maildir ? steps.findIndex((step, index) => index > 0 && /^\.[^.]/.test(step) && !isNobody(step)) : -1
  const parting = dotted === -1 ? steps.findIndex((step, index) => index > 0 && isFolderName(step)) : dotted
  if (parting === -1) return { mailbox: owner(steps), folder: '' }
  const inner = steps.slice(parting)
  return { mailbox: owner(steps.slice(0, parting)), folder: maildir ? maildirFolder(inner) : inner.join('/') }
}

/**
 * Whose a message in Apple Mail's own library is: `V10/ACCOUNT/Archive.mbox/Chess.mbox/UUID/Data/1/Messages` is the folder
 * Archive/Chess of ACCOUNT. Undefined where it lies in no such library.
 */
function placeInLibrary(folders: readonly string[]): Place | undefined {
  const steps = folders.flatMap(step => step.split('/'))
  const last = steps.findLastIndex(step => LIBRARY_FOLDER.test(step))
  const behind = steps.slice(last + 1)
  if (behind.at(-1) !== 'Messages' || !behind.slice(0, -1).every(step => /^(?:Data|\d|[\dA-F-]{36})$/.test(step)))
    return undefined
  const first = steps.findLastIndex((step, index) => index < last && !LIBRARY_FOLDER.test(step)) + 1
  if (first < 1) return undefined
  const folder = steps
    .slice(first, last + 1)
    .map(withoutEndings)
    .join('/')
  return { mailbox: owner(steps.slice(0, first)), folder }
}

/**
 * Whose a store of its own is. Mostly its own name says so: `anna.mbox`. Where it is named like a folder, or lies beside
 * its parent's messages as Thunderbird has it (`anna/Inbox`, `anna/Inbox.sbd/Projects`), the folders say so.
 */
export function placeOfStore(folders: readonly string[], name: string): Place {
  const steps = folders.flatMap(step => step.split('/'))
  const bare = withoutEndings(name)
  // Apple Mail exports a folder `anna.mbox` with a file `mbox` in it.
  if (isNobody(bare) && steps.length > 0) return placeOfStore(steps.slice(0, -1), steps.at(-1)!)
  const inner = steps.findIndex(step => /.\.sbd$/i.test(step))
  if (steps.length === 0 || (inner === -1 && !isFolderName(name))) return { mailbox: bare, folder: '' }
  const all = steps.map(withoutEndings)
  const parting = inner === -1 ? all.length : inner
  const folder = [...all.slice(parting), bare].join('/')
  return { mailbox: owner(all.slice(0, Math.max(1, parting))), folder }
}

const names = (steps: readonly string[]) => steps.flatMap(step => step.split('/')).map(withoutEndings)

const isNobody = (name: string) => NOBODY.has(name.replace(/^\./, '').toLowerCase())

const owner = (steps: readonly string[]) => steps.findLast(step => !isNobody(step)) ?? steps.at(-1) ?? ''
