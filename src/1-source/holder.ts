/** Endings that tell of a format and not of a person. */
const ENDINGS =
  /\.(?:mbox|mbx|mboxrd|mboxo|mboxcl2?|maildir|mdir|eml|emlx|msg|pst|ost|zip|tar|tgz|tzst|gz|zst|zstd|bz2|xz|7z|rar|txt|sbd|directory)$/i

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
  return /\.(?:mbox|mbx|mboxrd|mboxo|mboxcl2?)$/i.test(name) || isFolderName(name)
}

/**
 * Whose mailbox something is, and which folder of it, judging by where it lies. The outermost name of a usual folder
 * parts the two: `team/anna/Inbox/Projects` is the folder Inbox/Projects of anna. Where there is none, the last name
 * is the mailbox. Names that name nobody, such as Maildir, give way to the one before.
 */
export function placeOf(steps: readonly string[]): { readonly mailbox: string; readonly folder: string } {
  const names = steps.flatMap(step => step.split(/[/\\]/)).map(withoutEndings)
  const parting = names.findIndex((name, index) => index > 0 && isFolderName(name))
  const before = parting === -1 ? names : names.slice(0, parting)
  const folder = parting === -1 ? [] : names.slice(parting)
  const mailbox = before.findLast(name => !NOBODY.has(name.replace(/^\./, '').toLowerCase())) ?? before.at(-1) ?? ''
  return { mailbox, folder: folder.join('/') }
}
