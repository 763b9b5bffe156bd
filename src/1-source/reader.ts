import type { PathLike } from 'node:fs'
import type { Limits, Trouble, Where } from '#ground'
import type { Item } from './item.ts'
import type { ContainerKind } from './ledger.ts'

/** Bytes with a name: a file as it was handed in, a member of an archive, or what a compressed stream unpacks to. */
export interface FileInput {
  readonly kind: 'file'
  /** The last part of its name, without endings that only tell of compression: `anna.mbox` for `x/anna.mbox.gz`. */
  readonly name: string
  /** Its place. Spans in it count its unpacked bytes. */
  readonly where: Where
  /** The first 64 KiB, or all of it where it is shorter. Recognising looks at nothing else. */
  readonly head: Uint8Array
  /** Length in bytes where it is known before reading. */
  readonly size: number | undefined
  /** True where `stream` may be asked for as often as one likes, one pass after the other. */
  readonly again: boolean
  /**
   * The bytes from the start, for one pass: call it once, and not after `file`. It does not throw for bad material: a
   * damaged stream ends where the damage begins, and the trouble about it goes into the account by itself.
   */
  stream(): AsyncIterable<Uint8Array>
  /**
   * A path on disk that holds the bytes, for formats that need to jump about: the file itself, or a copy in the temp
   * folder that is removed when reading is over. It is only ever read. A damaged stream gives a shorter copy.
   */
  file(): Promise<string>
}

/** One name in a folder. */
export interface FolderEntry {
  /** The name as UTF-8; `path` is exact where it is none. */
  readonly name: string
  readonly path: PathLike
  /** A link to a file counts as that file. 'link' leads to a folder or to nothing, 'other' is a device or a socket. */
  readonly kind: 'file' | 'folder' | 'link' | 'other'
}

/** A folder on disk. Links to folders are not followed, so that no walk runs in a ring. */
export interface FolderInput {
  readonly kind: 'folder'
  readonly name: string
  /** Its place. A folder has no bytes, so its `source` is the digest of its list of names. */
  readonly where: Where
  /** What it holds, sorted by the bytes of the names: the order of a listing is chance. */
  readonly entries: readonly FolderEntry[]
}

/** What a reader is asked to read. */
export type Input = FileInput | FolderInput

/** What a container knows about something in it, which has to be recognised by itself. */
interface MemberPlace {
  /** 'mail': by its place it is a message, whatever it looks like. Only compression is still looked for. */
  readonly as?: 'mail'
  /** The mailbox, where the container tells it: a Takeout archive's account. The user's word still wins. */
  readonly mailbox?: string
  /** The folder of the mailbox, where the container tells it: a Maildir's `.Sent`. */
  readonly folder?: string
}

/** A member of an archive, or what a compressed stream unpacks to. */
export interface StreamMember extends MemberPlace {
  readonly kind: 'stream'
  /** Its name in the container, with inner folders if it has any: `Takeout/Mail/Inbox.mbox`. '': no step inwards. */
  readonly name: string
  readonly size: number | undefined
  /** True where `open` may be called again after the end of a pass. */
  readonly again?: boolean
  /** The bytes, for one pass. A `Damage` thrown by it ends the member and becomes a trouble. */
  open(): AsyncIterable<Uint8Array>
}

/** A file or folder in a folder. */
export interface PathMember extends MemberPlace {
  readonly kind: 'path'
  readonly entry: FolderEntry
  /** Steps between the container and it, where a reader looked through folders itself: `['cur']`. */
  readonly through?: readonly string[]
}

/** Something inside a container that has to be recognised by itself. */
export type Member = StreamMember | PathMember

/** What a reader finds, in order. Whoever drives the reader counts: a reader cannot get the account wrong. */
export type Found =
  | {
      readonly kind: 'item'
      readonly item: Item
      /** Only from readers that open 'either', and only with the first item: there is no other. */
      readonly alone?: true
      /** It was read, but not wholly: cut, of a wrong checksum. It counts as read. */
      readonly trouble?: Trouble
    }
  | { readonly kind: 'member'; readonly member: Member }
  | {
      /** Something that begins here and was passed over on purpose, or could not be read. */
      readonly kind: 'skipped' | 'failed'
      readonly trouble: Trouble
      /** How many things the trouble stands for; 1 where it does not say. */
      readonly count?: number
    }
  /** A trouble of the container itself, which counts nowhere. */
  | { readonly kind: 'remark'; readonly trouble: Trouble }

/** What a reader may know and use beside its input. */
export interface Reading {
  readonly limits: Limits
  /** Whose mailbox it is: the name that the user gave, else what the source tells, else the store's own name. */
  mailbox(told?: string): string
  /** The folder of the mailbox for which the whole input stands; '' where it is the mailbox itself. */
  readonly folder: string
  /**
   * Where it belongs if it turns out to be one loose message and not a store. Absent where it was handed in by itself or
   * is named like a store.
   */
  readonly loose?: { readonly mailbox: string; readonly folder: string }
}

/** How sure a reader is that an input is its own. One yes wins; two are a trouble that names both. */
export type Recognition = 'yes' | 'maybe' | 'no'

/** What all readers have. Add one: a file in `readers/`, a line in `readers.ts`. */
interface Reads<Kind extends Input> {
  /** Its file's name. */
  readonly name: string
  readonly of: Kind['kind']
  readonly holds: ContainerKind
  /**
   * 'account': a container with a ledger entry of its own. 'item': the file is one item, and inside a folder or archive
   * it counts in that one's entry. 'either': its first item tells which. 'nothing': it is only a wrapping, and its
   * content counts in its place.
   */
  readonly opens: 'account' | 'item' | 'either' | 'nothing'
  /** By content: `head` of a file, the names in a folder. Names of files lie and may only break a tie. */
  recognise(input: Kind): Recognition
  /**
   * Reads to the end what can be read. It never throws for bad material and obeys the limits; heavy libraries are
   * imported in here. Whoever asks may stop early: open files are closed in `finally`.
   */
  read(input: Kind, reading: Reading): AsyncIterable<Found>
}

/** Reads one format of file. */
export type FileReader = Reads<FileInput> & { readonly of: 'file' }

/** Reads one way of laying out a folder. */
export type FolderReader = Reads<FolderInput> & { readonly of: 'folder' }

/** Reads one format from the outside. */
export type Reader = FileReader | FolderReader

/** Thrown by a member's bytes where they break off: the material is bad, and all before it was good. */
export class Damage extends Error {
  override readonly name = 'Damage'
  readonly code: string

  constructor(code: string, says: string) {
    super(says)
    this.code = code
  }
}
