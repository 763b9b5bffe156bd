import type { FileInput, FileReader, FolderInput, FolderReader, Reader, Recognition } from './reader.ts'
import * as list from './readers.ts'

const readers: readonly Reader[] = Object.values(list).sort((one, other) => (one.name < other.name ? -1 : 1))
const fileReaders = readers.filter(reader => reader.of === 'file')
const folderReaders = readers.filter(reader => reader.of === 'folder')
const wrappings = fileReaders.filter(reader => reader.opens === 'nothing')

/** Who reads an input. */
export interface Choice<Chosen extends Reader> {
  /** Undefined where nobody knows it. */
  readonly reader: Chosen | undefined
  /** The names of all that were sure, where more than one was: the first of them reads. */
  readonly rivals: readonly string[]
}

/** Chooses the reader of a file. One that is mail by its place is read as mail, unless it is compressed. */
export function chooseFileReader(input: FileInput, as: 'mail' | undefined): Choice<FileReader> {
  if (as === undefined) return choose(fileReaders, reader => reader.recognise(input))
  const { reader, rivals } = choose(wrappings, reader => reader.recognise(input))
  return { reader: reader ?? list.eml, rivals }
}

/** Chooses the reader of a folder. There is always one: any folder can be looked through. */
export function chooseFolderReader(input: FolderInput): Choice<FolderReader> {
  return choose(folderReaders, reader => reader.recognise(input))
}

/** What is guessed first where nobody is sure: a mail taken for a text is lost, a text taken for a mail is seen. */
const GUESSED: readonly Reader['holds'][] = ['mail', 'archive', 'indicator', 'log', 'document', 'folder']

function choose<Chosen extends Reader>(
  among: readonly Chosen[],
  recognise: (reader: Chosen) => Recognition,
): Choice<Chosen> {
  const answers = among.map(reader => ({ reader, answer: recognise(reader) }))
  const sure = answers.filter(({ answer }) => answer === 'yes').map(({ reader }) => reader)
  if (sure.length > 0) return { reader: sure[0], rivals: sure.length > 1 ? sure.map(({ name }) => name) : [] }
  const guesses = answers.filter(({ answer }) => answer === 'maybe').map(({ reader }) => reader)
  const guess = GUESSED.map(kind => guesses.find(({ holds }) => holds === kind)).find(reader => reader !== undefined)
  return { reader: guess, rivals: [] }
}
