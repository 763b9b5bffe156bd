import type { OutlookAttachment } from './outlook-message.ts'
import { type Properties, TAG, TYPE, numberOf, textOf } from './outlook-property.ts'

/** What is told about a file that is attached. */
export interface OutlookFile {
  /** `type/subtype` as told; '' where it is not. */
  readonly type: string
  readonly name: string
  /** It is shown inside the HTML, by its content id. */
  readonly inline: boolean
  readonly contentId: string
  readonly location: string
}

/** AttachFlags ([MS-OXCMSG]): the part is used inside the HTML. */
const IN_HTML = 4

/** Reads what an attachment's properties tell about it; its 8-bit text is of the message's code page. */
export function fileOf({ properties }: OutlookAttachment, codePage: number): OutlookFile {
  const text = (tag: number) => textOf(properties, tag, codePage) ?? ''
  const contentId = text(TAG.contentId)
  const hidden = numberOf(properties, TAG.attachmentHidden) === 1
  const flags = numberOf(properties, TAG.attachmentFlags) ?? 0
  const names = [TAG.attachmentName, TAG.attachmentShortName, TAG.displayName].map(text)
  return {
    type: text(TAG.attachmentType),
    name: names.find(name => name !== '') ?? '',
    inline: contentId !== '' && (hidden || (flags & IN_HTML) !== 0),
    contentId,
    location: text(TAG.contentLocation),
  }
}

/** AttachMethod ([MS-OXCMSG]): these only say where the file lay. */
const BY_REFERENCE = [2, 3, 4, 7]

/** An attached file's content, or a sentence that says why there is none. */
export function contentOf(properties: Properties, name: string, codePage: number): Uint8Array | string {
  const named = name === '' ? 'An attachment' : `The attachment “${name}”`
  const path = textOf(properties, TAG.attachmentLongPath, codePage) ?? textOf(properties, TAG.attachmentPath, codePage)
  if (BY_REFERENCE.includes(numberOf(properties, TAG.attachmentMethod) ?? 1))
    return `${named} was never stored, only where it lay: ${path ?? 'nowhere told'}.`
  const content = properties.get(TAG.attachmentContent)
  // An OLE object (method 6) is a storage of its own, of which the bytes are kept as they are.
  if (content === undefined || (content.type !== TYPE.binary && content.type !== TYPE.object))
    return `${named} has no content.`
  return content.bytes
}
