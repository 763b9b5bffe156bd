import { decided, lettersOf, winnow, type Digest, type Moment, type ShingleIndex } from '#ground'
import {
  accessWindow,
  matchLeak,
  originOf,
  settledBy,
  sourceLikelihood,
  UNMATCHED,
  type AccessWindow,
  type LeakedDecoy,
  type LeakMatch,
  type LeakOrigin,
  type LeakVersion,
  type WindowItem,
} from '#finding'
import type { TextEngine } from '#document'
import type { CaseFolder, DocumentStore } from '#store'

import type { Bench } from './bench.ts'
import { formOf } from './leak-form.ts'
import { bringers, type Bringer } from './leak-bringer.ts'
import { leakedDecoys, readOwnDecoys, type DecoyBytes } from './leak-decoys.ts'
import { heldMails, holdingsOf, type HeldMail, type HeldMails } from './held-mail.ts'
import { fileOf, readHeldPictures, unreadPictures } from './held-pictures.ts'
import { indexDocuments, shingleIndexOf, subjectOf } from './index-documents.ts'
import { readLeaked, type LeakedBytes, type LeakedFile } from './leaked-file.ts'
import { documentReader } from './read-in-worker.ts'

/** A held document in one mail of one mailbox. */
export interface LeakInstance extends LeakVersion {
  readonly mail: HeldMail
  /** Name of the attached file; '' for the mail's own words. */
  readonly part: string
  /** SHA-256 of the attached file, or of the mail. */
  readonly sha256: Digest
  readonly kind: string
}

/** One leaked file and where it, or another version of it, lay. */
export interface TracedFile {
  readonly file: LeakedFile
  readonly match: LeakMatch
  readonly instances: readonly LeakInstance[]
  /** Instances of other versions. */
  readonly others: readonly LeakInstance[]
  /** Where nothing matches: a held document that has most of its wording and other content. */
  readonly alike: readonly LeakInstance[]
  /** Mailboxes and addresses that a mail with it was sent to and that have no copy of it now. */
  readonly addressed: ReadonlySet<string>
  /** The mail that brought it from outside, which is no holding. */
  readonly brought: readonly Bringer[]
  /** True of the mail itself that brought the others: it did not leak. */
  readonly isBringer: boolean
}

/** All leaked files, and where they may have come from. */
export interface Traced {
  readonly files: readonly TracedFile[]
  readonly origin: LeakOrigin
  /** Leaked files that are own decoys. They tell the source without any weighing, and are told apart from it. */
  readonly decoys: readonly LeakedDecoy[]
  readonly window: AccessWindow | undefined
  /** Pictures and scans in held mail whose words were not read: what leaked may be among them. */
  readonly unread: number
}

/** What is asked: the files that came out, and what helps to tell whence. */
export interface Tracing {
  readonly leaked: readonly LeakedBytes[]
  /** The register of own decoys. */
  readonly decoys?: readonly DecoyBytes[]
  /** Reads the words in leaked pictures and scans. */
  readonly engine?: TextEngine
  /** True where it shall read those in held mail too, which takes long the first time. */
  readonly readsHeld?: boolean
}

/** Of the index's answers so many are compared letter by letter. */
const CANDIDATES = 32
/** Answers that have less of the file's rare wording than this are not. */
const WORTH_COMPARING = 0.03

/** Milliseconds for a leaked file whose pages are pictures: reading a page of them takes seconds. */
const WITH_PICTURES = 600_000

/** Traces leaked files: which versions they are, who held exactly those, and when they were taken. */
export async function trace(
  opened: CaseFolder,
  { leaked, decoys = [], engine, readsHeld = false }: Tracing,
  bench: Bench,
): Promise<Traced> {
  await indexDocuments(opened, bench)
  if (engine !== undefined && readsHeld) await readHeldPictures(opened, engine, bench)
  const { documents } = opened.store
  const index = shingleIndexOf(documents)
  const held = heldMails(opened.store.gists())
  const reader = documentReader(engine === undefined ? {} : { engine, milliseconds: WITH_PICTURES })
  try {
    const files: LeakedFile[] = []
    for (const file of leaked) files.push(...(await readLeaked(file, reader)))
    const own = await readOwnDecoys(decoys, reader, held)
    const known = { documents, index, held }
    const traced = withoutBringers(files.map(file => traceFile(file, files, known)))
    const found = leakedDecoys(own, traced, known)
    const unread = unreadPictures(documents).size
    return { files: traced, decoys: found, unread, ...whence(traced, found, documents, held) }
  } finally {
    await reader.close()
  }
}

