import { decodeWords } from './encoded-word.ts'
import { firstHeader } from './header.ts'
import type { Header } from './message.ts'
import { readParameters, type Parameterised } from './parameter.ts'
import { isKnownEncoding } from './transfer-encoding.ts'
import type { Troubles } from './troubles.ts'

/** What the Content- fields of a part declare about its body. */
export interface ContentFields {
  /** `type/subtype` in lower case; RFC 2045 §5.2's default where nothing that could be one is declared. */
  readonly type: string
  readonly parameters: Readonly<Record<string, string>>
  readonly disposition: 'inline' | 'attachment' | undefined
  readonly fileName: string | undefined
  readonly contentId: string | undefined
  /** The transfer encoding in lower case; '7bit' where none is declared. */
  readonly encoding: string
}

const NOTHING: Parameterised = { value: '', parameters: {}, twice: [] }

/** Reads the Content- fields of a header section. Of a field that comes twice the first counts, and it is a trouble. */
export function readContentFields(headers: readonly Header[], usual: string, troubles: Troubles): ContentFields {
  const type = firstHeader(headers, 'content-type')
  const disposition = firstHeader(headers, 'content-disposition')
  const encoding = firstHeader(headers, 'content-transfer-encoding')
  const id = firstHeader(headers, 'content-id')
  const typed = type === undefined ? NOTHING : readParameters(type.value)
  const disposed = disposition === undefined ? NOTHING : readParameters(disposition.value)
  noteTwice(type, typed, troubles)
  noteTwice(disposition, disposed, troubles)
  return {
    type: typeOf(typed.value) ?? usual,
    parameters: typed.parameters,
    disposition: dispositionOf(disposed.value),
    fileName: disposed.parameters['filename'] ?? disposed.parameters['name'] ?? typed.parameters['name'],
    contentId: id === undefined ? undefined : decodeWords(id.value).replace(/^\s*<|>\s*$/g, ''),
    encoding: encoding === undefined ? '7bit' : encodingOf(encoding, troubles),
  }
}

/** RFC 2045 §5.2: what is no type counts as no type at all. */
function typeOf(value: string): string | undefined {
  return /^[a-z0-9!#$&^_.+-]{1,127}\/[a-z0-9!#$&^_.+-]{1,127}$/.test(value) ? value : undefined
}

/** RFC 2183 §2.8: an unknown disposition is to be treated as an attachment. */
function dispositionOf(value: string): 'inline' | 'attachment' | undefined {
  if (value === '') return undefined
  return value === 'inline' ? 'inline' : 'attachment'
}

function encodingOf({ value, span }: Header, troubles: Troubles): string {
  const bare = value
    .toLowerCase()
    .replace(/["']/g, '')
    .replace(/[\s;,(].*$/s, '')
  const encoding = bare === '' ? '7bit' : bare
  if (!isKnownEncoding(encoding))
    troubles.add(
      'encoding-unknown',
      span,
      `The transfer encoding ${encoding.slice(0, 40)} is not known; the body is left as it is.`,
    )
  return encoding
}

function noteTwice(header: Header | undefined, { twice }: Parameterised, troubles: Troubles): void {
  const [name] = twice
  if (header !== undefined && name !== undefined)
    troubles.add(
      'parameter-twice',
      header.span,
      `The parameter ${name.slice(0, 40)} is given twice; the first one is used.`,
    )
}
