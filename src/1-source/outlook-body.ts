import type { Limits } from '#ground'
import { charsetOf } from './outlook-code-page.ts'
import { type Properties, TAG, TYPE, bytesOf, codePageOf, longTextOf, numberOf } from './outlook-property.ts'
import { unpackRtf } from './outlook-rtf.ts'
import { readRtfBody } from './outlook-rtf-body.ts'

/** One form of a message's text. */
export interface OutlookBody {
  readonly subtype: 'plain' | 'html' | 'rtf'
  readonly bytes: Uint8Array
  /** A MIME charset. */
  readonly charset: string
}

/** The forms of a message's text, the plainest first, and what was wrong with them, as sentences. */
export interface OutlookBodies {
  readonly bodies: readonly OutlookBody[]
  readonly flaws: readonly string[]
}

/**
 * The message's text in all its forms. HTML keeps its own bytes where it has them, and is taken out of the RTF that
 * older clients wrapped it in; RTF that was the message's only form stays beside its bare text.
 */
export function bodiesOf(properties: Properties, limits: Limits): OutlookBodies {
  const longText = (tag: number) => longTextOf(properties, tag, limits.messageBytes)
  const html = htmlOf(properties, limits)
  const packed = html === undefined ? bytesOf(properties, TAG.rtf) : undefined
  const rtf = packed === undefined ? undefined : unpackRtf(packed, limits.messageBytes)
  const inRtf = rtf === undefined ? undefined : readRtfBody(rtf.bytes, limits.messageBytes)
  const plain = longText(TAG.body) ?? longText(TAG.reportText)
  const bodies = [
    utf8('plain', plain ?? (inRtf?.kind === 'html' ? undefined : inRtf?.text)),
    inRtf?.kind === 'rtf' && rtf !== undefined ? bodyOf('rtf', rtf.bytes, 'us-ascii') : undefined,
    utf8('html', inRtf?.kind === 'html' ? inRtf.text : undefined),
    html,
  ]
  return {
    bodies: bodies.filter(body => body !== undefined),
    flaws: rtf?.flaw === undefined ? [] : [rtf.flaw],
  }
}

/** The HTML property: bytes of the message's code page, or text, which needs no charset of its own. */
function htmlOf(properties: Properties, limits: Limits): OutlookBody | undefined {
  const property = properties.get(TAG.html)
  if (property?.type !== TYPE.binary) return utf8('html', longTextOf(properties, TAG.html, limits.messageBytes))
  const codePage = numberOf(properties, TAG.internetCodePage) ?? codePageOf(properties)
  return bodyOf('html', property.bytes, charsetOf(codePage) ?? 'windows-1252')
}

function utf8(subtype: OutlookBody['subtype'], text: string | undefined): OutlookBody | undefined {
  return text === undefined ? undefined : bodyOf(subtype, Buffer.from(text.toWellFormed()), 'utf-8')
}

function bodyOf(subtype: OutlookBody['subtype'], bytes: Uint8Array, charset: string): OutlookBody | undefined {
  return bytes.length === 0 ? undefined : { subtype, bytes, charset }
}