/** A mail that was handed in because it brought the files did not leak itself, even where a copy of it is held. */
function withoutBringers(traced: readonly TracedFile[]): TracedFile[] {
  const brought = new Set(traced.flatMap(each => each.brought.map(({ mail }) => mail.id)))
  return traced.map(each =>
    each.file.mail !== undefined && brought.has(each.file.mail.id)
      ? {
          ...each,
          match: UNMATCHED,
          instances: [],
          others: [],
          alike: [],
          addressed: new Set<string>(),
          isBringer: true,
        }
      : each,
  )
}

/** What a case knows of its documents and mail. */
export interface Known {
  readonly documents: DocumentStore
  readonly index: ShingleIndex
  readonly held: HeldMails
}

function traceFile(file: LeakedFile, files: readonly LeakedFile[], known: Known): TracedFile {
  const { documents, held } = known
  const suspects = bringers(file, files, documents, held)
  const apart = new Set(suspects.map(({ mail }) => mail.id))
  const own = matchFile(file, known, apart)
  const ownInstances = instancesOf(own.versions, documents, held, apart)
  // A stranger's mail that has the file brought it, if the text lay here before; else it is simply where it lay.
  const first = Math.min(...ownInstances.map(({ mail }) => mail.at))
  const brought = suspects.filter(({ mail }) => first < mail.at)
  const without = new Set(brought.map(({ mail }) => mail.id))
  const match = brought.length === suspects.length ? own : matchFile(file, known, without)
  const instances = instancesOf(match.versions, documents, held, without)
  return {
    file,
    match,
    instances,
    others: instancesOf(match.family, documents, held, without),
    alike: instancesOf(alikeIn(match), documents, held, without),
    addressed: addressedIn(instances, held),
    brought,
    isBringer: false,
  }
}

function alikeIn({ resembles }: LeakMatch): LeakVersion[] {
  return resembles === undefined ? [] : [{ ...resembles, version: 'edited', similarity: resembles.containment }]
}

/** Finds the held documents that share most with a file, and compares them; mails in `without` do not count. */
function matchFile(file: LeakedFile, { documents, index, held }: Known, without: ReadonlySet<Digest>): LeakMatch {
  const counts = (number: number) => documents.appearances(number).some(({ message }) => !without.has(message))
  const same = documents.numberOf(file.sha256)
  const text = documents.numberOf(`text ${file.sha256}`)
  const prints = winnow(lettersOf(file.text)).prints
  const hits = index.find(prints, CANDIDATES).filter(({ document }) => counts(document))
  const exact = [same, text].filter(number => number !== undefined).filter(counts)
  const candidates = hits
    .filter(({ share }) => share >= WORTH_COMPARING)
    .map(({ document }) => ({ ...documents.get(document), ...subjectOf(document, documents, held) }))
  const match = matchLeak(file, candidates, exact, wanted => index.holders(wanted))
  if (file.mail === undefined || !held.byId.has(file.mail.id)) return match
  // The very bytes of a mail that is held: its words may be another copy's too, and its bytes are not.
  const versions = match.versions.map(version => ({ ...version, version: 'exact' as const }))
  return { ...match, verdict: 'verified', versions }
}

function instancesOf(
  versions: readonly LeakVersion[],
  documents: DocumentStore,
  { byId }: HeldMails,
  without: ReadonlySet<Digest>,
): LeakInstance[] {
  return versions.flatMap(version => {
    const { key, kind } = documents.get(version.number)
    return documents
      .appearances(version.number)
      .filter(({ message }) => !without.has(message))
      .flatMap(({ message, part }) =>
        (byId.get(message) ?? []).map(mail => ({
          ...version,
          mail,
          part,
          kind,
          sha256: kind === 'mail' ? message : (fileOf(key) as Digest),
        })),
      )
      .sort((one, other) => decided(one.mail.at - other.mail.at, one.mail.mailbox, other.mail.mailbox))
  })
}

/** Who else had to do with the mails in which it lay: by their addresses, or by the mailboxes that belong to these. */
function addressedIn(instances: readonly LeakInstance[], { owners }: HeldMails): Set<string> {
  const mailboxOf = new Map([...owners].map(([mailbox, { address }]) => [address, mailbox] as const))
  const holding = new Set(instances.map(({ mail }) => mail.mailbox))
  const addressed = instances
    .flatMap(({ mail: { from, to } }) => [from, ...to])
    .filter(address => address !== '')
    .map(address => mailboxOf.get(address) ?? address)
  return new Set(addressed.filter(account => !holding.has(account)))
}

function whence(
  traced: readonly TracedFile[],
  decoys: readonly LeakedDecoy[],
  documents: DocumentStore,
  held: HeldMails,
) {
  const matched = traced.filter(({ instances }) => instances.length > 0)
  const without = new Set(traced.flatMap(({ brought }) => brought.map(({ mail }) => mail.id)))
  const unexamined = new Set(
    matched
      .flatMap(({ addressed }) => [...addressed])
      .filter(account => !held.all.some(({ mailbox }) => mailbox === account)),
  )
  const holdings = holdingsOf(held, documents.allAppearances(), without, unexamined)
  const leakedFiles = traced.filter(({ isBringer }) => !isBringer)
  const forms = leakedFiles.map(each => formOf(each, held))
  const leaked = leakedFiles.map(({ instances }, index) => ({
    ids: [...new Set(instances.map(({ number }) => String(number)))],
    form: forms[index]!,
  }))
  const posterior = sourceLikelihood(leaked, holdings)
  const origin = originOf(
    matched.length === 0 ? { mailboxes: [], outside: 1 } : posterior,
    leakedFiles.map(({ file, instances, addressed }) => ({
      file: file.name,
      accounts: new Set([...instances.map(({ mail }) => mail.mailbox), ...addressed]),
    })),
    (one, other) => forms.some(form => Math.abs((form.get(one) ?? 0) - (form.get(other) ?? 0)) >= 2),
    unexamined,
  )
  const settled = settledBy(decoys, origin)
  return { origin: settled, window: windowOf(settled, decoys, matched, held) }
}

/** The window in the mailbox that is named; where several are tied, the one in which the newest item came first. */
function windowOf(
  origin: LeakOrigin,
  decoys: readonly LeakedDecoy[],
  matched: readonly TracedFile[],
  held: HeldMails,
): AccessWindow | undefined {
  const mailbox = origin.named[0] ?? origin.mailboxes[0]?.mailbox
  if (mailbox === undefined) return undefined
  const planted = decoys
    .filter(({ settles, accounts }) => settles && accounts[0] === mailbox)
    .flatMap(({ file, name, planted: at }): WindowItem[] => (at === undefined ? [] : [{ file, title: name, at }]))
  const items = [...matched.flatMap(each => itemOf(each, mailbox)), ...planted]
  const out = matched
    .flatMap(({ brought }) => brought)
    .reduce<Bringer | undefined>((first, each) => (first === undefined || each.at < first.at ? each : first), undefined)
  const own = held.all.filter(mail => mail.mailbox === mailbox)
  const until = (own.length > 0 ? own : held.all).reduce((last, { at }) => Math.max(last, at), 0) as Moment
  return accessWindow(items, { mailbox, until, ...(out === undefined ? {} : { out }) })
}

function itemOf({ file, instances, others }: TracedFile, mailbox: string): WindowItem[] {
  const own = instances.filter(({ mail }) => mail.mailbox === mailbox)
  const first = own.length > 0 ? own : instances
  const at = Math.min(...first.map(({ mail }) => mail.at)) as Moment
  if (own.length === 0 && !instances.some(({ mail }) => mail.from === mailbox || mail.to.includes(mailbox))) return []
  const kinds = new Set(first.map(({ kind }) => kind === 'mail'))
  const newer = others
    .filter(({ mail, kind }) => mail.mailbox === mailbox && mail.at > at && kinds.has(kind === 'mail'))
    .reduce((least, { mail }) => Math.min(least, mail.at), Infinity)
  const made = file.made.find(moment => moment >= at)
  const exact = first.some(({ version }) => version === 'exact')
  return [
    {
      file: file.name,
      title: first[0]!.part === '' ? first[0]!.mail.subject : first[0]!.part,
      at,
      ...(made === undefined || exact ? {} : { made }),
      ...(newer === Infinity ? {} : { newer: newer as Moment }),
    },
  ]
}
